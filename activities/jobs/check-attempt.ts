import { asSystem } from '../../db/connect.ts';
import { findAttempt } from '../../db/payment-attempts.ts';
import { GatewayMismatch } from '../../payments/mismatch.ts';
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
  if (!attempt) return;
  const order = await askGateway(settling, attempt);
  await applyOutcome(settling, attempt, order).catch((error: unknown) => {
    // The office has been given the task: doing the same again at once would not help it.
    if (!(error instanceof GatewayMismatch)) throw error;
  });
}
