import { sql, type SqlBool } from 'kysely';
import type { Db, Trx } from './connect.ts';
import { listReceipts, type Receipt } from './counter-receipts.ts';
import type { Method, Payee } from './tables/money.ts';
import { takesTransfers } from './transfers.ts';
import { readBorne, readCovered } from './voucher-uses.ts';

const COVERED_AT_ONCE = 50;

/**
 * What is due and its attempts, newest first, beside the other instalments of its order; undefined
 * when nothing has become due yet.
 * @param args.paymentId the one that is asked about; the first of the latest order when missing
 */
export async function readPayment(trx: Trx, args: { praticaId: string; paymentId?: string }) {
  const all = await trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['payment.id', 'payee', 'amountCents', 'payment.status', 'dueAt', 'settledAt'])
    .select(['payment.orderId', 'payment.enteId', 'payment.instalment', 'order.period'])
    .where('payment.praticaId', '=', args.praticaId)
    .orderBy('order.confirmedAt', 'desc')
    .orderBy('instalment')
    .execute();
  const payment = args.paymentId ? all.find(({ id }) => id === args.paymentId) : all[0];
  if (!payment) return undefined;
  const attempts = await trx
    .selectFrom('paymentAttempt')
    .select(['id', 'provider', 'status', 'createdAt'])
    .where('paymentId', '=', payment.id)
    .orderBy('createdAt', 'desc')
    .execute();
  const { payee, enteId, orderId, period: _, instalment: __, ...rest } = payment;
  const receipts = await listReceipts(trx, args);
  const coveredCents = await readCovered(trx, { paymentId: payment.id });
  const tariffCents = await readBorne(trx, { paymentId: payment.id });
  const methods = methodsFor(payee);
  const transfers = payee === 'ente' && (await takesTransfers(trx, { enteId }));
  const shown = all.filter((each) => each.orderId === orderId || isOpenLater(each));
  const instalments = shown.length > 1 ? await Promise.all(shown.map((each) => instalmentView(trx, each))) : []; // prettier-ignore
  return { ...rest, coveredCents, tariffCents, methods, transfers, attempts, receipts: receipts.map(receiptView), instalments }; // prettier-ignore
}

interface Part {
  id: string;
  instalment: number;
  period: number;
  amountCents: number;
  status: 'due' | 'settled' | 'closed' | 'refunded';
  dueAt: string;
  settledAt: string | null;
}

function isOpenLater({ instalment, status }: Part): boolean {
  return instalment > 1 && status === 'due';
}

async function instalmentView(trx: Trx, part: Part) {
  const { id, instalment, period, amountCents, status, dueAt, settledAt } = part;
  const coveredCents = await readCovered(trx, { paymentId: id });
  const tariffCents = await readBorne(trx, { paymentId: id });
  const isLate = status === 'due' && Date.parse(dueAt) < Date.now();
  return { id, instalment, period, amountCents, coveredCents, tariffCents, status, dueAt, settledAt, isLate }; // prettier-ignore
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

interface Asked {
  praticaId: string;
  /** One of those that are due; the one to be paid first when missing. */
  paymentId?: string | undefined;
  /** Only what starts a service or its next period, or only what is paid while it runs. */
  which?: 'first' | 'later';
}

/** The payment to pay now, with what vouchers leave of it; undefined when nothing is to be paid. */
export async function findDuePayment(trx: Trx, asked: Asked) {
  return leftToPay(trx, await duePayments(trx, asked).executeTakeFirst());
}

/** The same, locked: two who start paying at once queue here. */
export async function lockDuePayment(trx: Trx, asked: Asked) {
  return leftToPay(trx, await duePayments(trx, asked).forUpdate('payment').executeTakeFirst());
}

/**
 * What starts a service, or its next period, waits for that; an instalment is owed from then on, also
 * when the pratica is over (docs/adr/0032). The one that is due first comes first.
 */
function duePayments(trx: Trx, { praticaId, paymentId, which }: Asked) {
  let due = trx
    .selectFrom('payment')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['payment.id', 'payee', 'payment.enteId', 'amountCents', 'instalment'])
    .where('payment.praticaId', '=', praticaId)
    .where('payment.status', '=', 'due')
    .where(IS_PAYABLE)
    .orderBy('payment.dueAt')
    .orderBy('instalment');
  if (which) due = due.where('instalment', which === 'first' ? '=' : '>', 1);
  return paymentId ? due.where('payment.id', '=', paymentId) : due;
}

/** Of an order whose first payment is made, any; of any other, the first. */
export const IS_PAYABLE = sql<SqlBool>`case when payment.instalment = 1 then pratica.state in ('payment', 'renewed')
  else exists (select from payment first where first.order_id = payment.order_id
    and first.instalment = 1 and first.status <> 'due') end`;

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
    .select(['payment.id as paymentId', 'payment.praticaId', 'order.period', 'payment.instalment'])
    .where('payment.status', '=', 'due')
    .where(IS_PAYABLE)
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

/** The move by which a payment settles: of a pratica, of its next period, of an instalment. */
export async function settlingMoveOf(trx: Trx, args: { paymentId: string }) {
  const payment = await trx
    .selectFrom('payment')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .select(['order.period', 'payment.instalment'])
    .where('payment.id', '=', args.paymentId)
    .executeTakeFirst();
  return settlingMove(payment ?? { period: 1, instalment: 1 });
}

export function settlingMove({ period, instalment }: { period: number; instalment: number }) {
  if (instalment > 1) return 'instalmentSettled' as const;
  return period > 1 ? ('renewalSettled' as const) : ('paymentSettled' as const);
}

export async function isPaymentDue(trx: Trx, args: { paymentId: string }): Promise<boolean> {
  const payment = await trx
    .selectFrom('payment')
    .select('status')
    .where('id', '=', args.paymentId)
    .executeTakeFirst();
  return payment?.status === 'due';
}

/** Whether later payments of an order are open, as far as the asking may see. */
export async function hasOpenInstalments(trx: Trx, args: { praticaId: string }): Promise<boolean> {
  const open = await trx
    .selectFrom('payment')
    .select('id')
    .where('praticaId', '=', args.praticaId)
    .where('status', '=', 'due')
    .where('instalment', '>', 1)
    .executeTakeFirst();
  return open !== undefined;
}

/** Whether a pratica has a service that goes on, and with it a workflow that must hear of money. */
export async function isServiceRunning(trx: Trx, args: { praticaId: string }): Promise<boolean> {
  const { state } = await trx
    .selectFrom('pratica')
    .select('state')
    .where('id', '=', args.praticaId)
    .executeTakeFirstOrThrow();
  return ['active', 'suspended', 'renewed'].includes(state);
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
