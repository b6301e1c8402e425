import { sql } from 'kysely';
import type { Represented } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import type { ApprovalStatus } from './tables/approvals.ts';

export interface NewApproval {
  /** The command's that asks. */
  id: string;
  comuneId: string;
  act: string;
  /** Null where a batch is asked. */
  praticaId: string | null;
  version: number | null;
  payload: object;
  onBehalfOf: Represented | null;
  refundCents: number | null;
  aloneUpToCents: number | null;
  reason: string;
  askedBy: string;
  askedAt: string;
  expiresAt: string;
}

/** @returns false when another is open for the same pratica, or this one is there already */
export async function addApproval(trx: Trx, approval: NewApproval): Promise<boolean> {
  const { payload, onBehalfOf, ...row } = approval;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('approval')
    .values({
      ...row,
      payload: JSON.stringify(payload),
      onBehalfOf: onBehalfOf && JSON.stringify(onBehalfOf),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type Box = 'toDecide' | 'mine' | 'all';

/** The latest first; each with the pratica or the rules that it is about, and what came of it. */
export function listApprovals(
  trx: Trx,
  args: { comuneId: string; box: Box; personId: string; after?: readonly [string, string]; limit: number },
) {
  let rows = approvals(trx).where('approval.comuneId', '=', args.comuneId);
  if (args.box === 'toDecide') rows = rows.where(waitsFor(args.personId));
  if (args.box === 'mine') rows = rows.where('approval.askedBy', '=', args.personId);
  if (args.after) {
    const [at, id] = args.after;
    rows = rows.where(
      sql<boolean>`(approval.asked_at, approval.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return rows
    .orderBy('approval.askedAt', 'desc')
    .orderBy('approval.id', 'desc')
    .limit(args.limit)
    .execute();
} // prettier-ignore

/** How many wait for somebody's decision, counted up to a bound. */
export async function countToDecide(
  trx: Trx,
  { comuneId, personId, atMost }: { comuneId: string; personId: string; atMost: number },
): Promise<number> {
  const { count } = await trx
    .selectFrom((from) =>
      from
        .selectFrom('approval')
        .select('id')
        .where('comuneId', '=', comuneId)
        .where(waitsFor(personId))
        .limit(atMost)
        .as('waiting'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function findApproval(trx: Trx, { id }: { id: string }) {
  return approvals(trx).where('approval.id', '=', id).executeTakeFirst();
}
export type ApprovalRow = NonNullable<Awaited<ReturnType<typeof findApproval>>>;

/** What was decided under a command. */
export function findDecision(trx: Trx, { decisionId }: { decisionId: string }) {
  return trx
    .selectFrom('approval')
    .select(['id', 'status'])
    .where('decisionId', '=', decisionId)
    .executeTakeFirst();
}

/** The one that a pratica waits for, if any. */
export async function findOpenApproval(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('approval')
    .select(['id', 'version', 'refundCents', 'expiresAt'])
    .where('praticaId', '=', praticaId)
    .where('status', '=', 'asked')
    .executeTakeFirst();
}

/**
 * Decides what is still open, once; the database keeps whoever asked from approving.
 * @returns false when somebody was faster, or its time is over
 */
export async function decideApproval(
  trx: Trx,
  { id, status, at, ...said }: {
    id: string;
    status: ApprovalStatus;
    decidedBy: string | null;
    decision: string | null;
    decisionId: string | null;
    at: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('approval')
    .set({ status, decidedAt: at, ...said })
    .where('id', '=', id)
    .where('status', '=', 'asked')
    .$if(status !== 'lapsed', (query) => query.where('expiresAt', '>', at))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
} // prettier-ignore

function waitsFor(personId: string) {
  return sql<boolean>`approval.status = 'asked' and approval.expires_at > now()
    and approval.asked_by <> ${personId}::uuid`;
}

function approvals(trx: Trx) {
  return trx
    .selectFrom('approval')
    .leftJoin('pratica', 'pratica.id', 'approval.praticaId')
    .leftJoin('policyBatch', 'policyBatch.approvalId', 'approval.id')
    .leftJoin('policy', 'policy.id', 'policyBatch.policyId')
    .leftJoin('person as asking', 'asking.id', 'approval.askedBy')
    .leftJoin('person as deciding', 'deciding.id', 'approval.decidedBy')
    .select(['approval.id', 'approval.act', 'approval.praticaId', 'approval.version'])
    .select(['approval.payload', 'approval.onBehalfOf', 'approval.refundCents'])
    .select(['approval.aloneUpToCents', 'approval.reason', 'approval.askedBy'])
    .select(['approval.askedAt', 'approval.expiresAt', 'approval.status', 'approval.decidedBy'])
    .select(['approval.decidedAt', 'approval.decision', 'approval.decisionId', 'pratica.number'])
    .select(['pratica.state', 'pratica.version as versionNow', 'pratica.closed'])
    .select(['policyBatch.id as batchId', 'policy.id as policyId'])
    .select(['policy.version as policyVersion', 'policy.serviceTypeId'])
    .select(['asking.name as askedByName', 'deciding.name as decidedByName'])
    .select((row) =>
      row
        .selectFrom('policyMove')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('policyMove.batchId', '=', 'policyBatch.id')
        .where('policyMove.refusal', 'is', null)
        .as('movable'),
    );
}
