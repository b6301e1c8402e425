import { type Kysely, sql } from 'kysely';

/**
 * Deny by default. The app's role sees a row only inside a transaction that has set who asks:
 * wemi.comune, wemi.role, wemi.person, wemi.ente. Unset settings read as null: nothing matches.
 */
const OPEN_TO_THE_COMUNE = [
  'municipio', 'section', 'service_type', 'synonym', 'policy', 'ente', 'operator', 'service',
]; // prettier-ignore
const FOLLOWS_THE_PRATICA = ['offer', 'order', 'payment', 'task'];
const FOLLOWS_THE_PAYMENT = ['payment_attempt', 'ledger_entry'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function asking_comune() returns text stable language sql as $$ select nullif(current_setting('wemi.comune', true), '') $$;
    create function asking_role() returns text stable language sql as $$ select nullif(current_setting('wemi.role', true), '') $$;
    create function asking_person() returns uuid stable language sql as $$ select nullif(current_setting('wemi.person', true), '')::uuid $$;
    create function asking_ente() returns uuid stable language sql as $$ select nullif(current_setting('wemi.ente', true), '')::uuid $$;
    create function asks_for_office() returns boolean stable language sql as $$ select coalesce(asking_role() in ('admin', 'auditor', 'system'), false) $$;
  `.execute(db);

  for (const table of OPEN_TO_THE_COMUNE) await protect(db, table, sql`true`);
  await protect(db, 'pratica', sql`
    asks_for_office()
    or (asking_role() = 'citizen' and applicant_id = asking_person())
    or (asking_role() = 'ente' and exists (
      select 1 from pratica_ente pe where pe.pratica_id = pratica.id and pe.ente_id = asking_ente()))`);
  await protect(db, 'pratica_ente', sql`
    asks_for_office()
    or (asking_role() = 'citizen' and applicant_id = asking_person())
    or (asking_role() = 'ente' and ente_id = asking_ente())`);
  for (const table of FOLLOWS_THE_PRATICA) await protect(db, table, rightOver(table));
  for (const table of FOLLOWS_THE_PAYMENT) {
    await protect(db, table, sql`exists (select 1 from payment where payment.id = ${sql.table(table)}.payment_id)`);
  }
  await protect(db, 'offer_revision', sql`exists (select 1 from offer where offer.id = offer_revision.offer_id)`);
  await protect(db, 'need', sql`
    asks_for_office()
    or (asking_role() = 'citizen' and applicant_id = asking_person())
    or (asking_role() = 'ente' and exists (select 1 from pratica_ente pe where pe.pratica_id = need.pratica_id and pe.ente_id = asking_ente()))`);
  await protect(db, 'event', sql`
    asks_for_office()
    or (asking_role() = 'citizen' and 'citizen' = any (audience) and exists (select 1 from pratica p where p.id = event.pratica_id))
    or (asking_role() = 'ente' and audience && array['enti', 'ente:' || asking_ente()] and exists (select 1 from pratica_ente pe where pe.pratica_id = event.pratica_id and pe.ente_id = asking_ente()))`);
  await protect(db, 'person', sql`
    id = asking_person() or asks_for_office() or asking_role() = 'ente'
    or exists (select 1 from event e where e.actor_id = person.id)`);
  await protect(db, 'command', sql`asks_for_office() or actor_id = asking_person()`);
  await protect(db, 'outbox', sql`asking_role() = 'system'`);
  await protect(db, 'webhook_event', sql`asking_role() = 'system'`);

  await sql`
    grant usage on schema wemi to wemi_app;
    grant select, insert, update, delete on all tables in schema wemi to wemi_app;
    grant usage on all sequences in schema wemi to wemi_app;
    grant execute on all functions in schema wemi to wemi_app;
    revoke update, delete, truncate on event, ledger_entry, offer_revision from wemi_app;
    revoke insert, update, delete on section, service_type, municipio, synonym, policy, comune from wemi_app;
    grant update (next_number) on comune to wemi_app;
  `.execute(db);
}

async function protect(db: Kysely<unknown>, table: string, right: ReturnType<typeof sql>): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy asking on ${name} using (comune_id = asking_comune() and (${right})) with check (comune_id = asking_comune() and (${right}))`.execute(db);
}

/** Offers, tasks and money of one ente are not its rivals' business. */
function rightOver(table: string): ReturnType<typeof sql> {
  const name = sql.table(table);
  return sql`
    asks_for_office()
    or (asking_role() = 'citizen' and exists (select 1 from pratica p where p.id = ${name}.pratica_id))
    or (asking_role() = 'ente' and ${name}.ente_id = asking_ente())`;
}
