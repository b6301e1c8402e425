import { announceSince, runAsCommand, stopSignal } from './console.ts';
import { startPostgres } from './parts/postgres.ts';
import { findFreePorts } from './process/ports.ts';
import { createSupervisor, type Supervisor } from './process/supervisor.ts';
import { loadDotEnv, root } from './settings.ts';
import { chooseKinds, type Kind } from './test/kinds.ts';
import { prepareTools } from './test/prepare.ts';
import { runKinds } from './test/run-kinds.ts';
import { describeOutcomes, hasFailed, lastLine, type Outcome } from './test/tally.ts';
import {
  makeTemporaryFolder,
  removeAbandonedFolders,
  removeTemporaryFolder,
} from './testing/temporary.ts';

await runAsCommand(async () => {
  loadDotEnv();
  const chosen = chooseKinds(process.argv.slice(2));
  const signal = stopSignal();
  const announce = announceSince(Date.now());
  await removeAbandonedFolders();
  const folder = makeTemporaryFolder();
  const supervisor = await createSupervisor({ dataDir: folder, autoRestart: false, announce });
  signal.addEventListener('abort', () => void supervisor.stop());
  try {
    const outcomes = await runAll(chosen, { supervisor, folder, signal, announce });
    console.log(describeOutcomes(outcomes, root));
    console.log(lastLine(outcomes));
    return hasFailed(outcomes) ? 1 : 0;
  } finally {
    await supervisor.stop();
    await removeTemporaryFolder(folder);
  }
});

interface Run {
  supervisor: Supervisor;
  folder: string;
  signal: AbortSignal;
  announce: (line: string) => void;
}

async function runAll(chosen: Kind[], run: Run): Promise<Outcome[]> {
  const { supervisor, folder, announce } = run;
  const tools = await prepareTools(chosen, { run: supervisor.run, announce });
  const [port] = await findFreePorts(1);
  const postgres = { dataDir: folder, port: port!, durable: false };
  const { adminUrl } = await startPostgres(supervisor, postgres);
  const env = {
    ...process.env,
    ...tools,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    WEMI_TEST_POSTGRES_URL: adminUrl,
    // Whatever a test leaves behind, browser profiles included, goes with the folder.
    TMPDIR: folder,
  };
  return runKinds(chosen, { ...run, env });
}
