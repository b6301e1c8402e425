import { describe, expect, test } from '@jest/globals';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import type { Command } from './messages.ts';
import { ifNobodyActs } from './outlook.ts';
import { ifMoved } from './policy.ts';
import type { Pratica } from './pratica.ts';
import { relive } from './relive.ts';
import { stepOf } from './step.ts';
import type { Terms } from './terms.ts';
import { ADMIN, aPratica, CITIZEN, command, ENTE1, member, SYSTEM, TERMS } from './testing.ts';
import { STATES, TIMERS, type TimerName, TRANSITIONS } from './transitions.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const TUESDAY = '2026-11-24T08:30:00.000Z';
const OFFER = { offerId: 'offer-1', revision: 1, validUntil: '2099-01-01T00:00:00.000Z' };
const PERIOD = { startDate: '2026-12-01', endDate: '2027-02-28' };
const OLD = { id: 'policy-1', version: 1 };

const requested = { ...advance(aPratica(), command('request', CITIZEN), MONDAY), policy: OLD };
const offered = act(requested, command('submitOffer', member(ENTE1), { facts: OFFER }));
const chosen = act(offered, command('chooseOffer', CITIZEN, { facts: OFFER }));
const confirmed = act(chosen, command('confirmOrder', member(ENTE1), { facts: PERIOD }));
const paid = { facts: { paymentId: confirmed.paymentId! } };
const active = act(confirmed, command('paymentSettled', SYSTEM, paid));
const extended = act(
  act(requested, command('extendDeadline', CITIZEN, { facts: { businessDays: 3 } })),
  command('extendDeadline', ADMIN, { facts: { businessDays: 2 } }),
);
const fallenBack = act(
  act(offered, submitTwo()),
  command('chooseOffer', CITIZEN, { facts: OFFER }),
);
const reopened = act(fallenBack, command('rejectOrder', member(ENTE1)));
const planned = act(active, suspend('2026-12-10', '2026-12-20'));

/** All twice as long, and asked about the next period a week earlier. */
const LONGER: Terms = {
  ...TERMS,
  offersReminder: { businessDays: 5 },
  offersDeadline: { businessDays: 10 },
  choiceDeadline: { days: 20 },
  orderEscalation: { businessDays: 4 },
  orderFallback: { businessDays: 10 },
  paymentFirstReminder: { days: 2 },
  paymentSecondReminder: { days: 6 },
  paymentDeadline: { days: 10 },
  renewalPromptDays: 21,
};

function act(pratica: Pratica, what: Command, at = MONDAY): Pratica {
  expect(refusalOf(pratica, what, at)).toBeUndefined();
  return advance(pratica, what, at);
}

function submitTwo(): Command {
  const facts = { ...OFFER, offerId: 'offer-2' };
  return command('submitOffer', member('e0000000-0000-4000-8000-000000000002'), { facts });
}

function suspend(from: string, until: string): Command {
  return command('suspend', CITIZEN, { facts: { from, until } });
}

function move(terms: Terms | undefined, { id, version } = { id: 'policy-2', version: 2 }): Command {
  return command('movePolicy', ADMIN, { facts: { policyId: id, policyVersion: version, terms } });
}

const refused = (pratica: Pratica, terms: Partial<Terms>, at = TUESDAY) =>
  refusalOf(pratica, move({ ...TERMS, ...terms }), at);

/** Instants worked out by hand: 7 and 8 December are holidays in Milano. */
const MOVED: Record<string, [from: Pratica, deadlines: Partial<Record<TimerName, string>>]> = {
  'a request': [requested, {
    offersReminder: '2026-11-30T09:00:00.000Z',
    offersDeadline: '2026-12-09T09:00:00.000Z',
    choiceDeadline: '2026-12-29T09:00:00.000Z',
  }],
  'a request whose deadline was extended by three and two days': [extended, {
    offersReminder: '2026-11-30T09:00:00.000Z',
    offersDeadline: '2026-12-16T09:00:00.000Z',
    choiceDeadline: '2027-01-05T09:00:00.000Z',
  }],
  'a choice reopened by an order that fell through': [reopened, {
    choiceDeadline: '2026-12-13T09:00:00.000Z',
  }],
  'an order': [chosen, {
    orderEscalation: '2026-11-27T09:00:00.000Z',
    orderFallback: '2026-12-09T09:00:00.000Z',
  }],
  'a payment': [confirmed, {
    paymentFirstReminder: '2026-11-25T09:00:00.000Z',
    paymentSecondReminder: '2026-11-29T09:00:00.000Z',
    paymentDeadline: '2026-12-03T09:00:00.000Z',
  }],
  'a service': [active, {
    renewalPrompt: '2027-02-07T23:00:00.000Z',
    periodEnd: '2027-02-28T23:00:00.000Z',
  }],
  'a service with a suspension ahead': [planned, {
    suspensionStart: '2026-12-09T23:00:00.000Z',
    renewalPrompt: '2027-02-07T23:00:00.000Z',
    periodEnd: '2027-02-28T23:00:00.000Z',
  }],
}; // prettier-ignore

