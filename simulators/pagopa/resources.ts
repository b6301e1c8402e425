import type { NewPosition, Position } from './positions.ts';

/** A debt position as GPD shows it. */
export function showPosition(position: Position) {
  const { organization: organizationFiscalCode, inserted_at: insertedDate, status } = position;
  const { iupd, companyName, paymentOption } = JSON.parse(position.asked) as NewPosition;
  const { debtor, switchToExpired, installments } = paymentOption[0]!;
  const { transfer, ...asked } = installments[0]!;
  const paid = position.paid_at
    ? { paymentDate: position.paid_at, idReceipt: position.receipt_id, pspCompany: 'PSP di prova' }
    : {};
  const installment = {
    ...asked,
    ...paid,
    nav: position.nav,
    organizationFiscalCode,
    status: status === 'PAID' ? 'PAID' : 'UNPAID',
    lastUpdatedDate: position.paid_at ?? insertedDate,
    transfer: transfer.map((each) => ({ ...each, status: 'T_UNREPORTED', insertedDate })),
  };
  return {
    iupd,
    organizationFiscalCode,
    companyName,
    insertedDate,
    publishDate: insertedDate,
    status,
    ...(position.paid_at ? { paymentDate: position.paid_at } : {}),
    lastUpdatedDate: position.paid_at ?? insertedDate,
    paymentOption: [{ debtor, switchToExpired, insertedDate, installments: [installment] }],
  };
}

/** The receipt of the node (paForNode, ctReceipt), its required fields. */
export function receiptXml(position: Position): string {
  const { nav, iuv, organization, amount, receipt_id: id, paid_at: at } = position;
  const { companyName, paymentOption } = JSON.parse(position.asked) as NewPosition;
  const { debtor, installments } = paymentOption[0]!;
  const { description, transfer } = installments[0]!;
  const field = (name: string, value: string) => `<${name}>${escape(value)}</${name}>`;
  const transfers = transfer.map(
    (each) =>
      `<transfer>${field('idTransfer', each.idTransfer)}${field('transferAmount', euro(each.amount))}` +
      `${field('fiscalCodePA', each.organizationFiscalCode ?? organization)}${field('IBAN', each.iban)}` +
      `${field('remittanceInformation', each.remittanceInformation)}` +
      `${field('transferCategory', each.category)}</transfer>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?><receipt>',
    field('receiptId', id!),
    field('noticeNumber', nav),
    field('fiscalCode', organization),
    field('outcome', 'OK'),
    field('creditorReferenceId', iuv),
    field('paymentAmount', euro(amount)),
    field('description', description),
    field('companyName', companyName),
    `<debtor><uniqueIdentifier>${field('entityUniqueIdentifierType', debtor.type)}` +
      `${field('entityUniqueIdentifierValue', debtor.fiscalCode)}</uniqueIdentifier>` +
      `${field('fullName', debtor.fullName)}</debtor>`,
    `<transferList>${transfers.join('')}</transferList>`,
    field('idPSP', 'WEMIPSP1'),
    field('PSPCompanyName', 'PSP di prova'),
    field('idChannel', '88888888888_01'),
    field('channelDescription', 'WISP'),
    field('paymentMethod', 'creditCard'),
    field('paymentDateTime', at!),
    '</receipt>',
  ].join('');
}

function euro(cents: number): string {
  return (cents / 100).toFixed(2);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
