import { activityInfo } from '@temporalio/activity';
import type { Db } from '../db/connect.ts';
import { noteFailingStep } from '../db/failing-steps.ts';
import { recordStep } from '../db/record.ts';
import { RECORD_RETRY, type Step } from '../workflows/pratica/messages.ts';

/** A blip is none of the radar's business. */
const TOLD_FROM = 3;

/**
 * Records a step; a try that fails is told to the radar, as far as the database takes that, and the
 * engine tries again.
 */
export async function recordPatiently(db: Db, step: Step) {
  try {
    return await recordStep(db, step);
  } catch (error) {
    const { attempt } = activityInfo();
    if (attempt >= TOLD_FROM) {
      const nextTryAt = new Date(Date.now() + msUntilNextTry(attempt)).toISOString();
      // Where the database itself is away nobody reads the radar either.
      await noteFailingStep(db, step, { attempts: attempt, error, nextTryAt }).catch(() => {});
    }
    throw error;
  }
}

/** As the engine waits after a try: each time twice as long, up to its most. Exported for its test. */
export function msUntilNextTry(attempt: number): number {
  const { initialInterval, maximumInterval } = RECORD_RETRY;
  return Math.min(initialInterval * 2 ** (attempt - 1), maximumInterval);
}
