import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

interface Repeated {
  /** Named in the log when it fails. */
  name: string;
  everyMs: number;
  log: Logger;
  /** @returns whether there is certainly more to do at once */
  work(): Promise<boolean>;
}

/** Does `work` again and again until stopped; a failure is logged and tried again in its time. */
export function repeat({ name, everyMs, log, work }: Repeated): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      const isMore = await work().catch((error: unknown) => {
        log.warn({ err: error }, `${name}: trying again`);
        return false;
      });
      if (!isMore) await pause(everyMs, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
