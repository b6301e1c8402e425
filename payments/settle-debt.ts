import { asSystem, type Db, type Trx } from '../db/connect.ts';
import { appendEventBeside } from '../db/events-beside.ts';
import { settlePayment, type PaymentFact } from '../db/ledger.ts';
import { nameUuid } from '../db/name-uuid.ts';
import { closeOfficeTask } from '../db/office-tasks.ts';
import { findDuePayment, isPaymentDue } from '../db/payments.ts';

/**
 * What is still owed of a pratica that is over is paid: no workflow is there to be told (docs/adr/0032).
 * Once, however often it is told.
 * @returns false when it is not due any more
 */
export async function settleDebt(db: Db, paid: PaymentFact): Promise<boolean> {
  return asSystem(db, paid.comuneId, (trx) => settle(trx, paid));
}

async function settle(trx: Trx, paid: PaymentFact): Promise<boolean> {
  const { comuneId, praticaId, paymentId, at } = paid;
  if (!(await isPaymentDue(trx, { paymentId }))) return false;
  const commandId = nameUuid('debt-settled', paymentId);
  const owed = await findDuePayment(trx, { praticaId, paymentId });
  await settlePayment(trx, { ...paid, commandId });
  await endCollection(trx, { praticaId, at });
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, commandId, at },
    kind: 'debtSettled',
    actor: { id: null, role: 'system' },
    channel: 'gateway',
    audience: ['citizen', 'office'],
    tells: ['citizen'],
    data: { amountCents: owed?.amountCents ?? 0 },
  });
  return true;
}

/** The office has nothing to collect any more, once nothing is owed. */
export async function endCollection(
  trx: Trx,
  { praticaId, at }: { praticaId: string; at: string },
): Promise<void> {
  if (await findDuePayment(trx, { praticaId })) return;
  await closeOfficeTask(trx, { kind: 'collectArrears', praticaId, at });
}
