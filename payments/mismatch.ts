import type { Trx } from '../db/connect.ts';
import { appendMoneyEvent } from '../db/money-events.ts';
import { openOfficeTask } from '../db/office-tasks.ts';
import { touchAttempt, type Attempt } from '../db/payment-attempts.ts';
import type { GatewayOperation, GatewayOrder } from './gateway.ts';

/** What the gateway took is not what we asked for: it settles nothing, somebody must look. */
export class GatewayMismatch extends Error {}

/** Whether an operation is of our order and, when it took money, of the whole of it. */
export function isAsAgreed(
  { amountCents }: Attempt,
  order: GatewayOrder,
  operation: GatewayOperation,
): boolean {
  if (order.amountCents !== amountCents || order.currency !== 'EUR') return false;
  return operation.outcome !== 'success' || operation.amountCents === amountCents;
}

/** The office is given the task, and the history says it, once for each attempt. */
export async function askOfficeToLook(
  trx: Trx,
  { id: attemptId, comuneId, praticaId, amountCents }: Attempt,
): Promise<void> {
  const at = new Date().toISOString();
  await touchAttempt(trx, { attemptId });
  await openOfficeTask(trx, { kind: 'checkPayment', comuneId, praticaId, at });
  await appendMoneyEvent(trx, { kind: 'paymentMismatch', cause: attemptId, comuneId, praticaId, tells: ['office'], data: { amountCents }, at }); // prettier-ignore
}
