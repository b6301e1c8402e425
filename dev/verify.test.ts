import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchoring } from '../activities/jobs/anchor-events.ts';
import { openAnchorFile } from '../db/anchor-file.ts';
import { makeSigningKey, readSigningKey, writePublicKey } from '../db/anchor-seal.ts';
import { connect } from '../db/connect.ts';
import { plantHistories } from '../db/testing-histories.ts';
import { nodePath } from './environment.ts';
import { withClient } from './parts/databases.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { root } from './settings.ts';

let database: TestDatabase;
let folder: string;
const anchorKey = makeSigningKey();
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  for (const comuneId of ['milano', 'monza']) {
    await plantHistories(database.adminUrl, { comuneId, pratiche: 3, eventsEach: 4 });
  }
  const db = connect(database.appUrl);
  const file = openAnchorFile(join(folder, 'anchors.jsonl'));
  await anchoring({ db, key: readSigningKey(anchorKey), file })();
  await db.destroy();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** The command as an auditor runs it: with the public key only, unless something is to be sealed. */
function verify(args: string[], { key = false, env = {} } = {}) {
  const environment = {
    PATH: process.env.PATH,
    WEMI_DATA: folder,
    DATABASE_URL: database.appUrl,
    ANCHOR_FILE: join(folder, 'anchors.jsonl'),
    ANCHOR_PUBLIC_KEY: writePublicKey(readSigningKey(anchorKey).publicKey),
    ...(key ? { ANCHOR_KEY: anchorKey } : {}),
    ...env,
  };
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(nodePath, ['dev/verify.ts', ...args], { cwd: root, env: environment }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  }); // prettier-ignore
}

const change = (statement: string) =>
  withClient(database.adminUrl, (client) =>
    client.query(`set session_replication_role = replica; set search_path to wemi; ${statement}`),
  );

describe('npm run verify', () => {
  test('ends with 0 when all holds, for all comuni, one, or one pratica', async () => {
    expect(await verify(['--all'])).toEqual({
      code: 0,
      said:
        'milano: 12 events of 3 pratiche, 1 anchor: all holds\n' +
        'monza: 12 events of 3 pratiche, 1 anchor: all holds\n',
    });
    expect((await verify(['--all', '--comune', 'monza'])).said).toMatch(/^monza: 12 events.*\n$/);
    expect(await verify(['--pratica', 'milano-2'])).toEqual({
      code: 0,
      said: 'milano: 4 events of 1 pratica, 1 anchor: all holds\n',
    });
  });

  test('ends with 1 and names the first bad event, and still holds the other comuni good', async () => {
    await change(`update event set reason = 'altro' where seq = 3 and pratica_id =
      (select id from pratica where number = 'milano-2')`);
    const { code, said } = await verify(['--all']);
    expect(code).toBe(1);
    expect(said).toBe(
      'milano: pratica milano-2, event 3 is not what was written: its content does not give its hash\n' +
        'milano: 12 events of 3 pratiche, 1 anchor: THE HISTORY DOES NOT HOLD\n' +
        'monza: 12 events of 3 pratiche, 1 anchor: all holds\n',
    );
    expect((await verify(['--pratica', 'milano-2'])).code).toBe(1);
    expect((await verify(['--pratica', 'milano-1'])).code).toBe(0);
  });

  test('does not take the word of an unknown key', async () => {
    const stranger = writePublicKey(readSigningKey(makeSigningKey()).publicKey);
    const { code, said } = await verify(['--all', '--comune', 'monza', '--key', stranger]);
    expect([code, said]).toEqual([1, expect.stringContaining('monza: anchor 1 is signed by an unknown key')]); // prettier-ignore
  });

  test('writes a bundle, verifies it without a database, and names the part with a flipped byte', async () => {
    const file = join(folder, 'case.zip');
    const exported = await verify(['--pratica', 'monza-1', '--export', file], { key: true });
    expect(exported.said).toMatch(/case\.zip: pratica monza-1, sealed with key [0-9a-f]{16}\n$/);
    const offline = { env: { DATABASE_URL: 'postgres://127.0.0.1:9/nowhere' } };
    const whole = await verify(['--bundle', file], offline);
    expect([whole.code, whole.said]).toEqual([0, expect.stringContaining('pratica monza-1 of monza')]); // prettier-ignore
    const bytes = readFileSync(file);
    const at = bytes.indexOf('amountCents');
    bytes[at]! ^= 1;
    writeFileSync(file, bytes);
    const flipped = await verify(['--bundle', file], offline);
    expect([flipped.code, flipped.said]).toEqual([1, expect.stringContaining('events.json is not what was sealed')]); // prettier-ignore
  });

  test.each([
    [['--all', '--pratica', 'x'], 'Use one of'],
    [[], 'Use one of'],
    [['--everything'], 'Use one of'],
    [['--export', 'x.zip'], 'Use one of'],
    [['--pratica', 'nessuna'], 'There is no pratica nessuna.'],
    [['--all', '--comune', 'roma'], 'There is no comune roma: milano, monza.'],
    [['--bundle', 'nowhere.zip'], 'There is no file nowhere.zip.'],
    [['--all', '--key', 'x'], '--key is no Ed25519 public key'],
    [['--all', '--anchors', '/nowhere'], 'There is no anchor file /nowhere.'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { code, said } = await verify(args);
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
  });

  test('says so when the database does not answer', async () => {
    const { code, said } = await verify(['--all'], { env: { DATABASE_URL: 'postgres://127.0.0.1:9/x' } }); // prettier-ignore
    expect([code, said]).toEqual([1, expect.stringContaining('The database on 127.0.0.1:9 does not answer')]); // prettier-ignore
  });
});
