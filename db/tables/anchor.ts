import type { ColumnType } from 'kysely';

/** An event as an anchor holds it: its pratica, its place there, its id and its hash. */
export type AnchoredEvent = [praticaId: string, seq: number, id: string, hash: string];

export interface AnchorTable {
  comuneId: string;
  /** 1, 2, 3 … within a comune. */
  n: number;
  at: string;
  events: ColumnType<AnchoredEvent[], string, never>;
  /** The greatest id among the events; the database works it out. */
  lastEventId: ColumnType<string | null, never, never>;
  prevDigest: string | null;
  digest: string;
  /** Which public key fits the signature. */
  keyId: string;
  signature: string;
}
