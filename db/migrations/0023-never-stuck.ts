import { type Kysely, sql } from 'kysely';

/**
 * What keeps a pratica from waiting for nothing (docs/adr/0014): an ente that the comune suspends
 * and what becomes of each pratica that it is in; the days on which an ente is closed; notices
 * that somebody chose not to send, and why.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pratica_ente drop constraint pratica_ente_answer_check,
      add constraint pratica_ente_answer_check
        check (answer in ('awaited', 'offered', 'declined', 'withdrawn', 'excluded'));
    alter table outbox add column skipped_at timestamptz;
    drop index outbox_unsent;
    create index outbox_unsent on outbox (created_at, id)
      where sent_at is null and overtaken_by is null and skipped_at is null;

    create table ente_suspension (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      reason text not null,
      suspended_by uuid not null,
      suspended_at timestamptz not null,
      lift_id uuid,
      lifted_by uuid,
      lifted_at timestamptz,
      lift_reason text
    );
    create unique index ente_suspension_open on ente_suspension (ente_id) where lifted_at is null;
    create index ente_suspension_by_ente on ente_suspension (comune_id, ente_id, suspended_at desc);

    create table ente_suspension_case (
      suspension_id uuid not null references ente_suspension,
      pratica_id uuid not null references pratica,
      comune_id text not null references comune,
      planned text not null check (planned in ('exclude', 'returnToOffer', 'decide')),
      outcome text not null default 'pending'
        check (outcome in ('pending', 'done', 'overtaken', 'toDecide', 'left', 'lifted')),
      tries integer not null default 0,
      updated_at timestamptz not null,
      primary key (suspension_id, pratica_id)
    );
    create index ente_suspension_case_pending on ente_suspension_case (comune_id, updated_at)
      where outcome = 'pending';
    create index ente_suspension_case_by_pratica on ente_suspension_case (pratica_id);

    create table ente_closure (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      from_day date not null,
      through_day date not null,
      note text,
      created_by uuid not null,
      created_at timestamptz not null default now(),
      applied_at timestamptz,
      check (through_day >= from_day and through_day < from_day + 62)
    );
    create index ente_closure_by_ente on ente_closure (ente_id, from_day, id);
    create index ente_closure_unapplied on ente_closure (comune_id, created_at)
      where applied_at is null;
  `.execute(db);
  for (const table of ['ente_suspension', 'ente_suspension_case']) {
    await protect(db, table, { read: OFFICE_OR_AUDITOR, write: OFFICE });
  }
  await protect(db, 'ente_closure', {
    read: sql`${OFFICE_OR_AUDITOR} or ${OWN_ENTE} or ${WAITS_FOR_IT}`,
    write: sql`${OWN_ENTE} or asking_role() = 'system'`,
  });
  await sql`
    grant select, insert, update on ente_suspension, ente_suspension_case to wemi_app;
    grant select, insert, delete, update (applied_at) on ente_closure to wemi_app;
  `.execute(db);
}

const OFFICE = sql`asking_role() in ('admin', 'system')`;
const OFFICE_OR_AUDITOR = sql`asking_role() in ('admin', 'system', 'auditor')`;
/** Whoever waits for an ente may know when it is closed. */
const WAITS_FOR_IT = sql`asking_role() = 'citizen' and exists (
  select from pratica_ente asked
  where asked.ente_id = ente_closure.ente_id and asked.applicant_id = asking_person())`;
const OWN_ENTE = sql`asking_role() = 'ente' and ente_id = asking_ente()`;

type Right = typeof OFFICE;

async function protect(
  db: Kysely<unknown>,
  table: string,
  { read, write }: { read: Right; write: Right },
): Promise<void> {
  const name = sql.table(table);
  const may = (right: Right) => sql`(comune_id = asking_comune() and (${right}))`;
  await sql`
    alter table ${name} enable row level security, force row level security;
    create policy reads on ${name} for select using ${may(read)};
    create policy inserts on ${name} for insert with check ${may(write)};
    create policy updates on ${name} for update using ${may(write)} with check ${may(write)};
    create policy deletes on ${name} for delete using ${may(write)};
  `.execute(db);
}
