import { type Kysely, sql } from 'kysely';

/**
 * Whom the comune trusts to publish at once, with every word about it kept; and what enti and the
 * office are told of services, as rows of their own: a service is of no pratica.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ente_trust (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      is_trusted boolean not null,
      reason text not null check (reason ~ '\\S'),
      decided_by uuid not null,
      at timestamptz not null default clock_timestamp()
    );
    create index ente_trust_of_ente on ente_trust (ente_id, at desc);
    alter table ente_trust enable row level security, force row level security;
    create policy reads on ente_trust for select using (comune_id = asking_comune()
      and (asking_role() in ('admin', 'auditor', 'system')
        or asking_role() = 'ente' and ente_id = asking_ente()));
    create policy inserts on ente_trust for insert with check (comune_id = asking_comune()
      and asking_role() = 'admin' and decided_by = asking_person());
    grant select, insert on ente_trust to wemi_app;

    create table ente_service_notice (
      id uuid primary key,
      comune_id text not null references comune,
      service_id uuid not null references ente_service,
      ente_id uuid references ente,
      kind text not null,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index ente_service_notice_waiting on ente_service_notice (try_at) where sent_at is null;
    alter table ente_service_notice enable row level security, force row level security;
    create policy reads on ente_service_notice for select using (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy inserts on ente_service_notice for insert with check (comune_id = asking_comune()
      and asking_role() = 'system');
    create policy updates on ente_service_notice for update using (comune_id = asking_comune()
      and asking_role() = 'system');
    grant select, insert, update (try_at, sent_at) on ente_service_notice to wemi_app;
  `.execute(db);
}
