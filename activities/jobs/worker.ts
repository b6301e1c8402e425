import { createPostgresBackend, type Job, withBackend } from 'bullmq';
import { QUEUE_SCHEMA } from '../../db/queue-schema.ts';
import type { QueueName } from '../../db/queues.ts';
import { MailRefused } from './mailer.ts';
import type { Run } from './send-mail.ts';

const bull = withBackend(createPostgresBackend);
export type QueueWorker = InstanceType<typeof bull.Worker>;

const LONGEST_PAUSE_MS = 5 * 60_000;
/** Of what was refused, which says nothing better sooner: two seconds, then thrice as long each time. */
const REFUSED_MS = 2_000;
const LONGEST_OF_REFUSED_MS = 60 * 60_000;

export interface WorkerSettings {
  databaseUrl: string;
  concurrency: number;
  /** Each queue carries its own kind of job. */
  work: (data: never, run: Run) => Promise<unknown>;
  /** How long a process may be silent before its job is taken from it; 20 s when missing. */
  silenceMs?: number;
  /** How many are begun by all our processes together, as the provider behind it asks; may be a fraction. */
  perSecond?: number;
}

/** Runs a queue's jobs; those of a process that died are taken up by another. */
export function openWorker(name: QueueName, settings: WorkerSettings): QueueWorker {
  const { databaseUrl, concurrency, work, silenceMs = 20_000, perSecond } = settings;
  const take = ({ data, attemptsStarted, stalledCounter }: Job) =>
    work(data as never, { isAgain: attemptsStarted > 1 || stalledCounter > 0 });
  return new bull.Worker(name, take, {
    connection: { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 3 },
    concurrency,
    lockDuration: silenceMs,
    stalledInterval: silenceMs / 2,
    maxStalledCount: 1_000_000,
    ...(perSecond ? { limiter: limitTo(perSecond) } : {}),
    settings: { backoffStrategy: (made, _type, error) => pauseMs(made, error) },
  });
}

/** As many whole jobs as a second takes, at least one, in as long as they take. */
function limitTo(perSecond: number) {
  const max = Math.max(Math.floor(perSecond), 1);
  return { max, duration: Math.ceil((1_000 * max) / perSecond) };
}

/** One second, then twice as long each time, up to five minutes: whatever is away may be back. */
export function pauseMs(made: number, error: unknown): number {
  if (error instanceof MailRefused) {
    return Math.min(REFUSED_MS * 3 ** Math.min(made - 1, 20), LONGEST_OF_REFUSED_MS);
  }
  return Math.min(1000 * 2 ** Math.min(made - 1, 20), LONGEST_PAUSE_MS);
}
