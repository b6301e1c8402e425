import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import { isQualified } from './enti.ts';
import { needPrice } from './need-price.ts';
import { kmOf, type Order, rank, type Ranked } from './relevance.ts';
import type { Database } from './schema.ts';
import type { Search } from './search.ts';
import { matching, type ServiceFilter } from './service-filter.ts';

/** Lists never look at more rows than this to count them, or to rank them. */
export const COUNTED_AT_MOST = 1000;
const RANKED_AT_MOST = 500;

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
  const page = isGathered(args)
    ? trx
        // Without the fence, services are walked in their order until enough are among the few that match.
        .selectFrom(
          services
            .select(['id', key.as('key')])
            .offset(sql.lit(0))
            .as('found'),
        )
        .select('id')
        .orderBy('key')
        .orderBy('id')
        .limit(args.limit)
    : services.select('id').orderBy(key).orderBy('id').limit(args.limit);
  return cards(trx, args)
    .where('publishedService.id', 'in', page)
    .orderBy(key)
    .orderBy('publishedService.id')
    .execute();
}

/**
 * Whether it is better to take all that match and put them in order, as a topic or words leave few of
 * all; an index has a type's services in the order of their prices.
 */
function isGathered({ search, types, type, need, sort }: ServiceFilter & { sort: string }) {
  const isInOrder = sort === 'price' && need === undefined;
  return search !== undefined || types !== undefined || (type !== undefined && !isInOrder);
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
  const ranked = sql`${rank(order, candidates(trx, args))} as ranked`;
  const onwards = after
    ? sql`where (-score, id) > (${-after.score}::integer, ${after.id}::uuid)`
    : sql``;
  const page = sql<Ranked>`(
    select id, tier, score, text::float8, near::float8, rating::float8, soon::float8, price::float8
    from ${ranked} ${onwards} order by score desc, id limit ${args.limit})`;
  const rows = await cards(trx, args)
    .innerJoin(page.as('page'), 'page.id', 'publishedService.id')
    .select(['page.tier', 'page.score', 'page.text', 'page.near'])
    .select(['page.rating', 'page.soon', 'page.price'])
    .orderBy('page.score', 'desc')
    .orderBy('page.id')
    .execute();
  return rows.map(({ tier, score, text, near, rating, soon, price, ...card }) => ({
    ...card,
    ranked: { id: card.id, tier, score, text, near, rating, soon, price },
  }));
}

/** The services of the types called so, those that cover what is named, then those whose text matches; some of each. */
function candidates(trx: Trx, args: ServiceFilter) {
  const { search } = args;
  if (!search) return sql`(${matching(trx, args).select(JUDGED_BY).limit(RANKED_AT_MOST)})`;
  const { types, options } = search;
  const none = { ...search, all: '', types: [], options: [] };
  const kinds: Search[] = [{ ...search, types: [], options: [] }];
  if (types.length > 0) kinds.push({ ...none, types });
  if (options.length > 0) kinds.push({ ...none, options });
  const limit = Math.floor(RANKED_AT_MOST / kinds.length);
  const some = kinds.map(
    (kind) =>
      sql`(${matching(trx, { ...args, search: kind })
        .select(JUDGED_BY)
        .limit(limit)})`,
  );
  if (some.length === 1) return some[0]!;
  return sql`(select distinct on (id) * from (${sql.join(some, sql` union all `)}) kinds order by id)`;
}

/** What `rank` looks at: read once, as looking a thousand up again by their ids costs more. */
const JUDGED_BY = [
  'id',
  'enteId',
  'serviceTypeId',
  'priceUnit',
  'priceFromCents',
  'availableFrom',
  'search',
  'facets',
  'hourCents',
  'hourMinimum',
  'holidayCents',
  'nightCents',
  'visitCents',
  'bundleCents',
  'bundleUnits',
  'monthCents',
] as const;

/** How many match, and of which kinds; both stop at `COUNTED_AT_MOST`. */
export async function summarizeServices(trx: Trx, filter: ServiceFilter) {
  const { rows } = await sql<Summary>`
    with counted as materialized (
      ${matching(trx, filter)
        .select(['serviceTypeId', 'zones', 'profiles'])
        .limit(COUNTED_AT_MOST + 1)})
    select 'count' as facet, null as value, count(*)::integer as count,
      null as name_it, null as name_en from counted
    union all
    select 'type', service_type_id, of_type.count, name_it, name_en
    from (select service_type_id, count(*)::integer from counted group by 1) of_type
    join service_type type on type.comune_id = ${filter.comuneId} and type.id = service_type_id
    union all
    select 'municipio', zone::text, count(*)::integer, null, null
    from counted, unnest(zones) zone group by zone
    union all
    select 'profile', profile, count(*)::integer, null, null
    from counted, unnest(profiles) profile group by profile`.execute(trx);
  return rows;
}

interface Summary {
  facet: 'count' | 'type' | 'municipio' | 'profile';
  value: string | null;
  count: number;
  /** Of a type. */
  nameIt: string | null;
  nameEn: string | null;
}

/** One that its ente has published, whether or not it can be requested: `isRequestable` says so. */
/** Where the ente of a service has its seat. */
export const SEAT = ['ente.address', 'ente.postalCode', 'ente.town'] as const;

export function findService(trx: Trx, args: { comuneId: string; id: string }) {
  return cards(trx, {})
    .select(['description', 'included', 'competences', 'publishedService.languages', 'priceLines'])
    .select('publishedService.photos')
    .select(SEAT)
    .where('publishedService.comuneId', '=', args.comuneId)
    .where('publishedService.id', '=', args.id)
    .select((is) => isRequestable(is).$castTo<boolean>().as('isRequestable'))
    .executeTakeFirst();
}

/** As the search finds it (`matching`): its ente may serve today, and nothing bars it from the type. */
function isRequestable(is: ExpressionBuilder<Database, 'ente' | 'publishedService'>) {
  return is.and([
    isQualified(is),
    sql<SqlBool>`published_service.service_type_id <> all (ente.barred_type_ids)`,
  ]);
}

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
