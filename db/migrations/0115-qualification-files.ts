import { type Kysely, sql } from 'kysely';

/**
 * The files of the documents that an avviso asks for (docs/adr/0060). A file is its ente's; answers,
 * renewals and replies to the office hold its id. From the moment that a document of a qualification
 * names it the office and auditors read it, and it stays as long as that document does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table qualification_file (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      name text not null,
      type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
      bytes integer not null check (bytes > 0),
      sha256 text not null,
      source_sha256 text not null,
      stored_as uuid not null unique,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now()
    );
    create index qualification_file_of on qualification_file (ente_id, uploaded_at);
    create index qualification_file_latest on qualification_file (comune_id, uploaded_at);
    alter table qualification_document add file_id uuid references qualification_file;
    create index document_by_file on qualification_document (file_id) where file_id is not null;

    alter table qualification_file enable row level security, force row level security;
    create policy reads on qualification_file for select using (${OURS} and (
      asking_role() = 'system' or ${OWN} or asking_role() in ('admin', 'auditor') and ${DECLARED}));
    create policy inserts on qualification_file for insert with check (${OURS} and ${OWN}
      and uploaded_by = asking_person());
    create policy deletes on qualification_file for delete using (${OURS} and (
      asking_role() = 'system' or ${OWN}) and not ${DECLARED});
    grant select, insert, delete on qualification_file to wemi_app;
  `.execute(db);
}

const OURS = sql.raw(`comune_id = asking_comune()`);
const OWN = sql.raw(`(asking_role() = 'ente' and ente_id = asking_ente())`);
/** Whether a document of a qualification that the asking may read is told with it. */
const DECLARED = sql.raw(`exists (select from qualification_document told
  where told.file_id = qualification_file.id)`);
