import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  databaseUrls,
  prepareDatabase,
  withClient,
  type DatabaseUrls,
} from '../parts/databases.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface TestDatabase extends DatabaseUrls {
  /** Superuser: to look behind row-level security in an assertion. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** An empty database of one test file, migrated by the real migrations. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.WEMI_TEST_POSTGRES_URL;
  if (!serverUrl)
    throw new Error('WEMI_TEST_POSTGRES_URL is not set: run through jest or npm test');
  const template = await ensureTemplate(serverUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(1, 1)');
    await client.query(`create database ${name} template ${template} owner wemi_owner`);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to wemi_app`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    ...databaseUrls(serverUrl, name),
    adminUrl: url.href,
    drop: () =>
      withClient(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Migrates once for each state of the migrations; the workers of jest queue on the lock. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const template = `template_${hashMigrations()}`;
  await withClient(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(1, 2)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      template,
    ]);
    if (rowCount) return;
    const unfinished = `unfinished_${randomUUID().slice(0, 8)}`;
    const { ownerUrl } = await prepareDatabase(serverUrl, unfinished);
    await migrate(ownerUrl);
    await client.query(`alter database ${unfinished} rename to ${template}`);
  });
  return template;
}

async function migrate(ownerUrl: string): Promise<void> {
  const node = `${root}/node_modules/.bin/node`;
  await promisify(execFile)(node, ['db/migrate.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_OWNER_URL: ownerUrl },
  });
}

function hashMigrations(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(`${root}/db/migrations`).sort()) {
    hash.update(file).update(readFileSync(`${root}/db/migrations/${file}`));
  }
  hash.update(readFileSync(`${root}/db/mirror-system.ts`));
  return hash.digest('hex').slice(0, 16);
}
