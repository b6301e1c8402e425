import { Temporal } from 'temporal-polyfill';
import type { Deadlines } from './deadlines.ts';
import type { InstalmentRule } from './instalment-plan.ts';
import type { Pratica } from './pratica.ts';
import { addDays, daysBetween, type Suspension } from './service.ts';
import { dayOf, instantAfter, isBusinessDate, startOfDay } from './terms.ts';
import type { Refusal, State, TimerName } from './transitions.ts';

/** How far time has gone with an instalment that is not paid. */
const STAGES = ['ahead', 'reminded', 'due', 'late'] as const;
type Stage = (typeof STAGES)[number];

/** A later payment of an order, open; what it comes to is the database's to know (docs/adr/0032). */
export interface Instalment {
  readonly paymentId: string;
  readonly n: number;
  /** The first day that it pays for, moved with the service. */
  readonly from: string;
  readonly stage: Stage;
}

/** What a pratica knows of its instalments: as agreed with the order, whatever policies say later. */
export interface Instalments {
  readonly rule: Pick<InstalmentRule, 'remindDays' | 'arrearsDays'>;
  readonly open: readonly Instalment[];
}

/** In commands of an order whose policy was changed meanwhile. */
const RULE = { remindDays: 5, arrearsDays: 10 };
/** The office looks after arrears within so many business days. */
const LOOKED_AFTER_DAYS = 5;
/** Whoever owes the rest of a service that has ended has so many days. */
const REST_WITHIN_DAYS = 15;
const HOUR = 'T09:00';
const RUNNING: readonly (State | null)[] = ['active', 'suspended', 'renewed'];

type Ground = Pick<Pratica, 'holidays' | 'instalments'>;

const AT: Record<InstalmentTimer, (of: Instalment, ground: Ground) => string> = {
  instalmentReminder: ({ from }, { instalments }) =>
    morningOf(addDays(from, -instalments!.rule.remindDays)),
  instalmentDue: (of, { holidays }) => morningOf(dueOn(of, holidays)),
  instalmentArrears: (of, { holidays, instalments }) =>
    morningOf(addDays(dueOn(of, holidays), instalments!.rule.arrearsDays)),
};
const REACHES = {
  instalmentReminder: 'reminded',
  instalmentDue: 'due',
  instalmentArrears: 'late',
} as const satisfies Partial<Record<TimerName, Stage>>;
type InstalmentTimer = keyof typeof REACHES;
const INSTALMENT_TIMERS = Object.keys(REACHES) as InstalmentTimer[];

export function isInstalmentTimer(name: string): name is InstalmentTimer {
  return Object.hasOwn(REACHES, name);
}

export function openInstalments({ instalments }: Pick<Pratica, 'instalments'>) {
  return instalments?.open ?? [];
}

/** The business day on which an instalment is to be paid: the first that it pays for, or the next. */
export function dueOn({ from }: Pick<Instalment, 'from'>, holidays: readonly string[]): string {
  const known = new Set(holidays);
  let day = from;
  while (!isBusinessDate(day, known)) day = addDays(day, 1);
  return day;
}

/** The end of that day, as an ISO instant: after it an instalment is late. */
export function instalmentDueAt(of: Pick<Instalment, 'from'>, holidays: readonly string[]): string {
  return startOfDay(addDays(dueOn(of, holidays), 1));
}

/** Of the open ones, those whose day is new or another than before. */
export function movedDues(before: Pratica, after: Pratica) {
  const duesOf = (pratica: Pratica) =>
    openInstalments(pratica).map((each) => {
      const dueAt = instalmentDueAt(each, pratica.holidays);
      return { paymentId: each.paymentId, dueAt };
    });
  const was = new Map(duesOf(before).map(({ paymentId, dueAt }) => [paymentId, dueAt]));
  return duesOf(after).filter(({ paymentId, dueAt }) => was.get(paymentId) !== dueAt);
}

/** Until when the rest of a service that ends at `now` is to be paid. */
export function restDueAt(now: string): string {
  return startOfDay(addDays(dayOf(now), REST_WITHIN_DAYS + 1));
}

/** Those of an order that is placed, beside what is still open of the one before. */
export function withPlanned(
  { instalments, terms }: Pick<Pratica, 'instalments' | 'terms'>,
  planned: readonly Pick<Instalment, 'paymentId' | 'n' | 'from'>[] | undefined,
): Pick<Pratica, 'instalments'> {
  if (!planned?.length) return {};
  const { remindDays, arrearsDays } = terms.instalments ?? RULE;
  const added = planned.map(({ paymentId, n, from }) => ({ paymentId, n, from, stage: STAGES[0] }));
  return {
    instalments: {
      rule: { remindDays, arrearsDays },
      open: [...(instalments?.open ?? []), ...added],
    },
  };
}

