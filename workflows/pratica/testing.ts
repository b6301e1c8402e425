import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
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

/** A time-skipping server and a worker that records steps in memory. Close it after use. */
export async function openStage() {
  const path = process.env['WEMI_TEST_SERVER'];
  if (!path) throw new Error('WEMI_TEST_SERVER must name the time-skipping test server');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await startTimeSkipping(path);
  const steps: Step[] = [];
  // As the database does: other acts in a step's place are given back, and nothing is written.
  const recordedFrom = (id: string, version: number) =>
    steps.filter(({ pratica }) => pratica.id === id && pratica.version >= version);
  const activities: Activities = {
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
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await bundleWorkflows(),
    activities,
  });
  const running = worker.run();

  return {
    env,
    steps,
    taskQueue,
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
      worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}

/** The SDK gives the server's JVM five seconds, too few on a busy machine: tried a few times. */
async function startTimeSkipping(path: string, triesLeft = 5): Promise<TestWorkflowEnvironment> {
  const server = { executable: { type: 'existing-path', path } } as const;
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({ server });
  } catch (error) {
    if (triesLeft <= 1) throw error;
    return startTimeSkipping(path, triesLeft - 1);
  }
}
