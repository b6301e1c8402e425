import type { OperationNodeSource } from 'kysely';

/** Statements by name, not sent yet: those of one step travel to the database as one. */
export type Parts = Record<string, OperationNodeSource>;

/** What was said with a command and must not travel through the workflow. */
export interface Told {
  payload: Record<string, unknown>;
  reason: string | null;
  /** The place of the event before in the chain, 0 when there is none, and its hash. */
  prevSeq: number;
  prevHash: string | null;
}
