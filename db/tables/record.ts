import type { ColumnType, Generated } from 'kysely';
import type { FactsColumnWithDefault, NullableFactsColumn } from './facts.ts';

export interface CommandTable {
  id: string;
  comuneId: string;
  praticaId: string;
  actorId: string | null;
  transition: string;
  requestHash: string;
  payload: FactsColumnWithDefault;
  reason: string | null;
  result: NullableFactsColumn;
  createdAt: Generated<string>;
}

/** Why a pratica's step is not recorded yet; void once the pratica has reached its version. */
export interface FailingStepTable {
  praticaId: string;
  comuneId: string;
  stepId: string;
  kind: string;
  version: number;
  attempts: number;
  lastError: string;
  since: Generated<string>;
  nextTryAt: string;
}

export interface EventTable {
  id: Generated<string>;
  comuneId: string;
  praticaId: string;
  /** The event's place in the chain of its pratica. */
  seq: number;
  /** The pratica's version after it; money comes and goes without a new one. */
  version: number;
  kind: string;
  fromState: string | null;
  toState: string;
  actorId: string | null;
  actorRole: string;
  onBehalfOf: NullableFactsColumn;
  reason: string | null;
  channel: string;
  audience: string[];
  data: FactsColumnWithDefault;
  commandId: string;
  at: string;
  prevHash: string | null;
  hash: string;
}

export interface TaskTable {
  id: Generated<string>;
  comuneId: string;
  praticaId: string;
  kind: string;
  owner: 'citizen' | 'ente' | 'office';
  enteId: string | null;
  dueAt: string;
  escalated: Generated<boolean>;
  openedAt: string;
  closedAt: string | null;
  assigneeId: string | null;
  /** The contest that it is about. */
  contestId: ColumnType<string | null, string | null | undefined, string | null>;
  /** Into whose hands it must never come: whoever did the act that is contested. */
  barredId: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface OutboxTable {
  id: Generated<string>;
  comuneId: string;
  praticaId: string;
  eventId: string | null;
  attemptId: string | null;
  kind: 'refundDue' | 'refunded' | null;
  audience: string;
  createdAt: Generated<string>;
  /** When it was carried into notifications. */
  queuedAt: string | null;
  /** A newer notice that says the same with fresher facts: this one is not sent. */
  overtakenBy: string | null;
  /** When an administrator chose not to tell it. */
  skippedAt: ColumnType<string | null, string | null | undefined, string | null>;
  /** Of rows from before there were deliveries: when their mail went out. */
  sentAt: string | null;
}
