import { asActor, asSystem, connect } from '../db/connect.ts';
import { listKeptWrongly, listOffLedger, listUnbalanced } from '../db/our-books.ts';
import { listBroken } from '../db/payouts/broken.ts';
import { readDue } from '../db/payouts/due.ts';
import { listStatementLines, readStatement } from '../db/payouts/statement.ts';
import { plantCatalogue } from '../db/testing.ts';
import { createTestDatabase } from '../dev/testing/database.ts';
import { startTestPostgres } from '../dev/testing/postgres.ts';
import { withClient } from '../dev/parts/databases.ts';

/**
 * How long the ledger takes to be held against its rows: `npm run bench -- ledger`, a million
 * entries of a hundred thousand payments, each charged, paid and partly given back, of eighty enti;
 * and how long one of these waits for its statement of a year, and the office for what it is owed.
 * Ends with 1 when the whole takes more than half a minute or a statement more than 300 ms, or when
 * anything is found.
 */
const PAYMENTS = 100_000;
const ENTRIES_OF_EACH = 10;
const ENTI = 80;
const AT_MOST_MS = 30_000;
const STATEMENT_AT_MOST_MS = 300;
const ROUNDS = 21;

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
  const enteId = '00000007-0000-4000-8000-000000000007';
  const year = { enteId, fromDay: '2026-01-01', throughDay: '2026-12-31' };
  const asking = { comuneId: 'milano', role: 'ente', enteId };
  const statementMs = await timeOf(() =>
    asActor(db, asking, async (trx) => {
      const { paidCents } = await readStatement(trx, year);
      const lines = await listStatementLines(trx, { ...year, limit: 50 });
      if (paidCents !== (PAYMENTS / ENTI) * 25_800 || lines.length !== 50) throw new Error('not its statement'); // prettier-ignore
    }),
  );
  const dueMs = await timeOf(() =>
    asSystem(db, 'milano', async (trx) => [await listBroken(trx, year), await readDue(trx, year)]),
  );
  await db.destroy();
  console.log(JSON.stringify({ enti: ENTI, statementMs, dueMs }));
  console.log(JSON.stringify({ entries: PAYMENTS * ENTRIES_OF_EACH, seconds: Math.round(took / 100) / 10, found: found.length })); // prettier-ignore
  const isQuick = took <= AT_MOST_MS && statementMs <= STATEMENT_AT_MOST_MS;
  process.exitCode = isQuick && found.length === 0 ? 0 : 1;
} finally {
  await database.drop();
  await server.stop();
}

/** Milliseconds of the median round. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    const began = performance.now();
    await work();
    rounds.push(performance.now() - began);
  }
  return Math.round(rounds.sort((a, b) => a - b)[(ROUNDS - 1) / 2]!);
}

/** Rows that hold together, without the triggers and references that would take most of the time. */
function plantLedger(): string {
  const id = (kind: number) => `(lpad('${kind}', 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`; // prettier-ignore
  const ente = `('00000007-0000-4000-8000-' || lpad(to_hex(n % ${ENTI}), 12, '0'))`;
  const account = `'ente:' || ${ente}`;
  const payer = `'payer:' || ${id(4)}`;
  const each = `from generate_series(1, ${PAYMENTS}) n`;
  const entry = (transaction: number, of: string, cents: number, kind: string) =>
    `select ${id(transaction)}, 'milano', ${id(1)}, ${id(2)}, ${of}, ${cents}, '${kind}', ${id(transaction)} ${each}`;
  return `
    set search_path = wemi, public;
    set session_replication_role = replica;
    insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state, version,
        opened_at, state_since, policy, updated_at)
      select ${id(1)}, 'milano', 'MI-2026-' || n, 'assistenza-persona', ${id(3)}, ${id(4)}, 'active', 1,
        now(), now(), '{}', now() ${each};
    insert into pratica_ente (pratica_id, ente_id, applicant_id, comune_id, updated_at)
      select ${id(1)}, ${ente}::uuid, ${id(4)}, 'milano', now() ${each};
    insert into payment (id, comune_id, pratica_id, order_id, payee, ente_id, amount_cents, status,
        due_at, settled_at, created_at)
      select ${id(2)}, 'milano', ${id(1)}, ${id(5)}, 'ente', ${ente}::uuid, 25800, 'settled', now(), now(), now() ${each};
    insert into capture (id, comune_id, pratica_id, payment_id, attempt_id, provider, operation_id,
        amount_cents, status)
      select ${id(6)}, 'milano', ${id(1)}, ${id(2)}, ${id(7)}, 'nexi', n::text, 25800, 'settled' ${each};
    insert into refund (id, comune_id, pratica_id, payment_id, capture_id, amount_cents, cause, status, done_at)
      select ${id(8)}, 'milano', ${id(1)}, ${id(2)}, ${id(6)}, 1000, 'office', 'done', now() ${each};
    insert into ledger_entry (transaction_id, comune_id, pratica_id, payment_id, account, amount_cents, kind, command_id)
      ${entry(11, payer, 25_800, 'charged')} union all
      ${entry(11, `'unpaid'`, -25_800, 'charged')} union all
      ${entry(9, `'unpaid'`, 25_800, 'settled')} union all
      ${entry(9, account, -25_800, 'settled')} union all
      ${entry(12, `'gateway:nexi'`, 25_800, 'settled')} union all
      ${entry(12, payer, -25_800, 'settled')} union all
      ${entry(10, account, 1_000, 'refunded')} union all
      ${entry(10, payer, -1_000, 'refunded')} union all
      ${entry(13, payer, 1_000, 'refunded')} union all
      ${entry(13, `'gateway:nexi'`, -1_000, 'refunded')};
    analyze;`;
}
