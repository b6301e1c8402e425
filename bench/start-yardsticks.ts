import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestStack } from '../dev/testing/stack.ts';
import { praticaWorkflowId, whereIsIt } from '../workflows/pratica/messages.ts';
import type { OurPratica } from './our-transitions.ts';
import { bareUpdate, type Recording, recordingUpdate, touch } from './yardsticks.ts';

/** How a worker's threads are launched: as the SDK comes, or as ours are. */
export const LAUNCHES = {
  plain: [],
  shipped: [
    '--max-semi-space-size=32',
    '--import',
    new URL('../temporal/workflow-threads.ts', import.meta.url).href,
  ],
};
export type Launch = keyof typeof LAUNCHES;

/**
 * Starts one worker for each launch and, for each slot, a workflow of each kind.
 * @param shadows pratiche whose recorded steps the `equal` yardstick repeats
 */
export async function startYardsticks(stack: TestStack, shadows: Record<Launch, OurPratica[]>) {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const client = new Client({ connection });
  const launches = Object.keys(LAUNCHES) as Launch[];
  const workers = await Promise.all(launches.map((launch) => startWorker(stack, launch)));
  const slots = await Promise.all(
    launches.map(async (launch, n) => {
      const start = { taskQueue: launch, workflowId: '' };
      const all = shadows[launch].map(async (shadow, slot) => {
        const recording = await recordingOf(client, shadow, n * shadows[launch].length + slot);
        return Promise.all([
          client.workflow.start(bareUpdate, { ...start, workflowId: randomUUID(), args: [] }),
          client.workflow.start(recordingUpdate, {
            ...start,
            workflowId: randomUUID(),
            args: [recording],
          }),
        ]);
      });
      return [launch, await Promise.all(all)] as const;
    }),
  );
  const handles = Object.fromEntries(slots) as unknown as Record<Launch, WorkflowHandle[][]>;
  const update = async (handle: WorkflowHandle) => void (await handle.executeUpdate(touch));
  return {
    bare: (launch: Launch) => (slot: number) => update(handles[launch][slot]![0]!),
    equal: (launch: Launch) => (slot: number) => update(handles[launch][slot]![1]!),
    async stop() {
      await Promise.all(
        workers.map(async (worker) => {
          worker.kill('SIGTERM');
          await once(worker, 'exit');
        }),
      );
      await connection.close();
    },
  };
}

async function startWorker(stack: TestStack, launch: Launch) {
  const worker = fork(fileURLToPath(new URL('yardstick-worker.ts', import.meta.url)), [launch], {
    execArgv: LAUNCHES[launch],
    env: {
      ...process.env,
      DATABASE_URL: stack.databases.appUrl,
      TEMPORAL_ADDRESS: stack.temporalAddress,
    },
  });
  await once(worker, 'message');
  return worker;
}

async function recordingOf(client: Client, shadow: OurPratica, slot: number): Promise<Recording> {
  const pratica = await client.workflow
    .getHandle(praticaWorkflowId('milano', shadow.id))
    .query(whereIsIt);
  const { enteId, validUntil } = pratica.offers[shadow.offerId]!;
  const command = {
    id: '',
    transition: 'reviseOffer',
    actor: { id: null, role: 'ente', enteId },
    facts: { offerId: shadow.offerId, validUntil },
  } as const;
  return { pratica, command, idPrefix: slot.toString(16).padStart(8, '0'), count: 0 };
}