describe('Moved to a newer policy', () => {
  test.each(Object.entries(MOVED))(
    '%s has its deadlines counted anew from where its state began',
    (_what, [from, deadlines]) => {
      const moved = act(from, move(LONGER), TUESDAY);
      expect(moved).toMatchObject({ state: from.state, stateSince: from.stateSince, terms: LONGER, policy: { id: 'policy-2', version: 2 }, version: from.version + 1 }); // prettier-ignore
      expect(moved.deadlines).toEqual(deadlines);
    },
  );

  test.each(Object.entries(MOVED))('%s goes back to the very deadlines it had', (_what, [from]) => {
    const back = act(act(from, move(LONGER), TUESDAY), move(from.terms, OLD), TUESDAY);
    expect(back).toEqual({ ...from, version: from.version + 2 });
  });

  test('every state of the table from which it can be moved has been moved', () => {
    const states = new Set(Object.values(MOVED).map(([{ state }]) => state));
    expect([...states].sort()).toEqual([...TRANSITIONS.movePolicy.from].sort());
  });

  test.each(Object.entries(MOVED))('%s still ends by time alone, by the new terms', (_what, [from]) => {
    const moved = act(from, move(LONGER), TUESDAY);
    const rings = (pratica: Pratica) => ifNobodyActs(pratica).map(({ timer }) => timer);
    expect(rings(moved)).toEqual(rings(from));
    expect(ifNobodyActs(moved)[0]).toMatchObject(nextTimer(moved)!);
  }); // prettier-ignore

  test('the dry run says what the move then does, and does nothing itself', () => {
    for (const [from] of Object.values(MOVED)) {
      const before = structuredClone(from);
      const foreseen = ifMoved(from, { policyId: 'policy-2', terms: LONGER }, TUESDAY);
      expect(foreseen).toEqual({ deadlines: act(from, move(LONGER), TUESDAY).deadlines });
      expect(from).toEqual(before);
    }
  });

  test('a reminder that has gone out does not go out again, and stays out on the way back', () => {
    const reminded = ring(requested, 'offersReminder', requested.deadlines.offersReminder!);
    const at = '2026-11-26T09:00:00.000Z';
    const moved = act(reminded, move(LONGER), at);
    expect(Object.keys(moved.deadlines).sort()).toEqual(['choiceDeadline', 'offersDeadline']);
    expect(act(moved, move(TERMS, OLD), at).deadlines).toEqual(reminded.deadlines);
  });

  test('an order that was escalated stays so, with another day to fall back', () => {
    const late = ring(chosen, 'orderEscalation', chosen.deadlines.orderEscalation!);
    const moved = act(late, move(LONGER), '2026-11-26T09:00:00.000Z');
    expect(moved.escalated).toBe(true);
    expect(moved.deadlines).toEqual({ orderFallback: '2026-12-09T09:00:00.000Z' });
  });

  test('a question that the old terms did not foresee is asked, if its day is still to come', () => {
    const { renewalPromptDays: _none, ...silent } = TERMS;
    const unasked = { ...active, terms: silent, deadlines: { periodEnd: active.deadlines.periodEnd! } };
    expect(act(unasked, move(LONGER), TUESDAY).deadlines.renewalPrompt).toBe('2027-02-07T23:00:00.000Z');
    const late = '2027-02-10T09:00:00.000Z';
    expect(act(unasked, move(LONGER), late).deadlines).toEqual(unasked.deadlines);
    const dropped = act(active, move(silent), TUESDAY);
    expect(dropped.deadlines).toEqual(unasked.deadlines);
    expect(act(dropped, move(TERMS, OLD), TUESDAY).deadlines).toEqual(active.deadlines);
  }); // prettier-ignore

  test('a due date of a task moves with its deadline', () => {
    const what = move(LONGER);
    const { id, transition: kind, actor, facts } = what;
    const step = stepOf({ id, kind, actor, facts, channel: 'web' }, TUESDAY, requested, act(requested, what, TUESDAY)); // prettier-ignore
    expect(step.tasks.moved.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['answerRequest', '2026-12-09T09:00:00.000Z'],
      ['answerRequest', '2026-12-09T09:00:00.000Z'],
    ]);
    expect([...step.tells].sort()).toEqual(['citizen', 'ente', 'enti']);
    const later = stepOf({ id, kind, actor, facts, channel: 'web' }, TUESDAY, active, act(active, what, TUESDAY)); // prettier-ignore
    expect(later.tells).toEqual(['citizen', 'ente']);
  });

  test('is lived again from the record as it was', () => {
    const what = move(LONGER);
    const { id, transition: kind, actor, facts } = what;
    const moved = act(requested, what, TUESDAY);
    expect(relive(requested, { id, kind, at: TUESDAY, actor, facts })).toEqual(moved);
  });
});

