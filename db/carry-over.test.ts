import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Migrator, type Migration, sql } from 'kysely';
import { databaseUrls, prepareDatabase, withClient } from '../dev/parts/databases.ts';
import { asSystem, connect, type Db } from './connect.ts';

const serverUrl = process.env.WEMI_TEST_POSTGRES_URL!;
const name = `carry_${randomUUID().slice(0, 8)}`;
const MIGRATIONS = readdirSync(fileURLToPath(new URL('migrations', import.meta.url))).sort();
const CAPTURES = '0011-captures.ts';
const POLICIES = '0024-policies.ts';
const REFUNDS = '0042-refunds.ts';
const VERSIONS = '0078-catalogue-versions.ts';

let owner: Db;
beforeAll(async () => {
  await prepareDatabase(serverUrl, name);
  owner = connect(databaseUrls(serverUrl, name).ownerUrl, { max: 1 });
});
afterAll(async () => {
  await owner.destroy();
  await withClient(serverUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
  });
});

test('what the gateway took before captures were rows is carried over, in every comune', async () => {
  await migrate(MIGRATIONS.filter((file) => file < CAPTURES));
  await plantAttempts();
  await migrate(MIGRATIONS.filter((file) => file <= CAPTURES));
  const listIn = (comuneId: string) =>
    asSystem(owner, comuneId, (trx) =>
      sql`select operation_id, status, amount_cents, refund_cents from capture order by 1`
        .execute(trx)
        .then(({ rows }) => rows),
    );
  expect(await listIn('milano')).toEqual([
    { operationId: 'op-1', status: 'settled', amountCents: 100, refundCents: null },
    { operationId: 'op-2', status: 'to-refund', amountCents: 100, refundCents: 60 },
  ]);
  expect(await listIn('sesto')).toEqual([
    { operationId: 'op-4', status: 'refunded', amountCents: 100, refundCents: 100 },
  ]);
  expect(await owner.selectFrom('capture').selectAll().execute()).toEqual([]);
});

test('a pratica is told whose terms it carries, where a policy says the same', async () => {
  await migrate(MIGRATIONS.filter((file) => file < POLICIES));
  await asSystem(owner, 'milano', (trx) =>
    sql`insert into policy (comune_id, valid_from, terms) values
      ('milano', '2019-01-01', '{"other": 1}'), ('milano', '2020-01-01', '{}')`.execute(trx),
  );
  await migrate(MIGRATIONS.filter((file) => file <= POLICIES));
  const versionsIn = (comuneId: string) =>
    asSystem(owner, comuneId, (trx) =>
      trx.selectFrom('pratica').select('policyVersion').distinct().execute(),
    );
  expect(await versionsIn('milano')).toEqual([{ policyVersion: 2 }]);
  expect(await versionsIn('sesto')).toEqual([{ policyVersion: null }]);
});

test('what was on its way back of captures is carried over to rows of its own', async () => {
  await migrate(MIGRATIONS.filter((file) => file <= REFUNDS));
  const listIn = (comuneId: string) =>
    asSystem(owner, comuneId, (trx) =>
      trx
        .selectFrom('capture')
        .leftJoin('refund', 'refund.captureId', 'capture.id')
        .select(['operationId', 'capture.status', 'refund.status as back'])
        .select(['refund.amountCents', 'cause'])
        .orderBy('operationId')
        .execute(),
    );
  expect(await listIn('milano')).toEqual([
    { operationId: 'op-1', status: 'settled', back: null, amountCents: null, cause: null },
    { operationId: 'op-2', status: 'settled', back: 'due', amountCents: 60, cause: 'unused' },
  ]);
  expect(await listIn('sesto')).toEqual([
    { operationId: 'op-4', status: 'settled', back: 'done', amountCents: 100, cause: 'unused' },
  ]);
});

