import { addDays, type Service, type Suspension } from '../../workflows/pratica/service.ts';
import { nextDates } from '../../workflows/pratica/renewal.ts';
import { type Visit, visitsUntil } from '../../workflows/pratica/plan.ts';
import { visitsOfNext, visitsOfService } from '../../workflows/pratica/service-visits.ts';
import { dayOf, startOfDay } from '../../workflows/pratica/terms.ts';
import type { Language } from '../problem.ts';
import type { Entry } from './ical.ts';
import { CALENDAR_WORDS } from './words.ts';

export interface Dated {
  number: string;
  state: string;
  /** Null before anything is ordered. */
  service: Service | null;
  deadlines: Partial<Record<string, string>>;
  /** The first day without service, when it was ended for good. */
  endedOn: string | null;
  /** A pause that was planned and dropped: a calendar may have it still. */
  droppedPause?: Suspension | null;
  /** Of the comune: a plan leaves them out. */
  holidays?: readonly string[];
}

/** Where a period's days are certain: from the payment on. Before, they move with the payment. */
const SERVED = ['active', 'suspended', 'renewed', 'interrupted', 'completed'];

/**
 * The days of a pratica for a calendar that others may see: which service it is, and for whom, is
 * not said.
 */
export function entriesOf(pratica: Dated, language: Language): Entry[] {
  const words = CALENDAR_WORDS[language];
  const { service, state } = pratica;
  const isServed = service !== null && SERVED.includes(state);
  const entries = [
    ...(isServed ? [...ofService(service, pratica), ...ofPlan(service, pratica)] : []),
    ...ofDeadlines(pratica),
  ];
  return entries.map(({ says, ...entry }) => ({
    ...entry,
    summary: `${words[says]} (WeMi ${pratica.number})`,
  }));
}

type Said = Entry extends infer One
  ? One extends Entry
    ? Omit<One, 'summary'> & { says: keyof (typeof CALENDAR_WORDS)['it'] }
    : never
  : never;

function ofService(service: Service, pratica: Dated): Said[] {
  const { endedOn } = pratica;
  const { period, startDate, next } = service;
  const lastDay = endedOn ? addDays(endedOn, -1) : service.endDate;
  const following = next && !endedOn ? nextDates(service, next.paidDays) : null;
  return [
    { name: `first-day-${period}`, says: 'firstDay', day: startDate },
    { name: `last-day-${period}`, says: endedOn ? 'ended' : 'lastDay', day: lastDay },
    ...ofPause(service, pratica),
    ...(following
      ? [
          { name: `first-day-${period + 1}`, says: 'nextFirstDay' as const, day: following.startDate }, // prettier-ignore
          { name: `last-day-${period + 1}`, says: 'nextLastDay' as const, day: following.endDate },
        ]
      : []),
  ];
}

/**
 * The pause that is planned or under way. One that was dropped, or that the end of the service has
 * overtaken, is called off under the same name: the next that is planned takes it again.
 */
function ofPause(service: Service, { endedOn, state, droppedPause = null }: Dated): Said[] {
  const { period, startDate, suspension, suspensions } = service;
  const isDropped = droppedPause !== null && droppedPause.from >= startDate;
  const pause = suspension ?? (isDropped ? droppedPause : null);
  if (!pause) return [];
  const isCancelled = suspension === null || (endedOn !== null && pause.from >= endedOn);
  const nth = state === 'suspended' ? suspensions : suspensions + 1;
  return [
    {
      name: `suspension-${period}-${nth}`,
      says: 'suspended',
      day: pause.from,
      lastDay: addDays(pause.until, -1),
      ...(isCancelled ? { isCancelled } : {}),
    },
  ];
}

/** Visits to come and past; those that a pause leaves out are called off where they were noted. */
function ofPlan(service: Service, { endedOn, holidays = [] }: Dated): Said[] {
  const { plan, startDate, pauses = [], suspension } = service;
  if (!plan) return [];
  const said = (visit: Visit) => ({
    name: `visit-${visit.date}-${visit.from.replace(':', '')}`,
    says: 'visit' as const,
    at: visit.startsAt,
    until: visit.endsAt,
  });
  const isPaused = ({ date }: Visit) =>
    [...pauses, ...(suspension ? [suspension] : [])].some(
      ({ from, until }) => from <= date && date < until,
    );
  const isOver = ({ date }: Visit) => endedOn !== null && date >= endedOn;
  const calledOff = visitsUntil(plan, { startDate, holidays }, service.endDate).filter(isPaused);
  return [
    ...[...visitsOfService(service, holidays), ...visitsOfNext(service, holidays)].map((visit) => ({
      ...said(visit),
      ...(isOver(visit) ? { isCancelled: true } : {}),
    })),
    ...calledOff.map((visit) => ({ ...said(visit), isCancelled: true })),
  ];
}

function ofDeadlines({ deadlines, service }: Dated): Said[] {
  const period = service?.period ?? 1;
  const { paymentDeadline, renewalPaymentDeadline, renewalPrompt } = deadlines;
  return [
    ...(paymentDeadline
      ? [{ name: `payment-${period}`, says: 'payBy' as const, ...endOf(paymentDeadline) }]
      : []),
    ...(renewalPaymentDeadline
      ? [{ name: `payment-${period + 1}`, says: 'payRenewalBy' as const, ...endOf(renewalPaymentDeadline) }] // prettier-ignore
      : []),
    ...(renewalPrompt
      ? [{ name: `renewal-${period}`, says: 'renewal' as const, day: dayOf(renewalPrompt) }]
      : []),
  ];
}

/** A term that ends with a day is that day's, and not the midnight of the next. */
function endOf(instant: string): { day: string } | { at: string } {
  const day = dayOf(instant);
  return startOfDay(day) === instant ? { day: addDays(day, -1) } : { at: instant };
}
