import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';

export function findComune(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('comune')
    .select(['id', 'name', 'patron'])
    .where('id', '=', comuneId)
    .executeTakeFirst();
}

export function listMunicipi(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('municipio')
    .select(['id', 'name', 'shape'])
    .where('comuneId', '=', comuneId)
    .orderBy('id')
    .execute();
}

const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * How far the middle of each municipio is from that of one, in kilometres; those whose place nobody
 * knows are left out.
 */
export async function listDistances(trx: Trx, args: { comuneId: string; from: number }) {
  const middles = await trx
    .selectFrom('municipio')
    .select(['id', 'latitude', 'longitude'])
    .where('comuneId', '=', args.comuneId)
    .execute();
  const start = middles.find(({ id }) => id === args.from);
  if (!start || start.latitude === null || start.longitude === null) return [];
  const [latitude, longitude] = [start.latitude, start.longitude];
  return middles.flatMap(({ id, latitude: north, longitude: east }) => {
    if (north === null || east === null) return [];
    // On a few kilometres the earth is flat enough.
    const y = radians(north - latitude);
    const x = radians(east - longitude) * Math.cos(radians(latitude));
    return [{ id, km: Math.round(EARTH_KM * Math.hypot(x, y) * 10) / 10 }];
  });
}
export type Distances = Awaited<ReturnType<typeof listDistances>>;

/** The sections in the order of the home page, each with its types on offer and how many services they have. */
export async function listSections(trx: Trx, { comuneId }: { comuneId: string }) {
  const sections = await trx
    .selectFrom('section')
    .select(['id', 'nameIt', 'nameEn'])
    .where('comuneId', '=', comuneId)
    .orderBy('position')
    .execute();
  const types = await listTypesWithServices(trx, comuneId);
  return sections.map((section) => ({
    ...section,
    types: types
      .filter(({ sectionId }) => sectionId === section.id)
      .map(({ id, nameIt, nameEn, services }) => ({ id, nameIt, nameEn, services })),
  }));
}

function listTypesWithServices(trx: Trx, comuneId: string) {
  return trx
    .selectFrom('serviceType')
    .leftJoin(
      (offered) =>
        offered
          .selectFrom('publishedService')
          .select(['serviceTypeId', sql<number>`count(*)::int`.as('services')])
          .groupBy('serviceTypeId')
          .as('offered'),
      (join) => join.onRef('offered.serviceTypeId', '=', 'serviceType.id'),
    )
    .select([
      'id',
      'sectionId',
      'nameIt',
      'nameEn',
      sql<number>`coalesce(services, 0)`.as('services'),
    ])
    .where('comuneId', '=', comuneId)
    .where('retiredAt', 'is', null)
    .orderBy('nameIt')
    .execute();
}

/** Of all types, also of those that are retired: what was said of them goes on. */
export function listTypeNames(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('serviceType')
    .select(['id', 'nameIt', 'nameEn'])
    .where('comuneId', '=', comuneId)
    .execute();
}

/** The ids of a topic's types; none for a topic that is not the comune's. */
export async function listTypeIds(trx: Trx, args: { comuneId: string; section: string }) {
  const types = await trx
    .selectFrom('serviceType')
    .select('id')
    .where('comuneId', '=', args.comuneId)
    .where('sectionId', '=', args.section)
    .where('retiredAt', 'is', null)
    .orderBy('id')
    .execute();
  return types.map(({ id }) => id);
}

/** The types on offer that ask one of these questions. */
export function listTypesAsking(trx: Trx, args: { comuneId: string; params: readonly string[] }) {
  return trx
    .selectFrom('serviceType')
    .select(['id', 'params'])
    .where('comuneId', '=', args.comuneId)
    .where('retiredAt', 'is', null)
    .where(
      sql<SqlBool>`exists (
      select from jsonb_array_elements(params) param where param->>'id' = any(${args.params}::text[]))`,
    )
    .orderBy('id')
    .execute();
}

export function findServiceType(trx: Trx, args: { comuneId: string; id: string }) {
  return trx
    .selectFrom('serviceType')
    .select(['id', 'sectionId', 'nameIt', 'nameEn', 'summaryIt', 'summaryEn'])
    .select(['profiles', 'params', 'priceModels', 'shared', 'version', 'retiredAt'])
    .where('comuneId', '=', args.comuneId)
    .where('id', '=', args.id)
    .executeTakeFirst();
}

/**
 * The version in force on a day for a service type of the asking comune: the type's own, or else
 * the comune's.
 * @param args.on a date of the comune, such as 2026-11-23
 */
export function findPolicy(trx: Trx, args: { serviceTypeId: string; on: string }) {
  return trx
    .selectFrom('policy')
    .select(['id', 'version', 'terms'])
    .where((is) =>
      is.or([is('serviceTypeId', '=', args.serviceTypeId), is('serviceTypeId', 'is', null)]),
    )
    .where('validFrom', '<=', args.on)
    .where('withdrawnAt', 'is', null)
    .orderBy('serviceTypeId', (order) => order.asc().nullsLast())
    .orderBy('validFrom', 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirst();
}
