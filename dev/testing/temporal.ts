import { TestWorkflowEnvironment } from '@temporalio/testing';
import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePorts } from '../process/ports.ts';

const START_WITHIN_MS = 90_000;

/**
 * Temporal's test server with time running as it does. Started here and not by the SDK, which
 * gives its JVM five seconds: too few on a machine where other tests run.
 */
export async function startTestServer() {
  const path = process.env.WEMI_TEST_SERVER;
  if (!path) throw new Error('WEMI_TEST_SERVER must name Temporal’s test server');
  const [port] = await findFreePorts(1);
  // Ends when our end of the pipe does, also if this process is killed and can say nothing.
  const script = '"$0" "$1" & read -r _; kill -9 $!';
  const server = spawn('sh', ['-c', script, path, String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await waitForPort(port!);
  const env = await TestWorkflowEnvironment.createFromExistingServer({
    address: `127.0.0.1:${port}`,
  });
  return {
    env,
    async stop(): Promise<void> {
      await env.teardown();
      server.stdin.end();
    },
  };
}

async function waitForPort(port: number): Promise<void> {
  const end = Date.now() + START_WITHIN_MS;
  while (!(await answers(port))) {
    if (Date.now() > end) throw new Error('Temporal’s test server did not start');
    await pause(100);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
