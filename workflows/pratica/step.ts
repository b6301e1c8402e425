import { audiencesOf } from './advance.ts';
import { dueAt } from './deadlines.ts';
import {
  dueOn,
  isInstalmentTimer,
  instalmentOf,
  movedDues,
  openInstalments,
  restDueAt,
} from './instalments.ts';
import { findOpen, openOf } from './integrations.ts';
import type { ClosedAs, Step, TaskChanges } from './messages.ts';
import { chosenEnteId, type Pratica } from './pratica.ts';
import { nextDates } from './renewal.ts';
import { addDays } from './service.ts';
import { unusedOf } from './service-visits.ts';
import { taskChanges } from './tasks.ts';
import { dayOf } from './terms.ts';
import type { Audience } from './transitions.ts';

export type Act = Pick<Step, 'id' | 'kind' | 'actor' | 'onBehalfOf' | 'channel' | 'facts'>;

/** All that is to be written down of an act that took a pratica from `before` to `after`. */
export function stepOf(act: Act, at: string, before: Pratica, after: Pratica): Step {
  const enteId = concernedEnte(act, before, after);
  const tasks = taskChanges(before, after);
  const closed = closedIntegrations(act, before, after);
  return {
    ...act,
    at,
    from: before.state,
    enteId,
    enteAnswer: changedAnswer(enteId, before, after),
    touches: touchedEnti(before, after, tasks).filter((id) => id !== enteId),
    tells: [...new Set([...toldOf(act, closed), ...toldBeside(act, before, tasks)])],
    tasks,
    ...(closed.length > 0 ? { integrationsClosed: closed } : {}),
    ...unusedBy(act, at, before),
    ...nextPeriodOf(act, after),
    ...instalmentIn(act, before),
    ...instalmentDays(act, at, before, after),
    dueAt: dueAt(after),
    chosenEnteId: chosenEnteId(after),
    pratica: after,
  };
}

function nextPeriodOf({ kind }: Act, { service, renewal }: Pratica): Pick<Step, 'nextPeriod'> {
  if (!service) return {};
  if (kind === 'proposeRenewal') return { nextPeriod: nextDates(service, renewal!.paidDays) };
  if (kind === 'renew') return { nextPeriod: nextDates(service, service.next!.paidDays) };
  const { startDate, endDate } = service;
  return kind === 'periodStart' ? { nextPeriod: { startDate, endDate } } : {};
}

/** The later payment that an act is about. */
function instalmentIn({ kind, facts }: Act, before: Pratica): Pick<Step, 'instalment'> {
  const about = isInstalmentTimer(kind)
    ? instalmentOf(before, kind)
    : openInstalments(before).find(({ paymentId }) => paymentId === facts.paymentId);
  if (!about) return {};
  const { paymentId, n } = about;
  return { instalment: { paymentId, n, dueOn: dueOn(about, before.holidays) } };
}

function instalmentDays({ kind }: Act, at: string, before: Pratica, after: Pratica): Partial<Step> {
  const instalmentsDue = movedDues(before, after);
  const isEnd = after.instalments && (kind === 'interrupt' || kind === 'cancel');
  return {
    ...(instalmentsDue.length > 0 ? { instalmentsDue } : {}),
    ...(isEnd ? { restDueAt: restDueAt(at) } : {}),
  };
}

type ClosedIntegration = NonNullable<Step['integrationsClosed']>[number];

const INTEGRATION_ACTS: Partial<Record<Act['kind'], ClosedAs>> = {
  requestIntegration: 'moot',
  provideIntegration: 'answered',
  withdrawIntegration: 'withdrawn',
  integrationDeadline: 'lapsed',
};

/** What a step closes without being about it goes another way: it is moot. */
function closedIntegrations(
  { kind }: Act,
  before: Pratica,
  after: Pratica,
): readonly ClosedIntegration[] {
  const as = INTEGRATION_ACTS[kind] ?? 'moot';
  return openOf(before)
    .filter(({ id }) => !findOpen(after, id))
    .map(({ id, enteId }) => ({ id, enteId, as }));
}

function askingEnte({ id, facts }: Act, before: Pratica, after: Pratica): string | null {
  const lapsed = openOf(before).find((asked) => !findOpen(after, asked.id));
  const about = findOpen(before, facts.integrationId) ?? findOpen(after, id) ?? lapsed;
  return about?.enteId ?? null;
}

/** A cancelled service ends with the day of the act, an interrupted one when it was said. */
function unusedBy(
  { kind, facts }: Act,
  at: string,
  { service, holidays }: Pratica,
): Pick<Step, 'unused'> {
  if (!service || (kind !== 'interrupt' && kind !== 'cancel')) return {};
  const endsOn = kind === 'interrupt' ? facts.effectiveOn! : addDays(dayOf(at), 1);
  return { unused: unusedOf(service, holidays, endsOn) };
}

function changedAnswer(enteId: string | null, before: Pratica, after: Pratica) {
  const answer = enteId ? after.enti[enteId] : undefined;
  return answer && answer !== before.enti[enteId!] ? answer : null;
}

/**
 * Whoever is stood for is told at once; enti that are asked once more are told so, and those who
 * still may answer that their term is another: the rows alone would not tell them.
 */
function toldBeside(
  { kind, onBehalfOf }: Act,
  before: Pratica,
  { opened }: TaskChanges,
): Audience[] {
  const isUndone = before.state === 'order' || before.state === 'payment';
  const isAskedAgain = isUndone && opened.some(({ enteId }) => enteId !== null);
  const isForAll = kind === 'movePolicy' && before.state === 'offer';
  return [
    ...(onBehalfOf ? [onBehalfOf.role] : []),
    ...(isAskedAgain ? (['rivals'] as const) : []),
    ...(isForAll ? (['enti'] as const) : []),
  ];
}

function touchedEnti(before: Pratica, after: Pratica, tasks: TaskChanges): string[] {
  const { opened, closed, moved } = tasks;
  const byTask = [...opened, ...closed, ...moved].flatMap(({ enteId }) => enteId ?? []);
  const byOffer = Object.entries(after.offers)
    .filter(([id, { status }]) => status !== before.offers[id]?.status)
    .map(([, { enteId }]) => enteId);
  return [...new Set([...byTask, ...byOffer])];
}

/** Whoever asked for documents is told of what became of it, nobody else. */
function toldOf({ kind }: Act, closed: readonly ClosedIntegration[]): readonly Audience[] {
  const told = audiencesOf(kind);
  if (kind !== 'provideIntegration' && kind !== 'integrationDeadline') return told;
  return told.filter((audience) => {
    if (audience === 'ente') return closed.some(({ enteId }) => enteId !== null);
    return audience !== 'office' || closed.some(({ enteId }) => enteId === null);
  });
}

/**
 * The ente that an act is about: the one that acts or is stood for, else the chosen one. Documents
 * are the business of whoever asked for them: of no ente, when it was the office.
 */
function concernedEnte(act: Act, before: Pratica, after: Pratica): string | null {
  if (act.kind in INTEGRATION_ACTS) return askingEnte(act, before, after);
  if (act.onBehalfOf?.role === 'ente') return act.onBehalfOf.enteId;
  if (act.facts.enteId) return act.facts.enteId;
  return act.actor.enteId ?? chosenEnteId(before) ?? chosenEnteId(after);
}
