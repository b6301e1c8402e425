import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleWorkflows } from '../../temporal/bundle.ts';
import type { Activities } from '../../activities/index.ts';
import {
  type Answer,
  type Command,
  PRATICA,
  type PraticaInput,
  praticaWorkflowId,
  type Step,
  transition,
} from './messages.ts';
import { newPratica } from './pratica.ts';
import type { Terms } from './terms.ts';

/** The seed of domain §4. */
export const TERMS: Terms = {
  offersReminder: { businessDays: 2.5 },
  offersDeadline: { businessDays: 5 },
  choiceDeadline: { days: 10 },
  orderEscalation: { businessDays: 2 },
  orderFallback: { businessDays: 5 },
  paymentFirstReminder: { days: 1 },
  paymentSecondReminder: { days: 3 },
  paymentDeadline: { days: 5 },
  extensionLimit: 5,
  suspension: { noticeDays: 2, daysAtMost: 60, timesAtMost: 3 },
  interruption: { noticeDays: 7 },
  renewalPromptDays: 14,
  renewalPaymentDays: 3,
};

export const CITIZEN = { id: '11111111-0000-4000-8000-000000000001', role: 'citizen' } as const;
export const ADMIN = { id: '55555555-0000-4000-8000-000000000001', role: 'admin' } as const;
export const SPORTELLO = {
  id: '44444444-0000-4000-8000-000000000001',
  role: 'sportello',
} as const;
export const SYSTEM = { id: null, role: 'system' } as const;
export const ENTE1 = 'e0000000-0000-4000-8000-000000000001';
export const ENTE2 = 'e0000000-0000-4000-8000-000000000002';
export const member = (enteId: string) =>
  ({ id: enteId.replace('e', '2'), role: 'ente', enteId }) as const;

/** A new pratica asked of two enti. */
export function aPratica(terms: Partial<Terms> = {}) {
  const start = {
    applicantId: CITIZEN.id,
    enti: [ENTE1, ENTE2],
    terms: { ...TERMS, ...terms },
    holidays: ['2026-12-07', '2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'],
  };
  return newPratica(randomUUID(), 'milano', start);
}

/** A command as its sender would give it; a new id unless one is given. */
export function command(
  transitionName: Command['transition'],
  actor: Command['actor'],
  rest: Partial<Command> = {},
): Command {
  return { id: randomUUID(), transition: transitionName, actor, facts: {}, ...rest };
}

/**
 * What a worker that remembers no pratica is made with. One at a time: with more, the SDK may evict
 * a pratica while it waits for its step to be recorded, and its task is lost for ten seconds.
 */
const UNCACHED = {
  maxCachedWorkflows: 0,
  maxConcurrentWorkflowTaskExecutions: 1,
  maxConcurrentWorkflowTaskPolls: 1,
};

/**
 * A time-skipping server and a worker that records steps in memory. Close it after use.
 * @param cached 0 for workers that remember no pratica between two of its tasks
 */
export async function openStage(cached?: 0) {
  const path = process.env['WEMI_TEST_SERVER'];
  if (!path) throw new Error('WEMI_TEST_SERVER must name the time-skipping test server');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await startTimeSkipping(path);
  const steps: Step[] = [];
  // As the database does: other acts in a step's place are given back, and nothing is written.
  const recordedFrom = (id: string, version: number) =>
    steps.filter(({ pratica }) => pratica.id === id && pratica.version >= version);
  const activities: Pick<Activities, 'record' | 'readActs'> = {
    record: async (step) => {
      const there = recordedFrom(step.pratica.id, step.pratica.version);
      const done =
        there.length === 0 && recordedFrom(step.pratica.id, 0).find(({ id }) => id === step.id);
      if (done) return { state: done.pratica.state!, version: done.pratica.version };
      if (there.length === 0) steps.push(step);
      return there[0]?.id === step.id ? [] : there;
    },
    readActs: async ({ praticaId, fromVersion }) => recordedFrom(praticaId, fromVersion),
  };
  const taskQueue = `stage-${randomUUID()}`;
  const workflowBundle = await bundleWorkflows();
  const startWorker = async () => {
    const connection = env.nativeConnection;
    const worker = await Worker.create({
      connection,
      taskQueue,
      workflowBundle,
      activities,
      ...(cached === 0 ? UNCACHED : {}),
    });
    const running = worker.run();
    return async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    };
  };
  let stopWorker = await startWorker();

  return {
    env,
    steps,
    taskQueue,
    /**
     * Ends the worker, lets so many ms of virtual time go by without any, and starts another. For a
     * stage that caches nothing: the server would keep what is due for the worker that is gone.
     */
    async withoutWorker(ms: number) {
      await stopWorker();
      await sleepUnattended(env, ms);
      stopWorker = await startWorker();
    },
    stepsOf: (id: string) => steps.filter((step) => step.pratica.id === id),
    /** Starts a pratica and makes its request. */
    async begin(input: Partial<PraticaInput> = {}) {
      const pratica = input.pratica ?? aPratica();
      const handle = await env.client.workflow.start(PRATICA, {
        taskQueue,
        workflowId: praticaWorkflowId(pratica.comuneId, pratica.id),
        args: [{ pratica, ...input }],
      });
      const send = (what: Command): Promise<Answer> =>
        handle.executeUpdate(transition, { args: [what], updateId: what.id });
      await send(command('request', CITIZEN));
      return { id: pratica.id, handle, send };
    },
    async close() {
      await stopWorker();
      await env.teardown();
    },
  };
}

/** The SDK gives the server's JVM five seconds, too few on a busy machine: tried a few times. */
export async function startTimeSkipping(
  path: string,
  triesLeft = 5,
): Promise<TestWorkflowEnvironment> {
  const server = { executable: { type: 'existing-path', path } } as const;
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({ server });
  } catch (error) {
    if (triesLeft <= 1) throw error;
    return startTimeSkipping(path, triesLeft - 1);
  }
}

/**
 * The server's clock stands still as long as work waits for a worker, one lock for each piece; here
 * it is to go on. What is unlocked for that is locked again before a worker gives it back.
 */
async function sleepUnattended(env: TestWorkflowEnvironment, ms: number): Promise<void> {
  const testService = env.connection.testService!;
  let before = await env.currentTimeMs();
  const until = before + ms;
  let unlocked = 0;
  const slept = env.sleep(ms);
  await pause(100);
  for (let now = before; now < until - 1_000; before = now) {
    now = await env.currentTimeMs();
    const isHeld = now - before < 1_000 && now < until - 1_000;
    if (isHeld) await testService.unlockTimeSkipping({}).then(() => (unlocked += 1));
    await pause(50);
  }
  await slept;
  for (; unlocked > 0; unlocked -= 1) await testService.lockTimeSkipping({});
}
