import { type Kysely, sql } from 'kysely';

/**
 * Both sides hear before a mandate ends: how many days before is data of the comune. Each such
 * notice is written down once; one that a revocation overtakes is dropped, never sent.
 *
 * Attempts to pay are the platform's to write: whoever may see one, a delegate above all, need not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add mandate_notice_days smallint[] not null default '{30,7}'
        check (0 < all (mandate_notice_days));

    alter table mandate_notice
      add days_before smallint,
      add dropped_at timestamptz,
      drop constraint mandate_notice_kind_check,
      add constraint mandate_notice_kind_check check (
        kind in ('offered', 'signed', 'accepted', 'refused', 'revoked', 'ending')),
      add check ((kind = 'ending') = (days_before is not null)),
      add check (sent_at is null or dropped_at is null);
    create unique index mandate_notice_ending on mandate_notice (mandate_id, days_before, audience)
      where kind = 'ending';
    drop index mandate_notice_waiting;
    create index mandate_notice_waiting on mandate_notice (try_at)
      where sent_at is null and dropped_at is null;
    create index mandate_ending on mandate (comune_id, expires_on)
      where accepted and revoked_at is null;
    grant update (dropped_at) on mandate_notice to wemi_app;

    alter policy inserts on payment_attempt with check (${BY_SYSTEM});
    alter policy updates on payment_attempt using (${BY_SYSTEM}) with check (${BY_SYSTEM});
    alter policy deletes on payment_attempt using (${BY_SYSTEM});
  `.execute(db);
}

const BY_SYSTEM = sql`comune_id = asking_comune() and asking_role() = 'system'`;
