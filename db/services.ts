import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import { isQualified } from './enti.ts';
import type { Database } from './schema.ts';
import type { Search } from './search.ts';

export interface ServiceFilter {
  comuneId: string;
  search?: Search;
  section?: string;
  type?: string;
  municipio?: number;
  profile?: string;
  competence?: string;
  /** The highest starting price, in cents. */
  price?: number;
  ente?: string;
}

/** Lists never look at more rows than this to count them, or to rank them. */
export const COUNTED_AT_MOST = 1000;
const RANKED_AT_MOST = 1000;

type Services = SelectQueryBuilder<Database, 'publishedService', object>;

/** A page in order of price or of title; `after` is the sort key of the last row seen. */
export function listServices(
  trx: Trx,
  args: ServiceFilter & {
    sort: 'price' | 'title';
    after?: { key: string | number; id: string };
    limit: number;
  },
) {
  const key = args.sort === 'price' ? sql.ref('priceFromCents') : sql.ref('title');
  let services = matching(trx, args);
  if (args.after) {
    const { key: lastKey, id } = args.after;
    services = services.where(sql<SqlBool>`(${key}, id) > (${lastKey}, ${id}::uuid)`);
  }
  const page = services.select('id').orderBy(key).orderBy('id').limit(args.limit);
  return cards(trx)
    .where('publishedService.id', 'in', page)
    .select(sql<number>`0`.as('score'))
    .orderBy(args.sort === 'price' ? 'priceFromCents' : 'title')
    .orderBy('publishedService.id')
    .execute();
}

/**
 * A page by relevance: everyday words that name the service type first, then full matches, then
 * rank. Only the first matches found are ranked, so that a common word costs what a rare one does.
 */
export function listRelevantServices(
  trx: Trx,
  args: ServiceFilter & {
    search: Search;
    after?: { score: number; id: string };
    limit: number;
  },
) {
  const { all, any, types } = args.search;
  const called = sql<number>`coalesce((
    select words from unnest(${types.map(({ id }) => id)}::text[], ${types.map(({ words }) => words)}::integer[])
      as called (id, words)
    where called.id = service_type_id), 0)`;
  const full = sql<number>`(search @@ to_tsquery('italian', ${all}))::integer`;
  const rank = sql<number>`least(ts_rank(search, to_tsquery('italian', ${any})), 0.99)`;
  const score = sql<number>`((${called} + ${full} + ${rank}) * 100000)::integer`;
  let ranked = trx
    .selectFrom(
      trx
        .selectFrom('publishedService')
        .select(['id', score.as('score')])
        .where('id', 'in', candidates(trx, args))
        .as('ranked'),
    )
    .select(['id', 'score']);
  if (args.after) {
    const { score: last, id } = args.after;
    ranked = ranked.where(sql<SqlBool>`(-score, id) > (${-last}, ${id}::uuid)`);
  }
  const page = ranked.orderBy('score', 'desc').orderBy('id').limit(args.limit);
  return cards(trx)
    .innerJoin(page.as('page'), 'page.id', 'publishedService.id')
    .select('page.score')
    .orderBy('page.score', 'desc')
    .orderBy('page.id')
    .execute();
}

/** The services of the types called so, then those whose text matches; some of each. */
function candidates(trx: Trx, args: ServiceFilter & { search: Search }) {
  const { types } = args.search;
  const matches = (search: Search) => {
    const some = matching(trx, { ...args, search })
      .select('id')
      .limit(RANKED_AT_MOST / 2);
    return trx.selectFrom(some.as('some')).select('id');
  };
  const inText = matches({ ...args.search, types: [] });
  return types.length === 0 ? inText : inText.union(matches({ all: '', any: '', types }));
}

/** How many match, and of which kinds; both stop at `COUNTED_AT_MOST`. */
export async function summarizeServices(trx: Trx, filter: ServiceFilter) {
  const { rows } = await sql<Summary>`
    with counted as materialized (
      ${matching(trx, filter)
        .select(['serviceTypeId', 'zones', 'profiles'])
        .limit(COUNTED_AT_MOST + 1)})
    select 'count' as facet, null as value, count(*)::integer as count from counted
    union all
    select 'type', service_type_id, count(*)::integer from counted group by service_type_id
    union all
    select 'municipio', zone::text, count(*)::integer
    from counted, unnest(zones) zone group by zone
    union all
    select 'profile', profile, count(*)::integer
    from counted, unnest(profiles) profile group by profile`.execute(trx);
  return rows;
}

