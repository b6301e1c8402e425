import { type Kysely, sql } from 'kysely';

/**
 * What a citizen asks or reports to the office (docs/adr/0044): a ticket has a number of its own, and
 * what is written about it lies where all messages lie, so a conversation hangs on exactly one of
 * pratica or ticket. A ticket is its citizen's and the office's, nobody else's: no mandate reaches it.
 * Who did what with it is written down once for each command; whoever is told is a row until it is told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add tickets_per_day smallint not null default 5 check (tickets_per_day > 0),
      add ticket_reopen_days smallint not null default 30 check (ticket_reopen_days >= 0);
    alter table comune add next_ticket integer not null default 1;
    grant update (next_ticket) on comune to wemi_app;

    create table ticket (
      id uuid primary key,
      comune_id text not null references comune,
      number text not null,
      kind text not null check (kind in ('question', 'problem')),
      topic text not null check (topic in ('services', 'request', 'payments', 'vouchers', 'login',
        'website', 'accessibility', 'other')),
      path text check (path ~ '^/[^?#]*$' and char_length(path) <= 200),
      pratica_id uuid references pratica,
      opened_by uuid not null references person,
      opened_at timestamptz not null,
      state text not null default 'open' check (state in ('open', 'closed')),
      close_reason text check (close_reason in ('answered', 'solved', 'not-ours', 'duplicate',
        'no-reply')),
      closed_at timestamptz,
      assignee_id uuid references person,
      request_hash text not null,
      unique (comune_id, number),
      check ((state = 'closed') = (closed_at is not null)),
      check ((state = 'closed') = (close_reason is not null))
    );
    create index ticket_of_citizen on ticket (opened_by, opened_at desc, id desc);
    create index ticket_of_office on ticket (comune_id, state, opened_at, id);
    create index ticket_in_hand on ticket (assignee_id, opened_at, id) where state = 'open';

    create table ticket_act (
      id uuid primary key,
      comune_id text not null references comune,
      ticket_id uuid not null references ticket,
      act text not null check (act in ('open', 'claim', 'release', 'assign', 'close', 'reopen')),
      reason text,
      assignee_id uuid references person,
      acted_by uuid not null references person,
      acted_role text not null check (acted_role in ('citizen', 'admin')),
      request_hash text not null,
      at timestamptz not null
    );
    create index act_of_ticket on ticket_act (ticket_id, at);

    create table ticket_notice (
      id uuid primary key,
      comune_id text not null references comune,
      ticket_id uuid not null references ticket,
      kind text not null check (kind in ('opened', 'written', 'answered', 'closed', 'reopened')),
      person_id uuid references person,
      created_at timestamptz not null default now(),
      try_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index ticket_notice_waiting on ticket_notice (try_at) where sent_at is null;

    alter table conversation
      alter pratica_id drop not null,
      add ticket_id uuid references ticket,
      drop constraint conversation_pratica_id_kind_ente_id_key,
      add constraint conversation_of_one_place
        unique nulls not distinct (pratica_id, ticket_id, kind, ente_id),
      add constraint conversation_of_pratica_or_ticket
        check (num_nonnulls(pratica_id, ticket_id) = 1),
      add constraint conversation_of_ticket check (ticket_id is null
        or (kind in ('citizen-office', 'notes') and ente_id is null));
    create index conversation_of_ticket on conversation (ticket_id) where ticket_id is not null;

    alter table message_document
      alter pratica_id drop not null,
      add ticket_id uuid references ticket,
      add constraint message_document_of_pratica_or_ticket
        check (num_nonnulls(pratica_id, ticket_id) = 1
          or (num_nonnulls(pratica_id, ticket_id) = 0 and message_id is null));
    create index message_document_of_ticket on message_document (ticket_id)
      where ticket_id is not null;
    grant update (ticket_id) on message_document to wemi_app;
  `.execute(db);
  await protect(db);
}

const OURS = sql`comune_id = asking_comune()`;
const SYSTEM = sql`${OURS} and asking_role() = 'system'`;

async function protect(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ticket enable row level security, force row level security;
    create policy reads on ticket for select using (${OURS} and case asking_role()
      when 'citizen' then opened_by = asking_person()
      when 'admin' then true when 'auditor' then true when 'system' then true
      else false end);
    create policy inserts on ticket for insert with check (${SYSTEM});
    create policy updates on ticket for update using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert on ticket to wemi_app;
    grant update (state, close_reason, closed_at, assignee_id) on ticket to wemi_app;

    alter table ticket_act enable row level security, force row level security;
    create policy reads on ticket_act for select using (${OURS}
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on ticket_act for insert with check (${SYSTEM});
    grant select, insert on ticket_act to wemi_app;

    alter table ticket_notice enable row level security, force row level security;
    create policy reads on ticket_notice for select using (${SYSTEM});
    create policy inserts on ticket_notice for insert with check (${SYSTEM});
    create policy updates on ticket_notice for update using (${SYSTEM});
    grant select, insert, update (try_at, sent_at) on ticket_notice to wemi_app;

    alter policy reads on conversation using (${OURS} and case asking_role()
      when 'citizen' then kind in ('citizen-ente', 'citizen-office') and (
        exists (select from pratica where pratica.id = pratica_id)
        or exists (select from ticket where ticket.id = ticket_id))
      when 'sportello' then kind in ('citizen-ente', 'citizen-office')
        and exists (select from pratica where pratica.id = pratica_id)
      when 'ente' then (ente_id = asking_ente() or is_open_to_all)
        and exists (select from pratica where pratica.id = pratica_id
          and (kind <> 'citizen-ente' or coalesce(chosen_ente_id, asking_ente()) = asking_ente()))
      when 'admin' then kind <> 'notes' or ente_id is null
      when 'auditor' then true when 'system' then true
      else false end);
  `.execute(db);
}
