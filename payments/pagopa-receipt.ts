import { GatewayUnavailable } from './gateway.ts';

/** What proves that a notice was paid (paForNode, ctReceipt). */
export interface PagoPaReceipt {
  receiptId: string;
  noticeNumber: string;
  /** Of the comune that was paid. */
  fiscalCode: string;
  isPaid: boolean;
  amountCents: number;
}

/**
 * Reads the receipt out of pagoPA's XML: its own fields come before those of debtor and transfers,
 * and hold no markup.
 * @throws GatewayUnavailable when one is missing or malformed
 */
export function readReceiptXml(xml: string): PagoPaReceipt {
  const amount = /^(\d{1,9})\.(\d{2})$/.exec(textOf(xml, 'paymentAmount'));
  if (!amount) throw malformed('paymentAmount');
  return {
    receiptId: textOf(xml, 'receiptId'),
    noticeNumber: textOf(xml, 'noticeNumber'),
    fiscalCode: textOf(xml, 'fiscalCode'),
    isPaid: textOf(xml, 'outcome') === 'OK',
    amountCents: Number(amount[1]) * 100 + Number(amount[2]),
  };
}

function textOf(xml: string, name: string): string {
  const found = new RegExp(`<(?:[\\w-]+:)?${name}>\\s*([^<>&]{1,140}?)\\s*</`).exec(xml);
  if (!found) throw malformed(name);
  return found[1]!;
}

function malformed(name: string): GatewayUnavailable {
  return new GatewayUnavailable(`pagopa: no ${name} in a receipt`, { isOutcomeKnown: false });
}
