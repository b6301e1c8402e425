import { whenInterrupted } from '../console.ts';
import { startPostgres } from '../parts/postgres.ts';
import { findFreePorts } from '../process/ports.ts';
import { createSupervisor } from '../process/supervisor.ts';
import { makeTemporaryFolder, removeAbandonedFolders, removeTemporaryFolder } from './temporary.ts';

export interface TestPostgres {
  /** Superuser URL of a server that lives for one run. */
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own for one test run: free port, temporary folder, no care for power cuts. */
export async function startTestPostgres(): Promise<TestPostgres> {
  await removeAbandonedFolders();
  const dataDir = makeTemporaryFolder();
  const [port] = await findFreePorts(1);
  const supervisor = await createSupervisor({ dataDir, autoRestart: false, announce: () => {} });
  const stop = async () => {
    await supervisor.stop();
    await removeTemporaryFolder(dataDir);
  };
  whenInterrupted(stop);
  try {
    const { adminUrl } = await startPostgres(supervisor, { dataDir, port: port!, durable: false });
    return { url: adminUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
