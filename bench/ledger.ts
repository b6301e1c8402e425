import { asSystem, connect } from '../db/connect.ts';
import { listKeptWrongly, listOffLedger, listUnbalanced } from '../db/our-books.ts';
import { plantCatalogue } from '../db/testing.ts';
import { createTestDatabase } from '../dev/testing/database.ts';
import { startTestPostgres } from '../dev/testing/postgres.ts';
import { withClient } from '../dev/parts/databases.ts';

/**
 * How long the ledger takes to be held against its rows: `npm run bench -- ledger`, a million
 * entries of a quarter of a million payments, each paid and partly given back. Ends with 1 when it
 * takes more than half a minute, or when anything is found.
 */
const PAYMENTS = 250_000;
const AT_MOST_MS = 30_000;

const server = await startTestPostgres();
process.env['WEMI_TEST_POSTGRES_URL'] = server.url;
const database = await createTestDatabase();
try {
  await plantCatalogue(database.ownerUrl);
  await withClient(database.adminUrl, (client) => client.query(plantLedger()));
  const db = connect(database.appUrl);
  const began = performance.now();
  const found = await asSystem(db, 'milano', async (trx) => [
    ...(await listUnbalanced(trx)),
    ...(await listOffLedger(trx)),
    ...(await listKeptWrongly(trx)),
  ]);
  const took = performance.now() - began;
  await db.destroy();
  console.log(JSON.stringify({ entries: PAYMENTS * 4, seconds: Math.round(took / 100) / 10, found: found.length })); // prettier-ignore
  process.exitCode = took <= AT_MOST_MS && found.length === 0 ? 0 : 1;
} finally {
  await database.drop();
  await server.stop();
}

/** Rows that hold together, without the triggers and references that would take most of the time. */
function plantLedger(): string {
  const id = (kind: number) => `(lpad('${kind}', 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`; // prettier-ignore
  const ente = `'00000000-0000-4000-8000-000000000001'`;
  const each = `from generate_series(1, ${PAYMENTS}) n`;
  const entry = (transaction: number, account: string, cents: number, kind: string) =>
    `select ${id(transaction)}, 'milano', ${id(1)}, ${id(2)}, '${account}', ${cents}, '${kind}', ${id(transaction)} ${each}`;
  return `
    set search_path = wemi, public;
    set session_replication_role = replica;
    insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state, version,
        opened_at, state_since, policy, updated_at)
      select ${id(1)}, 'milano', 'MI-2026-' || n, 'assistenza', ${id(3)}, ${id(4)}, 'active', 1,
        now(), now(), '{}', now() ${each};
    insert into payment (id, comune_id, pratica_id, order_id, payee, ente_id, amount_cents, status,
        due_at, settled_at, created_at)
      select ${id(2)}, 'milano', ${id(1)}, ${id(5)}, 'ente', ${ente}, 25800, 'settled', now(), now(), now() ${each};
    insert into capture (id, comune_id, pratica_id, payment_id, attempt_id, provider, operation_id,
        amount_cents, status)
      select ${id(6)}, 'milano', ${id(1)}, ${id(2)}, ${id(7)}, 'nexi', n::text, 25800, 'settled' ${each};
    insert into refund (id, comune_id, pratica_id, payment_id, capture_id, amount_cents, cause, status, done_at)
      select ${id(8)}, 'milano', ${id(1)}, ${id(2)}, ${id(6)}, 1000, 'office', 'done', now() ${each};
    insert into ledger_entry (transaction_id, comune_id, pratica_id, payment_id, account, amount_cents, kind, command_id)
      ${entry(9, 'gateway:nexi', 25_800, 'settled')} union all
      ${entry(9, `ente:${ente.slice(1, -1)}`, -25_800, 'settled')} union all
      ${entry(10, `ente:${ente.slice(1, -1)}`, 1_000, 'refunded')} union all
      ${entry(10, 'gateway:nexi', -1_000, 'refunded')};
    analyze;`;
}
