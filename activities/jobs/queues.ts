import { createPostgresBackend, withBackend, type JobsOptions } from 'bullmq';
import { QUEUE_SCHEMA } from './queue-schema.ts';

export const QUEUE_NAMES = ['notices', 'refunds', 'payment-checks'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

const bull = withBackend(createPostgresBackend);
export type Queue = InstanceType<typeof bull.Queue>;
export type QueueWorker = InstanceType<typeof bull.Worker>;

const LONGEST_PAUSE_MS = 5 * 60_000;

/** No job is given up: whatever is away now comes back some day, and people wait for it. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 1_000_000,
  backoff: { type: 'patient' },
};

export function openQueue(name: QueueName, databaseUrl: string): Queue {
  return new bull.Queue(name, {
    connection: connectionTo(databaseUrl, 2),
    defaultJobOptions: {
      ...JOB_OPTIONS,
      // An attempt can need a second refund job or check; a notice is sent once.
      removeOnComplete: name === 'notices' ? { count: 1_000 } : true,
    },
  });
}

export function openWorker(
  name: QueueName,
  { databaseUrl, concurrency, work }: WorkerSettings,
): QueueWorker {
  return new bull.Worker(name, async ({ data }) => work(data as never), {
    connection: connectionTo(databaseUrl, 3),
    concurrency,
    lockDuration: 20_000,
    stalledInterval: 10_000,
    maxStalledCount: 1_000_000,
    settings: { backoffStrategy: (made) => pauseMs(made) },
  });
}

export interface WorkerSettings {
  databaseUrl: string;
  concurrency: number;
  /** Each queue carries its own kind of job. */
  work: (data: never) => Promise<unknown>;
}

/** One second, then twice as long each time, up to five minutes. */
function pauseMs(made: number): number {
  return Math.min(1000 * 2 ** Math.min(made - 1, 20), LONGEST_PAUSE_MS);
}

function connectionTo(connectionString: string, max: number) {
  return { connectionString, schema: QUEUE_SCHEMA, max };
}
