import { sql } from 'kysely';
import type { Deadlines } from '../workflows/pratica/deadlines.ts';
import type { Trx } from './connect.ts';

interface Page {
  /** The number of the last pratica of the page before. */
  after?: string;
  limit: number;
}

/** Open pratiche of some service types that run under another version than `policyId`, by number. */
export function listGoverned(
  trx: Trx,
  { policyId, serviceTypeIds, ...page }: { policyId: string; serviceTypeIds: string[] } & Page,
) {
  return inPage(candidates(trx), page)
    .where('pratica.closed', '=', false)
    .where('pratica.serviceTypeId', 'in', serviceTypeIds)
    .where(sql<boolean>`pratica.policy_id is distinct from ${policyId}`)
    .execute();
}

/** Pratiche that a batch moved and that still run under the version it moved them to, by number. */
export function listMovedBy(trx: Trx, { batchId, ...page }: { batchId: string } & Page) {
  return inPage(candidates(trx), page)
    .innerJoin('policyMove', (join) =>
      join
        .onRef('policyMove.praticaId', '=', 'pratica.id')
        .onRef('policyMove.toPolicyId', '=', 'pratica.policyId'),
    )
    .select('policyMove.fromPolicyId')
    .where('policyMove.batchId', '=', batchId)
    .where('policyMove.status', '=', 'moved')
    .execute();
}

export type Candidate = Awaited<ReturnType<typeof listGoverned>>[number];

/** Some versions by their ids, with what they say. */
export async function listTermsOf(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('policy')
    .select(['id', 'version', 'terms'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

export interface NewBatch {
  id: string;
  comuneId: string;
  policyId: string;
  reverses: string | null;
  actorId: string;
  reason: string;
  /** Of which it waits; null where it takes another back. */
  approvalId: string | null;
}

export async function addBatch(trx: Trx, batch: NewBatch): Promise<void> {
  await trx.insertInto('policyBatch').values(batch).execute();
}

export interface NewMove {
  batchId: string;
  comuneId: string;
  praticaId: string;
  fromPolicyId: string | null;
  toPolicyId: string | null;
  /** Why it is not moved; null when it is to be. */
  refusal: string | null;
  before: Deadlines;
  after: Deadlines | null;
}

export async function addMoves(trx: Trx, moves: readonly NewMove[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ before, after, refusal, ...move }) => ({
    ...move,
    refusal,
    status: refusal ? ('refused' as const) : ('waiting' as const),
    before: JSON.stringify(before),
    after: after && JSON.stringify(after),
  }));
  await trx.insertInto('policyMove').values(rows).execute();
}

/** Moves that may go to the queue, locked until they are marked so. */
export async function lockUnqueuedMoves(trx: Trx, { limit }: { limit: number }) {
  const rows = await trx
    .selectFrom('policyMove')
    .innerJoin('policyBatch', 'policyBatch.id', 'policyMove.batchId')
    .leftJoin('approval', 'approval.id', 'policyBatch.approvalId')
    .select('policyMove.id')
    .where('policyMove.status', '=', 'waiting')
    .where('queuedAt', 'is', null)
    .where(IS_LET)
    .orderBy('policyMove.id')
    .limit(limit)
    .forUpdate('policyMove')
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

export async function markMovesQueued(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('policyMove')
    .set({ queuedAt: sql<string>`now()` })
    .where('id', 'in', ids)
    .execute();
}

/** Approved by another administrator, or in need of nobody. */
const IS_LET = sql<boolean>`(policy_batch.approval_id is null or approval.status = 'approved')`;

/** A move that may be carried out, with all that its command needs. */
export function findMove(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('policyMove')
    .innerJoin('policyBatch', 'policyBatch.id', 'policyMove.batchId')
    .innerJoin('policy', 'policy.id', 'policyMove.toPolicyId')
    .leftJoin('approval', 'approval.id', 'policyBatch.approvalId')
    .select(['policyMove.praticaId', 'policyMove.comuneId', 'policyMove.status'])
    .select(['batchId', 'actorId', 'policyBatch.reason', 'approval.decidedBy as approvedBy'])
    .select(['policy.id as policyId', 'policy.version as policyVersion', 'policy.terms'])
    .where('policyMove.id', '=', id)
    .where(IS_LET)
    .executeTakeFirst();
}

/** What became of a move; the deadlines are those that the pratica has by then. Once only. */
export async function finishMove(
  trx: Trx,
  { id, refusal }: { id: string; refusal: string | null },
): Promise<void> {
  await trx
    .updateTable('policyMove')
    .from('pratica')
    .whereRef('pratica.id', '=', 'policyMove.praticaId')
    .set({
      status: refusal ? 'refused' : 'moved',
      refusal,
      after: refusal ? null : sql<string>`pratica.deadlines`,
      doneAt: sql<string>`now()`,
    })
    .where('policyMove.id', '=', id)
    .where('policyMove.status', '=', 'waiting')
    .execute();
}

function candidates(trx: Trx) {
  return trx
    .selectFrom('pratica')
    .select(['pratica.id', 'number', 'pratica.serviceTypeId', 'state', 'closed'])
    .select(['openedAt', 'stateSince', 'deadlines', 'policy', 'policyId', 'policyVersion'])
    .select('service');
}

function inPage(rows: ReturnType<typeof candidates>, { after, limit }: Page) {
  const page = after === undefined ? rows : rows.where('number', '>', after);
  return page.orderBy('number').limit(limit);
}
