import { createPostgresBackend, withBackend } from 'bullmq';
import { QUEUE_SCHEMA } from '../../db/queue-schema.ts';
import type { QueueName } from '../../db/queues.ts';

const bull = withBackend(createPostgresBackend);
export type QueueWorker = InstanceType<typeof bull.Worker>;

const LONGEST_PAUSE_MS = 5 * 60_000;

export interface WorkerSettings {
  databaseUrl: string;
  concurrency: number;
  /** Each queue carries its own kind of job. */
  work: (data: never) => Promise<unknown>;
  /** How long a process may be silent before its job is taken from it; 20 s when missing. */
  silenceMs?: number;
}

/** Runs a queue's jobs; those of a process that died are taken up by another. */
export function openWorker(name: QueueName, settings: WorkerSettings): QueueWorker {
  const { databaseUrl, concurrency, work, silenceMs = 20_000 } = settings;
  return new bull.Worker(name, async ({ data }) => work(data as never), {
    connection: { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 3 },
    concurrency,
    lockDuration: silenceMs,
    stalledInterval: silenceMs / 2,
    maxStalledCount: 1_000_000,
    settings: { backoffStrategy: (made) => pauseMs(made) },
  });
}

/** One second, then twice as long each time, up to five minutes. */
function pauseMs(made: number): number {
  return Math.min(1000 * 2 ** Math.min(made - 1, 20), LONGEST_PAUSE_MS);
}
