import { baseEnvironment, nodePath } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { root } from '../settings.ts';
import { prepareDatabase, wemiDatabase, type DatabaseUrls } from './databases.ts';
import { processEnvironment, type ProcessOptions } from './processes.ts';
import { hashSources } from './source-hash.ts';
import { whenChanged } from './stamp.ts';

/** The database `wemi`, brought to the latest migration, with the catalogue in it. */
export async function prepareData(
  supervisor: Supervisor,
  { adminUrl, dataDir }: { adminUrl: string; dataDir: string },
): Promise<DatabaseUrls> {
  const databases = await prepareDatabase(adminUrl, wemiDatabase);
  const run = (name: string, script: string) =>
    supervisor.run({
      name,
      command: nodePath,
      args: [script],
      cwd: root,
      env: { ...baseEnvironment(), DATABASE_OWNER_URL: databases.ownerUrl },
      remedy: 'If the data are of another version, npm run reset drops them.',
    });
  await run('migrate', 'db/migrate.ts');
  const seed = hashSources([`${root}/db/seed`]);
  await whenChanged(`${dataDir}/seed-hash`, seed, () => run('seed', 'db/seed/seed.ts'));
  return databases;
}

/** Pratiche in several states, made once through the real API, as their people would. */
export async function seedPratiche(
  supervisor: Supervisor,
  options: ProcessOptions & { dataDir: string },
): Promise<void> {
  await whenChanged(`${options.dataDir}/pratiche-seeded`, 'yes', () =>
    supervisor.run({
      name: 'seed-pratiche',
      command: nodePath,
      args: ['db/seed/pratiche.ts'],
      cwd: root,
      env: { ...processEnvironment(options), DATABASE_OWNER_URL: options.databases.ownerUrl },
      remedy: 'The next npm start tries again.',
    }),
  );
}
