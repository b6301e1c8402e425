import type { Effect } from './advance.ts';
import { periodDeadlines } from './deadlines.ts';
import { sideOf } from './guards.ts';
import { movedBy, resumed, suspended, withPlanned } from './instalments.ts';
import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { daysOfNext, nextDates, startNext } from './renewal.ts';
import { begin, daysBetween, end, firstPeriod, paidOn } from './service.ts';
import { paidVisitsOf } from './service-visits.ts';
import { dayOf, startOfDay } from './terms.ts';

/** What commands and timers change in the service that was ordered. */
export function confirmOrder(
  pratica: Pratica,
  { facts }: Command,
): Pick<Pratica, 'service' | 'instalments'> {
  const { startDate, endDate, plan, instalments } = facts;
  // Commands given before orders carried their dates have none.
  if (!startDate || !endDate) return {};
  const service = firstPeriod({ startDate, endDate });
  const later = withPlanned(pratica, instalments);
  if (!plan) return { service, ...later };
  const paid = paidVisitsOf({ ...service, plan }, pratica.holidays);
  return { service: { ...service, plan, ...paid }, ...later };
}

export const paymentSettled: Effect = (pratica, _command, now) => {
  const { service } = pratica;
  if (!service) return {};
  const paid = paidOn(service, dayOf(now));
  return { service: paid, ...movedBy(pratica, daysBetween(service.startDate, paid.startDate)) };
};

/** From today at once, else planned; a plan takes the place of the one before. */
export const suspend: Effect = (pratica, { facts }, now) => {
  const suspension = { from: facts.from!, until: facts.until! };
  if (suspension.from <= dayOf(now)) {
    return { service: begin(pratica.service!, suspension), ...suspended(pratica, suspension) };
  }
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
  ...resumed(pratica, pratica.service!.suspension!, dayOf(now)),
});

export function suspensionStart(pratica: Pratica): Pick<Pratica, 'service' | 'instalments'> {
  const suspension = pratica.service!.suspension!;
  return { service: begin(pratica.service!, suspension), ...suspended(pratica, suspension) };
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
export const renew: Effect = (pratica, command) => {
  const { service, renewal } = pratica;
  const { proposalId: _id, by: _by, ...agreed } = renewal!;
  return {
    renewal: null,
    paymentId: command.id,
    service: { ...service!, next: { ...agreed, isPaid: false } },
    ...withPlanned(pratica, command.facts.instalments),
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
