import { expect, test } from '@jest/globals';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import { minutesOf } from './plan.ts';
import { visitsOfService } from './service-visits.ts';
import type { Command, Facts } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { stepOf } from './step.ts';
import { aPratica, CITIZEN, command, ENTE1, member, SYSTEM } from './testing.ts';
import type { TransitionName } from './transitions.ts';

/**
 * Three years of one service: five suspensions, two renewals, across 29 March and 25 October 2026
 * and 29 February 2028, interrupted with a refund. Every instant below was worked out by hand.
 */
const ENTE = member(ENTE1);

/** A pratica that lives by the calendar: time rings what is due before each act. */
function life() {
  let pratica: Pratica = aPratica();
  const rings: [kind: string, at: string][] = [];
  const ids: Record<string, string> = {};
  const until = (at: string) => {
    for (let due = nextTimer(pratica); due && due.at <= at; due = nextTimer(pratica)) {
      pratica = ring(pratica, due.timer, due.at);
      rings.push([due.timer, due.at]);
    }
  };
  const act = (
    at: string,
    transition: TransitionName,
    actor: Command['actor'],
    more: Facts = {},
  ) => {
    until(at);
    const paymentId = pratica.paymentId ?? '';
    const facts = { paymentId, proposalId: ids['proposeRenewal'] ?? '', ...more };
    const what = command(transition, actor, { facts });
    expect([transition, refusalOf(pratica, what, at)]).toEqual([transition, undefined]);
    const before = pratica;
    pratica = advance(pratica, what, at);
    ids[transition] = what.id;
    const done = { id: what.id, kind: transition, actor, facts, channel: 'web' } as const;
    return stepOf(done, at, before, pratica);
  };
  return { rings, until, act, get: () => pratica };
}

test('Three years of service come out to the instant and to the day', () => {
  const { act, until, rings, get } = life();
  const offer = { offerId: 'offer-1', revision: 1, validUntil: '2026-12-31T00:00:00.000Z' };
  act('2026-01-19T09:00:00.000Z', 'request', CITIZEN);
  act('2026-01-20T09:00:00.000Z', 'submitOffer', ENTE, offer);
  act('2026-01-21T09:00:00.000Z', 'chooseOffer', CITIZEN, offer);
  act('2026-01-21T10:00:00.000Z', 'confirmOrder', ENTE, { startDate: '2026-02-02', endDate: '2027-01-31' }); // prettier-ignore
  act('2026-01-21T11:00:00.000Z', 'paymentSettled', SYSTEM);
  expect(get().service!.paidDays).toBe(364);

  act('2026-03-20T09:00:00.000Z', 'suspend', CITIZEN, { from: '2026-03-27', until: '2026-04-03' });
  act('2026-10-01T09:00:00.000Z', 'suspend', ENTE, { from: '2026-10-23', until: '2026-10-28' });
  act('2027-02-01T09:00:00.000Z', 'proposeRenewal', ENTE, { endDate: '2028-02-12' });
  act('2027-02-02T09:00:00.000Z', 'renew', CITIZEN);
  act('2027-02-03T09:00:00.000Z', 'renewalSettled', SYSTEM);
  act('2027-07-10T09:00:00.000Z', 'suspend', CITIZEN, { from: '2027-08-01', until: '2027-08-22' });
  act('2028-02-20T09:00:00.000Z', 'suspend', CITIZEN, { from: '2028-02-27', until: '2028-03-02' });
  act('2028-03-03T09:00:00.000Z', 'proposeRenewal', CITIZEN, { endDate: '2029-03-08' });
  act('2028-03-04T09:00:00.000Z', 'renew', ENTE);
  act('2028-03-10T21:00:00.000Z', 'renewalSettled', SYSTEM);
  act('2028-06-20T09:00:00.000Z', 'suspend', ENTE, { from: '2028-07-01', until: '2028-07-11' });
  const { unused, pratica } = act('2028-10-20T09:00:00.000Z', 'interrupt', CITIZEN, { effectiveOn: '2028-10-30' }); // prettier-ignore
  until('2030-01-01T00:00:00.000Z');

  expect(rings).toEqual([
    ['suspensionStart', '2026-03-26T23:00:00.000Z'],
    ['suspensionEnd', '2026-04-02T22:00:00.000Z'],
    ['suspensionStart', '2026-10-22T22:00:00.000Z'],
    ['suspensionEnd', '2026-10-27T23:00:00.000Z'],
    ['renewalPrompt', '2027-01-29T23:00:00.000Z'],
    ['periodStart', '2027-02-12T23:00:00.000Z'],
    ['suspensionStart', '2027-07-31T22:00:00.000Z'],
    ['suspensionEnd', '2027-08-21T22:00:00.000Z'],
    ['renewalPrompt', '2028-02-19T23:00:00.000Z'],
    ['suspensionStart', '2028-02-26T23:00:00.000Z'],
    ['suspensionEnd', '2028-03-01T23:00:00.000Z'],
    ['suspensionStart', '2028-06-30T22:00:00.000Z'],
    ['suspensionEnd', '2028-07-10T22:00:00.000Z'],
  ]);
  // Paid two days late, the third period had begun on 9 March by itself; 365 days, ten suspended.
  expect(pratica.service).toMatchObject({ period: 3, startDate: '2028-03-09', endDate: '2029-03-18', paidDays: 365, suspendedDays: 10, suspensions: 1 }); // prettier-ignore
  // From 9 March to 29 October are 235 days, of which 225 with service.
  expect(unused).toEqual({ days: 140, ofDays: 365 });
  expect(Math.ceil((219_999 * unused!.days) / unused!.ofDays)).toBe(84_384);
  expect([get().state, get().closed]).toEqual(['interrupted', false]);
});

