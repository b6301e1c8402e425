import { sql } from 'kysely';
import type { TypeDefinition } from '../catalogue/definition.ts';
import type { Trx } from './connect.ts';

interface OfType {
  comuneId: string;
  id: string;
}

/** What a service type said in one version; the database keeps every one. */
export async function findTypeVersion(trx: Trx, args: OfType & { version: number }) {
  const found = await trx
    .selectFrom('serviceTypeVersion')
    .select('definition')
    .where('comuneId', '=', args.comuneId)
    .where('serviceTypeId', '=', args.id)
    .where('version', '=', args.version)
    .executeTakeFirst();
  return found?.definition;
}

/** What its service type said when the need of a pratica was told: that is what it goes by. */
export async function findTypeOfPratica(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<TypeDefinition> {
  const { definition } = await trx
    .selectFrom('need')
    .innerJoin('serviceTypeVersion as told', (join) =>
      join
        .onRef('told.comuneId', '=', 'need.comuneId')
        .onRef('told.serviceTypeId', '=', 'need.serviceTypeId')
        .onRef('told.version', '=', 'need.serviceTypeVersion'),
    )
    .select('definition')
    .where('need.praticaId', '=', praticaId)
    .executeTakeFirstOrThrow();
  return definition;
}

/** All types with what they say now, by name. */
export function listTypes(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('serviceType')
    .innerJoin('serviceTypeVersion as now', (join) =>
      join
        .onRef('now.comuneId', '=', 'serviceType.comuneId')
        .onRef('now.serviceTypeId', '=', 'serviceType.id')
        .onRef('now.version', '=', 'serviceType.version'),
    )
    .select(['serviceType.id', 'now.version', 'now.definition', 'now.at', 'retiredAt'])
    .where('serviceType.comuneId', '=', comuneId)
    .orderBy('nameIt')
    .execute();
}

/** Every version of a type, newest first, with who published it and why. */
export function listTypeVersions(trx: Trx, { comuneId, id }: OfType) {
  return trx
    .selectFrom('serviceTypeVersion as told')
    .leftJoin('serviceTypeAct as act', (join) =>
      join
        .onRef('act.comuneId', '=', 'told.comuneId')
        .onRef('act.serviceTypeId', '=', 'told.serviceTypeId')
        .onRef('act.version', '=', 'told.version'),
    )
    .leftJoin('person as writer', 'writer.id', 'act.writtenBy')
    .select(['told.version', 'told.definition', 'told.at', 'act.id as actId', 'act.reason'])
    .select('writer.name as writtenBy')
    .where('told.comuneId', '=', comuneId)
    .where('told.serviceTypeId', '=', id)
    .orderBy('told.version', 'desc')
    .execute();
}
export type TypeVersionRow = Awaited<ReturnType<typeof listTypeVersions>>[number];

/** Writers of one comune's catalogue queue here. */
export async function lockCatalogue(trx: Trx, { comuneId }: { comuneId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue'), hashtext(${comuneId}))`.execute(
    trx,
  );
}

/**
 * Publishes what a type says from now on, as its next version; a new id is a new type.
 * @returns the version: the one before when nothing else is said
 */
export async function publishType(
  trx: Trx,
  { comuneId, id, definition }: OfType & { definition: TypeDefinition },
): Promise<number> {
  const row = { ...definition, params: JSON.stringify(definition.params) };
  const { version } = await trx
    .insertInto('serviceType')
    .values({ comuneId, id, ...row })
    .onConflict((conflict) => conflict.columns(['comuneId', 'id']).doUpdateSet(row))
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export interface TypeAct {
  id: string;
  comuneId: string;
  serviceTypeId: string;
  version: number;
  writtenBy: string;
  reason: string;
}

export async function addTypeAct(trx: Trx, act: TypeAct): Promise<void> {
  await trx.insertInto('serviceTypeAct').values(act).execute();
}

/**
 * What stands on a type: drafts of needs, which are told in its next version; services, of which
 * some are given by nobody that it would still name; open pratiche, which keep their version.
 */
export async function countOnType(
  trx: Trx,
  { comuneId, id, profiles }: OfType & { profiles: readonly string[] },
) {
  const { rows } = await sql<Record<'drafts' | 'services' | 'outside' | 'pratiche', number>>`
    select
      (select count(*)::int from need where comune_id = ${comuneId} and service_type_id = ${id}
        and pratica_id is null) as drafts,
      (select count(*)::int from service where comune_id = ${comuneId} and service_type_id = ${id}) as services,
      (select count(*)::int from service where comune_id = ${comuneId} and service_type_id = ${id}
        and not profiles && ${sql.val([...profiles])}::text[]) as outside,
      (select count(*)::int from pratica where comune_id = ${comuneId} and service_type_id = ${id}
        and not closed) as pratiche`.execute(trx);
  return rows[0]!;
}
