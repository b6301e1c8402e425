import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/**
 * Writes down whom to tell that a mandate ends soon: both its sides, once for each of the comune's
 * days. A day that passed while nothing ran is made up for by the nearest one that is left, and a
 * mandate that was given for less than so many days is not warned of by that day. Mails leave from
 * nine in the morning on.
 * @returns how many notices are new
 */
export async function planEndingNotices(trx: Trx): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into mandate_notice (mandate_id, comune_id, kind, audience, days_before, try_at)
    select mandate.id, mandate.comune_id, 'ending', side, due.days_before,
      (today.day + time '09:00') at time zone 'Europe/Rome'
    from (select (now() at time zone 'Europe/Rome')::date as day) today
    cross join lateral (
      select mandate_notice_days from comune_rule
      where comune_id = asking_comune() and valid_from <= today.day
      order by valid_from desc limit 1) rule
    join mandate on mandate.comune_id = asking_comune() and accepted and revoked_at is null
      and expires_on between today.day
        and today.day + (select max(days)::int from unnest(mandate_notice_days) days)
    cross join lateral (
      select min(days) as days_before from unnest(mandate_notice_days) days
      where expires_on - today.day <= days) due
    cross join unnest(array['principal', 'delegate']) side
    where greatest((decided_at at time zone 'Europe/Rome')::date, starts_on)
      < expires_on - due.days_before
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