interface Summary {
  facet: 'count' | 'type' | 'municipio' | 'profile';
  value: string | null;
  count: number;
}

export function findService(trx: Trx, args: { comuneId: string; id: string }) {
  return cards(trx)
    .select(['description', 'included', 'competences', 'languages', 'priceLines'])
    .where('publishedService.comuneId', '=', args.comuneId)
    .where('publishedService.id', '=', args.id)
    .where(isQualified)
    .executeTakeFirst();
}

/** The services of qualified enti that pass the filter. */
function matching(trx: Trx, filter: ServiceFilter): Services {
  const { search, section, type, municipio, profile, competence, price, ente } = filter;
  const { comuneId } = filter;
  return trx
    .selectFrom('publishedService')
    .where('comuneId', '=', comuneId)
    .where(isOfQualifiedEnte)
    .$if(search !== undefined, (services) => services.where(found(search!)))
    .$if(section !== undefined, (services) =>
      services.where(sql<SqlBool>`service_type_id = any(array(
        select id from service_type where comune_id = ${comuneId} and section_id = ${section}))`),
    )
    .$if(type !== undefined, (services) => services.where('serviceTypeId', '=', type!))
    .$if(municipio !== undefined, (services) =>
      services.where(sql<SqlBool>`zones @> array[${municipio}::integer]`),
    )
    .$if(profile !== undefined, (services) =>
      services.where(sql<SqlBool>`profiles @> array[${profile}::text]`),
    )
    .$if(competence !== undefined, (services) =>
      services.where(sql<SqlBool>`competences @> array[${competence}::text]`),
    )
    .$if(price !== undefined, (services) => services.where('priceFromCents', '<=', price!))
    .$if(ente !== undefined, (services) => services.where('enteId', '=', ente!));
}

/**
 * Written as "none of the others", which are few and no way to find services by: else the planner
 * walks ente by ente through all there is.
 */
const isOfQualifiedEnte = sql<SqlBool>`ente_id <> all (array(
  select id from ente where suspended or qualified_until < (now() at time zone 'Europe/Rome')::date))`;

/** Every word, or a service type called so. */
function found({ all, types }: Search) {
  const inText = sql<SqlBool>`search @@ to_tsquery('italian', ${all})`;
  if (types.length === 0) return inText;
  if (all === '') return sql<SqlBool>`service_type_id = any(${types.map(({ id }) => id)}::text[])`;
  return sql<SqlBool>`(${inText} or service_type_id = any(${types.map(({ id }) => id)}::text[]))`;
}

function cards(trx: Trx) {
  return trx
    .selectFrom('publishedService')
    .innerJoin('ente', 'ente.id', 'publishedService.enteId')
    .innerJoin('serviceType', (join) =>
      join
        .onRef('serviceType.id', '=', 'publishedService.serviceTypeId')
        .onRef('serviceType.comuneId', '=', 'publishedService.comuneId'),
    )
    .leftJoin('reviewTotal', (join) =>
      join
        .onRef('reviewTotal.enteId', '=', 'publishedService.enteId')
        .onRef('reviewTotal.serviceTypeId', '=', 'publishedService.serviceTypeId'),
    )
    .select(['reviewTotal.reviews as reviewCount', 'reviewTotal.stars as reviewStars'])
    .select([
      'publishedService.id',
      'title',
      'summary',
      'publishedService.serviceTypeId',
      'serviceType.nameIt as serviceTypeNameIt',
      'serviceType.nameEn as serviceTypeNameEn',
      'serviceType.sectionId',
      'ente.id as enteId',
      'ente.name as enteName',
      'ente.drawing as enteDrawing',
      'publishedService.profiles',
      'zones',
      'priceFromCents',
      'priceUnit',
      'availableFrom',
      'publishedService.drawing',
    ]);
}
