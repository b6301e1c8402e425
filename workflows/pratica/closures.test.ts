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
