import { rmSync } from 'node:fs';
import { runAsCommand } from './console.ts';
import { endLeftovers, refuseWhileHeld } from './process/run-file.ts';
import { dataDir, loadDotEnv } from './settings.ts';

await runAsCommand(async () => {
  loadDotEnv();
  const folder = dataDir();
  refuseWhileHeld(`${folder}/run.json`);
  await endLeftovers(`${folder}/run.json`);
  rmSync(folder, { recursive: true, force: true });
  console.log(`The data in ${folder} are gone. The next npm start begins afresh.`);
  return 0;
});
