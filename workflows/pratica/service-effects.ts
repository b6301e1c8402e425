import type { Effect } from './advance.ts';
import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { begin, end, firstPeriod } from './service.ts';
import { dayOf, startOfDay } from './terms.ts';

/** What commands and timers change in the service that was ordered. */
export function confirmOrder({ facts }: Command): Pick<Pratica, 'service'> {
  const { startDate, endDate } = facts;
  // Commands given before orders carried their dates have none.
  return startDate && endDate ? { service: firstPeriod({ startDate, endDate }) } : {};
}

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
