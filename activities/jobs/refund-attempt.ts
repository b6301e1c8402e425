import { asSystem } from '../../db/connect.ts';
import { recordRefund } from '../../db/ledger.ts';
import { findAttempt } from '../../db/payment-attempts.ts';
import type { Settling } from '../../payments/outcome.ts';

export interface AttemptJob {
  attemptId: string;
  comuneId: string;
}

/** Gives the money of an attempt back. The key is the attempt's id: however often, one refund. */
export async function refundAttempt(
  { db, gateway }: Settling,
  { attemptId, comuneId }: AttemptJob,
): Promise<void> {
  const attempt = await asSystem(db, comuneId, (trx) => findAttempt(trx, { id: attemptId }));
  if (attempt?.status !== 'to-refund') return;
  const { operationId, refundCents, praticaId, paymentId } = attempt;
  if (!operationId || !refundCents) throw new Error(`attempt ${attemptId}: nothing to refund`);
  await gateway.refund({ operationId, amountCents: refundCents, key: `refund-${attemptId}` });
  const at = new Date().toISOString();
  await asSystem(db, comuneId, (trx) =>
    recordRefund(trx, { comuneId, praticaId, paymentId, attemptId, at }),
  );
}
