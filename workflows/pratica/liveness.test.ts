import { describe, expect, test } from '@jest/globals';
import { advance, ring } from './advance.ts';
import { deadlinesOn, nextTimer } from './deadlines.ts';
import type { Pratica } from './pratica.ts';
import { tasksOf } from './tasks.ts';
import { aPratica, CITIZEN, command, ENTE1, member, SYSTEM } from './testing.ts';
import { isOpen, STATES, type Timer, TIMER_NAMES, type TimerName, TIMERS } from './transitions.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const OFFER = { offerId: 'offer-1', revision: 1, validUntil: '2099-01-01T00:00:00.000Z' };

const requested = advance(aPratica(), command('request', CITIZEN), MONDAY);
const submit = command('submitOffer', member(ENTE1), { facts: OFFER });
const offered = advance(requested, submit, MONDAY);
const chosen = advance(offered, command('chooseOffer', CITIZEN, { facts: OFFER }), MONDAY);
const PERIOD = { startDate: '2026-12-01', endDate: '2027-02-28' };
const confirm = command('confirmOrder', member(ENTE1), { facts: PERIOD });
const confirmed = advance(chosen, confirm, MONDAY);
const paid = { facts: { paymentId: confirmed.paymentId! } };
const active = advance(confirmed, command('paymentSettled', SYSTEM, paid), MONDAY);
const pause = (from: string) =>
  advance(active, command('suspend', CITIZEN, { facts: { from, until: '2026-12-20' } }), MONDAY);
const propose = command('proposeRenewal', member(ENTE1), { facts: { endDate: '2027-05-31' } });
const proposed = advance(active, propose, MONDAY);
const accept = command('renew', CITIZEN, { facts: { proposalId: propose.id } });
const renewed = advance(proposed, accept, MONDAY);
const renewalPaid = command('renewalSettled', SYSTEM, { facts: { paymentId: accept.id } });
const paidAhead = advance(renewed, renewalPaid, MONDAY);
const ask = command('requestIntegration', member(ENTE1));
const [awaited, owed] = [advance(requested, ask, MONDAY), advance(confirmed, ask, MONDAY)];
const [planned, suspended] = [pause('2026-12-10'), pause('2026-11-23')];

/** What time alone does, and where it ends: domain §4. */
const ALONE: Record<string, [from: Pratica, rings: TimerName[], end: string]> = {
  'a request nobody answers': [requested, ['offersReminder', 'offersDeadline'], 'expired'],
  'an offer nobody chooses': [
    offered,
    ['offersReminder', 'offersDeadline', 'choiceDeadline'],
    'expired',
  ],
  'an order nobody confirms': [
    chosen,
    ['orderEscalation', 'orderFallback', 'offersReminder', 'offersDeadline'],
    'expired',
  ],
  'a payment nobody makes': [
    confirmed,
    ['paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline'],
    'expired',
  ],
  'a request that waits for documents': [
    awaited,
    ['integrationDeadline', 'offersReminder', 'offersDeadline'],
    'expired',
  ],
  'a payment that waits for documents': [
    owed,
    ['integrationDeadline', 'paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline'],
    'expired',
  ],
  'a service nobody touches': [active, ['renewalPrompt', 'periodEnd'], 'completed'],
  'a service suspended': [suspended, ['suspensionEnd', 'renewalPrompt', 'periodEnd'], 'completed'],
  'a proposal nobody answers': [proposed, ['renewalPrompt', 'periodEnd'], 'completed'],
  'a next period nobody pays': [renewed, ['renewalPaymentDeadline'], 'completed'],
  'a next period paid ahead': [
    paidAhead,
    ['periodStart', 'renewalPrompt', 'periodEnd'],
    'completed',
  ],
  'a service to be suspended': [
    planned,
    ['suspensionStart', 'suspensionEnd', 'renewalPrompt', 'periodEnd'],
    'completed',
  ],
};

/** Lets time pass until nothing rings any more; `without` is a timer that was forgotten. */
function alone(from: Pratica, without?: TimerName) {
  const rings: TimerName[] = [];
  let pratica = forget(from, without);
  for (let due = nextTimer(pratica); due && rings.length < 20; due = nextTimer(pratica)) {
    rings.push(due.timer);
    pratica = forget(ring(pratica, due.timer, due.at), without);
  }
  return { rings, end: pratica.state, hasTasks: tasksOf(pratica).length > 0 };
}

function forget(pratica: Pratica, name?: TimerName): Pratica {
  if (!name) return pratica;
  const { [name]: _forgotten, ...deadlines } = pratica.deadlines;
  return { ...pratica, deadlines };
}

describe('Time alone', () => {
  test.each(Object.entries(ALONE))('brings %s to its end', (_what, [from, rings, end]) => {
    expect(alone(from)).toEqual({ rings, end, hasTasks: false });
  });

  const forgettable = Object.entries(ALONE).flatMap(([what, [from, rings, end]]) =>
    rings.map((name) => [name, what, from, rings, end] as const),
  );
  test.each(forgettable)(
    'would not do so if %s were forgotten: %s',
    (name, _what, from, rings, end) => {
      expect(alone(from, name)).not.toMatchObject({ rings, end });
    },
  );

  test('rings for every open timer of the table', () => {
    const ringing = new Set(Object.values(ALONE).flatMap(([, rings]) => rings));
    const open = TIMER_NAMES.filter((name) => TIMERS[name].offered);
    expect([...ringing].sort()).toEqual([...open].sort());
  });

  test.each(STATES.filter((state) => isOpen(state, false)))(
    'is set to ring in %s by every open timer of that state',
    (state) => {
      const open = TIMER_NAMES.filter((name) => {
        const timer: Timer = TIMERS[name];
        return timer.offered && name !== 'integrationDeadline' && timer.in.includes(state);
      });
      // The one that a person plans is set by its plan, that of documents by whoever asks for them.
      const asked = { ...awaited, ...(state === 'offer' ? {} : { state }) };
      expect(advance(asked, ask, MONDAY).deadlines.integrationDeadline).toBeDefined();
      const set = Object.keys({
        ...planned.deadlines,
        ...paidAhead.deadlines,
        ...deadlinesOn('active', active, MONDAY),
      });
      const own = state === 'active' ? set : Object.keys(deadlinesOn(state, suspended, MONDAY));
      expect(own.sort()).toEqual(open.sort());
    },
  );
});
