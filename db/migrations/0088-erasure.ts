import { type Kysely, sql } from 'kysely';

/**
 * A citizen may have their data erased (docs/adr/0050). What is erased of a pratica and of a person is
 * written here once, column by column, and done by functions of the owner's: neither the app nor the
 * platform may change what can only be added to. They serve an erasure that was asked for and is not
 * done yet, and of its person's pratiche those alone that are closed. Done twice, it is done once.
 * Of an event only the reason goes, the one place for people's words; its hash stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table erasure (
      id uuid primary key,
      comune_id text not null references comune,
      person_id uuid not null unique references person,
      asked_at timestamptz not null default now(),
      finished_at timestamptz
    );
    create index erasure_to_do on erasure (comune_id, asked_at) where finished_at is null;
    alter table erasure enable row level security, force row level security;
    grant select, insert, update (finished_at) on erasure to wemi_app;
    create policy reads on erasure for select using (comune_id = asking_comune() and (
      asking_role() in ('system', 'admin', 'auditor') or person_id = asking_person()));
    create policy inserts on erasure for insert with check (${SYSTEM});
    create policy updates on erasure for update using (${SYSTEM}) with check (${SYSTEM});
  `.execute(db);
  for (const table of ERASED) {
    await sql`create policy erases on ${sql.table(table)} for all to current_user
      using (${SYSTEM}) with check (${SYSTEM})`.execute(db);
  }
  await sql.raw(OF_PRATICA).execute(db);
  await sql.raw(OF_PERSON).execute(db);
  for (const called of ['erase_pratica(uuid, uuid)', 'erase_person(uuid)']) {
    await sql
      .raw(
        `revoke execute on function ${called} from public; grant execute on function ${called} to wemi_app`,
      )
      .execute(db);
  }
}

const SYSTEM = sql.raw(`comune_id = asking_comune() and asking_role() = 'system'`);

const ERASED = [
  ...['approval', 'command', 'contact', 'contact_code', 'contact_message', 'contest', 'delivery'],
  ...['document', 'event', 'failing_step', 'integration', 'integration_item', 'isee', 'mandate'],
  ...['mandate_event', 'message', 'message_document', 'message_read', 'need', 'notification'],
  ...['notification_preference', 'notification_setting', 'offer_revision', 'person'],
  ...['registered_citizen', 'review', 'review_answer', 'review_moderation', 'review_operator'],
  ...['tariff_decision', 'ticket', 'voucher_appeal', 'voucher_application', 'voucher_decision'],
  ...['voucher_document', 'voucher_notice'],
];

const OF_PRATICA = `
create function erase_pratica(asked uuid, which uuid) returns void
  language plpgsql security definer set search_path = wemi, public, pg_temp as $$
begin
  if asking_role() is distinct from 'system' or not exists (
    select from erasure join pratica on applicant_id = person_id
    where erasure.id = asked and finished_at is null and erasure.comune_id = asking_comune()
      and pratica.id = which and closed
  ) then raise 'no such erasure' using errcode = '42501'; end if;

  update event set reason = null where pratica_id = which and reason is not null;
  update command set payload = '{}', reason = null, request_hash = '' where pratica_id = which;
  update need set params = '{}',
      beneficiary = jsonb_build_object('self', coalesce(beneficiary -> 'self', 'true')),
      place = jsonb_strip_nulls(jsonb_build_object('municipio', place -> 'municipio')),
      times = jsonb_strip_nulls(jsonb_build_object('from', times -> 'from', 'months', times -> 'months'))
    where pratica_id = which;
  update offer_revision set note = null
    where note is not null and offer_id in (select id from offer where pratica_id = which);
  update approval set payload = '{}', reason = '—', decision = case when decision is null then null else '—' end
    where pratica_id = which;
  update contest set reason = '—', answer = case when answer is null then null else '—' end
    where pratica_id = which;
  update integration_item set label = '—', note = null, answer = null
    where integration_id in (select id from integration where pratica_id = which);
  update integration set reason = '—', note = null where pratica_id = which;
  delete from document where pratica_id = which;
  delete from message_document where pratica_id = which;
  update message set text = '—', request_hash = ''
    where conversation_id in (select id from conversation where pratica_id = which);
  update review_moderation set reason = '—' where review_id in (select id from review where pratica_id = which);
  update review_answer set text = '—' where review_id in (select id from review where pratica_id = which);
  update review_operator set text = '' where pratica_id = which;
  update review set text = '' where pratica_id = which;
  update tariff_decision set judged = case jsonb_typeof(judged) when 'array' then '[]' else '{}' end::jsonb
    where pratica_id = which;
  delete from failing_step where pratica_id = which;
end $$`;

const OF_PERSON = `
create function erase_person(asked uuid) returns void
  language plpgsql security definer set search_path = wemi, public, pg_temp as $$
declare
  whose uuid;
  nobody constant text := 'Persona cancellata';
begin
  select person_id into whose from erasure
    where id = asked and finished_at is null and comune_id = asking_comune() and asking_role() = 'system';
  if whose is null then raise 'no such erasure' using errcode = '42501'; end if;

  update person set name = nobody, email = null where id = whose;
  delete from registered_citizen where person_id = whose;
  delete from contact_code where contact_id in (select id from contact where person_id = whose);
  delete from contact_message where contact_id in (select id from contact where person_id = whose);
  delete from contact where person_id = whose;
  delete from notification_preference where owner_id = whose;
  delete from notification_setting where owner_id = whose;
  delete from delivery where notification_id in (select id from notification where person_id = whose);
  delete from notification where person_id = whose;
  delete from message_read where person_id = whose;
  delete from need where applicant_id = whose and pratica_id is null;

  update mandate_event set reason = null
    where mandate_id in (select id from mandate where whose in (principal_id, delegate_id));
  update mandate_event set actor_name = nobody where actor_id = whose;
  update mandate set
      principal_name = case when principal_id = whose then nobody else principal_name end,
      delegate_name = case when delegate_id = whose then nobody else delegate_name end,
      delegate_email = case when delegate_email is null then null else '' end,
      delegate_digest = case when delegate_digest is null then null else '' end,
      note = null, request_hash = ''
    where whose in (principal_id, delegate_id);

  update message set text = '—', request_hash = '' where conversation_id in (
    select conversation.id from conversation join ticket on ticket.id = ticket_id where opened_by = whose);
  update message set author_name = nobody where author_id = whose;
  delete from message_document where uploaded_by = whose and pratica_id is null
    or ticket_id in (select id from ticket where opened_by = whose);
  update ticket set path = null, request_hash = '', state = 'closed',
      close_reason = coalesce(close_reason, 'no-reply'), closed_at = coalesce(closed_at, now())
    where opened_by = whose;

  update isee set value_cents = 0 where person_id = whose;
  delete from voucher_document where person_id = whose;
  delete from voucher_notice where person_id = whose;
  update voucher_decision set rules = '[]', facts = '{}', reason = null
    where application_id in (select id from voucher_application where person_id = whose);
  update voucher_application set facts = '{}', reason = null where person_id = whose;
  update voucher_appeal set reason = '—', answer = case when answer is null then null else '—' end
    where person_id = whose;
  update tariff_decision set judged = case jsonb_typeof(judged) when 'array' then '[]' else '{}' end::jsonb
    where person_id = whose;
end $$`;
