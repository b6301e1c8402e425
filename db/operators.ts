import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { OperatorSaid } from './tables/operators.ts';

/**
 * Who works at an ente on a day, by name, as far as the asking may see them.
 * @param on ISO date of the comune
 */
export function listOperators(trx: Trx, { enteId, on }: { enteId: string; on: string }) {
  return trx
    .selectFrom('operator')
    .select(['id', 'name', 'profile', 'validUntil'])
    .where('enteId', '=', enteId)
    .where(({ or, eb }) => or([eb('leftOn', 'is', null), eb('leftOn', '>', on)]))
    .orderBy('name')
    .orderBy('id')
    .limit(1000)
    .execute();
}

export function findOperator(trx: Trx, { id, enteId }: { id: string; enteId: string }) {
  return trx
    .selectFrom('operator')
    .select(['id', 'sheetVersion as version', 'validUntil', 'leftOn'])
    .where('id', '=', id)
    .where('enteId', '=', enteId)
    .executeTakeFirst();
}
export type AssignableOperator = NonNullable<Awaited<ReturnType<typeof findOperator>>>;

/** All who ever worked at an ente, with what it last said of them and the orders that await them. */
export function listOperatorsSaid(
  trx: Trx,
  { enteId, id, on }: { enteId: string; id?: string; on: string },
) {
  return trx
    .selectFrom('operator')
    .leftJoin('operatorVersion as told', (join) =>
      join
        .onRef('told.operatorId', '=', 'operator.id')
        .onRef('told.version', '=', 'operator.sheetVersion'),
    )
    .leftJoin('person as writer', 'writer.id', 'told.writtenBy')
    .select(['operator.id', 'operator.name', 'operator.profile', 'operator.competences'])
    .select(['operator.sheetVersion as version', 'operator.validUntil', 'operator.leftOn'])
    .select(['told.said', 'told.at', 'writer.name as writtenBy'])
    .select(({ selectFrom }) =>
      selectFrom('order')
        .innerJoin('pratica', 'pratica.id', 'order.praticaId')
        .whereRef('order.operatorId', '=', 'operator.id')
        .where('order.endDate', '>=', on)
        .where('pratica.closed', '=', false)
        .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as('n'))
        .as('ordersAhead'),
    )
    .where('operator.enteId', '=', enteId)
    .$if(id !== undefined, (some) => some.where('operator.id', '=', id!))
    .orderBy(sql`operator.left_on is not null`)
    .orderBy('operator.name')
    .orderBy('operator.id')
    .limit(1000)
    .execute();
}
export type OperatorRow = Awaited<ReturnType<typeof listOperatorsSaid>>[number];

/** Every version of what was said of an operator, newest first. */
export function listOperatorVersions(trx: Trx, { operatorId }: { operatorId: string }) {
  return trx
    .selectFrom('operatorVersion')
    .leftJoin('person as writer', 'writer.id', 'operatorVersion.writtenBy')
    .select(['operatorVersion.id', 'version', 'said', 'at', 'writer.name as writtenBy'])
    .where('operatorId', '=', operatorId)
    .orderBy('version', 'desc')
    .execute();
}

/** Profiles that some service of the comune asks for. */
export async function listProfiles(trx: Trx, { comuneId }: { comuneId: string }) {
  const rows = await trx
    .selectFrom('serviceType')
    .select(sql<string>`unnest(profiles)`.as('profile'))
    .distinct()
    .where('comuneId', '=', comuneId)
    .orderBy('profile')
    .execute();
  return rows.map(({ profile }) => profile);
}

interface NewVersion {
  /** Of the version: the command's. */
  id: string;
  operatorId: string;
  comuneId: string;
  enteId: string;
  version: number;
  said: OperatorSaid;
  writtenBy: string;
}

/** Writes a version and, from it, the operator's row: the one place that does. */
export async function writeOperatorVersion(trx: Trx, given: NewVersion): Promise<void> {
  const { operatorId, comuneId, enteId, version, said } = given;
  const { name, profile, competences, leftOn, credentials } = said;
  const ends = credentials.map(({ expiresOn }) => expiresOn).filter((day) => day !== null);
  const validUntil = ends.sort()[0] ?? null;
  const row = { name, profile, competences, sheetVersion: version, validUntil, leftOn };
  await trx
    .insertInto('operator')
    .values({ id: operatorId, comuneId, enteId, personId: null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await trx
    .insertInto('operatorVersion')
    .values({ ...given, said: JSON.stringify(said) })
    .execute();
}

/** Writers of one operator queue here. */
export async function lockOperator(trx: Trx, { id }: { id: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('operator'), hashtext(${id}))`.execute(trx);
}
