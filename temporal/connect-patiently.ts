import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

const PAUSE_MS = 1_000;

/** Connects as soon as the other side answers, however long that takes, and says that it waits. */
export async function connectPatiently<T>(connect: () => Promise<T>, log: Logger): Promise<T> {
  for (;;) {
    try {
      return await connect();
    } catch {
      log.warn('Temporal does not answer yet: trying again');
      await pause(PAUSE_MS);
    }
  }
}
