import { existsSync, rmSync } from 'node:fs';
import { runAsCommand } from './console.ts';
import { refuseStrangersFolder } from './data-folder.ts';
import { forgetDatabases } from './parts/databases.ts';
import { endLeftovers, withHold } from './process/run-file.ts';
import { dataDir, loadDotEnv } from './settings.ts';

await runAsCommand(async () => {
  loadDotEnv();
  const folder = dataDir();
  const runFile = `${folder}/run.json`;
  if (existsSync(folder)) {
    refuseStrangersFolder(folder);
    await withHold(runFile, async () => {
      await endLeftovers(runFile);
      rmSync(folder, { recursive: true, force: true });
    });
  }
  await forgetGivenServer();
  console.log(`The data in ${folder} are gone. The next npm start begins afresh.`);
  return 0;
});

/** On the developer's own server only the databases that npm start has made there. */
async function forgetGivenServer(): Promise<void> {
  const url = process.env.WEMI_DATABASE_ADMIN_URL;
  if (!url) return;
  await forgetDatabases(url);
  console.log(`The databases of WeMi on ${new URL(url).host} are gone.`);
}
