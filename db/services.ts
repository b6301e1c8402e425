import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import { isQualified } from './enti.ts';
import type { Database } from './schema.ts';
import type { Distances } from './catalogue.ts';
import { needPrice, type PricedNeed } from './need-price.ts';
import { kmOf, type Order, rank, type Ranked } from './relevance.ts';
import type { Search } from './search.ts';

export interface ServiceFilter {
  comuneId: string;
  search?: Search;
  section?: string;
  type?: string;
  municipio?: number;
  profile?: string;
  competence?: string;
  /** The highest price in cents: for the need when there is one, else the starting price. */
  price?: number;
  ente?: string;
  /** What is needed, to reckon prices from. */
  need?: PricedNeed;
  /** Options of questions that the service must cover, each as `timeBands:night`. */
  options?: string[];
  /** Only these. */
  ids?: string[];
  /** The day on which it must be able to begin. */
  startBy?: string;
  /** The lowest mean of reviews, where there are enough for one. */
  rating?: number;
  /** How far the seat of the ente may be, and from where. */
  km?: number;
  distances?: Distances;
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
  const key = args.sort === 'price' ? priceOf(args) : sql.ref('title');
  let services = matching(trx, args);
  if (args.after) {
    const { key: lastKey, id } = args.after;
    services = services.where(sql<SqlBool>`(${key}, id) > (${lastKey}, ${id}::uuid)`);
  }
  const page = services.select('id').orderBy(key).orderBy('id').limit(args.limit);
  return cards(trx, args)
    .where('publishedService.id', 'in', page)
    .orderBy(key)
    .orderBy('publishedService.id')
    .execute();
}

/** What the order by price goes by; who has no price for a need comes last. */
function priceOf({ need }: ServiceFilter) {
  if (!need) return sql<number>`price_from_cents`;
  return sql<number>`coalesce(${needPrice(need)}, ${UNKNOWN_PRICE}::integer)`;
}
export const UNKNOWN_PRICE = 2_147_483_647;

/** A page by relevance, see `rank`. Only the first matches found are ranked, so that a common word costs what a rare one does. */
export async function listRelevantServices(
  trx: Trx,
  args: ServiceFilter & {
    order: Order;
    after?: { score: number; id: string };
    limit: number;
  },
) {
  const { order, after } = args;
  const ranked = sql`${rank(order, sql`${candidates(trx, args)}`)} as ranked`;
  const onwards = after
    ? sql`where (-score, id) > (${-after.score}::integer, ${after.id}::uuid)`
    : sql``;
  const { rows: page } = await sql<Ranked>`
    select id, tier, score, text::float8, near::float8, rating::float8, soon::float8, price::float8
    from ${ranked} ${onwards} order by score desc, id limit ${args.limit}`.execute(trx);
  const places = new Map(page.map((row, place) => [row.id, { place, row }]));
  const rows = await cards(trx, args)
    .where(sql<SqlBool>`published_service.id = any(${page.map(({ id }) => id)}::uuid[])`)
    .execute();
  return rows
    .map((card) => ({ ...card, ranked: places.get(card.id)!.row }))
    .sort((a, b) => places.get(a.id)!.place - places.get(b.id)!.place);
}

/** The services of the types called so, those that cover what is named, then those whose text matches; some of each. */
function candidates(trx: Trx, args: ServiceFilter) {
  const { search } = args;
  if (!search) return matching(trx, args).select('id').limit(RANKED_AT_MOST);
  const { types, options } = search;
  const none = { ...search, all: '', types: [], options: [] };
  const kinds: Search[] = [{ ...search, types: [], options: [] }];
  if (types.length > 0) kinds.push({ ...none, types });
  if (options.length > 0) kinds.push({ ...none, options });
  const [first, ...others] = kinds.map((kind) => {
    const some = matching(trx, { ...args, search: kind })
      .select('id')
      .limit(Math.floor(RANKED_AT_MOST / kinds.length));
    return trx.selectFrom(some.as('some')).select('id');
  });
  return others.reduce((all, other) => all.union(other), first!);
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
  return cards(trx, {})
    .select(['description', 'included', 'competences', 'languages', 'priceLines'])
    .where('publishedService.comuneId', '=', args.comuneId)
    .where('publishedService.id', '=', args.id)
    .where(isQualified)
    .executeTakeFirst();
}

/** The services of qualified enti that pass the filter. */
function matching(trx: Trx, filter: ServiceFilter): Services {
  const { search, section, type, municipio, profile, competence, price, ente } = filter;
  const { comuneId, options, ids, startBy, rating, km, distances = [] } = filter;
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
    .$if(price !== undefined, (services) =>
      services.where(
        sql<SqlBool>`${filter.need ? needPrice(filter.need) : sql.ref('priceFromCents')} <= ${price}`,
      ),
    )
    .$if(options !== undefined && options.length > 0, (services) =>
      services.where(sql<SqlBool>`facets @> ${options}::text[]`),
    )
    .$if(ids !== undefined, (services) => services.where('id', 'in', ids!))
    .$if(startBy !== undefined, (services) =>
      services.where(sql<SqlBool>`(available_from is null or available_from <= ${startBy}::date)`),
    )
    .$if(rating !== undefined, (services) =>
      services.where(sql<SqlBool>`exists (
        select from review_total total
        where total.ente_id = published_service.ente_id
          and total.service_type_id = published_service.service_type_id
          and total.reviews >= ${REVIEWS_FROM}::integer and total.stars >= ${rating}::integer * total.reviews)`),
    )
    .$if(km !== undefined, (services) =>
      services.where(sql<SqlBool>`ente_id = any(array(
        select id from ente where ${kmOf(distances)} <= ${km}::integer))`),
    )
    .$if(ente !== undefined, (services) => services.where('enteId', '=', ente!));
}

/**
 * Written as "none of the others", which are few and no way to find services by: else the planner
 * walks ente by ente through all there is.
 */
const isOfQualifiedEnte = sql<SqlBool>`ente_id <> all (array(
  select id from ente where suspended or qualified_until < (now() at time zone 'Europe/Rome')::date))`;

/** Every word, or a service type called so, or an option called so that the service covers. */
function found({ all, types, options }: Search) {
  const ways = [
    ...(all === '' ? [] : [sql`search @@ to_tsquery('italian', ${all})`]),
    ...(types.length === 0
      ? []
      : [sql`service_type_id = any(${types.map(({ id }) => id)}::text[])`]),
    ...(options.length === 0 ? [] : [sql`facets && ${options.map(({ id }) => id)}::text[]`]),
  ];
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

const REVIEWS_FROM = 5;

function cards(trx: Trx, { need, distances = [] }: Pick<ServiceFilter, 'need' | 'distances'>) {
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
    .select((need ? needPrice(need) : sql<number | null>`null::integer`).as('needCents'))
    .select(
      (distances.length > 0
        ? sql<number | null>`${kmOf(distances)}::float8`
        : sql<number | null>`null::float8`
      ).as('km'),
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
      'publishedService.facets',
    ]);
}
