import { Temporal } from 'temporal-polyfill';
import { pausedDeadlines } from '../machine/pauses.ts';
import { addDays } from '../pratica/service.ts';
import { dayOf, instantAfter } from '../pratica/terms.ts';
import { examinationDeadlines, listedDeadlines, toldDocuments } from './deadlines.ts';
import type { Command, Facts } from './messages.ts';
import type { Deadlines, Held, Qualification } from './qualification.ts';
import { QUALIFICATION_TABLE } from './table.ts';
import {
  type State,
  type Timer,
  type TimerName,
  TIMERS,
  type Transition,
  type TransitionName,
  TRANSITIONS,
} from './transitions.ts';

/**
 * A qualification after an allowed command. Pure.
 * @param now ISO instant of the act
 */
export function advance(at: Qualification, command: Command, now: string): Qualification {
  const changes = EFFECTS[command.transition]?.(at, command, now) ?? {};
  const to = QUALIFICATION_TABLE.destination(command.transition, at.state ?? 'submitted');
  return arrive(at, { to, now, changes, row: TRANSITIONS[command.transition] });
}

/** A qualification after a timer has rung. */
export function ring(at: Qualification, name: TimerName, now: string): Qualification {
  const timer: Timer = TIMERS[name];
  const { [name]: _rung, ...deadlines } = at.deadlines;
  const stay = { to: timer.to ?? at.state!, now };
  switch (name) {
    case 'examinationDeadline':
      return arrive(at, { ...stay, changes: { deadlines, lateSince: at.deadlines[name] ?? now } });
    case 'integrationDeadline': {
      const overdue = at.integrations.find(({ dueAt }) => dueAt === at.deadlines[name]);
      const integrations = at.integrations.filter((asked) => asked !== overdue);
      return arrive(at, { ...stay, changes: { deadlines, integrations } });
    }
    case 'documentReminder':
    case 'documentExpiry':
      return arrive(at, { ...stay, changes: { documents: toldDocuments(at, now) } });
    case 'expiryReminder':
      return arrive(at, { ...stay, changes: { isEndTold: true } });
    default:
      return arrive(at, { ...stay, changes: { deadlines } });
  }
}

type Changes = Partial<Omit<Qualification, 'state' | 'version' | 'stateSince' | 'closed'>>;

interface Arrival {
  to: State;
  now: string;
  changes: Changes;
  /** The row by which it arrives, when it is a command's. */
  row?: Transition;
}

/** The one place where the state is assigned. */
function arrive(before: Qualification, { to, now, changes, row }: Arrival): Qualification {
  const isMoved = to !== before.state;
  const closed = row?.closes === true || !QUALIFICATION_TABLE.isOpen(to, false);
  const next: Qualification = {
    ...before,
    ...changes,
    state: to,
    closed,
    version: before.version + 1,
    stateSince: isMoved ? now : before.stateSince,
    ...(isMoved ? { lateSince: null } : {}),
  };
  const integrations = closed ? [] : next.integrations;
  const timed = { ...next, integrations, deadlines: deadlinesOf(next, isMoved, now) };
  const deadlines: Deadlines = pausedDeadlines<Deadlines>(before, timed, {
    open: integrations,
    now,
    pauses: (timer) => (TIMERS[timer as TimerName] as Timer).pauses === true,
  });
  return { ...timed, deadlines };
}

function deadlinesOf(next: Qualification, isMoved: boolean, now: string): Deadlines {
  if (next.closed) return {};
  if (next.state !== 'submitted') {
    const { integrationDeadline } = next.deadlines;
    return { ...listedDeadlines(next), ...(integrationDeadline ? { integrationDeadline } : {}) };
  }
  return isMoved ? examinationDeadlines(next, now) : next.deadlines;
}

type Effect = (at: Qualification, command: Command, now: string) => Changes;

const closeIntegration: Effect = ({ integrations }, { facts }) => ({
  integrations: integrations.filter(({ id }) => id !== facts.integrationId),
});

/** What a command changes beside the state. Rows that change nothing else have no entry. */
const EFFECTS: Partial<Record<TransitionName, Effect>> = {
  requestIntegration: ({ integrations, terms, holidays }, { id }, now) => ({
    integrations: [
      ...integrations,
      { id, dueAt: instantAfter(now, terms.integrationDeadline, holidays) },
    ],
  }),
  provideIntegration: (at, command, now) => ({
    ...closeIntegration(at, command, now),
    ...(command.facts.documents ? { documents: replaced(at, command.facts.documents) } : {}),
  }),
  withdrawIntegration: closeIntegration,
  assess: ({ assessments }, { actor, facts }) => ({
    assessments: { ...assessments, [actor.id!]: facts.assessment! },
  }),
  qualify: ({ terms }, _command, now) => ({ term: termFrom(dayOf(now), terms.months) }),
  updateDocument: ({ documents }, { facts: { documentId, expiresOn } }) => ({
    documents: documents.map((held) =>
      held.id === documentId ? { id: held.id, expiresOn: expiresOn! } : held,
    ),
  }),
  askRenewal: () => ({ renewal: 'asked' }),
  // The next term follows on the last: nobody loses days by asking early.
  renew: ({ term, terms }) => ({
    renewal: null,
    isEndTold: false,
    term: { from: term!.from, until: termFrom(addDays(term!.until, 1), terms.months).until },
  }),
  refuseRenewal: () => ({ renewal: 'refused' }),
};

/** Whoever is told of a document that is about to expire is told anew of the one that comes instead. */
function replaced({ documents }: Qualification, by: NonNullable<Facts['documents']>): Held[] {
  const newer = by.map(({ id, expiresOn }) => ({ id, expiresOn }));
  const others = documents.filter(({ id }) => !newer.some((one) => one.id === id));
  return [...others, ...newer];
}

/** So many months from a day on: its first and last day. */
function termFrom(from: string, months: number): { from: string; until: string } {
  const until = Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 });
  return { from, until: until.toString() };
}
