import type { Books } from './books.ts';
import { findCaptureOf, type Capture } from './captures.ts';
import { isForApproving, type Order } from './orders.ts';
import { listRefunds, sumRefunded, type Refund } from './refunds.ts';

/** Resources as the contract shows them: amounts are decimal strings with their currency. */
export interface Shown {
  books: Books;
  /** Where this server is reached: links start with it. */
  url: string;
}

const money = (cents: number) => ({ currency_code: 'EUR', value: (cents / 100).toFixed(2) });

export function showOrder({ books, url }: Shown, order: Order, isMinimal = false) {
  const links = linksOf(url, order);
  if (isMinimal) return { id: order.id, status: order.status, links };
  const captured = findCaptureOf(books, order.id);
  const refunds = captured ? listRefunds(books, captured.id) : [];
  const unit = {
    reference_id: order.reference_id,
    amount: money(order.amount),
    ...(order.description ? { description: order.description } : {}),
    ...namesOf(order),
  };
  const payments = captured && {
    captures: [showCapture({ books, url }, { order, captured })],
    ...(refunds.length > 0
      ? { refunds: refunds.map((given) => showRefund({ books, url }, { order, captured, given })) }
      : {}),
  };
  return {
    id: order.id,
    intent: 'CAPTURE',
    status: order.status,
    payment_source: { paypal: {} },
    purchase_units: [{ ...unit, ...(payments ? { payments } : {}) }],
    create_time: order.create_time,
    update_time: order.update_time,
    links,
  };
}

function linksOf(url: string, order: Order) {
  const self = `${url}/v2/checkout/orders/${order.id}`;
  const links = [{ href: self, rel: 'self', method: 'GET' }];
  if (isForApproving(order)) {
    const page = `${url}/checkoutnow?token=${order.id}`;
    links.push({ href: page, rel: 'payer-action', method: 'GET' });
  }
  if (order.status === 'APPROVED') {
    links.push({ href: `${self}/capture`, rel: 'capture', method: 'POST' });
  }
  return links;
}

export function showCapture(
  { url }: Shown,
  { order, captured }: { order: Order; captured: Capture },
) {
  const self = `${url}/v2/payments/captures/${captured.id}`;
  return {
    id: captured.id,
    status: captured.status,
    ...(captured.status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    amount: money(captured.amount),
    final_capture: true,
    ...namesOf(order),
    supplementary_data: { related_ids: { order_id: order.id } },
    create_time: captured.create_time,
    update_time: captured.update_time,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${url}/v2/checkout/orders/${order.id}`, rel: 'up', method: 'GET' },
    ],
  };
}

export function showRefund(
  { books, url }: Shown,
  { order, captured, given }: { order: Order; captured: Capture; given: Refund },
) {
  return {
    id: given.id,
    status: given.status,
    amount: money(given.amount),
    ...(order.invoice_id ? { invoice_id: order.invoice_id } : {}),
    ...(given.custom_id ? { custom_id: given.custom_id } : {}),
    seller_payable_breakdown: {
      gross_amount: money(given.amount),
      total_refunded_amount: money(sumRefunded(books, captured)),
    },
    create_time: given.create_time,
    update_time: given.create_time,
    links: [
      { href: `${url}/v2/payments/refunds/${given.id}`, rel: 'self', method: 'GET' },
      { href: `${url}/v2/payments/captures/${captured.id}`, rel: 'up', method: 'GET' },
    ],
  };
}

function namesOf({ custom_id, invoice_id }: Order) {
  return { ...(custom_id ? { custom_id } : {}), ...(invoice_id ? { invoice_id } : {}) };
}
