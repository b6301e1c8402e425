import { describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
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
const LATER = { paymentId: 'instalment-2', n: 2, from: '2027-01-01' };
const byMonth = { facts: { ...PERIOD, instalments: [LATER] } };
const owing = advance(chosen, command('confirmOrder', member(ENTE1), byMonth), MONDAY);
const owes = { facts: { paymentId: owing.paymentId! } };
const paidOnce = advance(owing, command('paymentSettled', SYSTEM, owes), MONDAY);
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
  'an instalment nobody pays': [
    paidOnce,
    ['instalmentReminder', 'instalmentDue', 'instalmentArrears', 'renewalPrompt', 'periodEnd'],
    'completed',
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

/** The table of timers, or a copy with a row taken out. */
type TimerTable = Readonly<Partial<Record<TimerName, Timer>>>;

/** Lets time pass, with the timers of a table, until nothing rings any more. */
function alone(from: Pratica, timers: TimerTable) {
  const rings: TimerName[] = [];
  let pratica = only(from, timers);
  for (let due = nextTimer(pratica); due && rings.length < 20; due = nextTimer(pratica)) {
    rings.push(due.timer);
    pratica = only(ring(pratica, due.timer, due.at), timers);
  }
  return { rings, end: pratica.state, hasTasks: tasksOf(pratica).length > 0 };
}

function only(pratica: Pratica, timers: TimerTable): Pratica {
  const set = Object.entries(pratica.deadlines).filter(([name]) => name in timers);
  return { ...pratica, deadlines: Object.fromEntries(set) };
}

/** What time alone owes a pratica and does not do with the timers of a table. */
function broken(timers: TimerTable): string[] {
  return Object.entries(ALONE).flatMap(([what, [from, promised, end]]) => {
    const done = alone(from, timers);
    const silent = promised.filter((name) => !done.rings.includes(name));
    return [
      ...silent.map((name) => `${name} never rings for ${what}`),
      ...(isDeepStrictEqual(done.rings, promised) ? [] : [`${what} hears ${String(done.rings)}`]),
      ...(done.end === end && !done.hasTasks ? [] : [`${what} is left in ${String(done.end)}`]),
    ];
  });
}

/** A copy of the table without one row. */
function without(name: TimerName): TimerTable {
  const { [name]: _removed, ...rest }: TimerTable = TIMERS;
  return rest;
}

const OPEN_TIMERS = TIMER_NAMES.filter((name) => TIMERS[name].offered);
const BINDING: readonly TimerName[] = [
'choiceDeadline', 'paymentDeadline', 'suspensionEnd', 'periodEnd', 'periodStart', 'renewalPaymentDeadline',
]; // prettier-ignore

describe('Time alone', () => {
  test('keeps every promise of the domain with the table as it is', () => {
    expect(broken(TIMERS)).toEqual([]);
  });

  test.each(OPEN_TIMERS)('breaks one that is named for it when %s is removed', (name) => {
    const found = broken(without(name));
    expect(found).toContainEqual(expect.stringContaining(`${name} never rings`));
    // Without the last of its chain a pratica stays where it is; reminders move none.
    const isStuck = found.some((text) => text.includes('is left in'));
    if (BINDING.includes(name)) expect([name, isStuck]).toEqual([name, true]);
    if (TIMERS[name].does === 'remind') expect([name, isStuck]).toEqual([name, false]);
  });

  test('rings for every open timer of the table', () => {
    const ringing = new Set(Object.values(ALONE).flatMap(([, rings]) => rings));
    expect([...ringing].sort()).toEqual([...OPEN_TIMERS].sort());
  });

  test.each(STATES.filter((state) => isOpen(state, false)))(
    'is set to ring in %s by every open timer of that state',
    (state) => {
      const open = TIMER_NAMES.filter((name) => {
        const timer: Timer = TIMERS[name];
        // Those of instalments are set by what is open of an order.
        const isOwn = name !== 'integrationDeadline' && timer.does !== 'collect';
        return timer.offered && isOwn && timer.in.includes(state);
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