export function instalmentRefusal(pratica: Pratica, paymentId: string | undefined) {
  const isOpen = openInstalments(pratica).some((open) => open.paymentId === paymentId);
  return isOpen ? undefined : ('payment-not-due' satisfies Refusal);
}

export function withoutPaid(pratica: Pratica, paymentId: string): Pick<Pratica, 'instalments'> {
  return changed(pratica, (open) => open.filter((each) => each.paymentId !== paymentId));
}

/** The whole period moves by so many days, and all that is still to be paid of it. */
export function movedBy(pratica: Pratica, days: number): Pick<Pratica, 'instalments'> {
  if (days === 0) return {};
  return changed(pratica, (open) => open.map((each) => moved(each, days)));
}

/** A suspension begins: what would be due in it, or after it, waits as long as the service. */
export function suspended(
  pratica: Pratica,
  { from, until }: Suspension,
): Pick<Pratica, 'instalments'> {
  const days = Math.max(0, daysBetween(from, until));
  return changed(pratica, (open) =>
    open.map((each) => (each.from >= from ? moved(each, days) : each)),
  );
}

/** It is over on day `on`, sooner than planned perhaps: what has waited comes forward again. */
export function resumed(
  pratica: Pratica,
  { from, until }: Suspension,
  on: string,
): Pick<Pratica, 'instalments'> {
  const back = Math.max(0, daysBetween(from, on)) - Math.max(0, daysBetween(from, until));
  if (back === 0) return {};
  return changed(pratica, (open) =>
    open.map((each) => (each.from >= until ? moved(each, back) : each)),
  );
}

/** The instalment that a timer is about: the first that it has not rung for. */
export function instalmentOf(pratica: Pratica, name: InstalmentTimer): Instalment | undefined {
  return openInstalments(pratica)
    .filter(({ stage }) => STAGES.indexOf(stage) < STAGES.indexOf(REACHES[name]))
    .sort((one, other) => AT[name](one, pratica).localeCompare(AT[name](other, pratica)))[0];
}

/** A timer has rung for an instalment. */
export function rung(pratica: Pratica, name: InstalmentTimer): Pick<Pratica, 'instalments'> {
  const about = instalmentOf(pratica, name);
  return changed(pratica, (open) =>
    open.map((each) => (each === about ? { ...each, stage: REACHES[name] } : each)),
  );
}

/** The pratica with the timers that its open instalments ask for; in no state but a running one. */
export function withInstalments(pratica: Pratica): Pratica {
  if (!pratica.instalments) return pratica;
  const kept = Object.entries(pratica.deadlines).filter(([name]) => !isInstalmentTimer(name));
  const set = RUNNING.includes(pratica.state) ? timersOf(pratica) : {};
  return { ...pratica, deadlines: { ...(Object.fromEntries(kept) as Deadlines), ...set } };
}

function timersOf(pratica: Pratica): Deadlines {
  const set = INSTALMENT_TIMERS.flatMap((name) => {
    const about = instalmentOf(pratica, name);
    return about ? [[name, AT[name](about, pratica)]] : [];
  });
  return Object.fromEntries(set) as Deadlines;
}

/** Until when the payer has the first instalment to pay that was told of; undefined when none was. */
export function payerDueAt(pratica: Pratica): string | undefined {
  const told = openInstalments(pratica).filter(({ stage }) => stage !== 'ahead');
  return told.map((each) => instalmentDueAt(each, pratica.holidays)).sort()[0];
}

/** Until when the office is to look after arrears; undefined when there are none. */
export function arrearsDueAt(pratica: Pratica): string | undefined {
  const late = openInstalments(pratica).filter(({ stage }) => stage === 'late');
  const since = late.map((each) => AT.instalmentArrears(each, pratica)).sort()[0];
  return since && instantAfter(since, { businessDays: LOOKED_AFTER_DAYS }, pratica.holidays);
}

function changed(
  { instalments }: Pratica,
  change: (open: readonly Instalment[]) => readonly Instalment[],
): Pick<Pratica, 'instalments'> {
  return instalments ? { instalments: { ...instalments, open: change(instalments.open) } } : {};
}

function moved(instalment: Instalment, days: number): Instalment {
  // What is late stays late, and what was told is told again only when it moves ahead.
  const stage = days > 0 && instalment.stage !== 'late' ? 'ahead' : instalment.stage;
  return { ...instalment, from: addDays(instalment.from, days), stage };
}

/** Nine o'clock in Rome: nobody is told of money at night. */
function morningOf(date: string): string {
  const morning = Temporal.PlainDateTime.from(`${date}${HOUR}`).toZonedDateTime('Europe/Rome');
  return new Date(morning.epochMilliseconds).toISOString();
}
