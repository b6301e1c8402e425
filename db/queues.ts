import { createPostgresBackend, withBackend } from 'bullmq';
import { QUEUE_SCHEMA } from './queue-schema.ts';

/** The job queues (BullMQ), kept in the same database as all else. */
export const QUEUE_NAMES = ['mail', 'sms', 'refunds', 'payment-checks', 'policy-moves'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

const bull = withBackend(createPostgresBackend);
export type Queue = InstanceType<typeof bull.Queue>;

/** Opens a queue to add jobs to it or to look at it. Close it after use. */
export function openQueue(name: QueueName, databaseUrl: string): Queue {
  return new bull.Queue(name, {
    connection: { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 3 },
    defaultJobOptions: {
      // No job is given up: whatever is away comes back some day, and people wait for it.
      attempts: 1_000_000,
      backoff: { type: 'patient' },
      // What is to be done once says so in its row; an attempt can need a second refund job.
      removeOnComplete: true,
    },
  });
}
