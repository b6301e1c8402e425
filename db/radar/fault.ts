import { type RawBuilder, sql } from 'kysely';

/** What the radar knows of one fault; what does not apply is missing. */
export interface FaultRow {
  id: string;
  /** ISO instant. */
  since: string;
  /** The same to the microsecond, for pages by key. */
  exactSince: string;
  praticaId: string;
  /** Null when the pratica itself was never recorded. */
  number: string | null;
  state: string | null;
  version: number | null;
  /** The task, queue, notice, timer or transition that it is about. */
  about: string;
  /** Who owes the step or is not told. */
  whom?: string;
  enteId?: string | null;
  enteName?: string | null;
  /** The person or ente that is not told. */
  toldName?: string | null;
  /** On which channel; null of a notice that has none yet. */
  channel?: string | null;
  /** In whose hands the task is. */
  assigneeName?: string | null;
  isEscalated?: boolean;
  remindedAt?: string | null;
  attempts?: number;
  lastError?: string | null;
  nextTryAt?: string | null;
  amountCents?: number | null;
}

/** A select of faults: its columns are those of `FaultRow`, but `exactSince`. */
export type FaultQuery = RawBuilder<unknown>;

/** Of the pratica, for every row. */
export const PRATICA = sql`pratica.id as pratica_id, pratica.number, pratica.state, pratica.version`;

/** What should take a second and takes most of a minute has stopped: it shows within the minute. */
export const TOO_LONG = sql`interval '45 seconds'`;
export const TOO_LONG_AGO = sql`(now() - ${TOO_LONG})`;
