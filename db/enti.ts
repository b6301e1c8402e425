import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Database } from './schema.ts';

/**
 * The enti of the asking comune that may answer a request: not suspended, qualified today for this
 * type in this municipio (`null`: anywhere), with a service of it there.
 * @returns their ids, in a fixed order
 */
export async function findEligibleEnti(
  trx: Trx,
  args: { serviceTypeId: string; municipio: number | null },
): Promise<string[]> {
  let serving = trx
    .selectFrom('publishedService')
    .select('enteId')
    .where('serviceTypeId', '=', args.serviceTypeId);
  if (args.municipio !== null) {
    serving = serving.where(sql<boolean>`zones @> array[${args.municipio}]::integer[]`);
  }
  const enti = await trx
    .selectFrom('ente')
    .select('id')
    .where('id', 'in', serving)
    .where(isQualified)
    .where(isQualifiedFor(args))
    .orderBy('id')
    .execute();
  return enti.map(({ id }) => id);
}

const TODAY = sql<string>`(now() at time zone 'Europe/Rome')::date`;

/** An ente that may serve today: the day is the one in Rome. */
export function isQualified(is: ExpressionBuilder<Database, 'ente'>) {
  return is.and([is('ente.suspended', '=', false), is('ente.qualifiedUntil', '>=', TODAY)]);
}

/**
 * Of an ente: the list from before there were avvisi counts until an avviso has qualified it for
 * the type; from then on its qualifications do (docs/adr/0046).
 */
function isQualifiedFor({
  serviceTypeId,
  municipio,
}: {
  serviceTypeId: string | RawBuilder<string>;
  municipio: number | RawBuilder<number> | null;
}) {
  const here = municipio === null ? sql`` : sql`and municipi @> array[${municipio}]::integer[]`;
  return sql<boolean>`(
    (ente.listed_until >= ${TODAY} and not ente.avviso_type_ids @> array[${serviceTypeId}]::text[])
    or exists (
      select from qualification
      where qualification.ente_id = ente.id and state = 'qualified'
        and qualification.listed_until >= ${TODAY}
        and service_type_ids @> array[${serviceTypeId}]::text[] ${here}))`;
}

/**
 * The service types for which an ente may serve today, by name, each with the municipi in which;
 * none of one that is suspended.
 */
export async function listQualifiedTypes(
  trx: Trx,
  { enteId }: { enteId: string },
): Promise<{ id: string; municipi: number[] }[]> {
  const place = { serviceTypeId: sql<string>`type.id`, municipio: sql<number>`place.id` };
  const { rows } = await sql<{ id: string; municipi: number[] }>`
    select type.id, array(
      select place.id from municipio place
      where place.comune_id = ente.comune_id and ${isQualifiedFor(place)} order by 1) as municipi
    from ente
    join service_type type on type.comune_id = ente.comune_id
    where ente.id = ${enteId} and not ente.suspended and ente.qualified_until >= ${TODAY}
    order by type.name_it`.execute(trx);
  return rows.filter(({ municipi }) => municipi.length > 0);
}

/**
 * Whether the office has suspended or revoked what qualified an ente for a service type, and nothing
 * else does; as far as the asker may see: its own ente, or the office.
 */
export async function isBarredFrom(
  trx: Trx,
  { enteId, serviceTypeId }: { enteId: string; serviceTypeId: string },
): Promise<boolean> {
  const { rows } = await sql<{ isBarred: boolean }>`
    select coalesce(bool_or(state in ('suspended', 'revoked'))
      and not bool_or(state = 'qualified'), false) as is_barred
    from qualification
    where ente_id = ${enteId} and service_type_ids @> array[${serviceTypeId}]::text[]`.execute(trx);
  return rows[0]!.isBarred;
}

/** The qualified enti by name, a page at a time. */
export function listEnti(
  trx: Trx,
  args: { comuneId: string; after?: { name: string; id: string }; limit: number },
) {
  let enti = enteCards(trx).where('ente.comuneId', '=', args.comuneId).where(isQualified);
  if (args.after) {
    const { name, id } = args.after;
    enti = enti.where(sql<boolean>`(ente.name, ente.id) > (${name}, ${id}::uuid)`);
  }
  return enti.orderBy('ente.name').orderBy('ente.id').limit(args.limit).execute();
}

export function findEnte(trx: Trx, args: { comuneId: string; id: string }) {
  return enteCards(trx)
    .select(['aboutIt', 'aboutEn', 'address', 'postalCode', 'town', 'phone', 'email', 'founded'])
    .select('qualifiedUntil')
    .select('ente.suspended as isSuspended')
    .select(['certificates', 'spokenLanguages as languages', 'photos', 'branches'])
    .where('ente.comuneId', '=', args.comuneId)
    .where('ente.id', '=', args.id)
    .executeTakeFirst();
}

function enteCards(trx: Trx) {
  return trx
    .selectFrom('ente')
    .select(['ente.id', 'ente.name', 'ente.kind', 'ente.municipio', 'ente.drawing'])
    .select((query) =>
      query
        .selectFrom('publishedService')
        .select(sql<number>`count(*)::int`.as('services'))
        .whereRef('publishedService.enteId', '=', 'ente.id')
        .as('services'),
    )
    .$narrowType<{ services: number }>();
}
