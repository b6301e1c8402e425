import { sepaText } from './sepa-text.ts';

/** One transfer of a file. */
export interface Transfer {
  /** Of the payout: its UUID without hyphens is what comes back from the bank. */
  id: string;
  /** Integer cents, above zero. */
  cents: number;
  holder: string;
  iban: string;
  /** What the payee reads; nobody's name or need. */
  reason: string;
}

export interface TransferOrder {
  /** At most 35 characters; a bank takes it once. */
  messageId: string;
  /** ISO instant. */
  at: string;
  /** ISO date. */
  executeOn: string;
  debtor: { holder: string; fiscalCode: string; iban: string; bic: string | null };
  transfers: readonly Transfer[];
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
/** EPC132-08 takes 70 characters of a name, and 140 of a reason. */
const NAME_AT_MOST = 70;
const REASON_AT_MOST = 140;
const CENTS_AT_MOST = 99_999_999_999;

/**
 * The order for the bank: ISO 20022 pain.001.001.09 as the EPC's guidelines for SEPA credit transfers
 * (EPC132-08) narrow it. One debtor, one day, each payout one transfer.
 * @throws for an amount that no transfer can have, or no transfer at all
 */
export function writeTransferOrder(order: TransferOrder): string {
  const { messageId, at, executeOn, debtor, transfers } = order;
  if (transfers.length === 0) throw new Error('no transfer');
  const odd = transfers.find(({ cents }) => !isAmount(cents));
  if (odd) throw new Error(`not an amount: ${odd.cents}`);
  const sum = transfers.reduce((cents, transfer) => cents + transfer.cents, 0);
  const totals = [leaf('NbOfTxs', String(transfers.length)), leaf('CtrlSum', euros(sum))];
  const holder = leaf('Nm', sepaText(debtor.holder, NAME_AT_MOST));
  const root = node('CstmrCdtTrfInitn', [
    node('GrpHdr', [
      leaf('MsgId', messageId),
      leaf('CreDtTm', at),
      ...totals,
      node('InitgPty', [
        holder,
        node('Id', [node('OrgId', [node('Othr', [leaf('Id', debtor.fiscalCode)])])]),
      ]),
    ]),
    node('PmtInf', [
      leaf('PmtInfId', messageId),
      leaf('PmtMtd', 'TRF'),
      ...totals,
      node('PmtTpInf', [node('SvcLvl', [leaf('Cd', 'SEPA')])]),
      node('ReqdExctnDt', [leaf('Dt', executeOn)]),
      node('Dbtr', [holder]),
      account('DbtrAcct', debtor.iban),
      node('DbtrAgt', [node('FinInstnId', [bankOf(debtor.bic)])]),
      leaf('ChrgBr', 'SLEV'),
      ...transfers.map(writeTransfer),
    ]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">${root}</Document>\n`;
}

function writeTransfer({ id, cents, holder, iban, reason }: Transfer): string {
  return node('CdtTrfTxInf', [
    node('PmtId', [leaf('EndToEndId', endToEndIdOf(id))]),
    node('Amt', [`<InstdAmt Ccy="EUR">${euros(cents)}</InstdAmt>`]),
    node('Cdtr', [leaf('Nm', sepaText(holder, NAME_AT_MOST))]),
    account('CdtrAcct', iban),
    node('RmtInf', [leaf('Ustrd', sepaText(reason, REASON_AT_MOST))]),
  ]);
}

export function endToEndIdOf(payoutId: string): string {
  return payoutId.replaceAll('-', '');
}

function bankOf(bic: string | null): string {
  return bic ? leaf('BICFI', bic) : node('Othr', [leaf('Id', 'NOTPROVIDED')]);
}

function account(name: string, iban: string): string {
  return node(name, [node('Id', [leaf('IBAN', iban)])]);
}

function isAmount(cents: number): boolean {
  return Number.isSafeInteger(cents) && cents > 0 && cents <= CENTS_AT_MOST;
}

/** «12.50»; without floats. */
function euros(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function node(name: string, children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

function leaf(name: string, text: string): string {
  return node(name, [escapeXml(text)]);
}

/** What is left over of XML's own characters; others than SEPA's never come here. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
