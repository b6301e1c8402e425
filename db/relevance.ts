import { type RawBuilder, sql } from 'kysely';
import type { Distances } from './catalogue.ts';
import { needPrice, type PricedNeed } from './need-price.ts';
import type { Called, Search } from './search.ts';
import { CRITERIA, type Criterion, type Weights } from './tables/search.ts';

/**
 * The order of what is found (docs/adr/0048). First comes what is called so: the more words of the text
 * name the service type, or an option that the service covers, the higher its tier. Within a tier, points:
 * a weighted mean of criteria, each from 0 to 1. Who is level changes places every day.
 */
export interface Order {
  search?: Search;
  weights: Weights;
  /** From where the seeker is, by municipio; without it nearness counts for nothing. */
  distances: Distances;
  need?: PricedNeed;
  /** Today in Rome: whoever turns pages past midnight keeps the order they began with. */
  day: string;
}

/** So many services from one review up have a mean (as everywhere). */
const REVIEWS_FROM = 5;
const FAR_KM = 12;
const LATE_DAYS = 60;
const POINTS_OF_A_TIER = 20_000_000;

/** Whether a criterion counts in this search at all, and how much. */
export function weightOf(criterion: Criterion, { search, weights, distances }: Order): number {
  if (criterion === 'text' && !search) return 0;
  if (criterion === 'near' && distances.length === 0) return 0;
  return weights[criterion];
}

/**
 * Ranks some services.
 * @param candidates a query of them, in parentheses, few enough to be looked at one by one
 * @returns a table expression: id, score, tier and the value of each criterion, in hundredths
 */
export function rank(order: Order, candidates: RawBuilder<unknown>) {
  const counting = CRITERIA.filter((criterion) => weightOf(criterion, order) > 0);
  const sum = counting.reduce((sum, criterion) => sum + weightOf(criterion, order), 0);
  const points = counting.map(
    (criterion) => sql`${weightOf(criterion, order)}::float8 * ${sql.ref(criterion)}`,
  );
  const mean = sum === 0 ? sql`0` : sql`(${sql.join(points, sql` + `)}) / ${sum}::float8`;
  return sql<Ranked>`(
    select id, tier, text, near, rating, soon, price,
      tier * ${POINTS_OF_A_TIER}::integer + round((${mean}) * 10000)::integer * 1000
        + abs(hashtext(id::text || ${order.day}) % 1000) as score
    from (
      select service.id, ${tierOf(order.search)} as tier, ${textOf(order.search)} as text,
        ${nearOf(order.distances)} as near, ${RATING} as rating, ${soonOn(order.day)} as soon,
        1 - percent_rank() over (partition by service.service_type_id, price_unit
          order by ${order.need ? needPrice(order.need) : sql`price_from_cents`} nulls last) as price
      from ${candidates} service
      join ente on ente.id = service.ente_id
      left join review_total total
        on total.ente_id = service.ente_id and total.service_type_id = service.service_type_id
    ) judged
  )`;
}

export interface Ranked {
  id: string;
  tier: number;
  score: number;
  text: number;
  near: number;
  rating: number;
  soon: number;
  price: number;
}

function tierOf(search: Search | undefined) {
  if (!search) return sql`0`;
  return sql`(${wordsOf(search.types, sql`called.id = service.service_type_id`)}
    + ${wordsOf(search.options, sql`called.id = any (service.facets)`)})`;
}

/** How many words name it, 0 to 4. */
function wordsOf(called: readonly Called[], isOne: RawBuilder<unknown>) {
  if (called.length === 0) return sql`0`;
  const ids = called.map(({ id }) => id);
  const words = called.map(({ words }) => words);
  return sql`coalesce((
    select max(words) from unnest(${ids}::text[], ${words}::integer[]) as called (id, words)
    where ${isOne}), 0)`;
}

function textOf(search: Search | undefined) {
  if (!search) return sql`0::float8`;
  return sql`((search @@ to_tsquery('italian', ${search.all}))::integer * 0.6::float8
    + 0.4::float8 * least(ts_rank(search, to_tsquery('italian', ${search.any})), 1))`;
}

function nearOf(distances: Distances) {
  if (distances.length === 0) return sql`0::float8`;
  return sql`coalesce(1 - least(1, (${kmOf(distances)}) / ${FAR_KM}::float8), 0.5)`;
}

/** How far the seat of a service's ente is, in kilometres; null when nobody knows. */
export function kmOf(distances: Distances) {
  const ids = distances.map(({ id }) => id);
  const km = distances.map(({ km }) => km);
  return sql<number | null>`(
    select km from unnest(${ids}::integer[], ${km}::float8[]) as distance (id, km)
    where distance.id = ente.municipio)`;
}

/** Who is not known yet stands in the middle: neither praised nor punished. */
const RATING = sql`case when total.reviews >= ${REVIEWS_FROM}::integer
  then (total.stars::float8 / total.reviews - 1) / 4 else 0.5 end`;

function soonOn(day: string) {
  return sql`case when available_from is null then 1
    else 1 - least(1, greatest(0, available_from - ${day}::date) / ${LATE_DAYS}::float8) end`;
}