test('what service types said becomes their first version, in which every need is told', async () => {
  await migrate(MIGRATIONS.filter((file) => file < VERSIONS));
  await plantNeeds();
  const before = await readPratiche();
  expect(before).toHaveLength(2);
  await migrate(MIGRATIONS.filter((file) => file <= VERSIONS));
  expect(await readPratiche()).toEqual(before);
  for (const comuneId of ['milano', 'sesto']) {
    const told = await asSystem(owner, comuneId, (trx) =>
      sql`select need.service_type_version as version, need.params, need.pratica_id is null as is_draft,
          definition ->> 'nameIt' as name, definition -> 'params' -> 0 ->> 'it' as question
        from need join service_type_version told using (comune_id, service_type_id)
        where told.version = need.service_type_version order by is_draft`.execute(trx),
    );
    const first = { version: 1, params: { visits: 3 }, name: `Piega a ${comuneId}`, question: 'Quante?' };
    expect(told.rows).toEqual([{ ...first, isDraft: false }, { ...first, isDraft: true }]);
  }
  const change = asSystem(owner, 'milano', async (trx) => {
    await sql`update service_type set params = '[]'`.execute(trx);
    return sql`select version, service_type_version as told from service_type
      join need on need.service_type_id = service_type.id and need.comune_id = service_type.comune_id`.execute(trx);
  });
  expect((await change).rows).toEqual([{ version: 2, told: 1 }, { version: 2, told: 1 }]);
}); // prettier-ignore

/** All that a pratica is read from, but for what the migration adds. */
async function readPratiche(): Promise<unknown[]> {
  const each = ['milano', 'sesto'].map((comuneId) =>
    asSystem(owner, comuneId, (trx) => sql`
      select pratica.*, to_jsonb(need) - 'service_type_version' as need
      from pratica join need on need.id = pratica.need_id where number = 'carried'`.execute(trx)),
  );
  return (await Promise.all(each)).flatMap(({ rows }) => rows);
} // prettier-ignore

/** A type, a pratica of it and a draft for each comune, as they stood before types had versions. */
function plantNeeds(): Promise<void> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return withClient(url.href, async (client) => {
    await client.query(`
      set search_path to wemi, public;
      set session_replication_role = replica;
      insert into section (comune_id, id, position, name_it, name_en)
        select id, 'cura', 1, 'Cura', 'Care' from comune;
      insert into service_type (comune_id, id, section_id, name_it, name_en, summary_it, summary_en,
          profiles, params, price_models)
        select id, 'piega', 'cura', 'Piega a ' || id, '-', '-', '-', '{}',
          '[{"id": "visits", "it": "Quante?"}]', '{perVisit}' from comune;
      insert into need (id, comune_id, applicant_id, service_type_id, params, pratica_id)
        select gen_random_uuid(), id, gen_random_uuid(), 'piega', '{"visits": 3}',
          case n when 1 then gen_random_uuid() end
        from comune, generate_series(1, 2) n;
      insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state,
          version, opened_at, state_since, policy, updated_at)
        select pratica_id, comune_id, 'carried', 'piega', id, applicant_id, 'active',
          6, now(), now(), '{}', now() from need where pratica_id is not null`);
  });
}

async function migrate(files: string[]): Promise<void> {
  const modules = files.map(async (file) => {
    const module = (await import(`./migrations/${file}`)) as Migration;
    return [file, { up: module.up }] as const;
  });
  const provider = { getMigrations: async () => Object.fromEntries(await Promise.all(modules)) };
  const db = owner.withoutPlugins();
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'wemi' });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Attempts and as little of what they hang on as can be. */
function plantAttempts(): Promise<void> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return withClient(url.href, async (client) => {
    await client.query(`
      set search_path to wemi, public;
      set session_replication_role = replica;
      insert into comune (id, name, patron, number_prefix)
        values ('milano', 'Milano', '12-07', 'MI'), ('sesto', 'Sesto', '06-24', 'SG');
      insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state,
          version, opened_at, state_since, policy, updated_at)
        select gen_random_uuid(), id, '1', '-', gen_random_uuid(), gen_random_uuid(), 'active',
          6, now(), now(), '{}', now() from comune;
      insert into payment (id, comune_id, pratica_id, order_id, payee, ente_id, amount_cents, status,
          due_at, created_at)
        select gen_random_uuid(), comune_id, id, gen_random_uuid(), 'ente', gen_random_uuid(), 100,
          'settled', now(), now() from pratica;
      insert into payment_attempt (id, comune_id, pratica_id, payment_id, provider, provider_order_id,
          status, operation_id, amount_cents, refund_cents)
        select gen_random_uuid(), planted.comune, pratica_id, payment.id, 'nexi', planted.operation,
          planted.status, planted.operation, 100, planted.back
        from (values ('milano', 'op-1', 'settled', null::int), ('milano', 'op-2', 'to-refund', 60),
          ('milano', 'op-3', 'failed', null), ('sesto', 'op-4', 'refunded', 100))
          planted (comune, operation, status, back)
        join payment on payment.comune_id = planted.comune`);
  });
}
