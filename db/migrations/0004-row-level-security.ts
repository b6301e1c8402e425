import { type RawBuilder, type Kysely, sql } from 'kysely';

/**
 * Deny by default. The app's role sees a row only inside a transaction that has set who asks:
 * wemi.comune, wemi.role, wemi.person, wemi.ente. Unset settings read as null: nothing matches.
 * Reading and writing are rights of their own; what a pratica becomes is written by the system.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAskingFunctions(db);
  for (const table of CATALOGUE) await protect(db, table, { read: ALL, write: OFFICE });
  await protect(db, 'service', { read: ALL, write: OFFICE_OR_OWN_ENTE });
  await protect(db, 'operator', { read: OPERATOR, write: OFFICE_OR_OWN_ENTE });
  await protect(db, 'person', { read: PERSON, write: sql`id = asking_person() or ${SYSTEM}` });
  await protect(db, 'need', {
    read: NEED,
    write: sql`applicant_id = asking_person() or ${OFFICE}`,
  });
  await protect(db, 'command', {
    read: sql`actor_id = asking_person() or ${byRole({ office: ALL })}`,
    write: sql`${SYSTEM} or (asking_role() <> 'auditor' and actor_id = asking_person())`,
  });
  await protect(db, 'pratica', { read: PRATICA, write: SYSTEM });
  await protect(db, 'pratica_ente', {
    read: byRole({ office: ALL, citizen: OWN, ente: OWN_ENTE }),
    write: SYSTEM,
  });
  for (const table of ['offer', 'order', 'payment']) {
    await protect(db, table, { read: followsThePratica(table), write: SYSTEM });
  }
  await protect(db, 'task', {
    read: followsThePratica('task'),
    write: OFFICE_OR_OWN_ENTE,
  });
  await protect(db, 'offer_revision', {
    read: sql`exists (select from offer where offer.id = offer_revision.offer_id)`,
    write: SYSTEM,
  });
  await protect(db, 'event', { read: EVENT, write: SYSTEM });
  await protect(db, 'payment_attempt', {
    read: sql`exists (select from payment where payment.id = payment_attempt.payment_id)`,
    write: sql`${SYSTEM} or (asking_role() = 'citizen'
      and exists (select from payment where payment.id = payment_attempt.payment_id))`,
  });
  await protect(db, 'ledger_entry', {
    read: sql`exists (select from payment where payment.id = ledger_entry.payment_id)`,
    write: SYSTEM,
  });
  for (const table of ['outbox', 'webhook_event']) {
    await protect(db, table, { read: SYSTEM, write: SYSTEM });
  }
  await grantToTheApp(db);
}

const CATALOGUE = ['municipio', 'section', 'service_type', 'synonym', 'policy', 'ente'];

type Right = RawBuilder<unknown>;

/**
 * A right role by role. Written as a case, of which the planner expects every second row to pass:
 * a chain of `or`s looks to it like next to nothing, and it would sort what an index has in order.
 */
function byRole({ office, ...roles }: Record<string, Right>): Right {
  const rights = { ...roles };
  if (office) Object.assign(rights, { admin: office, auditor: office, system: office });
  const cases = Object.entries(rights).map(
    ([role, right]) => sql`when ${sql.lit(role)} then ${right}`,
  );
  return sql`case asking_role() ${sql.join(cases, sql` `)} else false end`;
}

const ALL = sql`true`;
const SYSTEM = sql`asking_role() = 'system'`;
const OFFICE = sql`asking_role() in ('admin', 'system')`;
const OWN = sql`applicant_id = asking_person()`;
const OWN_ENTE = sql`ente_id = asking_ente()`;
const OFFICE_OR_OWN_ENTE = byRole({ admin: ALL, system: ALL, ente: OWN_ENTE });

const PRATICA = byRole({
  office: ALL,
  citizen: OWN,
  ente: sql`exists (
    select from pratica_ente asked
    where asked.pratica_id = pratica.id and asked.ente_id = asking_ente())`,
});

const NEED = byRole({
  office: ALL,
  citizen: OWN,
  ente: sql`exists (
    select from pratica_ente asked
    where asked.pratica_id = need.pratica_id and asked.ente_id = asking_ente())`,
});

const EVENT = byRole({
  office: ALL,
  citizen: sql`'citizen' = any (audience) and exists (
    select from pratica where pratica.id = event.pratica_id)`,
  ente: sql`audience && array['enti', 'ente:' || asking_ente()] and exists (
    select from pratica_ente asked
    where asked.pratica_id = event.pratica_id and asked.ente_id = asking_ente())`,
});

/** An operator's name is for its ente, the office, and the citizen it is sent to. */
const OPERATOR = byRole({
  office: ALL,
  ente: OWN_ENTE,
  citizen: sql`exists (select from "order" ordered where ordered.operator_id = operator.id)`,
});

/**
 * Oneself; for a citizen also whoever acted on an own pratica; for an ente its own people, the
 * office's, and the citizens who chose it: before that, a request has no name.
 */
const PERSON = sql`id = asking_person() or ${byRole({
  office: ALL,
  citizen: sql`exists (
    select from pratica own
    join event met on met.pratica_id = own.id
    where own.applicant_id = asking_person() and met.actor_id = person.id)`,
  ente: sql`ente_id = asking_ente() or role = 'admin' or exists (
    select from pratica served
    where served.applicant_id = person.id and served.chosen_ente_id = asking_ente())`,
})}`;

/** Offers, tasks and money of one ente are not its rivals' business. */
function followsThePratica(table: string): Right {
  const name = sql.table(table);
  return byRole({
    office: ALL,
    citizen: sql`exists (select from pratica where pratica.id = ${name}.pratica_id)`,
    ente: sql`${name}.ente_id = asking_ente()`,
  });
}

/** One expression each, so that the planner can inline them. */
async function createAskingFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function asking_comune() returns text stable parallel safe language sql
      return nullif(current_setting('wemi.comune', true), '');
    create function asking_role() returns text stable parallel safe language sql
      return nullif(current_setting('wemi.role', true), '');
    create function asking_person() returns uuid stable parallel safe language sql
      return nullif(current_setting('wemi.person', true), '')::uuid;
    create function asking_ente() returns uuid stable parallel safe language sql
      return nullif(current_setting('wemi.ente', true), '')::uuid;
  `.execute(db);
}

interface Rights {
  read: Right;
  write: Right;
}

async function protect(db: Kysely<unknown>, table: string, { read, write }: Rights) {
  const name = sql.table(table);
  const may = (right: Right) => sql`(comune_id = asking_comune() and (${right}))`;
  await sql`
    alter table ${name} enable row level security, force row level security;
    create policy reads on ${name} for select using ${may(read)};
    create policy inserts on ${name} for insert with check ${may(write)};
    create policy updates on ${name} for update using ${may(write)} with check ${may(write)};
    create policy deletes on ${name} for delete using ${may(write)};
  `.execute(db);
}

async function grantToTheApp(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant usage on schema wemi to wemi_app;
    grant select, insert, update on all tables in schema wemi to wemi_app;
    grant usage on all sequences in schema wemi to wemi_app;
    grant delete on need, service, operator to wemi_app;
    revoke update on event, ledger_entry, offer_revision from wemi_app;
    revoke insert, update on section, service_type, municipio, synonym, policy, comune from wemi_app;
    grant update (next_number) on comune to wemi_app;
    revoke all on kysely_migration, kysely_migration_lock from wemi_app;
  `.execute(db);
}
