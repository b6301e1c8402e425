import { Worker, NativeConnection, bundleWorkflowCode } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { killSharedPart, sharedStack } from '../dev/testing/stack.ts';

/** Hands that break the shared stack, each with what mends it again. */

/** Kills a part again and again, so that it stays away. @returns lets it come back */
export function keepAway(part: string): () => void {
  const kill = setInterval(() => {
    try {
      killSharedPart(part);
    } catch {
      // Dead already, and not back yet.
    }
  }, 100);
  return () => clearInterval(kill);
}

/** Stops a part in the middle of what it does, alive and deaf. @returns lets it go on */
export function freeze(part: string): () => void {
  const { processes } = JSON.parse(readFileSync(`${sharedStack().dataDir}/run.json`, 'utf8')) as {
    processes: { name: string; pid: number }[];
  };
  const { pid } = processes.find(({ name }) => name === part)!;
  process.kill(pid, 'SIGSTOP');
  return () => void process.kill(pid, 'SIGCONT');
}

/** What the card gateway's simulator gets wrong from now on; `{}` is nothing. */
export async function spoilGateway(faults: object): Promise<void> {
  const response = await fetch(`${sharedStack().nexiUrl}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(`the simulator takes no faults: ${response.status}`);
}

/** A superuser's session: to take rights away, and to lay a policy with terms of seconds. */
export async function openBackDoor() {
  const url = new URL(sharedStack().adminDatabaseUrl);
  url.pathname = new URL(sharedStack().databases.appUrl).pathname;
  const database = new pg.Client({ connectionString: url.href });
  // The stack may stop its server first.
  database.on('error', () => undefined);
  await database.connect();
  const THE_APP = 'wemi_app, wemi_system';
  return {
    ask: <T extends object>(text: string, values: unknown[] = []) =>
      database.query(text, values).then(({ rows }) => rows as T[]),
    denyTasks: () => database.query(`revoke update on wemi.task from ${THE_APP}`),
    grantTasks: () => database.query(`grant update on wemi.task to ${THE_APP}`),
    close: () => database.end(),
  };
}

/** A worker of the same queue whose code no pratica fits: every task that it takes fails. */
export async function startWrongWorker(): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: sharedStack().temporalAddress });
  const worker = await Worker.create({
    connection,
    taskQueue: 'wemi',
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('wrong-workflow.ts', import.meta.url)),
    }),
    maxCachedWorkflows: 0,
    maxConcurrentWorkflowTaskExecutions: 1,
    maxConcurrentWorkflowTaskPolls: 1,
  });
  const running = worker.run();
  let dismissed: Promise<void> | undefined;
  const dismiss = async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
  return () => (dismissed ??= dismiss());
}
