import type { Generated } from 'kysely';

/** A citizen's wish that their data be erased; see docs/adr/0050. */
export interface ErasureTable {
  /** The command's. */
  id: string;
  comuneId: string;
  personId: string;
  askedAt: Generated<string>;
  /** Null while it is being done. */
  finishedAt: string | null;
}
