import { asSystem } from '../../db/connect.ts';
import { findAttempt } from '../../db/payment-attempts.ts';
import { applyOutcome, askGateway, type Settling } from '../../payments/outcome.ts';
import type { AttemptJob } from './refund-attempt.ts';

/** Asks the gateway about an attempt of which no notice came, and carries out what it says. */
export async function checkAttempt(
  settling: Settling,
  { attemptId, comuneId }: AttemptJob,
): Promise<void> {
  const attempt = await asSystem(settling.db, comuneId, (trx) =>
    findAttempt(trx, { id: attemptId }),
  );
  if (!attempt || ['settled', 'to-refund', 'refunded'].includes(attempt.status)) return;
  await applyOutcome(settling, attempt, await askGateway(settling, attempt));
}
