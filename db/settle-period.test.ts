import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { settlePeriod } from './settle-period.ts';

const instalments = (paid: number, amounts = [10_000, 10_000, 10_000]) =>
  amounts.map((amountCents, index) => ({
    id: `p${index + 1}`,
    instalment: index + 1,
    amountCents,
    isPaid: index < paid,
  }));
const HALF = { days: 45, ofDays: 90 };

describe('What is owed when a period ends before its time', () => {
  test('is the used share of all that it costs: beyond it, the latest payment goes back first', () => {
    expect(settlePeriod(instalments(2), HALF)).toEqual({ back: [{ id: 'p2', cents: 5_000 }], owed: [] }); // prettier-ignore
    expect(settlePeriod(instalments(3), HALF).back).toEqual([
      { id: 'p3', cents: 10_000 },
      { id: 'p2', cents: 5_000 },
    ]);
  });

  test('stays owed, of the earliest first, as far as it was used', () => {
    expect(settlePeriod(instalments(1), HALF)).toEqual({ back: [], owed: [{ id: 'p2', cents: 5_000 }] }); // prettier-ignore
  });

  test('is nothing of what is not due yet', () => {
    expect(settlePeriod(instalments(2), { days: 30, ofDays: 90 })).toEqual({ back: [], owed: [] });
  });

  test('of a single payment is what it always was: the unused share, rounded up', () => {
    expect(settlePeriod(instalments(1, [10_000]), { days: 1, ofDays: 3 })).toEqual({
      back: [{ id: 'p1', cents: 3_334 }],
      owed: [],
    });
  });

  test('never comes to more, or less, than what was used', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 24 });
    const shares = fc.tuple(fc.nat(730), fc.integer({ min: 1, max: 730 }));
    fc.assert(
      fc.property(amounts, shares, fc.nat(24), (cents, [days, ofDays], count) => {
        const unused = { days: Math.min(days, ofDays), ofDays };
        const payments = instalments(count, cents);
        const sum = (of: readonly { amountCents?: number; cents?: number }[]) =>
          of.reduce((total, each) => total + (each.amountCents ?? each.cents ?? 0), 0);
        const { back, owed } = settlePeriod(payments, unused);
        const total = sum(payments);
        const used = total - Math.ceil((total * unused.days) / ofDays);
        const paid = sum(payments.filter(({ isPaid }) => isPaid));
        expect(paid - sum(back) + sum(owed)).toBe(used);
        expect(sum(back) === 0 || sum(owed) === 0).toBe(true);
        const amountOf = new Map(payments.map(({ id, amountCents }) => [id, amountCents]));
        const parts = [...back, ...owed];
        expect(parts.every(({ id, cents: part }) => part > 0 && part <= amountOf.get(id)!)).toBe(
          true,
        );
      }),
    );
  });
});
