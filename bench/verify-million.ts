import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchoring } from '../activities/jobs/anchor-events.ts';
import { openAnchorFile } from '../db/anchor-file.ts';
import { makeSigningKey, readSigningKey } from '../db/anchor-seal.ts';
import { connect } from '../db/connect.ts';
import { plantHistories } from '../db/testing-histories.ts';
import { verifyHistory } from '../db/verify-history.ts';
import { createTestDatabase } from '../dev/testing/database.ts';
import { startTestPostgres } from '../dev/testing/postgres.ts';

/**
 * How long a million events take to verify, chains and anchors: `npm run bench -- verify`, on a
 * PostgreSQL of its own. Ends with 1 when it takes more than a minute, or when anything is found.
 */
const comuneId = 'milano';
const AT_MOST_MS = 60_000;
const pratiche = Number(process.env['WEMI_BENCH_PRATICHE'] ?? 125_000);
const server = await startTestPostgres();
process.env['WEMI_TEST_POSTGRES_URL'] = server.url;
const database = await createTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'million-'));
const anchorFile = join(folder, 'anchors.jsonl');
const key = readSigningKey(makeSigningKey());
try {
  await plantHistories(database.adminUrl, { comuneId, pratiche, eventsEach: 8 });
  const db = connect(database.appUrl);
  await anchoring({ db, key, file: openAnchorFile(anchorFile) })();
  const began = performance.now();
  const found = await verifyHistory(db, { comuneId, keys: [key.publicKey], anchorFile, graceMs: 0 }); // prettier-ignore
  const took = performance.now() - began;
  await db.destroy();
  console.log(JSON.stringify({ seconds: Math.round(took / 100) / 10, rss: Math.round(process.memoryUsage().rss / 1e6), found })); // prettier-ignore
  process.exitCode =
    took <= AT_MOST_MS && found.badEvents.length + found.badAnchors.length === 0 ? 0 : 1;
} finally {
  await database.drop();
  await server.stop();
  rmSync(folder, { recursive: true });
}
