import { sql, type SqlBool } from 'kysely';
import type { Db, Trx } from './connect.ts';
import { listReceipts, type Receipt } from './counter-receipts.ts';
import type { Method, Payee } from './tables/money.ts';
import { readCovered } from './voucher-uses.ts';

const COVERED_AT_ONCE = 50;

/** What is due and its attempts, newest first; undefined when nothing has become due yet. */
export async function readPayment(trx: Trx, args: { praticaId: string }) {
  const payment = await trx
    .selectFrom('payment')
    .select(['id', 'payee', 'amountCents', 'status', 'dueAt', 'settledAt'])
    .where('praticaId', '=', args.praticaId)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  if (!payment) return undefined;
  const attempts = await trx
    .selectFrom('paymentAttempt')
    .select(['id', 'provider', 'status', 'createdAt'])
    .where('paymentId', '=', payment.id)
    .orderBy('createdAt', 'desc')
    .execute();
  const { payee, ...rest } = payment;
  const receipts = await listReceipts(trx, args);
  const coveredCents = await readCovered(trx, { paymentId: payment.id });
  const methods = methodsFor(payee);
  return { ...rest, coveredCents, methods, attempts, receipts: receipts.map(receiptView) };
}

/** What is only noted took no money: it is not listed. */
type TakenStatus = Exclude<Receipt['status'], 'noted'>;

function receiptView({ number, amountCents, status, refundCents, refundNumber }: Receipt) {
  return { number, amountCents: amountCents!, status: status as TakenStatus, refundCents, refundNumber }; // prettier-ignore
}

/** Who is paid decides how: what is owed to the comune goes through pagoPA only (CAD art. 5). */
export function methodsFor(payee: Payee): readonly Method[] {
  return METHODS[payee];
}

const METHODS: Record<Payee, readonly Method[]> = { ente: ['card', 'paypal'], comune: ['pagopa'] };

/** The payment to pay now, with what vouchers leave of it; undefined when nothing is to be paid. */
export async function findDuePayment(trx: Trx, args: { praticaId: string }) {
  const due = await trx
    .selectFrom('payment')
    .select(['id', 'payee', 'amountCents'])
    .where('praticaId', '=', args.praticaId)
    .where('status', '=', 'due')
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  return leftToPay(trx, due);
}

/** The same, locked: two who start paying at once queue here. */
export async function lockDuePayment(trx: Trx, args: { praticaId: string }) {
  const due = await trx
    .selectFrom('payment')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .select(['payment.id', 'payee', 'amountCents'])
    .where('payment.praticaId', '=', args.praticaId)
    .where('payment.status', '=', 'due')
    .where('pratica.state', 'in', ['payment', 'renewed'])
    .forUpdate('payment')
    .executeTakeFirst();
  return leftToPay(trx, due);
}

async function leftToPay<Due extends { id: string; amountCents: number }>(
  trx: Trx,
  due: Due | undefined,
): Promise<Due | undefined> {
  if (!due) return undefined;
  const amountCents = due.amountCents - (await readCovered(trx, { paymentId: due.id }));
  return amountCents > 0 ? { ...due, amountCents } : undefined;
}

/** What a gateway may be told of a payment: its pratica's number, who owes it, until when. */
export async function readDebt(trx: Trx, args: { paymentId: string }) {
  const { number, dueAt, ...debtor } = await trx
    .selectFrom('payment')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .leftJoin('person', 'person.id', 'pratica.applicantId')
    .leftJoin('registeredCitizen', 'registeredCitizen.personId', 'pratica.applicantId')
    .select(['pratica.number', 'payment.dueAt', 'person.name', 'registeredCitizen.fiscalCode'])
    .where('payment.id', '=', args.paymentId)
    .executeTakeFirstOrThrow();
  return { number, dueAt, debtor };
}

/** Payments that vouchers cover whole, of pratiche that wait for them: nobody has to pay. */
export function listCovered(trx: Trx) {
  return trx
    .selectFrom('payment')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['payment.id as paymentId', 'payment.praticaId', 'order.period'])
    .where('payment.status', '=', 'due')
    .where('pratica.state', 'in', ['payment', 'renewed'])
    .where(
      'payment.id',
      'in',
      (select) =>
      select
        .selectFrom('voucherMovement')
        .select('voucherMovement.paymentId')
        .groupBy('voucherMovement.paymentId')
        .having(sql<SqlBool>`sum(case kind when 'reserved' then cents when 'returned' then -cents else 0 end)
          >= (select amount_cents from payment owed where owed.id = voucher_movement.payment_id)`), // prettier-ignore
    )
    .limit(COVERED_AT_ONCE)
    .execute();
}

/** Whether a payment is for a period after the first. */
export async function isForRenewal(trx: Trx, args: { paymentId: string }): Promise<boolean> {
  const payment = await trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select('order.period')
    .where('payment.id', '=', args.paymentId)
    .executeTakeFirst();
  return (payment?.period ?? 1) > 1;
}

export async function isPaymentDue(trx: Trx, args: { paymentId: string }): Promise<boolean> {
  const payment = await trx
    .selectFrom('payment')
    .select('status')
    .where('id', '=', args.paymentId)
    .executeTakeFirst();
  return payment?.status === 'due';
}

/** The number prefix of a comune, which starts the order ids it uses at gateways. */
export async function readNumberPrefix(trx: Trx, args: { comuneId: string }): Promise<string> {
  const comune = await trx
    .selectFrom('comune')
    .select('numberPrefix')
    .where('id', '=', args.comuneId)
    .executeTakeFirstOrThrow();
  return comune.numberPrefix;
}

/** The comune whose order ids start with `prefix`. Not a tenant's table: no one is asking yet. */
export async function findComuneByPrefix(
  db: Db,
  args: { prefix: string },
): Promise<string | undefined> {
  const comune = await db
    .selectFrom('comune')
    .select('id')
    .where('numberPrefix', '=', args.prefix)
    .executeTakeFirst();
  return comune?.id;
}

/** Whether whoever asks may know of this pratica at all. */
export async function isPraticaVisible(trx: Trx, args: { praticaId: string }): Promise<boolean> {
  const pratica = await trx
    .selectFrom('pratica')
    .select('id')
    .where('id', '=', args.praticaId)
    .executeTakeFirst();
  return pratica !== undefined;
}

/** Every comune: the jobs work for each in turn. */
export async function listComuni(db: Db): Promise<string[]> {
  const comuni = await db.selectFrom('comune').select('id').orderBy('id').execute();
  return comuni.map(({ id }) => id);
}
