import type { Generated, JSONColumnType } from 'kysely';
import type { Deadlines } from '../../workflows/pratica/deadlines.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';

/** One version; of the comune as a whole where no service type is named. */
export interface PolicyTable {
  id: Generated<string>;
  comuneId: string;
  serviceTypeId: string | null;
  /** 1, 2, 3 … for each service type of a comune. */
  version: Generated<number>;
  /** A day of the comune. */
  validFrom: string;
  terms: JSONColumnType<Terms>;
  withdrawnAt: string | null;
}

/** Who wrote a version or withdrew it, and why. */
export interface PolicyActTable {
  policyId: string;
  comuneId: string;
  act: 'written' | 'withdrawn';
  actorId: string;
  reason: string;
  at: Generated<string>;
}

/** An administrator's order to move pratiche to a version, or back from where a batch moved them. */
export interface PolicyBatchTable {
  id: string;
  comuneId: string;
  policyId: string;
  reverses: string | null;
  /** Without it nothing moves; null where a batch takes another back, and in old ones. */
  approvalId: string | null;
  actorId: string;
  reason: string;
  at: Generated<string>;
}

/** What a batch means for one pratica, and what became of it. */
export interface PolicyMoveTable {
  id: Generated<string>;
  batchId: string;
  comuneId: string;
  praticaId: string;
  fromPolicyId: string | null;
  toPolicyId: string | null;
  status: Generated<'waiting' | 'moved' | 'refused'>;
  refusal: string | null;
  before: JSONColumnType<Deadlines>;
  after: JSONColumnType<Deadlines> | null;
  queuedAt: string | null;
  doneAt: string | null;
}
