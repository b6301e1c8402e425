import { announceSince, runAsCommand, stopSignal } from './console.ts';
import { startPostgres } from './parts/postgres.ts';
import { findFreePorts } from './process/ports.ts';
import { createSupervisor, type Supervisor } from './process/supervisor.ts';
import { loadDotEnv, root } from './settings.ts';
import { chooseKinds, type Kind } from './test/kinds.ts';
import { prepareTools } from './test/prepare.ts';
import { runKinds } from './test/run-kinds.ts';
import { describeOutcomes, failure, hasFailed, lastLine, type Outcome } from './test/tally.ts';
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
  const outcomes: Outcome[] = [];
  try {
    await runAll(chosen, { supervisor, folder, signal, announce }, outcomes);
  } catch (error) {
    if (signal.aborted) throw error;
    console.error(error);
    outcomes.push(failure('npm test', 0, 'ended before its last test, see above'));
  } finally {
    await supervisor.stop();
    await removeTemporaryFolder(folder);
  }
  console.log(describeOutcomes(outcomes, root));
  console.log(lastLine(outcomes));
  return hasFailed(outcomes) ? 1 : 0;
});

interface Run {
  supervisor: Supervisor;
  folder: string;
  signal: AbortSignal;
  announce: (line: string) => void;
}

async function runAll(chosen: Kind[], run: Run, outcomes: Outcome[]): Promise<void> {
  const { supervisor, folder, signal, announce } = run;
  const tools = { run: supervisor.run, announce };
  const prepared = await prepareTools(chosen, tools, async () => {
    const [port] = await findFreePorts(1);
    const options = { dataDir: folder, port: port!, durable: false };
    return (await startPostgres(supervisor, options)).adminUrl;
  });
  signal.throwIfAborted();
  const env = {
    ...process.env,
    ...prepared.env,
    NODE_ENV: 'test',
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    // Whatever a test leaves behind, browser profiles included, goes with the folder.
    TMPDIR: folder,
  };
  await runKinds(chosen, { ...run, env, missing: prepared.missing }, outcomes);
}
