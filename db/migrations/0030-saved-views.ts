import { type Kysely, sql } from 'kysely';

/**
 * Lists as somebody narrowed them, kept under a name. A view is its owner's to change; a shared one
 * is read by whoever has the owner's role at the same ente, sportello or office. The circle is
 * written into the row, because nobody may look up where a colleague works today.
 *
 * What each person has in hand is counted when tasks are shared out among colleagues.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_view (
      id uuid primary key,
      comune_id text not null references comune,
      owner_id uuid not null,
      owner_name text not null,
      role text not null check (role in ('ente', 'admin', 'auditor', 'sportello')),
      ente_id uuid references ente,
      sportello_id text,
      place text not null check (place in ('tasks', 'pratiche')),
      name text not null,
      query jsonb not null,
      shared boolean not null default false,
      request_hash text not null,
      created_at timestamptz not null default now()
    );
    create unique index saved_view_by_owner on saved_view (owner_id, place, lower(name));
    create index saved_view_shared on saved_view (comune_id, place, role, ente_id, lower(name), id)
      where shared;
    create index task_in_hand on task (assignee_id)
      where closed_at is null and assignee_id is not null;
    alter table saved_view enable row level security, force row level security;
    create policy reads on saved_view for select using (comune_id = asking_comune()
      and (owner_id = asking_person() or shared and ${IN_THE_CIRCLE}));
    create policy inserts on saved_view for insert with check (comune_id = asking_comune()
      and owner_id = asking_person() and ${IN_THE_CIRCLE});
    create policy updates on saved_view for update
      using (comune_id = asking_comune() and owner_id = asking_person())
      with check (comune_id = asking_comune() and owner_id = asking_person() and ${IN_THE_CIRCLE});
    create policy deletes on saved_view for delete
      using (comune_id = asking_comune() and owner_id = asking_person());
    grant select, insert, delete, update (name, query, shared, owner_name, role, ente_id, sportello_id)
      on saved_view to wemi_app;
  `.execute(db);
}

const IN_THE_CIRCLE = sql`(role = asking_role() and ente_id is not distinct from asking_ente()
  and sportello_id is not distinct from asking_sportello())`;
