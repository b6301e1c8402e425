import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Distances } from './catalogue.ts';
import type { Trx } from './connect.ts';
import { needPrice, type PricedNeed } from './need-price.ts';
import { kmOf } from './relevance.ts';
import type { Database } from './schema.ts';
import type { Search } from './search.ts';

export interface ServiceFilter {
  comuneId: string;
  search?: Search;
  /** Of a topic, for instance: told one by one, as the planner then knows how many there are. */
  types?: string[];
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

type Services = SelectQueryBuilder<Database, 'publishedService', object>;

/** The services of qualified enti that pass the filter. */
export function matching(trx: Trx, filter: ServiceFilter): Services {
  const { search, types, type, municipio, profile, competence, price, ente } = filter;
  const { comuneId, options, ids, startBy, rating, km, distances = [] } = filter;
  return (
    trx
      .selectFrom('publishedService')
      .where('comuneId', '=', comuneId)
      .where(isOfQualifiedEnte)
      .where(isOfQualifiedType)
      .$if(search !== undefined, (services) => services.where(found(search!)))
      .$if(types !== undefined, (services) =>
        services.where(sql<SqlBool>`service_type_id = any(${types}::text[])`),
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
        services.where(
          sql<SqlBool>`(available_from is null or available_from <= ${startBy}::date)`,
        ),
      )
      // `coalesce` keeps it from becoming a join, which a plan for any rating begins with.
      .$if(rating !== undefined, (services) =>
        services.where(sql<SqlBool>`coalesce((ente_id, service_type_id) in (
        select total.ente_id, total.service_type_id from review_total total
        where total.reviews >= ${REVIEWS_FROM}::integer and total.stars >= ${rating}::integer * total.reviews), false)`),
      )
      // As with those not qualified: nearly all may be near enough.
      .$if(km !== undefined, (services) =>
        services.where(sql<SqlBool>`ente_id <> all(array(
        select id from ente where (${kmOf(distances)} <= ${km}::integer) is not true))`),
      )
      .$if(ente !== undefined, (services) => services.where('enteId', '=', ente!))
  );
}

/**
 * Written as "none of the others", which are few and no way to find services by: else the planner
 * walks ente by ente through all there is.
 */
const isOfQualifiedEnte = sql<SqlBool>`ente_id <> all (array(
  select id from ente where suspended or coalesce(qualified_until, '-infinity') < (now() at time zone 'Europe/Rome')::date))`;

/** Written the same way: those whose ente was qualified for their type, and is no more. */
const isOfQualifiedType = sql<SqlBool>`published_service.id <> all (array(
  select barred.id from ente join service barred
    on barred.ente_id = ente.id and barred.service_type_id = any(ente.barred_type_ids)
  where cardinality(ente.barred_type_ids) > 0))`;

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
