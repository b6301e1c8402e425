import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import { bundleWorkflows } from '../../temporal/bundle.ts';
import { ADMIN, ENTE1, member, startTimeSkipping } from '../pratica/testing.ts';
import {
  type Answer,
  type Command,
  QUALIFICATION,
  type QualificationInput,
  qualificationWorkflowId,
  type Step,
  transition,
  whereIsIt,
} from './messages.ts';
import { newQualification, type Qualification, type Terms } from './qualification.ts';

export { ADMIN, ENTE1, ENTE2, member } from '../pratica/testing.ts';
export const SECOND_ADMIN = { ...ADMIN, id: '55555555-0000-4000-8000-000000000003' } as const;

export const TERMS: Terms = {
  examinationReminder: { businessDays: 20 },
  examinationDeadline: { businessDays: 30 },
  integrationDeadline: { businessDays: 10 },
  months: 36,
  renewalDays: 90,
  documentDays: 30,
  assessments: 1,
  pointsAtLeast: null,
};

/** A qualification that nobody has applied for yet. */
export function aQualification(
  terms: Partial<Terms> = {},
  more: Partial<Qualification> = {},
): Qualification {
  const start = {
    avvisoId: 'a5000000-0000-4000-8000-000000000001',
    enteId: ENTE1,
    terms: { ...TERMS, ...terms },
    holidays: ['2026-12-07', '2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'],
    documents: [],
  };
  return { ...newQualification(randomUUID(), 'milano', start), ...more };
}

export const ENTE = member(ENTE1);

/** A command as its sender would give it; a new id unless one is given. */
export function command(
  name: Command['transition'],
  actor: Command['actor'],
  rest: Partial<Command> = {},
): Command {
  return { id: randomUUID(), transition: name, actor, facts: {}, ...rest };
}

/** A time-skipping server and a worker that records steps in memory. Close it after use. */
export async function openStage() {
  const path = process.env['WEMI_TEST_SERVER'];
  if (!path) throw new Error('WEMI_TEST_SERVER must name the time-skipping test server');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await startTimeSkipping(path);
  const steps: Step[] = [];
  const stepsOf = (id: string) => steps.filter(({ qualification }) => qualification.id === id);
  const recordedFrom = (id: string, version: number) =>
    stepsOf(id).filter(({ qualification }) => qualification.version >= version);
  const activities: Pick<Activities, 'recordQualification' | 'readQualificationActs'> = {
    recordQualification: async (step) => {
      const { id, version } = step.qualification;
      const there = recordedFrom(id, version);
      if (there.length === 0) steps.push(step);
      return there[0]?.id === step.id ? [] : there;
    },
    readQualificationActs: async ({ id, fromVersion }) => recordedFrom(id, fromVersion),
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
    stepsOf,
    /** Starts one and makes its application. */
    async begin(input: Partial<QualificationInput> = {}) {
      const qualification = input.qualification ?? aQualification();
      const { id, comuneId } = qualification;
      const handle = await env.client.workflow.start(QUALIFICATION, {
        taskQueue,
        workflowId: qualificationWorkflowId(comuneId, id),
        args: [{ qualification, ...input }],
      });
      const send = (what: Command): Promise<Answer> =>
        handle.executeUpdate(transition, { args: [what], updateId: what.id });
      await send(command('apply', ENTE));
      return { id, handle, send, look: () => handle.query(whereIsIt) };
    },
    async close() {
      worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}
