import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../connect.ts';

/** A step of a pratica's life whose length is measured: a task, and what gets it done. */
export interface TimedTask {
  kind: string;
  doneBy: readonly string[];
}

export interface TimingRow {
  step: string;
  /** Null: all enti together. */
  enteId: string | null;
  enteName: string | null;
  /** Done, and those whose term ran out undone. */
  done: number;
  lapsed: number;
  inTime: number;
  /** In business days of 24 hours; null where nothing was done. */
  median: number | null;
  ninth: number | null;
}

export interface TimingsAsked {
  tasks: readonly TimedTask[];
  /** ISO instants: steps that ended from the first on, before the second. */
  from: string;
  until: string;
  /** ISO dates of the comune that are not worked, Saturdays and Sundays aside. */
  holidays: readonly string[];
}

/** The step from a request to the first day of service, measured against the day that was offered. */
export const FIRST_DAY = 'firstDay';

/**
 * How long each step took, by ente and in all. A task counts when what it asks for was done, or
 * when its term ran out: one that fell away because somebody else moved on says nothing of anyone.
 * The term is the last that was set. Business time leaves out Saturdays, Sundays and holidays and
 * counts by the clock on the wall in Rome, so that no day has 23 hours.
 */
export async function readTimings(trx: Trx, asked: TimingsAsked): Promise<TimingRow[]> {
  const { rows } = await sql<TimingRow>`
    with ${calendar(asked)},
    ended as (${endedTasks(asked)} union all ${firstDays(asked)}),
    measured as (
      select step, ente_id, is_done, is_in_time,
        case when is_done then ((${businessSeconds('ended_at', 'to_day')}
          - ${businessSeconds('began_at', 'from_day')}) / 86400)::float8 end as days
      from ended
      join calendar from_day on from_day.day = (began_at at time zone 'Europe/Rome')::date
      join calendar to_day on to_day.day = (ended_at at time zone 'Europe/Rome')::date
    )
    select step, measured.ente_id, max(ente.name) as ente_name,
      count(*) filter (where is_done)::int as done,
      count(*) filter (where not is_done)::int as lapsed,
      count(*) filter (where is_in_time)::int as in_time,
      percentile_cont(0.5) within group (order by days) as median,
      percentile_cont(0.9) within group (order by days) as ninth
    from measured left join ente on ente.id = measured.ente_id
    group by grouping sets ((step, measured.ente_id), (step))
    having grouping(measured.ente_id) = 1 or measured.ente_id is not null
    order by step, grouping(measured.ente_id) desc, max(ente.name), measured.ente_id`.execute(trx);
  return rows;
}

/** Each day with the business days before it: a span is then the difference of two look-ups. */
function calendar({ until, holidays }: TimingsAsked): RawBuilder<unknown> {
  return sql`calendar as (
    select day, is_worked,
      coalesce(sum(is_worked::int) over (order by day rows between unbounded preceding and 1 preceding), 0) as worked_before
    from (
      select day::date, extract(isodow from day) < 6 and day::date <> all (${[...holidays]}::date[]) as is_worked
      from generate_series(date '2025-01-01', ${until}::timestamptz::date + 800, interval '1 day') day
    ) days)`;
}

/** As a numeric: of floats that large the difference would not be exact. */
function businessSeconds(instant: string, day: string): RawBuilder<string> {
  const at = sql.ref(instant);
  return sql`(${sql.ref(`${day}.worked_before`)} * 86400::numeric
    + case when ${sql.ref(`${day}.is_worked`)}
      then extract(epoch from (${at} at time zone 'Europe/Rome')::time) else 0 end)`;
}

/** What an ente does is measured by its own act: another's, at the same instant, is not its. */
function endedTasks({ tasks, from, until }: TimingsAsked): RawBuilder<unknown> {
  const rows = tasks.flatMap(({ kind, doneBy }) => doneBy.map((act) => sql`(${kind}, ${act})`));
  return sql`
    select task.kind as step, coalesce(task.ente_id, pratica.chosen_ente_id) as ente_id,
      task.opened_at as began_at, task.closed_at as ended_at,
      act.is_done, act.is_done and task.closed_at <= task.due_at as is_in_time
    from task
    join pratica on pratica.id = task.pratica_id
    cross join lateral (
      select exists (
        select from event
        where event.pratica_id = task.pratica_id and event.at = task.closed_at
          and (task.kind, event.kind) in (values ${sql.join(rows)})
          and (task.owner <> 'ente' or event.data ->> 'enteId' = task.ente_id::text)
      ) as is_done
    ) act
    where task.closed_at >= ${from}::timestamptz and task.closed_at < ${until}::timestamptz
      and task.kind = any (${tasks.map(({ kind }) => kind)}::text[])
      and (act.is_done or task.closed_at >= task.due_at)`;
}

/**
 * Services begin on their first day once they are paid, and not before. In time is what begins on
 * the day that the chosen offer had named, or before.
 */
function firstDays({ from, until }: TimingsAsked): RawBuilder<unknown> {
  const first = sql`greatest("order".start_date, (payment.settled_at at time zone 'Europe/Rome')::date)`;
  return sql`
    select ${FIRST_DAY} as step, "order".ente_id, pratica.opened_at as began_at,
      first.day as ended_at, true as is_done,
      (first.day at time zone 'Europe/Rome')::date <= terms.first_date as is_in_time
    from "order"
    join pratica on pratica.id = "order".pratica_id
    join payment on payment.order_id = "order".id and payment.settled_at is not null
    join offer_revision terms
      on terms.offer_id = "order".offer_id and terms.revision = "order".offer_revision
    cross join lateral (select ${first}::timestamp at time zone 'Europe/Rome' as day) first
    where "order".period = 1
      and first.day >= ${from}::timestamptz and first.day < ${until}::timestamptz`;
}
