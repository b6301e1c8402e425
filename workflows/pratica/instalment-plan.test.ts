import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planInstalments } from './instalment-plan.ts';
import { addDays } from './service.ts';

const RULE = { longerThanDays: 62, remindDays: 5, arrearsDays: 10 };
const PERIOD = { startDate: '2026-12-01', endDate: '2027-02-28', totalCents: 90_000 };
const plan = (more: object = {}, rule: typeof RULE | undefined = RULE) =>
  planInstalments({ ...PERIOD, isMonthly: false, ...more }, rule);

describe('The instalments of a period', () => {
  test('are one for each month that begins in it, from its first day', () => {
    expect(plan()).toEqual([
      { n: 1, from: '2026-12-01', amountCents: 30_000 },
      { n: 2, from: '2027-01-01', amountCents: 30_000 },
      { n: 3, from: '2027-02-01', amountCents: 30_000 },
    ]);
  });

  test('leave the cents that cannot be shared to the first', () => {
    const amounts = plan({ totalCents: 10_001 }).map(({ amountCents }) => amountCents);
    expect(amounts).toEqual([3_335, 3_333, 3_333]);
  });

  test('begin on the last day of a month that has no such day', () => {
    const from = plan({ startDate: '2027-01-31', endDate: '2027-04-29' }).map((each) => each.from);
    expect(from).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
  });

  test.each([
    ['the policy foresees none', {}, undefined, 1],
    ['the period is not longer than the policy says', { endDate: '2027-01-31' }, RULE, 1],
    ['it is one day longer', { endDate: '2027-02-01' }, RULE, 3],
    ['its price is one of each month', { endDate: '2027-01-31', isMonthly: true }, RULE, 2],
    ['a price by the month is for one month', { endDate: '2026-12-31', isMonthly: true }, RULE, 1],
    ['there are fewer cents than months', { totalCents: 2 }, RULE, 2],
  ])('are counted when %s', (_what, more, rule, count) => {
    expect(planInstalments({ ...PERIOD, isMonthly: false, ...more }, rule)).toHaveLength(count);
  });

  test('come to the total to the cent, each worth something, in the order of their days', () => {
    const periods = fc.record({
      days: fc.integer({ min: 0, max: 760 }),
      offset: fc.integer({ min: 0, max: 1_500 }),
      totalCents: fc.integer({ min: 1, max: 10_000_000 }),
      isMonthly: fc.boolean(),
      longerThanDays: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(periods, ({ days, offset, totalCents, isMonthly, longerThanDays }) => {
        const startDate = addDays('2026-01-01', offset);
        const endDate = addDays(startDate, days);
        const asked = { startDate, endDate, totalCents, isMonthly };
        const planned = planInstalments(asked, { ...RULE, longerThanDays });
        const amounts = planned.map(({ amountCents }) => amountCents);
        expect(amounts.reduce((sum, cents) => sum + cents, 0)).toBe(totalCents);
        expect(amounts.every((cents) => Number.isInteger(cents) && cents > 0)).toBe(true);
        const [first = 0, ...others] = amounts;
        expect(new Set(others).size).toBeLessThanOrEqual(1);
        expect(others.every((cents) => first >= cents && first - cents < planned.length)).toBe(
          true,
        );
        const from = planned.map((each) => each.from);
        expect(from).toEqual([...new Set(from)].sort());
        expect(from[0] === startDate && from.at(-1)! <= endDate).toBe(true);
      }),
    );
  });
});
