import type { Trx } from '../../db/connect.ts';
import { noteReceipt } from '../../db/counter-receipts.ts';
import { findDuePayment } from '../../db/payments.ts';
import type { Facts } from '../../workflows/pratica/messages.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { invalid, problem } from '../problem.ts';

interface Asked {
  transition: TransitionName;
  payload: Record<string, unknown>;
  praticaId: string;
  comuneId: string;
}

/**
 * What a payment at the counter settles, looked up for the workflow, and its receipt set apart: a
 * number counts once in a comune.
 * @throws payment-not-due, payment-to-comune; invalid when the receipt was used
 */
export async function counterFacts(trx: Trx, asked: Asked): Promise<Facts> {
  const { transition, payload, praticaId, comuneId } = asked;
  const which = TAKEN_BY[transition];
  if (!which) return {};
  const { paymentId } = payload as { paymentId?: string };
  const payment = await findDuePayment(trx, { praticaId, paymentId, which });
  if (!payment) throw problem('payment-not-due');
  // What is owed to the comune goes through pagoPA only (CAD art. 5).
  if (payment.payee === 'comune') throw problem('payment-to-comune');
  const number = String(payload['receiptNumber']);
  const at = new Date().toISOString();
  if (!(await noteReceipt(trx, { comuneId, praticaId, number, at })))
    throw invalid('/payload/receiptNumber', USED);
  return { paymentId: payment.id };
}

const TAKEN_BY: Partial<Record<TransitionName, 'first' | 'later'>> = {
  recordPaidElsewhere: 'first',
  recordInstalmentPaid: 'later',
};

export const USED = {
  it: 'Questa ricevuta è già stata registrata: controlla il numero.',
  en: 'This receipt was recorded already: check its number.',
};
