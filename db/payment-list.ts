import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import { IS_PAYABLE } from './payments.ts';

/** Whose payments: of these applicants, and of these pratiche; or all that row-level security shows. */
export type Payers =
  { applicantIds: readonly string[]; praticaIds: readonly string[] } | 'whoever-is-seen';

export interface PaymentFilter {
  payers: Payers;
  /** To be paid; paid, also when it was given back; no more to be paid. */
  is?: 'due' | 'paid' | 'closed';
  /** Settled, or else asked for, from this ISO instant on and before the other. */
  within?: { from: string; before: string };
  praticaId?: string;
  applicantId?: string;
}

interface Page {
  after?: readonly [at: string, id: string];
  limit: number;
}

export type PaymentRow = Awaited<ReturnType<typeof listPayments>>[number];

/** A page of payments, the latest settled, or else asked for, first. */
export function listPayments(trx: Trx, args: PaymentFilter & Page) {
  const { payers, is, within, praticaId, applicantId, after, limit } = args;
  let rows = selectPayments(trx);
  if (payers !== 'whoever-is-seen') {
    const { applicantIds, praticaIds } = payers;
    const ofApplicants = sql<SqlBool>`pratica.applicant_id = any (${[...applicantIds]}::uuid[])`;
    // Without an `or` where none is needed: one index finds them.
    rows = rows.where(
      praticaIds.length === 0
        ? ofApplicants
        : sql<SqlBool>`(${ofApplicants} or pratica.id = any (${[...praticaIds]}::uuid[]))`,
    );
  }
  if (is === 'due') rows = rows.where('payment.status', '=', 'due');
  if (is === 'paid') rows = rows.where('payment.settledAt', 'is not', null);
  if (is === 'closed') {
    rows = rows.where('payment.settledAt', 'is', null).where('payment.status', '<>', 'due');
  }
  if (within) {
    rows = rows.where(sql<SqlBool>`${HAPPENED} >= ${within.from}::timestamptz
      and ${HAPPENED} < ${within.before}::timestamptz`);
  }
  if (praticaId) rows = rows.where('payment.praticaId', '=', praticaId);
  if (applicantId) rows = rows.where('pratica.applicantId', '=', applicantId);
  if (after) {
    const [at, id] = after;
    rows = rows.where(sql<SqlBool>`(${HAPPENED}, payment.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return rows.orderBy(HAPPENED, 'desc').orderBy('payment.id', 'desc').limit(limit).execute();
}

/** One payment, as far as the asking may see it. */
export function findPayment(trx: Trx, { id }: { id: string }) {
  return selectPayments(trx).where('payment.id', '=', id).executeTakeFirst();
}

const HAPPENED = sql<string>`coalesce(payment.settled_at, payment.created_at)`;

/** What a tariff and vouchers pay of it, reserved or spent and not returned. */
const COVERED = sql<number>`coalesce((select sum(case kind when 'reserved' then cents
  when 'returned' then -cents else 0 end) from voucher_movement moved
  where moved.payment_id = payment.id), 0)::int`;

/** What of that the comune bears by its tariff. */
const BORNE = sql<number>`coalesce((select sum(case kind when 'reserved' then cents
  when 'returned' then -cents else 0 end) from voucher_movement moved
  where moved.payment_id = payment.id and tariff_id is not null), 0)::int`;

/** How many payments its order is paid in. */
const IN_ALL = sql<number>`(select count(*) from payment part where part.order_id = payment.order_id)::int`;

function selectPayments(trx: Trx) {
  return trx
    .selectFrom('payment')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .innerJoin('serviceType', (join) =>
      join
        .onRef('serviceType.comuneId', '=', 'pratica.comuneId')
        .onRef('serviceType.id', '=', 'pratica.serviceTypeId'),
    )
    .innerJoin('comune', 'comune.id', 'payment.comuneId')
    .innerJoin('ente', 'ente.id', 'payment.enteId')
    .innerJoin('order', 'order.id', 'payment.orderId')
    .leftJoin('person as applicant', 'applicant.id', 'pratica.applicantId')
    .leftJoin('need', 'need.id', 'pratica.needId')
    .leftJoin('paymentReceipt as receipt', 'receipt.paymentId', 'payment.id')
    .leftJoin('counterReceipt as counter', 'counter.paymentId', 'payment.id')
    .select([
      'payment.id',
      'payment.praticaId',
      'payment.payee',
      'payment.amountCents',
      'payment.instalment',
      COVERED.as('coveredCents'),
      BORNE.as('tariffCents'),
      'payment.status',
      'payment.dueAt',
      'payment.settledAt',
      'pratica.number',
      'pratica.state',
      'pratica.applicantId',
      'applicant.name as applicantName',
      'need.beneficiary',
      'serviceType.nameIt as serviceTypeNameIt',
      'serviceType.nameEn as serviceTypeNameEn',
      'ente.id as enteId',
      'ente.name as enteName',
      'ente.address as enteAddress',
      'order.period',
      'order.startDate',
      'order.endDate',
      'order.lines',
      'order.totalCents',
      'comune.name as comuneName',
      'comune.numberPrefix',
      'receipt.year as receiptYear',
      'receipt.number as receiptNumber',
      'counter.number as counterNumber',
    ]) // prettier-ignore
    .select(HAPPENED.as('happenedAt'))
    .select(IN_ALL.as('instalments'))
    .select(IS_PAYABLE.as('isPayable'));
}

/** As it is printed: of the series of a comune and year. */
export function receiptNumberOf(
  row: Pick<PaymentRow, 'numberPrefix' | 'receiptYear' | 'receiptNumber'>,
): string | null {
  const { numberPrefix, receiptYear, receiptNumber } = row;
  if (receiptNumber === null) return null;
  return `R-${numberPrefix}-${receiptYear}-${String(receiptNumber).padStart(6, '0')}`;
}
