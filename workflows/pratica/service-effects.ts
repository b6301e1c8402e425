import type { Effect } from './advance.ts';
import { periodDeadlines } from './deadlines.ts';
import { sideOf } from './guards.ts';
import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { daysOfNext, nextDates, startNext } from './renewal.ts';
import { begin, end, firstPeriod, paidOn } from './service.ts';
import { paidVisitsOf } from './service-visits.ts';
import { dayOf, startOfDay } from './terms.ts';

/** What commands and timers change in the service that was ordered. */
export function confirmOrder({ holidays }: Pratica, { facts }: Command): Pick<Pratica, 'service'> {
  const { startDate, endDate, plan } = facts;
  // Commands given before orders carried their dates have none.
  if (!startDate || !endDate) return {};
  const service = firstPeriod({ startDate, endDate });
  if (!plan) return { service };
  return { service: { ...service, plan, ...paidVisitsOf({ ...service, plan }, holidays) } };
}

export const paymentSettled: Effect = ({ service }, _command, now) =>
  service ? { service: paidOn(service, dayOf(now)) } : {};

/** From today at once, else planned; a plan takes the place of the one before. */
export const suspend: Effect = (pratica, { facts }, now) => {
  const suspension = { from: facts.from!, until: facts.until! };
  if (suspension.from <= dayOf(now)) return { service: begin(pratica.service!, suspension) };
  return {
    service: { ...pratica.service!, suspension },
    deadlines: { ...pratica.deadlines, suspensionStart: startOfDay(suspension.from) },
  };
};

export const withdrawSuspension: Effect = (pratica) => {
  const { suspensionStart: _planned, ...deadlines } = pratica.deadlines;
  return { service: { ...pratica.service!, suspension: null }, deadlines };
};

export const resume: Effect = (pratica, _command, now) => ({
  service: end(pratica.service!, dayOf(now)),
});

export function suspensionStart(pratica: Pratica): Pick<Pratica, 'service'> {
  return { service: begin(pratica.service!, pratica.service!.suspension!) };
}

/** However late the timer rings, the days are those that were agreed. */
export function suspensionEnd(pratica: Pratica): Pick<Pratica, 'service'> {
  return { service: end(pratica.service!, pratica.service!.suspension!.until) };
}

export const proposeRenewal: Effect = ({ service, holidays }, command) => {
  const { endDate, plan } = command.facts;
  const paidDays = daysOfNext(service!, endDate!);
  const days = nextDates(service!, paidDays);
  return {
    renewal: {
      proposalId: command.id,
      by: sideOf(command) === 'ente' ? 'ente' : 'citizen',
      paidDays,
      ...(plan ? { plan, ...paidVisitsOf({ plan, ...days }, holidays) } : {}),
    },
  };
};

/** The next period becomes due; the present one goes on. */
export const renew: Effect = ({ service, renewal }, command) => {
  const { proposalId: _id, by: _by, ...agreed } = renewal!;
  return {
    renewal: null,
    paymentId: command.id,
    service: { ...service!, next: { ...agreed, isPaid: false } },
  };
};

/** Paid in time it waits for this period's end; paid in the days after it, it begins at once. */
export const renewalSettled: Effect = (pratica, _command, now) => {
  const service = { ...pratica.service!, next: { ...pratica.service!.next!, isPaid: true } };
  return { service: dayOf(now) > service.endDate ? startNext(service) : service };
};

/** The state stays what it is, so its timers are set here. */
export function periodStart(pratica: Pratica, now: string): Pick<Pratica, 'service' | 'deadlines'> {
  const service = startNext(pratica.service!);
  return { service, deadlines: periodDeadlines({ ...pratica, service }, now) };
}
