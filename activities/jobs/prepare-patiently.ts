import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { prepareQueues } from '../../db/queue-schema.ts';

const PAUSE_MS = 1_000;

/** Prepares the queues as soon as the database answers, however long that takes. */
export async function prepareQueuesPatiently(databaseUrl: string, log: Logger): Promise<void> {
  for (;;) {
    try {
      return await prepareQueues(databaseUrl);
    } catch (error) {
      log.warn({ err: error }, 'the queues cannot be prepared yet: trying again');
      await pause(PAUSE_MS);
    }
  }
}