describe('A pratica is not moved', () => {
  test('from where it is stopped, agreed upon or over', () => {
    for (const state of STATES) {
      const isOver = ['completed', 'withdrawn', 'cancelled', 'expired'].includes(state);
      const at = { ...requested, state, closed: isOver };
      const canStart = (TRANSITIONS.movePolicy.from as readonly string[]).includes(state);
      expect([state, refused(at, {}) === 'not-allowed-in-state']).toEqual([state, !canStart]);
    }
  });

  test('by anybody but an administrator in the own right', () => {
    const by = (actor: Command['actor'], rest = {}) =>
      refusalOf(requested, { ...move(LONGER), actor, ...rest }, TUESDAY);
    for (const actor of [CITIZEN, member(ENTE1), SYSTEM]) expect(by(actor)).toBe('role-not-allowed');
    expect(by(ADMIN, { onBehalfOf: { role: 'citizen' } })).toBe('role-not-allowed');
  }); // prettier-ignore

  test('when a term has rung already', () => {
    const closedToOffers = ring(offered, 'offersDeadline', offered.deadlines.offersDeadline!);
    expect(refused(closedToOffers, LONGER, '2026-12-01T09:00:00.000Z')).toBe('policy-term-rung');
  });

  test('when a term would be over: nobody is made late by a rule that came later', () => {
    expect(refused(requested, { offersDeadline: { days: 1 } }, '2026-11-24T09:00:00.000Z')).toBe(
      'policy-term-past',
    );
    expect(refused(requested, { offersReminder: { hours: 2 } })).toBe('policy-term-past');
    const back = act(requested, move(LONGER), TUESDAY);
    expect(refusalOf(back, move(TERMS, OLD), '2026-12-03T09:00:00.000Z')).toBe('policy-term-past');
  });

  test('when a planned suspension would break the new limits', () => {
    const limits = { noticeDays: 2, daysAtMost: 10, timesAtMost: 1 };
    expect(refused(planned, { suspension: limits })).toBeUndefined();
    expect(refused(planned, { suspension: { ...limits, daysAtMost: 9 } })).toBe('policy-suspension-planned'); // prettier-ignore
    expect(refused(planned, { suspension: { ...limits, timesAtMost: 0 } })).toBe('policy-suspension-planned'); // prettier-ignore
    const { suspension: _none, ...without } = TERMS;
    expect(refusalOf(planned, move(without), TUESDAY)).toBe('policy-suspension-planned');
  });

  test('when the next period is agreed upon', () => {
    const propose = command('proposeRenewal', member(ENTE1), { facts: { endDate: '2027-05-31' } });
    const accept = command('renew', CITIZEN, { facts: { proposalId: propose.id } });
    const agreed = act(act(active, propose), accept);
    const settle = command('renewalSettled', SYSTEM, { facts: { paymentId: accept.id } });
    expect(refused(agreed, LONGER)).toBe('not-allowed-in-state');
    expect(refused(act(agreed, settle), LONGER)).toBe('policy-renewal-agreed');
  });

  test('when something else has shifted its terms', () => {
    const shifted = { ...chosen, deadlines: { ...chosen.deadlines, orderFallback: '2026-12-02T09:00:00.000Z' } }; // prettier-ignore
    expect(refused(shifted, LONGER)).toBe('policy-term-shifted');
  });

  test('while documents are asked for and its terms stand still; in a service none does', () => {
    const asking = command('requestIntegration', member(ENTE1));
    expect(refused(act(chosen, asking), LONGER)).toBe('policy-term-shifted');
    const serving = act(active, command('requestIntegration', member(ENTE1)));
    const moved = act(serving, move(LONGER), TUESDAY);
    expect(moved.deadlines).toEqual({
      integrationDeadline: serving.deadlines.integrationDeadline,
      ...MOVED['a service']![1],
    });
    expect(act(moved, move(TERMS, OLD), TUESDAY).deadlines).toEqual(serving.deadlines);
  });

  test('to the version it has, or to one that nobody knows', () => {
    expect(refusalOf(requested, move(LONGER, OLD), TUESDAY)).toBe('policy-same');
    expect(refusalOf(requested, move(undefined), TUESDAY)).toBe('policy-unknown');
  });

  test('and every timer that binds somebody would keep it from moving once it has rung', () => {
    const binding = Object.entries(MOVED).flatMap(([what, [from]]) =>
      (Object.keys(from.deadlines) as TimerName[])
        .filter((name) => !['remind', 'escalate'].includes(TIMERS[name].does))
        .filter((name) => name !== 'suspensionStart')
        .map((name) => [what, from, name] as const),
    );
    expect(binding.length).toBeGreaterThan(8);
    for (const [what, from, name] of binding) {
      const { [name]: _rung, ...deadlines } = from.deadlines;
      expect([what, name, refused({ ...from, deadlines }, LONGER)]).not.toEqual([what, name, undefined]); // prettier-ignore
    }
  });
});
