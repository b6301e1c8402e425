import { type Kysely, sql } from 'kysely';

/**
 * The papers that a measure asks for come with the application (docs/adr/0033). They are uploaded
 * before it, for one fund and one person, and belong to it once it is sent; from then on they never
 * change. The office sees what was sent; files lie where those of pratiche lie.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table voucher_document (
      id uuid primary key,
      comune_id text not null references comune,
      fund_id uuid not null references voucher_fund,
      person_id uuid not null references person,
      kind text not null,
      name text not null,
      type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
      bytes integer not null check (bytes > 0),
      sha256 text not null,
      source_sha256 text not null,
      stored_as uuid not null unique,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now(),
      application_id uuid references voucher_application
    );
    create index voucher_document_unsent on voucher_document (person_id, fund_id, uploaded_at)
      where application_id is null;
    create index voucher_document_of on voucher_document (application_id)
      where application_id is not null;
    create index voucher_document_forgotten on voucher_document (comune_id, uploaded_at)
      where application_id is null;
  `.execute(db);
  await sql`
    alter table voucher_document enable row level security, force row level security;
    create policy reads on voucher_document for select using (${OURS} and (
      asking_role() = 'system' or ${BY_CITIZENS}
      or asking_role() in ('admin', 'auditor') and application_id is not null));
    create policy inserts on voucher_document for insert with check (${OURS} and ${BY_CITIZENS}
      and uploaded_by = asking_person() and application_id is null
      and exists (select from voucher_fund fund where fund.id = fund_id));
    create policy updates on voucher_document for update
      using (${OURS} and ${BY_CITIZENS} and application_id is null)
      with check (${OURS} and exists (select from voucher_application sent
        where sent.id = application_id and sent.person_id = voucher_document.person_id
          and sent.fund_id = voucher_document.fund_id and sent.status = 'received'));
    create policy deletes on voucher_document for delete using (${OURS} and application_id is null
      and (asking_role() = 'system' or ${BY_CITIZENS}));
    grant select, insert, delete, update (application_id) on voucher_document to wemi_app;
  `.execute(db);
}

const OURS = sql`comune_id = asking_comune()`;

/** Whose they are, and who may ask in their place. */
const BY_CITIZENS = sql`asking_role() in ('citizen', 'sportello') and (person_id = asking_person()
  or person_id = any ((select principals_to_ask_for())::uuid[]))`;
