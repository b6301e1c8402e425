import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface OpenedWindow {
  praticaId: string;
  period: number;
  enteId: string;
}

const DAY_OF_ROME = sql`at time zone 'Europe/Rome'`;

/**
 * Opens the windows that are due (docs/adr/0043): of pratiche that were completed or interrupted and
 * settled, and of periods after which a renewed one began, the comune's days after that. What ended
 * longer ago than a whole window is not asked about any more.
 * @returns those that are new, at most `limit`; whoever opens a window tells of it in the same transaction
 */
export async function openDueWindows(
  trx: Trx,
  { limit }: { limit: number },
): Promise<OpenedWindow[]> {
  const { rows } = await sql<OpenedWindow>`
    insert into review_window
      (comune_id, pratica_id, period, ente_id, service_type_id, operator_id, opened_at, closes_at)
    select ended.comune_id, ended.id, ended.period, of_period.ente_id, ended.service_type_id,
      of_period.operator_id, now(), now() + make_interval(days => review_window_days)
    from (
      select review_after_days, review_window_days from comune_rule
      where comune_id = asking_comune() and valid_from <= (now() ${DAY_OF_ROME})::date
      order by valid_from desc limit 1) rule
    cross join lateral (
      select comune_id, id, service_type_id, coalesce((service ->> 'period')::int, 1) as period,
        case state when 'completed' then state_since else (
          select at from event where pratica_id = pratica.id and kind = 'settled' limit 1) end as at
      from pratica
      where comune_id = asking_comune() and state in ('completed', 'interrupted')
        and updated_at > now() - make_interval(days => review_after_days + review_window_days)
        and (closed or state = 'completed')
      union all
      select comune_id, id, service_type_id, (service ->> 'period')::int - 1,
        (service ->> 'startDate')::date::timestamp ${DAY_OF_ROME}
      from pratica
      where comune_id = asking_comune() and state in ('active', 'suspended', 'renewed', 'interrupted', 'completed')
        and (service ->> 'period')::int > 1
        and updated_at > now() - make_interval(days => review_after_days + review_window_days)
    ) ended
    join "order" of_period on of_period.pratica_id = ended.id and of_period.period = ended.period
    where ended.at <= now() - make_interval(days => review_after_days)
      and ended.at > now() - make_interval(days => review_after_days + review_window_days)
      and not exists (select from review_window known
        where known.pratica_id = ended.id and known.period = ended.period)
    order by ended.at
    limit ${limit}
    on conflict do nothing
    returning pratica_id, period, ente_id`.execute(trx);
  return rows;
}

/** Windows that have closed and show nothing yet; locked, so that two jobs take different ones. */
export function lockClosedWindows(trx: Trx, { limit }: { limit: number }) {
  return trx
    .selectFrom('reviewWindow')
    .select(['praticaId', 'period', 'enteId'])
    .where('publishedAt', 'is', null)
    .where('closesAt', '<=', sql<string>`now()`)
    .orderBy('closesAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Whoever writes in a window queues here, so that the second of two sees the first. */
export function lockWindow(trx: Trx, { praticaId, period }: { praticaId: string; period: number }) {
  return trx
    .selectFrom('reviewWindow')
    .select(['praticaId', 'period', 'enteId', 'serviceTypeId', 'operatorId', 'publishedAt'])
    .select(sql<boolean>`closes_at > now()`.as('isOpen'))
    .where('praticaId', '=', praticaId)
    .where('period', '=', period)
    .forUpdate()
    .executeTakeFirst();
}

/** Shows what was written in a window to all that may read it. @returns how many reviews that is */
export async function publishWindow(
  trx: Trx,
  { praticaId, period, at }: { praticaId: string; period: number; at: string },
): Promise<number> {
  await trx
    .updateTable('reviewWindow')
    .set({ publishedAt: at })
    .where('praticaId', '=', praticaId)
    .where('period', '=', period)
    .execute();
  const { numUpdatedRows } = await trx
    .updateTable('review')
    .set({ publishedAt: at })
    .where('praticaId', '=', praticaId)
    .where('period', '=', period)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The windows of a pratica as far as the asking may see them; the latest period first. */
export function listWindows(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('reviewWindow')
    .leftJoin('operator', 'operator.id', 'reviewWindow.operatorId')
    .select(['reviewWindow.praticaId', 'period', 'reviewWindow.enteId', 'openedAt', 'closesAt', 'publishedAt'])
    .select(['operator.id as operatorId', 'operator.name as operatorName'])
    .select(sql<boolean>`closes_at > now() and published_at is null`.as('isOpen'))
    .where('reviewWindow.praticaId', '=', praticaId)
    .orderBy('period', 'desc')
    .execute();
} // prettier-ignore
