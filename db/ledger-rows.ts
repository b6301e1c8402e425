import type { Trx } from './connect.ts';
import type { AttemptStatus } from './tables/money.ts';
import { closeTransferTask } from './transfer-tasks.ts';

/** The rows of money that a ledger movement goes with. */
export function lockPayment(trx: Trx, id: string) {
  return trx
    .selectFrom('payment')
    .where('id', '=', id)
    .select(['id', 'status', 'payee', 'enteId', 'comuneId', 'amountCents'])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export function setPayment(
  trx: Trx,
  id: string,
  values: { status: 'settled' | 'refunded'; settledAt?: string },
) {
  return trx.updateTable('payment').set(values).where('id', '=', id).execute();
}

/**
 * Nobody is to pay by them any more; their pages are asked about for as long as they live.
 * @param closed.paymentId of one payment alone
 * @param closed.kept payments that go on being due
 */
export async function closeAttempts(
  trx: Trx,
  closed: { praticaId: string; paymentId?: string; kept?: readonly string[]; at: string },
): Promise<void> {
  const { praticaId, paymentId, kept = [], at } = closed;
  let attempts = trx
    .updateTable('paymentAttempt')
    .set({ status: 'failed', updatedAt: at })
    .where('praticaId', '=', praticaId);
  if (paymentId) attempts = attempts.where('paymentId', '=', paymentId);
  if (kept.length > 0) attempts = attempts.where('paymentId', 'not in', kept);
  const closedNow = await attempts
    .where('status', 'in', ['opening', 'open', 'unknown'])
    .returning('provider')
    .execute();
  if (closedNow.some(({ provider }) => provider === 'transfer'))
    await closeTransferTask(trx, { praticaId, at });
}

export async function readAttemptStatus(trx: Trx, id: string): Promise<AttemptStatus> {
  const { status } = await trx
    .selectFrom('paymentAttempt')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return status;
}

export function setAttempt(
  trx: Trx,
  id: string,
  values: { status: 'settled' | 'to-refund' | 'refunded'; updatedAt: string },
) {
  return trx.updateTable('paymentAttempt').set(values).where('id', '=', id).execute();
}
