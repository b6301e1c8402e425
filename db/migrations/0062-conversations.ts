import { type Kysely, sql } from 'kysely';

/**
 * What people write to each other about a pratica (docs/adr/0040). A message never changes: who
 * erred writes another one that corrects it. What is written lies in rows of its own and not in the
 * chain of events, which keeps only that there was something new to read. Rows are written by the
 * platform, once it has judged who may; everybody reads their own conversations and no others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add write_after_close_days integer not null default 60 check (write_after_close_days >= 0);

    create table conversation (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      kind text not null check (kind in ('citizen-ente', 'citizen-office', 'ente-office', 'notes')),
      ente_id uuid references ente,
      is_open_to_all boolean not null default false,
      last_seq integer not null default 0,
      last_at timestamptz,
      told_citizen integer not null default 0,
      told_ente integer not null default 0,
      told_office integer not null default 0,
      unique nulls not distinct (pratica_id, kind, ente_id),
      check (case kind when 'notes' then true when 'citizen-office' then ente_id is null
        else ente_id is not null end),
      check (not is_open_to_all or kind = 'citizen-ente')
    );
    create index conversation_of_ente on conversation (ente_id, last_at desc, id)
      where ente_id is not null;
    create index conversation_latest on conversation (comune_id, last_at desc, id);

    create table message (
      id uuid primary key,
      comune_id text not null references comune,
      conversation_id uuid not null references conversation,
      seq integer not null check (seq > 0),
      author_id uuid not null references person,
      author_name text not null,
      author_role text not null check (author_role in ('citizen', 'sportello', 'ente', 'admin')),
      author_ente_id uuid references ente,
      mandate_id uuid references mandate,
      text text not null check (char_length(text) <= 5000),
      corrects_id uuid references message,
      request_hash text not null,
      at timestamptz not null,
      unique (conversation_id, seq),
      check (author_role <> 'sportello' or mandate_id is not null)
    );

    create table message_document (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      message_id uuid references message,
      name text not null,
      type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
      bytes integer not null check (bytes > 0),
      sha256 text not null,
      source_sha256 text not null,
      stored_as uuid not null unique,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now()
    );
    create index message_document_of on message_document (message_id) where message_id is not null;
    create index message_document_unsent on message_document (comune_id, uploaded_at)
      where message_id is null;
    create index message_document_of_pratica on message_document (pratica_id, uploaded_at);

    create table message_read (
      conversation_id uuid not null references conversation,
      person_id uuid not null references person,
      comune_id text not null references comune,
      side text not null check (side in ('citizen', 'ente', 'office')),
      through_seq integer not null check (through_seq > 0),
      at timestamptz not null default now(),
      primary key (conversation_id, person_id)
    );

    create table canned_answer (
      id uuid not null,
      version integer not null check (version > 0),
      comune_id text not null references comune,
      ente_id uuid references ente,
      title text not null,
      text_it text not null check (char_length(text_it) <= 5000),
      text_en text check (char_length(text_en) <= 5000),
      is_gone boolean not null default false,
      written_by uuid not null references person,
      written_at timestamptz not null default now(),
      primary key (id, version)
    );
    create index canned_answer_of on canned_answer (comune_id, ente_id, id, version desc);
  `.execute(db);
  await protectConversations(db);
  await protectDocuments(db);
  await protectCannedAnswers(db);
}

const OURS = sql`comune_id = asking_comune()`;
const SYSTEM = sql`${OURS} and asking_role() = 'system'`;

/**
 * The citizen's side sees what it takes part in. An ente sees its own, and what a citizen has opened
 * to all who are asked, until another is chosen; its notes and what it writes to the office stay its
 * own. The office reads all but the notes of an ente.
 */
async function protectConversations(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table conversation enable row level security, force row level security;
    create policy reads on conversation for select using (${OURS} and case asking_role()
      when 'citizen' then kind in ('citizen-ente', 'citizen-office')
        and exists (select from pratica where pratica.id = pratica_id)
      when 'sportello' then kind in ('citizen-ente', 'citizen-office')
        and exists (select from pratica where pratica.id = pratica_id)
      when 'ente' then (ente_id = asking_ente() or is_open_to_all)
        and exists (select from pratica where pratica.id = pratica_id
          and (kind <> 'citizen-ente' or coalesce(chosen_ente_id, asking_ente()) = asking_ente()))
      when 'admin' then kind <> 'notes' or ente_id is null
      when 'auditor' then true when 'system' then true
      else false end);
    create policy inserts on conversation for insert with check (${SYSTEM});
    create policy updates on conversation for update using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert on conversation to wemi_app;
    grant update (is_open_to_all, last_seq, last_at, told_citizen, told_ente, told_office)
      on conversation to wemi_app;

    alter table message enable row level security, force row level security;
    create policy reads on message for select using (${OURS}
      and exists (select from conversation where conversation.id = conversation_id));
    create policy inserts on message for insert with check (${SYSTEM});
    grant select, insert on message to wemi_app;

    alter table message_read enable row level security, force row level security;
    create policy reads on message_read for select using (${OURS}
      and exists (select from conversation where conversation.id = conversation_id));
    create policy inserts on message_read for insert with check (${OURS}
      and person_id = asking_person() and asking_role() <> 'auditor'
      and exists (select from conversation where conversation.id = conversation_id));
    create policy updates on message_read for update
      using (${OURS} and person_id = asking_person() and asking_role() <> 'auditor')
      with check (${OURS} and person_id = asking_person());
    grant select, insert, update (through_seq, at) on message_read to wemi_app;
  `.execute(db);
}

/** Whoever uploaded a file until it is sent; from then on whoever reads the message. */
async function protectDocuments(db: Kysely<unknown>): Promise<void> {
  const unsentOwn = sql`message_id is null and uploaded_by = asking_person()`;
  await sql`
    alter table message_document enable row level security, force row level security;
    create policy reads on message_document for select using (${OURS} and (
      asking_role() = 'system' or ${unsentOwn} or message_id is not null
        and exists (select from message where message.id = message_id)));
    create policy inserts on message_document for insert
      with check (${SYSTEM} and message_id is null);
    create policy updates on message_document for update using (${SYSTEM} and message_id is null)
      with check (${SYSTEM});
    create policy deletes on message_document for delete using (${OURS} and message_id is null
      and (asking_role() = 'system' or uploaded_by = asking_person()));
    grant select, insert, delete on message_document to wemi_app;
    grant update (message_id) on message_document to wemi_app;
  `.execute(db);
}

async function protectCannedAnswers(db: Kysely<unknown>): Promise<void> {
  const own = sql`(asking_role() = 'ente' and ente_id = asking_ente()
    or asking_role() = 'admin' and ente_id is null)`;
  await sql`
    alter table canned_answer enable row level security, force row level security;
    create policy reads on canned_answer for select using (${OURS}
      and (${own} or asking_role() in ('auditor', 'system')));
    create policy inserts on canned_answer for insert with check (${OURS} and ${own}
      and written_by = asking_person());
    grant select, insert on canned_answer to wemi_app;
  `.execute(db);
}
