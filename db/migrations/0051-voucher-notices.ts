import { type Kysely, sql } from 'kysely';

/**
 * Who asked for a voucher hears what becomes of it (docs/adr/0033): each notice is a row, written
 * with what it tells, and one that a voucher is about to expire once. How many days before is data
 * of the comune. An appeal is in somebody's hands, never in those of whoever decided.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add voucher_notice_days smallint not null default 30 check (voucher_notice_days > 0);

    create table voucher_notice (
      id uuid primary key default gen_random_uuid(),
      comune_id text not null references comune,
      person_id uuid not null references person,
      kind text not null check (kind in ('queued', 'ranked', 'granted', 'grantedFromRanking',
        'refused', 'unchanged', 'appealReceived', 'appealAnswered', 'expiring')),
      application_id uuid references voucher_application,
      voucher_id uuid references voucher,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz,
      dropped_at timestamptz,
      check ((kind = 'expiring') = (voucher_id is not null)),
      check ((kind = 'expiring') = (application_id is null)),
      check (sent_at is null or dropped_at is null)
    );
    create index voucher_notice_waiting on voucher_notice (try_at)
      where sent_at is null and dropped_at is null;
    create unique index voucher_notice_expiring on voucher_notice (voucher_id)
      where kind = 'expiring';
    create index voucher_expiring on voucher (comune_id, expires_on);

    alter table voucher_notice enable row level security, force row level security;
    create policy reads on voucher_notice for select using (${BY_SYSTEM});
    create policy inserts on voucher_notice for insert with check (comune_id = asking_comune()
      and (asking_role() = 'system' or exists (select from voucher_application told
        where told.id = application_id and told.person_id = voucher_notice.person_id)));
    create policy updates on voucher_notice for update using (${BY_SYSTEM});
    grant select, insert, update (try_at, sent_at, dropped_at) on voucher_notice to wemi_app;

    alter table voucher_appeal
      add assignee_id uuid,
      add constraint appeal_not_in_barred_hands check (assignee_id <> decided_by);
    alter policy updates on voucher_appeal with check (comune_id = asking_comune() and (
      asking_role() = 'system' or answered_by = asking_person() or upheld is null));
    grant update (assignee_id) on voucher_appeal to wemi_app;
  `.execute(db);
}

const BY_SYSTEM = sql`comune_id = asking_comune() and asking_role() = 'system'`;
