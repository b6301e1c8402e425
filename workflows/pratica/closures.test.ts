import { describe, expect, test } from '@jest/globals';
import { advance } from './advance.ts';
import { refusalOf } from './guards.ts';
import type { Closure } from './closures.ts';
import { stepOf } from './step.ts';
import { aPratica, CITIZEN, command, ENTE1, ENTE2, member, SYSTEM } from './testing.ts';

/** A Monday; the next week holds the patron (7 December) and a holiday (8). */
const MONDAY = '2026-11-23T09:00:00.000Z';
const LATER = '2099-01-01T00:00:00.000Z';

const requested = advance(aPratica(), command('request', CITIZEN), MONDAY);
const submit = command('submitOffer', member(ENTE1), { facts: { offerId: 'one', validUntil: LATER } }); // prettier-ignore
const offered = advance(requested, submit, MONDAY);
const order = (closures?: Closure[]) =>
  advance(offered, command('chooseOffer', CITIZEN, { facts: { offerId: 'one', revision: 1, closures } }), MONDAY); // prettier-ignore
const postpone = (closures: Closure[]) =>
  command('postponeForClosure', SYSTEM, { facts: { closures } });

describe('While an ente is closed, its time to confirm an order stands still', () => {
  // By hand: two business days from Monday 23 are Wednesday 25, five are Monday 30 November.
  test.each<[string, Closure[], escalation: string, fallback: string]>([
    ['not closed', [], '2026-11-25', '2026-11-30'],
    [
      'closed on Tuesday',
      [{ from: '2026-11-24', through: '2026-11-24' }],
      '2026-11-26',
      '2026-12-01',
    ],
    [
      'closed from Thursday to Monday',
      [{ from: '2026-11-26', through: '2026-11-30' }],
      '2026-11-25',
      '2026-12-03',
    ],
    [
      'closed over a week-end alone',
      [{ from: '2026-11-28', through: '2026-11-29' }],
      '2026-11-25',
      '2026-11-30',
    ],
    [
      'closed for a week, up to the patron',
      [{ from: '2026-11-30', through: '2026-12-04' }],
      '2026-11-25',
      '2026-12-09',
    ],
    ['closed before', [{ from: '2026-11-01', through: '2026-11-20' }], '2026-11-25', '2026-11-30'],
    [
      'closed twice, overlapping',
      [
        { from: '2026-11-24', through: '2026-11-25' },
        { from: '2026-11-25', through: '2026-11-26' },
      ],
      '2026-11-30',
      '2026-12-03',
    ],
  ])('known when the offer is chosen: %s', (_what, closures, escalation, fallback) => {
    const { orderEscalation, orderFallback } = order(closures).deadlines;
    expect([orderEscalation, orderFallback]).toEqual([`${escalation}T09:00:00.000Z`, `${fallback}T09:00:00.000Z`]); // prettier-ignore
    // Told afterwards, on the same Monday, it comes to the same.
    if (refusalOf(order(), postpone(closures), MONDAY)) return;
    expect(advance(order(), postpone(closures), MONDAY).deadlines).toEqual(order(closures).deadlines); // prettier-ignore
  });

  test('told afterwards, it moves what still runs by the days that are left of it', () => {
    const closures = [{ from: '2026-11-24', through: '2026-11-27' }];
    const thursday = '2026-11-26T08:00:00.000Z';
    const rung = { ...order(), deadlines: { orderFallback: order().deadlines.orderFallback! } };
    const { deadlines } = advance(rung, postpone(closures), thursday);
    // Thursday and Friday are left of it: from Monday 30 to Wednesday.
    expect(deadlines).toEqual({ orderFallback: '2026-12-02T09:00:00.000Z' });
  });

  test('moves nothing twice', () => {
    const closures = [{ from: '2026-11-24', through: '2026-11-24' }];
    const moved = advance(order(), postpone(closures), MONDAY);
    expect(refusalOf(moved, postpone(closures), MONDAY)).toBe('closure-shifts-nothing');
    const longer = [...closures, { from: '2026-11-24', through: '2026-11-25' }];
    expect(advance(moved, postpone(longer), MONDAY).deadlines.orderFallback).toBe(
      '2026-12-02T09:00:00.000Z',
    );
  });

  test('leaves the deadline that all enti share', () => {
    const closures = [{ from: '2026-11-24', through: '2026-11-27' }];
    expect(refusalOf(offered, postpone(closures), MONDAY)).toBe('not-allowed-in-state');
    for (const actor of [CITIZEN, member(ENTE1), member(ENTE2)]) {
      const theirs = { ...postpone(closures), actor };
      expect(refusalOf(order(), theirs, MONDAY)).toBe('role-not-allowed');
    }
  });

  test('does not touch terms that are not counted in business days', () => {
    const hours = { orderEscalation: { hours: 2 }, orderFallback: { hours: 5 } };
    const quick = { ...order(), terms: { ...order().terms, ...hours } };
    const closures = [{ from: '2026-11-23', through: '2026-11-27' }];
    expect(refusalOf(quick, postpone(closures), MONDAY)).toBe('closure-shifts-nothing');
  });

  test('shows in the due date of the task, and tells both sides', () => {
    const closures = [{ from: '2026-11-24', through: '2026-11-24' }];
    const after = advance(order(), postpone(closures), MONDAY);
    const act = { ...postpone(closures), kind: 'postponeForClosure', channel: 'gateway' } as const;
    const { tasks, tells } = stepOf(act, MONDAY, order(), after);
    expect(tasks.moved).toMatchObject([{ kind: 'confirmOrder', dueAt: '2026-11-26T09:00:00.000Z' }]); // prettier-ignore
    expect(tells).toEqual(['citizen', 'ente']);
  });
});