/** Mondays at nine for an hour, Thursdays at half past four for one and a half. */
const PLAN = {
  weekly: [
    { weekday: 1, from: '09:00', minutes: 60 },
    { weekday: 4, from: '16:30', minutes: 90 },
  ],
  skipsHolidays: true,
};

test('The same three years with a weekly plan come out to the visit and to the cent', () => {
  const { act, get } = life();
  const offer = { offerId: 'offer-1', revision: 1, validUntil: '2026-12-31T00:00:00.000Z' };
  const { holidays } = get();
  const startsFrom = (date: string, count: number) =>
    visitsOfService(get().service!, holidays)
      .filter((visit) => visit.date >= date)
      .slice(0, count)
      .map(({ startsAt }) => startsAt);
  act('2026-01-19T09:00:00.000Z', 'request', CITIZEN);
  act('2026-01-20T09:00:00.000Z', 'submitOffer', ENTE, offer);
  act('2026-01-21T09:00:00.000Z', 'chooseOffer', CITIZEN, offer);
  act('2026-01-21T10:00:00.000Z', 'confirmOrder', ENTE, { startDate: '2026-02-02', endDate: '2027-01-31', plan: PLAN }); // prettier-ignore
  act('2026-01-21T11:00:00.000Z', 'paymentSettled', SYSTEM);
  // 52 Mondays and 52 Thursdays, but for Monday 7 December.
  expect(get().service!.paidVisits).toBe(103);
  expect(minutesOf(visitsOfService(get().service!, holidays))).toBe(51 * 60 + 52 * 90);

  act('2026-03-20T09:00:00.000Z', 'suspend', CITIZEN, { from: '2026-03-27', until: '2026-04-03' });
  // Thursday 26 March in winter time; Monday 30 and Thursday 2 April are left out.
  expect(startsFrom('2026-03-26', 2)).toEqual(['2026-03-26T15:30:00.000Z', '2026-04-06T07:00:00.000Z']); // prettier-ignore
  act('2026-10-01T09:00:00.000Z', 'suspend', ENTE, { from: '2026-10-23', until: '2026-10-28' });
  expect(startsFrom('2026-10-22', 2)).toEqual(['2026-10-22T14:30:00.000Z', '2026-10-29T15:30:00.000Z']); // prettier-ignore
  // Three visits were left out and twelve days come after 31 January, with four visits: the first
  // three make up for them.
  expect(visitsOfService(get().service!, holidays).at(-1)!.date).toBe('2027-02-08');

  act('2027-02-01T09:00:00.000Z', 'proposeRenewal', ENTE, { endDate: '2028-02-12', plan: PLAN });
  act('2027-02-02T09:00:00.000Z', 'renew', CITIZEN);
  act('2027-02-03T09:00:00.000Z', 'renewalSettled', SYSTEM);
  act('2027-07-10T09:00:00.000Z', 'suspend', CITIZEN, { from: '2027-08-01', until: '2027-08-22' });
  // From 13 February 2027, 365 days: 52 Mondays and 52 Thursdays.
  expect(get().service).toMatchObject({ period: 2, startDate: '2027-02-13', paidVisits: 104 });
  act('2028-02-20T09:00:00.000Z', 'suspend', CITIZEN, { from: '2028-02-27', until: '2028-03-02' });
  // Monday 28 February is left out; Thursday 2 March is there again.
  expect(startsFrom('2028-02-24', 2)).toEqual(['2028-02-24T15:30:00.000Z', '2028-03-02T15:30:00.000Z']); // prettier-ignore
  act('2028-03-03T09:00:00.000Z', 'proposeRenewal', CITIZEN, { endDate: '2029-03-08', plan: PLAN });
  act('2028-03-04T09:00:00.000Z', 'renew', ENTE);
  act('2028-03-10T21:00:00.000Z', 'renewalSettled', SYSTEM);
  // From Thursday 9 March 2028 to Thursday 8 March 2029: 53 Thursdays and 52 Mondays.
  expect(get().service).toMatchObject({ period: 3, startDate: '2028-03-09', paidVisits: 105 });
  act('2028-06-20T09:00:00.000Z', 'suspend', ENTE, { from: '2028-07-01', until: '2028-07-11' });
  const { unused } = act('2028-10-20T09:00:00.000Z', 'interrupt', CITIZEN, { effectiveOn: '2028-10-30' }); // prettier-ignore
  // Up to 29 October 34 Thursdays less 6 July and 33 Mondays less 3 and 10 July: 4,830 of the
  // 7,890 minutes of 53 Thursdays and 52 Mondays.
  expect(unused).toEqual({ days: 3_060, ofDays: 7_890, visits: { unused: 41, paid: 105 } });
  expect(Math.ceil((219_999 * unused!.days) / unused!.ofDays)).toBe(85_323);
});
