import { type Kysely, sql } from 'kysely';

/**
 * Files with which a question of a service type is answered (docs/adr/0055). A file is its
 * applicant's; the answer holds its id. Who may read a need of that applicant that names it may open
 * it, so that there is one place that says who reads a need. One that no need names goes after a day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table need_document (
      id uuid primary key,
      comune_id text not null references comune,
      applicant_id uuid not null references person,
      name text not null,
      type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
      bytes integer not null check (bytes > 0),
      sha256 text not null,
      source_sha256 text not null,
      stored_as uuid not null unique,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null default now()
    );
    create index need_document_of on need_document (applicant_id, uploaded_at);
    create index need_document_latest on need_document (comune_id, uploaded_at);
    alter table need_document enable row level security, force row level security;
    create policy reads on need_document for select using (${OURS} and (
      asking_role() = 'system' or ${BY_WRITER} or ${named()}));
    create policy inserts on need_document for insert with check (${OURS} and ${BY_WRITER}
      and uploaded_by = asking_person());
    create policy deletes on need_document for delete using (${OURS} and (
      asking_role() = 'system' or ${BY_WRITER}) and not ${named('and told.pratica_id is not null')});
    grant select, insert, delete on need_document to wemi_app;

    create policy erases on need_document for all to current_user
      using (${OURS} and asking_role() = 'system') with check (${OURS} and asking_role() = 'system');
  `.execute(db);
  await sql.raw(ERASE).execute(db);
}

const OURS = sql.raw(`comune_id = asking_comune()`);

/** Whose it is; and who put it there in their place, as long as they may ask for them. */
const BY_WRITER = sql.raw(`asking_role() in ('citizen', 'sportello') and (
  applicant_id = asking_person() or uploaded_by = asking_person()
    and applicant_id = any ((select principals_to_ask_for())::uuid[]))`);

/** Whether a need that the asking may read is answered with it. */
function named(and = '') {
  return sql.raw(`exists (select from need told
    where told.applicant_id = need_document.applicant_id ${and}
      and exists (select from jsonb_each_text(told.params) answer where answer.value = need_document.id::text))`);
}

const ERASE = `
create function erase_need_documents(asked uuid) returns void
  language plpgsql security definer set search_path = wemi, public, pg_temp as $$
declare
  whose uuid;
begin
  select person_id into whose from erasure
    where id = asked and finished_at is null and comune_id = asking_comune() and asking_role() = 'system';
  if whose is null then raise 'no such erasure' using errcode = '42501'; end if;
  delete from need_document where applicant_id = whose;
end $$;
revoke execute on function erase_need_documents(uuid) from public;
grant execute on function erase_need_documents(uuid) to wemi_app;`;
