import { type ExpressionBuilder, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Database } from './schema.ts';

/**
 * The enti of the asking comune that may answer a request: not suspended, qualified today, with a
 * service of this type in this municipio (`null`: anywhere).
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
    .orderBy('id')
    .execute();
  return enti.map(({ id }) => id);
}

/** An ente that may serve today: the day is the one in Rome. */
export function isQualified(is: ExpressionBuilder<Database, 'ente'>) {
  return is.and([
    is('ente.suspended', '=', false),
    is('ente.qualifiedUntil', '>=', sql<string>`(now() at time zone 'Europe/Rome')::date`),
  ]);
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
    .select(['aboutIt', 'aboutEn', 'address', 'phone', 'email', 'founded', 'qualifiedUntil'])
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
