import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../user-error.ts';

export interface Patience {
  what: string;
  timeoutMs: number;
  everyMs?: number | undefined;
  /** Asked before each look; a reason ends the waiting at once. */
  hopeless?: () => string | undefined;
}

/** Looks until the answer is yes; a look that throws counts as no. */
export async function waitUntil(look: () => boolean | Promise<boolean>, patience: Patience) {
  const deadline = Date.now() + patience.timeoutMs;
  for (;;) {
    const reason = patience.hopeless?.();
    if (reason) throw new UserError(reason);
    if (await answersYes(look)) return;
    if (Date.now() > deadline) {
      throw new UserError(
        `${patience.what} did not become ready within ${patience.timeoutMs / 1000} seconds.`,
      );
    }
    await sleep(patience.everyMs ?? 100);
  }
}

export async function isHttpOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.body?.cancel();
  return response.ok;
}

/** Some HTTP server is there, whatever it thinks of the address. */
export async function isAnswering(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.body?.cancel();
  return true;
}

async function answersYes(look: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch {
    return false;
  }
}
