import { type Kysely, sql } from 'kysely';

/** The pratica as it is read: its projection, needs, offers, orders, tasks and events. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table need (
      id uuid primary key,
      comune_id text not null,
      applicant_id uuid not null,
      service_type_id text not null,
      params jsonb not null default '{}',
      beneficiary jsonb not null default '{}',
      place jsonb not null default '{}',
      times jsonb not null default '{}',
      municipio integer,
      step integer not null default 0,
      pratica_id uuid unique,
      updated_at timestamptz not null default now(),
      foreign key (comune_id, service_type_id) references service_type
    );
    create index need_by_applicant on need (applicant_id, updated_at desc);

    create table pratica (
      id uuid primary key,
      comune_id text not null references comune,
      number text not null,
      service_type_id text not null,
      need_id uuid not null references need,
      applicant_id uuid not null,
      municipio integer,
      state text not null,
      closed boolean not null default false,
      version integer not null,
      opened_at timestamptz not null,
      state_since timestamptz not null,
      deadlines jsonb not null default '{}',
      due_at timestamptz,
      policy jsonb not null,
      chosen_offer_id uuid,
      chosen_ente_id uuid,
      extended boolean not null default false,
      updated_at timestamptz not null,
      unique (comune_id, number)
    );
    create index pratica_by_comune on pratica (comune_id, updated_at desc, id desc);
    create index pratica_by_state on pratica (comune_id, state, updated_at desc, id desc);
    create index pratica_by_applicant on pratica (applicant_id, updated_at desc, id desc);

    create table pratica_ente (
      pratica_id uuid not null references pratica,
      ente_id uuid not null references ente,
      applicant_id uuid not null,
      comune_id text not null,
      answer text not null default 'awaited' check (answer in ('awaited', 'offered', 'declined', 'withdrawn')),
      updated_at timestamptz not null,
      primary key (pratica_id, ente_id)
    );
    create index pratica_ente_inbox on pratica_ente (ente_id, updated_at desc, pratica_id desc);

    create table offer (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      ente_id uuid not null references ente,
      status text not null check (status in ('live', 'chosen', 'reserve', 'withdrawn', 'rejected', 'closed')),
      revision integer not null,
      created_at timestamptz not null
    );
    create index offer_by_pratica on offer (pratica_id);
    create table offer_revision (
      offer_id uuid not null references offer,
      revision integer not null,
      comune_id text not null,
      price_model text not null,
      lines jsonb not null,
      total_cents integer not null check (total_cents > 0),
      first_date date not null,
      profile text not null,
      note text,
      valid_until timestamptz not null,
      created_at timestamptz not null,
      primary key (offer_id, revision)
    );

    create table "order" (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      offer_id uuid not null references offer,
      offer_revision integer not null,
      ente_id uuid not null references ente,
      operator_id uuid references operator,
      start_date date not null,
      end_date date not null,
      lines jsonb not null,
      total_cents integer not null check (total_cents > 0),
      confirmed_at timestamptz not null,
      check (end_date >= start_date)
    );
    create index order_by_pratica on "order" (pratica_id);
    create index order_by_operator on "order" (operator_id);

    create table command (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null,
      actor_id uuid,
      transition text not null,
      request_hash text not null,
      payload jsonb not null default '{}',
      reason text,
      result jsonb,
      created_at timestamptz not null default now()
    );
    create index command_by_pratica on command (pratica_id);

    create table event (
      id bigint generated always as identity primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      seq integer not null,
      kind text not null,
      from_state text,
      to_state text not null,
      actor_id uuid,
      actor_role text not null,
      on_behalf_of jsonb,
      reason text,
      channel text not null,
      audience text[] not null,
      data jsonb not null default '{}',
      command_id uuid not null unique,
      at timestamptz not null,
      prev_hash text,
      hash text not null,
      unique (pratica_id, seq)
    );
    create index event_by_comune on event (comune_id, id);
    create index event_by_actor on event (actor_id, pratica_id);

    create table task (
      id uuid primary key default gen_random_uuid(),
      comune_id text not null,
      pratica_id uuid not null references pratica,
      kind text not null,
      owner text not null check (owner in ('citizen', 'ente', 'office')),
      ente_id uuid,
      due_at timestamptz not null,
      escalated boolean not null default false,
      opened_at timestamptz not null,
      closed_at timestamptz,
      assignee_id uuid,
      check ((owner = 'ente') = (ente_id is not null))
    );
    create unique index task_open on task (pratica_id, kind, ente_id) nulls not distinct where closed_at is null;
    create index task_inbox on task (comune_id, owner, ente_id, due_at, id) where closed_at is null;
    create index task_done on task (comune_id, owner, ente_id, closed_at desc, id) where closed_at is not null;

    create table outbox (
      id uuid primary key default gen_random_uuid(),
      comune_id text not null,
      pratica_id uuid not null references pratica,
      event_id bigint not null references event,
      audience text not null,
      created_at timestamptz not null default now(),
      queued_at timestamptz,
      sent_at timestamptz,
      unique (event_id, audience)
    );
    create index outbox_waiting on outbox (created_at) where queued_at is null;
  `.execute(db);
}
