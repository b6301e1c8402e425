import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** Batches of one version, the latest first, each with how far it has come. */
export function listBatches(trx: Trx, { policyId, limit }: { policyId: string; limit: number }) {
  return batches(trx)
    .where('policyBatch.policyId', '=', policyId)
    .orderBy('policyBatch.at', 'desc')
    .limit(limit)
    .execute();
}

export function findBatch(trx: Trx, { id, comuneId }: { id: string; comuneId: string }) {
  return batches(trx)
    .where('policyBatch.id', '=', id)
    .where('policyBatch.comuneId', '=', comuneId)
    .executeTakeFirst();
}

/** What became of each pratica of a batch, those that could not be moved first. */
export function listMoves(
  trx: Trx,
  args: { batchId: string; after?: readonly [rank: number, id: string]; limit: number },
) {
  const rank = sql<number>`case policy_move.status
    when 'refused' then 0 when 'waiting' then 1 else 2 end`;
  let moves = trx
    .selectFrom('policyMove')
    .innerJoin('pratica', 'pratica.id', 'policyMove.praticaId')
    .leftJoin('policy as from', 'from.id', 'policyMove.fromPolicyId')
    .select(['policyMove.id', 'policyMove.praticaId', 'pratica.number', 'pratica.state'])
    .select(['policyMove.status', 'refusal', 'before', 'after', 'from.version as fromVersion'])
    .select(rank.as('rank'))
    .where('batchId', '=', args.batchId);
  if (args.after) {
    const [afterRank, afterId] = args.after;
    moves = moves.where(
      sql<boolean>`(${rank}, policy_move.id) > (${afterRank}::int, ${afterId}::uuid)`,
    );
  }
  return moves.orderBy('rank').orderBy('policyMove.id').limit(args.limit).execute();
}

function batches(trx: Trx) {
  return trx
    .selectFrom('policyBatch')
    .innerJoin('policy', 'policy.id', 'policyBatch.policyId')
    .leftJoin('person', 'person.id', 'policyBatch.actorId')
    .leftJoin('approval', 'approval.id', 'policyBatch.approvalId')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('policyMove')
          .select(sql<number>`(count(*) filter (where status = 'waiting'))::int`.as('waiting'))
          .select(sql<number>`(count(*) filter (where status = 'moved'))::int`.as('moved'))
          .select(sql<number>`(count(*) filter (where status = 'refused'))::int`.as('refused'))
          .whereRef('policyMove.batchId', '=', 'policyBatch.id')
          .as('counts'),
      (join) => join.onTrue(),
    )
    .select([
      'policyBatch.id',
      'policyBatch.policyId',
      'policyBatch.reverses',
      'policyBatch.reason',
    ])
    .select(['policyBatch.at', 'policy.version', 'policy.serviceTypeId', 'person.name as by'])
    .select(['policyBatch.approvalId', 'approval.status as approvalStatus'])
    .select('approval.expiresAt as approvalExpiresAt')
    .select(['counts.waiting', 'counts.moved', 'counts.refused']);
}
