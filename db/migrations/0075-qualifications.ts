import { type Kysely, type RawBuilder, sql } from 'kysely';

/**
 * The qualification of an ente as it is read (docs/adr/0046): the projection that its workflow
 * writes, the application with what it declares and holds, what administrators said of it, and its
 * own commands, events and tasks. Who is qualified, for what and until when, is everybody's to know;
 * the rest is the ente's and the office's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table qualification_application (
      id uuid primary key,
      comune_id text not null references comune,
      avviso_id uuid not null references avviso,
      ente_id uuid not null references ente,
      content jsonb not null default '{}',
      version integer not null default 1,
      updated_by uuid not null,
      updated_at timestamptz not null,
      sent_at timestamptz
    );
    create unique index qualification_draft on qualification_application (avviso_id, ente_id)
      where sent_at is null;

    create table qualification (
      id uuid primary key references qualification_application,
      comune_id text not null references comune,
      avviso_id uuid not null references avviso,
      ente_id uuid not null references ente,
      service_type_ids text[] not null,
      municipi integer[] not null,
      state text not null check (state in ('submitted', 'qualified', 'suspended', 'rejected',
        'withdrawn', 'revoked', 'expired')),
      closed boolean not null,
      version integer not null,
      applied_at timestamptz not null,
      state_since timestamptz not null,
      deadlines jsonb not null,
      due_at timestamptz,
      is_late boolean not null default false,
      listed_from date,
      listed_until date,
      renewal text check (renewal in ('asked', 'refused')),
      open_integrations integer not null default 0,
      updated_at timestamptz not null,
      check ((listed_from is null) = (listed_until is null))
    );
    create unique index qualification_open on qualification (avviso_id, ente_id) where not closed;
    create index qualification_inbox on qualification (comune_id, state, due_at, id);
    create index qualification_by_ente on qualification (ente_id, listed_until)
      where state = 'qualified';

    create table qualification_document (
      id uuid primary key,
      comune_id text not null references comune,
      qualification_id uuid not null references qualification,
      ente_id uuid not null references ente,
      requirement_id text not null,
      reference text not null,
      expires_on date,
      declared_by uuid not null,
      declared_at timestamptz not null
    );
    create index document_of_qualification on qualification_document
      (qualification_id, requirement_id, declared_at desc);

    create table qualification_assessment (
      id uuid primary key,
      comune_id text not null references comune,
      qualification_id uuid not null references qualification,
      assessor_id uuid not null,
      points integer check (points between 0 and 100),
      is_favourable boolean,
      reason text not null,
      at timestamptz not null,
      check (num_nonnulls(points, is_favourable) = 1)
    );
    create index assessment_of_qualification on qualification_assessment (qualification_id, at);

    create table qualification_integration (
      id uuid primary key,
      comune_id text not null references comune,
      qualification_id uuid not null references qualification,
      ente_id uuid not null references ente,
      items jsonb not null,
      reason text not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      due_at timestamptz not null,
      status text not null default 'open'
        check (status in ('open', 'answered', 'withdrawn', 'lapsed', 'moot')),
      answer jsonb,
      closed_at timestamptz,
      check ((status = 'open') = (closed_at is null))
    );
    create index integration_of_qualification on qualification_integration (qualification_id, asked_at);

    create table qualification_command (
      id uuid primary key,
      comune_id text not null references comune,
      qualification_id uuid not null,
      actor_id uuid not null,
      transition text not null,
      request_hash text not null,
      payload jsonb not null default '{}',
      reason text,
      result jsonb,
      created_at timestamptz not null default now()
    );
    create index command_of_qualification on qualification_command (qualification_id);

    create table qualification_event (
      id bigint generated always as identity primary key,
      comune_id text not null references comune,
      qualification_id uuid not null references qualification,
      ente_id uuid not null references ente,
      seq integer not null,
      kind text not null,
      from_state text,
      to_state text not null,
      actor_id uuid,
      actor_role text not null,
      reason text,
      channel text not null,
      audience text[] not null,
      data jsonb not null,
      command_id uuid not null unique,
      at timestamptz not null,
      prev_hash text,
      hash text not null,
      unique (qualification_id, seq)
    );

    create table qualification_task (
      id uuid primary key default gen_random_uuid(),
      comune_id text not null references comune,
      qualification_id uuid not null references qualification,
      kind text not null,
      owner text not null check (owner in ('ente', 'office')),
      ente_id uuid,
      due_at timestamptz not null,
      escalated boolean not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      check ((owner = 'ente') = (ente_id is not null))
    );
    create unique index qualification_task_open on qualification_task (qualification_id, kind)
      where closed_at is null;
    create index qualification_task_inbox on qualification_task (comune_id, owner, ente_id, due_at, id)
      where closed_at is null;
  `.execute(db);
  await protect(db, 'qualification', { read: sql`state = 'qualified' or ${OFFICE_OR_OWN}`, insert: SYSTEM, update: SYSTEM }); // prettier-ignore
  await protect(db, 'qualification_application', {
    read: sql`case asking_role() when 'ente' then ente_id = asking_ente()
      when 'admin' then sent_at is not null when 'auditor' then sent_at is not null
      when 'system' then true else false end`,
    insert: OWN_DRAFT,
    update: sql`${OWN_DRAFT} or ${SYSTEM}`,
  });
  await protect(db, 'qualification_document', { read: OFFICE_OR_OWN, insert: SYSTEM });
  await protect(db, 'qualification_assessment', { read: OFFICE, insert: SYSTEM });
  await protect(db, 'qualification_integration', { read: OFFICE_OR_OWN, insert: SYSTEM, update: SYSTEM }); // prettier-ignore
  const ownCommand = sql`${SYSTEM} or (asking_role() in ('admin', 'ente') and actor_id = asking_person())`;
  await protect(db, 'qualification_command', {
    read: sql`${OFFICE} or actor_id = asking_person()`,
    insert: ownCommand,
    update: ownCommand,
  });
  await protect(db, 'qualification_event', {
    read: sql`${OFFICE} or ('ente' = any (audience) and ${OWN})`,
    insert: SYSTEM,
  });
  await protect(db, 'qualification_task', { read: OFFICE_OR_OWN, insert: SYSTEM, update: SYSTEM });
  await sql`
    grant select, insert, update on qualification, qualification_application,
      qualification_integration, qualification_command, qualification_task to wemi_app;
    grant delete on qualification_application to wemi_app;
    grant select, insert on qualification_document, qualification_assessment, qualification_event
      to wemi_app;
    grant usage on all sequences in schema wemi to wemi_app;
    create policy deletes on qualification_application for delete
      using (comune_id = asking_comune() and ${OWN_DRAFT});
  `.execute(db);
}

type Right = RawBuilder<unknown>;
const SYSTEM: Right = sql`asking_role() = 'system'`;
const OFFICE: Right = sql`asking_role() in ('admin', 'auditor', 'system')`;
const OWN: Right = sql`asking_role() = 'ente' and ente_id = asking_ente()`;
const OFFICE_OR_OWN: Right = sql`(${OFFICE} or (${OWN}))`;
const OWN_DRAFT: Right = sql`(${OWN} and sent_at is null)`;

async function protect(
  db: Kysely<unknown>,
  table: string,
  { read, insert, update }: { read: Right; insert: Right; update?: Right },
): Promise<void> {
  const name = sql.table(table);
  const may = (right: Right) => sql`(comune_id = asking_comune() and (${right}))`;
  await sql`
    alter table ${name} enable row level security, force row level security;
    create policy reads on ${name} for select using ${may(read)};
    create policy inserts on ${name} for insert with check ${may(insert)};
  `.execute(db);
  if (!update) return;
  await sql`create policy updates on ${name} for update
    using ${may(update)} with check ${may(update)}`.execute(db);
}
