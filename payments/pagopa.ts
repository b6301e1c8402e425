import type { Creditor } from '../db/payees.ts';
import {
  GatewayRefused,
  GatewayUnavailable,
  type Gateway,
  type GatewayOrder,
  type NewGatewayOrder,
  type OrderAtGateway,
} from './gateway.ts';
import { callPagoPa, parse, type CallPagoPa } from './pagopa-call.ts';
import { instalmentOf, newPosition, Position } from './pagopa-position.ts';
import { readReceiptXml } from './pagopa-receipt.ts';
import type { PagoPaAccess } from './pagopa-settings.ts';

/** @returns undefined when the comune of that order takes nothing at pagoPA */
export type CreditorOf = (orderId: string) => Promise<Creditor | undefined>;

/**
 * pagoPA as a comune uses it that leaves its debts to GPD (docs/adr/0030): an order is a debt position,
 * published at once, under our order id (IUPD); its `reference` is the notice number (NAV). Checkout is
 * one place of many to pay it, and what happens there proves nothing: only the receipt does. An order
 * stays open until it is paid or shut, whatever becomes of its page.
 */
export function connectPagoPa(access: PagoPaAccess, creditorOf: CreditorOf): Gateway {
  const call = callPagoPa(access);
  const creditorFor = async (orderId: string) => {
    const creditor = await creditorOf(orderId);
    if (creditor) return creditor;
    throw new GatewayRefused('pagopa: this comune takes nothing there');
  };
  const readOrder = async ({ orderId }: OrderAtGateway) => {
    const creditor = await creditorFor(orderId);
    const position = await readPosition(call, creditor, orderId);
    return position && toGatewayOrder(call, creditor, position);
  };
  return {
    keepsOrders: true,
    async openOrder(order) {
      const creditor = await creditorFor(order.orderId);
      const url = `/organizations/${creditor.fiscalCode}/debtpositions?toPublish=true`;
      const asked = newPosition(order, creditor);
      const { status } = await call('gpd', 'POST', url, asked);
      const there = status === 409 ? await readPosition(call, creditor, order.orderId) : undefined;
      if (status === 409 && !there) throw new GatewayRefused('pagopa: the notice number is taken');
      const { nav } = there ? instalmentOf(there) : instalmentOf(asked);
      return { hostedPage: await openCart(call, creditor, { order, nav }), reference: nav };
    },
    readOrder,
    async shut(order) {
      const { fiscalCode } = await creditorFor(order.orderId);
      const { status } = await call('gpd', 'DELETE', pathOf(fiscalCode, order.orderId));
      return status === 409 ? readOrder(order) : undefined;
    },
  };
}

function pathOf(fiscalCode: string, orderId: string): string {
  return `/organizations/${fiscalCode}/debtpositions/${encodeURIComponent(orderId)}`;
}

/** @returns undefined when GPD knows no such position */
export async function readPosition(call: CallPagoPa, { fiscalCode }: Creditor, orderId: string) {
  const { status, text } = await call('gpd', 'GET', pathOf(fiscalCode, orderId));
  return status === 404 ? undefined : parse(Position, text);
}

/**
 * A page of Checkout for one notice. Where the payer comes back to says nothing of what happened.
 * @throws GatewayUnavailable: the position is there, and a page may be had later
 */
async function openCart(
  call: CallPagoPa,
  { fiscalCode, name: companyName }: Creditor,
  { order, nav: noticeNumber }: { order: NewGatewayOrder; nav: string },
): Promise<string> {
  const { amountCents: amount, description, resultUrl, cancelUrl, orderId } = order;
  const { status, location } = await call('checkout', 'POST', '/carts', {
    paymentNotices: [{ noticeNumber, fiscalCode, amount, companyName, description }],
    returnUrls: {
      returnOkUrl: resultUrl,
      returnCancelUrl: cancelUrl,
      returnErrorUrl: resultUrl,
      returnWaitingUrl: resultUrl,
    },
    idCart: orderId,
  }).catch((error: unknown) => {
    if (error instanceof GatewayUnavailable && !error.isOutcomeKnown) throw error;
    throw new GatewayUnavailable((error as Error).message, { isOutcomeKnown: false });
  });
  if (status === 302 && location && /^https?:\/\//.test(location)) return location;
  throw new GatewayUnavailable(`pagopa: ${status} for a page`, { isOutcomeKnown: false });
}

const PAID = ['PAID', 'PARTIALLY_REPORTED', 'REPORTED'];

/** Paid and without its receipt yet, a position is under way. */
async function toGatewayOrder(
  call: CallPagoPa,
  creditor: Creditor,
  position: Position,
): Promise<GatewayOrder> {
  const { nav, iuv, amount: amountCents, status } = instalmentOf(position);
  const order = { amountCents, currency: 'EUR', operations: [] };
  if (!PAID.includes(status)) return order;
  const receipt = await readReceipt(call, creditor, { nav, iuv });
  if (!receipt) return { ...order, operations: [{ id: nav, outcome: 'pending', amountCents }] };
  const { receiptId: id, amountCents: paidCents } = receipt;
  return { ...order, operations: [{ id, outcome: 'success', amountCents: paidCents }] };
}

/**
 * @returns undefined as long as there is none
 * @throws GatewayUnavailable when what came is the receipt of another notice or comune
 */
export async function readReceipt(
  call: CallPagoPa,
  { fiscalCode }: Creditor,
  { nav, iuv }: { nav: string; iuv: string },
) {
  const { status, text } = await call('receipts', 'GET', `/payments/${fiscalCode}/receipts/${iuv}`);
  if (status === 404) return undefined;
  const receipt = readReceiptXml(text);
  if (receipt.noticeNumber !== nav || receipt.fiscalCode !== fiscalCode)
    throw new GatewayUnavailable('pagopa: the receipt of another', { isOutcomeKnown: true });
  return receipt.isPaid ? receipt : undefined;
}
