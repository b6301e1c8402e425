import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { erasePeople } from '../../activities/jobs/erase-people.ts';
import { asSystem, connect, type Db } from '../../db/connect.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { verifyChains } from '../../db/verify-chains.ts';
import { praticaWorkflowId } from '../../workflows/pratica/messages.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, openApiWithWorker, PEOPLE, type Stage } from '../testing.ts';
import { ISEE_CENTS, liveMarked, MARKERS } from './testing.ts';

const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
const LATER = 120_000;

let folder: string;
let stage: Stage;
let behind: Db;
let pratiche: string[];
let before: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wemi-erasure-'));
  stage = await openApiWithWorker({ DOCUMENTS_FOLDER: folder });
  behind = connect(stage.adminUrl, { max: 1 });
  pratiche = await liveMarked({ ...stage, behind });
  before = await everything();
}, 240_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
}, 120_000);

const run = (now = Date.now() + LATER) =>
  erasePeople({
    db: stage.db,
    files: openDocumentFiles(folder),
    log,
    accounts: stage.realm.accounts,
    now,
  });
const ask = (word: string, key?: string) => stage.ask('citizen', 'POST', '/me/erasure', { word }, key); // prettier-ignore

/** Every row of every table of every schema, as text. */
async function everything(): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(behind); // prettier-ignore
  const all: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select one::text as row from ${sql.raw(name)} one`.execute(behind); // prettier-ignore
    all.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return all;
}

/** Where markers stand in texts: whole texts, cut where the marker is. */
function found(texts: Iterable<string>): string[] {
  const words = [...MARKERS.values(), String(ISEE_CENTS)].map((word) => word.toLowerCase());
  const hits: string[] = [];
  for (const text of texts) {
    for (const word of words) {
      const at = text.toLowerCase().indexOf(word);
      if (at >= 0) hits.push(`${word}: ${text.slice(0, 30)} … ${text.slice(Math.max(0, at - 60), at + 60)}`);
    }
  }
  return hits;
} // prettier-ignore

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const own = entries.filter((entry) => entry.isFile());
  return Promise.all(own.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')));
}

async function histories(): Promise<string[]> {
  const connection = await Connection.connect({ address: (stage.app as Json).config.TEMPORAL_ADDRESS }); // prettier-ignore
  const { workflow } = new Client({ connection });
  const read = pratiche.map(async (id) => {
    const handle = workflow.getHandle(praticaWorkflowId('milano', id));
    const { searchAttributes, memo } = await handle.describe();
    return plainly([await handle.fetchHistory(), searchAttributes, memo]);
  });
  return Promise.all(read).finally(() => connection.close());
}

/** Payloads are bytes: read as the text that they are. */
function plainly(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plainly).join(' ');
}

describe('Erasing a person', () => {
  test('begins with more than forty marks, each of which is somewhere', () => {
    expect(MARKERS.size).toBeGreaterThanOrEqual(40);
    const missing = [...MARKERS].filter(([, word]) => !before.some((row) => row.toLowerCase().includes(word.toLowerCase()))); // prettier-ignore
    expect(missing).toEqual([]);
  });

  test('leaves the engine as it is: it never held any of them', async () => {
    const all = await histories();
    expect(all.length).toBe(3);
    expect(all.every((each) => each.includes(PEOPLE.citizen.sub!))).toBe(true);
    expect(found(all)).toEqual([]);
  });

  test('can be had before: every mark that is the citizen’s to read is in what they are given', async () => {
    const { status, body, headers } = await stage.ask('citizen', 'GET', '/me/data');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    const given = JSON.stringify(body.parts).toLowerCase();
    const missing = [...MARKERS].filter(([, word]) => !given.includes(word.toLowerCase()));
    // What enti and offices note for themselves.
    expect(missing.map(([about]) => about).sort()).toEqual([
      'EnteNote',
      'OfficeNote',
      'TicketNote',
    ]);
    expect(given).toContain(String(ISEE_CENTS));
  });

  test('is refused while something is open, and says what', async () => {
    const { body: pratica } = await stage.ask('citizen', 'POST', '/pratiche', NEED);
    const { body } = await stage.ask('citizen', 'GET', '/me/erasure');
    expect(body.open).toEqual([{ kind: 'pratica', id: pratica.id, praticaId: pratica.id, number: pratica.number }]); // prettier-ignore
    const refused = await ask('CANCELLA');
    expect([refused.status, refused.body.code]).toEqual([409, 'erasure-has-open']);
    const command = { transition: 'withdraw', expectedVersion: 1, payload: {} };
    await stage.ask('citizen', 'POST', `/pratiche/${pratica.id}/transitions`, command);
    expect((await stage.ask('citizen', 'GET', '/me/erasure')).body).toEqual({ open: [] });
  });

  test('takes the word, typed as it is said', async () => {
    expect((await ask('cancella')).status).toBe(422);
    expect((await stage.ask('citizen', 'GET', '/me')).status).toBe(200);
  });

  test('lets the person come in no more, and waits until every process knows', async () => {
    const answer = await ask('CANCELLA');
    expect([answer.status, answer.body]).toEqual([202, { askedAt: expect.any(String) }]);
    // Also to whoever never heard the answer, and asks again.
    for (const again of [await ask('CANCELLA'), await stage.ask('citizen', 'GET', '/me')])
      expect([again.status, again.body.code]).toEqual([403, 'data-erased']);
    await run(Date.now());
    expect(found(await everything()).length).toBeGreaterThan(40);
  });

  test('killed after a pratica, or with the realm away, it goes on, and what is done stays as it is', async () => {
    const broken = { ...openDocumentFiles(folder), drop: async () => { throw new Error('killed'); } }; // prettier-ignore
    await expect(erasePeople({ db: stage.db, files: broken, log, accounts: stage.realm.accounts, now: Date.now() + LATER })).rejects.toThrow('killed'); // prettier-ignore
    stage.realm.people.state.isAway = true;
    await run();
    expect(found(await everything())).not.toEqual([]);
    stage.realm.people.state.isAway = false;
    await run();
    expect(await stage.realm.accounts.find(PEOPLE.citizen.sub!)).toBeUndefined();
    const once = await everything();
    await sql`update erasure set finished_at = null`.execute(behind);
    await run();
    const events = (rows: string[]) => rows.filter((row) => row.startsWith('wemi.event:')).sort();
    expect(events(await everything())).toEqual(events(once));
  });

  test('leaves none of them in any table, in any file, in the engine or in the log', async () => {
    expect(found(await everything())).toEqual([]);
    expect(await files()).toEqual([]);
    expect(found(await histories())).toEqual([]);
    expect(logged.length).toBeGreaterThan(0);
    expect(found(logged)).toEqual([]);
  });

  test('leaves every chain whole, and the ledger with its sums', async () => {
    const misfits: unknown[] = [];
    const seen = await asSystem(stage.db, 'milano', (trx) =>
      verifyChains(trx, (praticaId, place) => misfits.push({ praticaId, ...place })),
    );
    expect(misfits).toEqual([]);
    expect(seen.pratiche).toBe(4);
    const { rows } = await sql<{ kind: string; n: number }>`
      select kind, count(*)::int as n from event where kind = 'dataErased' group by 1`.execute(
      behind,
    );
    expect(rows).toEqual([{ kind: 'dataErased', n: 4 }]);
    const ledger = (rows: string[]) =>
      rows.filter((row) => row.startsWith('wemi.ledger_entry:')).sort();
    expect(ledger(before).length).toBeGreaterThan(1);
    expect(ledger(await everything())).toEqual(ledger(before));
    const { rows: sums } = await sql`select transaction_id from ledger_entry group by 1 having sum(amount_cents) <> 0`.execute(behind); // prettier-ignore
    expect(sums).toEqual([]);
  });

  test('leaves pages that the office can still open', async () => {
    for (const id of pratiche) {
      for (const more of ['', '/timeline', '/offers', '/conversations', '/contests', '/reviews']) {
        const { status } = await stage.ask('admin', 'GET', `/pratiche/${id}${more}`);
        expect([more, status]).toEqual([more, 200]);
      }
    }
    for (const path of ['/tickets', '/voucher-appeals', '/tasks', '/pratiche', '/reviews']) {
      const { status } = await stage.ask('admin', 'GET', path);
      expect([path, status]).toEqual([path, 200]);
    }
  });

  test('is a citizen’s, of themselves alone', async () => {
    for (const who of ['ente', 'admin', 'auditor', 'sportello'] as const) {
      expect((await stage.ask(who, 'POST', '/me/erasure', { word: 'CANCELLA' })).status).toBe(403);
    }
    const { rows } = await sql<{ name: string }>`select name from person where id = ${PEOPLE.delegate.sub}`.execute(behind); // prettier-ignore
    expect(rows).toEqual([{ name: 'Marta Ferrari' }]);
  });
});
