import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { Terms } from '../workflows/pratica/terms.ts';
import type { Trx } from './connect.ts';
import type { Database } from './schema.ts';

/** Whose rules: a service type's own, or, null, those of the comune for all that have none. */
export interface Scope {
  comuneId: string;
  serviceTypeId: string | null;
}

/** Versions of one scope on a page of theirs: nobody writes more in years. */
const VERSIONS_AT_MOST = 200;

/** Every version of the comune without its terms, for the overview: newest first in each scope. */
export function listPolicies(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('policy')
    .select(['id', 'serviceTypeId', 'version', 'validFrom', 'withdrawnAt'])
    .where('comuneId', '=', comuneId)
    .orderBy('serviceTypeId')
    .orderBy('version', 'desc')
    .execute();
}

/** How many open pratiche of each service type run under each version. */
export function countGoverned(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('pratica')
    .select(['serviceTypeId', 'policyId', sql<number>`count(*)::int`.as('count')])
    .where('comuneId', '=', comuneId)
    .where('closed', '=', false)
    .groupBy(['serviceTypeId', 'policyId'])
    .execute();
}

/** The versions of one scope, newest first, with who wrote and withdrew them, and why. */
export function listVersions(trx: Trx, scope: Scope) {
  return versions(trx)
    .where(isOf(scope))
    .orderBy('version', 'desc')
    .limit(VERSIONS_AT_MOST)
    .execute();
}

export function findVersion(trx: Trx, { id, comuneId }: { id: string; comuneId: string }) {
  return versions(trx)
    .where('policy.id', '=', id)
    .where('policy.comuneId', '=', comuneId)
    .executeTakeFirst();
}

/** The latest number of a scope and who wrote it; locks the comune's row, so that writers queue. */
export async function lockLatest(trx: Trx, scope: Scope) {
  await sql`select pg_advisory_xact_lock(hashtext('policy'), hashtext(${scope.comuneId}))`.execute(
    trx,
  );
  return versions(trx).where(isOf(scope)).orderBy('version', 'desc').limit(1).executeTakeFirst();
}

export interface NewVersion extends Scope {
  id: string;
  version: number;
  validFrom: string;
  terms: Terms;
}

export interface PolicyAct {
  policyId: string;
  comuneId: string;
  actorId: string;
  reason: string;
}

export async function addVersion(
  trx: Trx,
  version: NewVersion,
  said: Omit<PolicyAct, 'policyId'>,
): Promise<void> {
  await trx
    .insertInto('policy')
    .values({ ...version, terms: JSON.stringify(version.terms) })
    .execute();
  await trx
    .insertInto('policyAct')
    .values({ ...said, policyId: version.id, act: 'written' })
    .execute();
}

/** @returns false when it has begun, or is withdrawn already */
export async function withdrawVersion(trx: Trx, act: PolicyAct): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('policy')
    .set({ withdrawnAt: sql<string>`now()` })
    .where('id', '=', act.policyId)
    .where('withdrawnAt', 'is', null)
    .where('validFrom', '>', sql<string>`today_in_rome()`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await trx
    .insertInto('policyAct')
    .values({ ...act, act: 'withdrawn' })
    .execute();
  return true;
}

function isOf({ comuneId, serviceTypeId }: Scope) {
  return (is: ExpressionBuilder<Database, 'policy'>) =>
    is.and([
      is('policy.comuneId', '=', comuneId),
      sql<SqlBool>`policy.service_type_id is not distinct from ${serviceTypeId}::text`,
    ]);
}

function versions(trx: Trx) {
  return trx
    .selectFrom('policy')
    .leftJoin('policyAct as written', (join) =>
      join.onRef('written.policyId', '=', 'policy.id').on('written.act', '=', 'written'),
    )
    .leftJoin('person as writer', 'writer.id', 'written.actorId')
    .leftJoin('policyAct as withdrawn', (join) =>
      join.onRef('withdrawn.policyId', '=', 'policy.id').on('withdrawn.act', '=', 'withdrawn'),
    )
    .leftJoin('person as withdrawer', 'withdrawer.id', 'withdrawn.actorId')
    .select([
      'policy.id',
      'policy.serviceTypeId',
      'policy.version',
      'policy.validFrom',
      'policy.withdrawnAt',
      'policy.terms',
      'writer.name as writtenBy',
      'written.at as writtenAt',
      'written.reason as writtenReason',
      'withdrawer.name as withdrawnBy',
      'withdrawn.reason as withdrawnReason',
    ])
    .select((row) =>
      row
        .selectFrom('pratica')
        .select(sql<number>`count(*)::int`.as('open'))
        .whereRef('pratica.policyId', '=', 'policy.id')
        .where('pratica.closed', '=', false)
        .$asScalar()
        .as('open'),
    );
}
