import { type Kysely, sql } from 'kysely';

/**
 * What is asked of a citizen, item by item, the answers, and the documents that come with them
 * (docs/adr/0011). A document lies in a folder outside the database under a name of its own; the
 * row says of whom it is, what it holds and its hash. Each time staff reads one is a row, too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pratica add column open_integrations integer not null default 0;

    create table integration (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      ente_id uuid references ente,
      asked_by uuid not null,
      reason text not null,
      asked_at timestamptz not null,
      due_at timestamptz not null,
      status text not null default 'open'
        check (status in ('open', 'answered', 'withdrawn', 'lapsed', 'moot')),
      closed_at timestamptz,
      note text,
      check ((status = 'open') = (closed_at is null))
    );
    create index integration_of_pratica on integration (pratica_id, asked_at desc);

    create table integration_item (
      integration_id uuid not null references integration,
      comune_id text not null references comune,
      n integer not null check (n between 0 and 9),
      label text not null,
      note text,
      answer text,
      missing boolean not null default false,
      primary key (integration_id, n)
    );

    create table document (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      integration_id uuid not null,
      item integer not null,
      name text not null,
      type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
      bytes integer not null check (bytes > 0),
      sha256 text not null,
      source_sha256 text not null,
      stored_as uuid not null unique,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now(),
      attached_at timestamptz,
      opened_at timestamptz,
      foreign key (integration_id, item) references integration_item
    );
    create index document_of_pratica on document (pratica_id, uploaded_at desc);
    create index document_unattached on document (comune_id, uploaded_at) where attached_at is null;

    create table sensitive_read (
      id bigint primary key generated always as identity,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      person_id uuid not null,
      role text not null,
      field text not null,
      at timestamptz not null default now()
    );
    create index sensitive_read_of_pratica on sensitive_read (pratica_id, at desc);
    create index sensitive_read_latest on sensitive_read (comune_id, at desc, id desc);
    create index sensitive_read_by_person on sensitive_read (comune_id, person_id, at desc);
  `.execute(db);
  await protectRequests(db);
  await protectDocuments(db);
  await protectReads(db);
}

const SYSTEM = sql`comune_id = asking_comune() and asking_role() = 'system'`;

/** An ente sees what it asked itself; whoever sees the pratica as a citizen sees it all. */
async function protectRequests(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table integration enable row level security, force row level security;
    create policy reads on integration for select using (comune_id = asking_comune() and
      case asking_role()
        when 'citizen' then exists (select from pratica where pratica.id = pratica_id)
        when 'sportello' then exists (select from pratica where pratica.id = pratica_id)
        when 'ente' then ente_id = asking_ente()
        when 'admin' then true when 'auditor' then true when 'system' then true
        else false
      end);
    create policy inserts on integration for insert with check (${SYSTEM});
    create policy updates on integration for update using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert, update on integration to wemi_app;

    alter table integration_item enable row level security, force row level security;
    create policy reads on integration_item for select using (comune_id = asking_comune()
      and exists (select from integration asked where asked.id = integration_id));
    create policy inserts on integration_item for insert with check (${SYSTEM});
    create policy updates on integration_item for update using (${SYSTEM}) with check (${SYSTEM});
    grant select, insert, update on integration_item to wemi_app;
  `.execute(db);
}

/**
 * An ente reads the documents that it asked for, once they were sent, and until another one is
 * chosen. Only what was not sent yet can be taken away again, by whoever uploaded it.
 */
async function protectDocuments(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table document enable row level security, force row level security;
    create policy reads on document for select using (comune_id = asking_comune() and
      case asking_role()
        when 'citizen' then exists (select from pratica where pratica.id = pratica_id)
        when 'sportello' then exists (select from pratica where pratica.id = pratica_id)
        when 'ente' then attached_at is not null
          and exists (select from integration asked where asked.id = integration_id)
          and exists (select from pratica where pratica.id = pratica_id
            and coalesce(chosen_ente_id, asking_ente()) = asking_ente())
        when 'auditor' then attached_at is not null
        when 'admin' then true when 'system' then true
        else false
      end);
    create policy inserts on document for insert with check (comune_id = asking_comune()
      and asking_role() in ('citizen', 'sportello', 'admin') and uploaded_by = asking_person()
      and attached_at is null and exists (select from integration asked
        where asked.id = integration_id and asked.pratica_id = document.pratica_id));
    create policy updates on document for update using (${SYSTEM}) with check (${SYSTEM});
    create policy deletes on document for delete using (comune_id = asking_comune()
      and attached_at is null
      and (asking_role() = 'system' or uploaded_by = asking_person()));
    grant select, insert, delete on document to wemi_app;
    grant update (attached_at, opened_at) on document to wemi_app;
  `.execute(db);
}

/** Added to and never changed: each for oneself. */
async function protectReads(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sensitive_read enable row level security, force row level security;
    create policy reads on sensitive_read for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on sensitive_read for insert with check (comune_id = asking_comune()
      and person_id = asking_person() and role = asking_role());
    grant select, insert on sensitive_read to wemi_app;
  `.execute(db);
}
