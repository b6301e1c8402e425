import { type RawBuilder, sql } from 'kysely';

/** How much of something is needed, and when: what a price can be reckoned from. */
export interface PricedNeed {
  /** `hours` and `visits` are of each week, and cost so much a month; `times` are all there is. */
  of: 'hours' | 'visits' | 'times';
  amount: number;
  /** Of the times of day and the days, those that cost otherwise. */
  bands: readonly ('weekday' | 'holiday' | 'night')[];
}

/** The questions that say how much is needed, in the order in which a type is asked for one. */
export const AMOUNT_PARAMS: Record<string, PricedNeed['of']> = {
  hoursPerWeek: 'hours',
  visitsPerWeek: 'visits',
  errandsPerWeek: 'visits',
  mealsPerWeek: 'visits',
  visits: 'times',
  sessions: 'times',
};

const WEEKS_A_MONTH = sql<number>`(52 / 12.0)`;

/**
 * What a published service costs for a need by its list prices, in cents: a month for what is needed
 * every week, the whole for a number of times; null where the prices do not say (a quote follows a
 * survey). Hours are spread evenly over the bands, and are at least what the ente comes for.
 */
export function needPrice(need: PricedNeed): RawBuilder<number | null> {
  if (need.of === 'hours') return hours(need);
  if (need.of === 'visits') return visitsEachWeek(need);
  return times(need);
}

const RATES = {
  weekday: sql`hour_cents`,
  holiday: sql`coalesce(holiday_cents, hour_cents)`,
  night: sql`coalesce(night_cents, hour_cents)`,
};

function hours({ amount, bands }: PricedNeed) {
  const rates = (bands.length > 0 ? bands : (['weekday'] as const)).map((band) => RATES[band]);
  const rate = sql`(${sql.join(rates, sql` + `)}) / ${rates.length}::numeric`;
  return sql<number | null>`coalesce(
    round(greatest(${amount}::integer, coalesce(hour_minimum, 1)) * ${WEEKS_A_MONTH} * ${rate})::integer,
    month_cents)`;
}

function visitsEachWeek({ amount }: PricedNeed) {
  const each = sql`least(visit_cents, bundle_cents / bundle_units::numeric)`;
  return sql<
    number | null
  >`coalesce(round(${amount}::integer * ${WEEKS_A_MONTH} * ${each})::integer, month_cents)`;
}

/** The cheapest of single visits, packages, and packages with single visits for the rest. */
function times({ amount }: PricedNeed) {
  const n = sql`${amount}::integer`;
  return sql<number | null>`least(
    visit_cents * ${n},
    bundle_cents * ceil(${n} / bundle_units::numeric)::integer,
    bundle_cents * (${n} / bundle_units) + visit_cents * (${n} % bundle_units))`;
}
