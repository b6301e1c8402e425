import { describe, expect, test } from '@jest/globals';
import { advance } from './advance.ts';
import { refusalOf } from './guards.ts';
import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { stepOf } from './step.ts';
import { tasksOf } from './tasks.ts';
import { ADMIN, aPratica, CITIZEN, command, ENTE1, ENTE2, member, SYSTEM } from './testing.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const TUESDAY = '2026-11-24T09:00:00.000Z';
const LATER = '2099-01-01T00:00:00.000Z';

const go = (pratica: Pratica, what: Command, now = MONDAY) => {
  expect([what.transition, refusalOf(pratica, what, now)]).toEqual([what.transition, undefined]);
  return advance(pratica, what, now);
};
const offerOf = (enteId: string, offerId: string, validUntil = LATER) =>
  command('submitOffer', member(enteId), { facts: { offerId, validUntil } });

const requested = go(aPratica(), command('request', CITIZEN));
const offered = (rivalUntil = LATER) =>
  go(go(requested, offerOf(ENTE1, 'one')), offerOf(ENTE2, 'two', rivalUntil));
const ordered = (rivalUntil?: string) =>
  go(offered(rivalUntil), command('chooseOffer', CITIZEN, { facts: { offerId: 'one', revision: 1 } })); // prettier-ignore
const due = (rivalUntil?: string) =>
  go(ordered(rivalUntil), command('confirmOrder', member(ENTE1), { facts: { startDate: '2026-12-01', endDate: '2027-02-28' } })); // prettier-ignore
const back = (facts = {}) => command('returnToOffer', ADMIN, { facts });
const exclude = (enteId: string) => command('excludeEnte', ADMIN, { facts: { enteId } });
const statuses = ({ offers }: Pratica) => Object.values(offers).map(({ status }) => status);

describe('Brought back to offers, a pratica', () => {
  test.each([
    ['an order', ordered()],
    ['a payment', due()],
  ])('from %s stands as before the choice: every valid offer can be chosen', (_from, from) => {
    const after = go(from, back());
    expect(after).toMatchObject({ state: 'offer', chosenOfferId: null, paymentId: null });
    expect(after.service).toBeUndefined();
    expect(statuses(after)).toEqual(['live', 'live']);
    expect(Object.keys(after.deadlines)).toEqual(['choiceDeadline']);
    expect(tasksOf(after).map(({ kind }) => kind)).toEqual(['chooseOffer']);
  });

  test('is chosen and confirmed anew, with a payment of its own', () => {
    const first = due();
    const chosen = go(go(first, back()), command('chooseOffer', CITIZEN, { facts: { offerId: 'two', revision: 1 } })); // prettier-ignore
    const again = go(chosen, command('confirmOrder', member(ENTE2)));
    expect(again.paymentId).not.toBe(first.paymentId);
    const late = command('paymentSettled', SYSTEM, { facts: { paymentId: first.paymentId! } });
    expect(refusalOf(again, late, MONDAY)).toBe('payment-not-due');
    expect(refusalOf(chosen, late, MONDAY)).toBe('not-allowed-in-state');
  });

  test('can leave the chosen ente out for good', () => {
    const after = go(due(), back({ enteId: ENTE1 }));
    expect(statuses(after)).toEqual(['rejected', 'live']);
    expect(after.enti).toMatchObject({ [ENTE1]: 'excluded', [ENTE2]: 'offered' });
    expect(refusalOf(after, offerOf(ENTE1, 'three'), MONDAY)).toBe('ente-excluded');
  });

  test('asks again whoever had offered when no offer is valid any more, but not who is out', () => {
    const from = due(TUESDAY);
    const after = advance(from, back({ enteId: ENTE1 }), TUESDAY);
    expect(statuses(after)).toEqual(['rejected', 'closed']);
    expect(after.enti).toMatchObject({ [ENTE1]: 'excluded', [ENTE2]: 'awaited' });
    expect(after.deadlines.offersDeadline).toBeDefined();
    const act = { ...back(), kind: 'returnToOffer', channel: 'web' } as const;
    const { tasks, tells } = stepOf({ ...act, facts: { enteId: ENTE1 } }, TUESDAY, from, after);
    expect(tasks.opened).toMatchObject([{ kind: 'answerRequest', enteId: ENTE2 }]);
    expect(tells).toContain('rivals');
  });

  test.each(['active', 'suspended', 'renewed', 'interrupted', 'completed'] as const)(
    'is refused once a service is paid for: %s',
    (state) => {
      const closed = state === 'completed';
      expect(refusalOf({ ...due(), state, closed }, back(), MONDAY)).toBe('not-allowed-in-state');
    },
  );

  test('is so by the office alone, and can leave out only the ente that was chosen', () => {
    for (const actor of [CITIZEN, member(ENTE1), SYSTEM]) {
      expect(refusalOf(due(), command('returnToOffer', actor), MONDAY)).toBe('role-not-allowed');
    }
    expect(refusalOf(due(), back({ enteId: ENTE2 }), MONDAY)).toBe('ente-not-chosen');
  });
});

describe('An ente that the office takes out', () => {
  test('need not answer, and cannot', () => {
    const after = go(requested, exclude(ENTE1));
    expect(tasksOf(after).map(({ enteId }) => enteId)).toEqual([ENTE2]);
    expect(refusalOf(after, offerOf(ENTE1, 'one'), MONDAY)).toBe('ente-excluded');
    expect(refusalOf(after, exclude(ENTE1), MONDAY)).toBe('ente-excluded');
    const stranger = 'e0000000-0000-4000-8000-000000000003';
    expect(refusalOf(after, exclude(stranger), MONDAY)).toBe('ente-not-asked');
  });

  test('has its offer withdrawn; those of others stay', () => {
    const after = go(offered(), exclude(ENTE1));
    expect(statuses(after)).toEqual(['withdrawn', 'live']);
    expect(after.state).toBe('offer');
  });

  test.each([
    ['an order', ordered()],
    ['a payment', due()],
  ])('no longer stands in reserve of %s', (_of, from) => {
    const after = go(from, exclude(ENTE2));
    expect(after).toMatchObject({ state: from.state, deadlines: from.deadlines });
    expect(statuses(go(after, back()))).toEqual(['live', 'withdrawn']);
  });

  test('is not the one that was chosen: for that the pratica goes back', () => {
    expect(refusalOf(ordered(), exclude(ENTE1), MONDAY)).toBe('ente-chosen');
  });

  test('is the one concerned, told, and recorded as out', () => {
    const act = { ...exclude(ENTE1), kind: 'excludeEnte', channel: 'web' } as const;
    const step = stepOf(act, MONDAY, requested, advance(requested, exclude(ENTE1), MONDAY));
    expect(step).toMatchObject({ enteId: ENTE1, enteAnswer: 'excluded', tells: ['ente'] });
  });
});
