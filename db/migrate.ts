import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileMigrationProvider, Migrator } from 'kysely';
import { connect } from './connect.ts';
import { mirrorSystem } from './mirror-system.ts';

/**
 * Brings the schema `wemi` up to date, as its owner; does nothing when it already is. Two that
 * start together wait for each other.
 * @returns the names of the migrations that ran
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const db = connect(ownerUrl, { max: 1 });
  try {
    const migrationFolder = fileURLToPath(new URL('migrations', import.meta.url));
    const migrator = new Migrator({
      db: db.withoutPlugins(),
      provider: new FileMigrationProvider({ fs, path, migrationFolder }),
      migrationTableSchema: 'wemi',
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) throw error;
    await mirrorSystem(db);
    return results.map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error('Environment: missing DATABASE_OWNER_URL');
  const done = await migrate(url);
  console.log(done.length > 0 ? `migrated: ${done.join(', ')}` : 'the schema is up to date');
}
