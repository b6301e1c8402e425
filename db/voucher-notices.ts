import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { VoucherNoticeKind } from './tables/vouchers.ts';

/** Written in the transaction of what it tells: one does not stand without the other. */
export async function addVoucherNotice(
  trx: Trx,
  notice: {
    comuneId: string;
    personId: string;
    applicationId: string;
    kind: Exclude<VoucherNoticeKind, 'expiring'>;
  },
): Promise<void> {
  await trx.insertInto('voucherNotice').values(notice).execute();
}

/** What of a voucher is not used yet, in cents. */
const LEFT = sql<number>`value_cents - coalesce((select sum(case kind when 'reserved' then cents
  when 'returned' then -cents else 0 end) from voucher_movement moved
  where moved.voucher_id = voucher.id), 0)`;

/**
 * Writes down whom to tell that a voucher with something left on it expires soon, once for each. One
 * that was given for less than the comune's days is not warned of. Mails leave from nine in the
 * morning on.
 * @returns how many notices are new
 */
export async function planExpiryNotices(trx: Trx): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into voucher_notice (comune_id, person_id, kind, voucher_id, try_at)
    select voucher.comune_id, voucher.person_id, 'expiring', voucher.id,
      (today.day + time '09:00') at time zone 'Europe/Rome'
    from (select (now() at time zone 'Europe/Rome')::date as day) today
    cross join lateral (
      select voucher_notice_days::int as days from comune_rule
      where comune_id = asking_comune() and valid_from <= today.day
      order by valid_from desc limit 1) rule
    join voucher on voucher.comune_id = asking_comune()
      and expires_on between today.day and today.day + rule.days
    where (voucher.at at time zone 'Europe/Rome')::date < expires_on - rule.days and ${LEFT} > 0
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** The next notice to tell, locked until the transaction ends; others pass it by. */
export function lockVoucherNotice(trx: Trx) {
  return trx
    .selectFrom('voucherNotice as notice')
    .leftJoin('voucher', 'voucher.id', 'notice.voucherId')
    .select(['notice.id', 'notice.kind', 'notice.personId', 'voucher.expiresOn'])
    .select(
      sql<boolean>`voucher.id is not null and (${LEFT} <= 0
        or expires_on < (now() at time zone 'Europe/Rome')::date)`.as('isOver'),
    )
    .where('notice.sentAt', 'is', null)
    .where('notice.droppedAt', 'is', null)
    .where('notice.tryAt', '<=', sql<string>`now()`)
    .orderBy('notice.tryAt')
    .limit(1)
    .forUpdate('notice')
    .skipLocked()
    .executeTakeFirst();
}
export type VoucherNotice = NonNullable<Awaited<ReturnType<typeof lockVoucherNotice>>>;