describe('What is left of a closure that is taken back', () => {
  const giveBack = (closures: Closure[]) =>
    command('withdrawClosure', SYSTEM, { facts: { closures } });
  const week = { from: '2026-11-30', through: '2026-12-04' };
  const termsOf = ({ deadlines }: { deadlines: object }) => {
    const { orderEscalation, orderFallback } = deadlines as Record<string, string>;
    return [orderEscalation?.slice(0, 10), orderFallback?.slice(0, 10)];
  };

  // What was removed leaves no trace: the terms are those of an order that never knew of it.
  test.each<[string, Closure[], Closure[]]>([
    ['all of it', [week], []],
    ['its last days', [week], [{ from: '2026-11-30', through: '2026-12-01' }]],
    ['one of two that overlap', [week, { from: '2026-12-02', through: '2026-12-09' }], [week]],
    ['a day before it', [{ from: '2026-11-24', through: '2026-11-24' }, week], [week]],
    ['a week-end', [{ from: '2026-11-28', through: '2026-12-01' }], []],
  ])('moves the terms back by exactly its days: %s', (_what, before, after) => {
    for (const known of [order(before), advance(order(), postpone(before), MONDAY)]) {
      const back = advance(known, giveBack(after), MONDAY);
      expect(termsOf(back)).toEqual(termsOf(order(after)));
      expect(back.deadlines).toEqual(order(after).deadlines);
      expect(refusalOf(back, giveBack(after), MONDAY)).toBe('closure-shifts-nothing');
    }
  });

  test('keeps what has gone by: a closure that is cut short gives back the days to come', () => {
    const known = order([{ from: '2026-11-24', through: '2026-11-27' }]);
    expect(termsOf(known)).toEqual(['2026-12-01', '2026-12-04']);
    const wednesday = '2026-11-25T08:00:00.000Z';
    const cut = [{ from: '2026-11-24', through: '2026-11-25' }];
    // By hand: Tuesday and Wednesday closed, two business days from Monday are Friday, five Wednesday.
    const back = advance(known, giveBack(cut), wednesday);
    expect(termsOf(back)).toEqual(['2026-11-27', '2026-12-02']);
    expect(back.closures).toEqual(cut);
  });

  test('leaves the ente one business day at least before the office hears, two before it is over', () => {
    const known = order([{ from: '2026-12-01', through: '2026-12-04' }]);
    expect(termsOf(known)).toEqual(['2026-11-25', '2026-11-30']);
    const late = order([{ from: '2026-11-30', through: '2026-12-04' }]);
    expect(termsOf(late)).toEqual(['2026-11-25', '2026-12-09']);
    const rung = { ...late, deadlines: { orderFallback: late.deadlines.orderFallback! } };
    // On Sunday it would be over on Monday at ten: it stays open until Tuesday.
    const sunday = '2026-11-29T12:00:00.000Z';
    expect(advance(rung, giveBack([]), sunday).deadlines).toEqual({
      orderFallback: '2026-12-01T12:00:00.000Z',
    });
  });

  test('never makes a term later, and moves nothing that it had not moved', () => {
    expect(refusalOf(order(), giveBack([]), MONDAY)).toBe('closure-shifts-nothing');
    const far = order([{ from: '2027-02-01', through: '2027-02-05' }]);
    expect(refusalOf(far, giveBack([]), MONDAY)).toBe('closure-shifts-nothing');
    const known = order([{ from: '2026-11-30', through: '2026-11-30' }]);
    const eve = '2026-11-29T22:00:00.000Z';
    const { orderFallback } = advance(known, giveBack([]), eve).deadlines;
    expect(orderFallback! <= known.deadlines.orderFallback!).toBe(true);
  });

  test('is nobody’s to say but the platform’s', () => {
    for (const actor of [CITIZEN, member(ENTE1)]) {
      expect(refusalOf(order([week]), { ...giveBack([]), actor }, MONDAY)).toBe('role-not-allowed');
    }
  });
});
