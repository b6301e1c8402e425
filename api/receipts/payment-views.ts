import type { Static } from 'typebox';
import type { HeldMandate } from '../../db/mandates.ts';
import { type Moved, type Movements, listMovements } from '../../db/payment-movements.ts';
import {
  listPayments,
  type PaymentFilter,
  type PaymentRow,
  receiptNumberOf,
} from '../../db/payment-list.ts';
import type { Trx } from '../../db/connect.ts';
import type { Provider } from '../../db/tables/money.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { covering, heldUnder } from '../pratiche/held.ts';
import type { PaymentItem, PaymentsAnswer, TAKEN_WAYS, Way } from './schemas.ts';

interface Asked extends PaymentFilter {
  /** By which the reader sees what is not their own. */
  held: readonly HeldMandate[];
  cursor?: string | undefined;
  limit: number;
}

/** One page, each payment with what moved for it. @throws invalid with pointer /cursor */
export async function readPayments(
  trx: Trx,
  { cursor, limit, held, ...filter }: Asked,
): Promise<Static<typeof PaymentsAnswer>> {
  const after = readCursor(cursor, ['instant', 'uuid']);
  const found = await listPayments(trx, { ...filter, ...(after ? { after } : {}), limit: limit + 1 }); // prettier-ignore
  const rows = found.slice(0, limit);
  const movements = await listMovements(trx, { paymentIds: rows.map(({ id }) => id) });
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => paymentView(row, movements.get(row.id), held)),
    next: last ? writeCursor([last.happenedAt, last.id]) : null,
  };
}

export const NOTHING_MOVED: Movements = { paid: [], takenBy: [], vouchers: [], borne: [], givenBack: [], onItsWayCents: 0 }; // prettier-ignore

function paymentView(
  row: PaymentRow,
  movements: Movements = NOTHING_MOVED,
  held: readonly HeldMandate[],
): Static<typeof PaymentItem> {
  const { praticaId, number, enteId, enteName, status, applicantId } = row;
  const mandate = heldUnder(covering(held, { id: praticaId, applicantId }));
  return {
    id: row.id,
    pratica: { id: praticaId, number },
    serviceTypeNameIt: row.serviceTypeNameIt,
    serviceTypeNameEn: row.serviceTypeNameEn,
    ente: { id: enteId, name: enteName },
    payee: row.payee,
    period: row.period,
    startDate: row.startDate,
    endDate: row.endDate,
    amountCents: row.amountCents,
    instalment: row.instalment,
    instalments: row.instalments,
    coveredCents: row.coveredCents,
    tariffCents: row.tariffCents,
    status,
    isPayable: status === 'due' && Boolean(row.isPayable),
    dueAt: row.dueAt,
    settledAt: row.settledAt,
    ways: waysOf(movements),
    counterNumber: row.settledAt ? row.counterNumber : null,
    receiptNumber: receiptNumberOf(row),
    paidCents: sum(movements.paid),
    voucherCents: sum(movements.vouchers),
    refunds: movements.givenBack.map(({ cents, at }) => ({ amountCents: cents, at })),
    onItsWayCents: movements.onItsWayCents,
    applicantName: mandate ? row.applicantName : null,
    mandate,
  };
}

export const WAY_OF: Record<Provider, (typeof TAKEN_WAYS)[number]> = {
  nexi: 'card',
  paypal: 'paypal',
  pagopa: 'pagopa',
  transfer: 'transfer',
};

export function waysOf({ takenBy, vouchers, borne }: Movements): Way[] {
  return [
    ...takenBy.map((taker) => (taker === 'counter' ? taker : WAY_OF[taker])),
    ...(vouchers.length > 0 ? (['voucher'] as const) : []),
    ...(borne.length > 0 ? (['tariff'] as const) : []),
  ];
}

export function sum(moved: readonly Moved[]): number {
  return moved.reduce((total, { cents }) => total + cents, 0);
}
