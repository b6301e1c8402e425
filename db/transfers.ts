import { sql } from 'kysely';
import { captureIdOf } from './captures.ts';
import type { Trx } from './connect.ts';
import type { AttemptStatus, CaptureStatus } from './tables/money.ts';
import { openTransferTask } from './transfer-tasks.ts';

/** Bank transfers from payers to enti (docs/adr/0034). Amounts are integer cents. */

/** By its latest word; until it says so, an ente accepts none. */
export async function takesTransfers(trx: Trx, { enteId }: { enteId: string }): Promise<boolean> {
  const latest = await trx
    .selectFrom('transferAcceptance')
    .select('isAccepted')
    .where('enteId', '=', enteId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest?.isAccepted ?? false;
}

/** Once for each id. */
export async function setTakesTransfers(
  trx: Trx,
  said: { id: string; comuneId: string; enteId: string; isAccepted: boolean; setBy: string },
): Promise<void> {
  await trx
    .insertInto('transferAcceptance')
    .values(said)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

interface Announced {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  enteId: string;
  /** Where the payer is told to send it. */
  ibanId: string;
  /** Of our own, as every attempt has one. */
  orderId: string;
  amountCents: number;
  /** ISO instant. */
  at: string;
}

/**
 * A payer says that the due payment, which is locked, comes by bank transfer. Said again of the same
 * amount and account it is the same transfer; of another, the one before is waited for no more.
 * @returns its id, and whether it is new
 */
export async function announceTransfer(
  trx: Trx,
  { enteId, orderId, at, ...attempt }: Announced,
): Promise<{ id: string; isNew: boolean }> {
  const { paymentId, praticaId, comuneId, ibanId, amountCents } = attempt;
  const before = await trx
    .selectFrom('paymentAttempt')
    .select(['id', 'status', 'ibanId', 'amountCents'])
    .where('paymentId', '=', paymentId)
    .where('provider', '=', 'transfer')
    .execute();
  const open = before.find(({ status }) => status === 'open');
  if (open?.ibanId === ibanId && open.amountCents === amountCents)
    return { id: open.id, isNew: false };
  if (open)
    await trx.updateTable('paymentAttempt').set({ status: 'failed' }).where('id', '=', open.id).execute(); // prettier-ignore
  const reference = await referenceOf(trx, { paymentId, times: before.length });
  await trx
    .insertInto('paymentAttempt')
    .values({
      ...attempt,
      provider: 'transfer',
      providerOrderId: orderId,
      reference,
      status: 'open',
    }) // prettier-ignore
    .execute();
  await openTransferTask(trx, { comuneId, praticaId, paymentId, enteId, at });
  return { id: attempt.id, isNew: true };
}

/**
 * What the payer writes as the reason: the pratica's number, period and instalment, and nothing of a
 * person or a service. Each time that one is announced anew for a payment has its own.
 */
async function referenceOf(
  trx: Trx,
  { paymentId, times }: { paymentId: string; times: number },
): Promise<string> {
  const { number, period, instalment } = await trx
    .selectFrom('payment')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['pratica.number', 'order.period', 'payment.instalment'])
    .where('payment.id', '=', paymentId)
    .executeTakeFirstOrThrow();
  return `WeMi ${number} P${period}R${instalment}${times > 0 ? `-${times + 1}` : ''}`;
}

export interface Transfer {
  id: string;
  paymentId: string;
  instalment: number;
  amountCents: number;
  reference: string;
  status: AttemptStatus;
  announcedAt: string;
  /** Of the payment. */
  dueAt: string;
  isDue: boolean;
  enteId: string;
  enteName: string;
  /** Null for whoever may not read bank data: row-level security says who. */
  iban: string | null;
  holder: string | null;
  number: string;
  applicantId: string;
  arrivals: { bankReference: string; arrivedOn: string; amountCents: number; status: CaptureStatus }[]; // prettier-ignore
}

/** The transfers that were announced for a pratica, or one of them, the latest first. */
export async function listTransfers(
  trx: Trx,
  { praticaId, id = null }: { praticaId: string; id?: string | null },
): Promise<Transfer[]> {
  const { rows } = await sql<Transfer>`
    select attempt.id, attempt.payment_id, payment.instalment, attempt.amount_cents, attempt.reference,
      attempt.status, attempt.created_at as announced_at, payment.due_at,
      payment.status = 'due' as is_due, payment.ente_id, ente.name as ente_name,
      ente_iban.iban, ente_iban.holder, pratica.number, pratica.applicant_id,
      coalesce((select json_agg(json_build_object('bankReference', operation_id,
          'arrivedOn', arrived_on, 'amountCents', amount_cents, 'status', status) order by created_at)
        from capture where capture.attempt_id = attempt.id), '[]') as arrivals
    from payment_attempt attempt
    join payment on payment.id = attempt.payment_id
    join pratica on pratica.id = attempt.pratica_id
    join ente on ente.id = payment.ente_id
    left join ente_iban on ente_iban.id = attempt.iban_id
    where attempt.pratica_id = ${praticaId} and provider = 'transfer'
      and (${id}::uuid is null or attempt.id = ${id}::uuid)
    order by attempt.created_at desc, attempt.id`.execute(trx);
  return rows;
}

export interface Arrived {
  comuneId: string;
  praticaId: string;
  paymentId: string;
  attemptId: string;
  /** Of the bank (TRN or CRO). */
  bankReference: string;
  /** ISO date. */
  arrivedOn: string;
  amountCents: number;
}

/**
 * Written down before anything moves, as what a gateway took is: a bank's reference counts once.
 * @returns false when it was used already
 */
export async function noteArrival(trx: Trx, arrived: Arrived): Promise<boolean> {
  const { bankReference: operationId, ...capture } = arrived;
  const id = captureIdOf('transfer', operationId);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('capture')
    .values({ ...capture, id, provider: 'transfer', operationId, status: 'seen' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
