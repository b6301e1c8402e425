import type { PostalAccount } from '../../db/payees.ts';
import { writeFacts, writeHeading, writeParagraph } from '../bundle/pdf/blocks.ts';
import type { Pdf } from '../bundle/pdf/open-pdf.ts';
import { drawCode } from './draw-code.ts';
import { money, SAY } from './words.ts';

const say = SAY.postal;
const SIDE_POINTS = 130;
/** The kind of slip that is printed with its amount on it. */
const SLIP_TYPE = '896';

export interface Slip {
  /** The notice's number: eighteen digits. */
  nav: string;
  amountCents: number;
  creditor: { fiscalCode: string; name: string };
  account: NonNullable<PostalAccount['postalAccount']>;
  authorisation: string;
  debtor: { fiscalCode: string; name: string };
  /** What it is for: of a person or a service it says nothing. */
  reason: string;
}

/** The slip with which a notice is paid at the post office (pagoPA, «Bollettino Postale PA»). */
export async function writeSlip(pdf: Pdf, slip: Slip): Promise<void> {
  const { nav, amountCents, creditor, account, authorisation, debtor, reason } = slip;
  writeHeading(pdf, 'H2', say.title);
  writeParagraph(pdf, { text: say.how });
  writeFacts(pdf, [
    [say.account, account],
    [say.holder, creditor.name],
    [say.amount, money(amountCents)],
    [say.payer, debtor.name],
    [say.reason, reason],
    [say.nav, nav.replace(/(\d{4})(?=\d)/g, '$1 ')],
    [say.fiscalCode, creditor.fiscalCode],
    [say.type, 'P1'],
  ]);
  writeParagraph(pdf, { text: authorisation, size: 7, isMuted: true });
  await drawCode(pdf, { kind: 'datamatrix', text: slipData(slip), options: '', side: SIDE_POINTS, alt: say.code }); // prettier-ignore
}

/**
 * What tills of Poste Italiane read from a slip's code: 256 characters, each field of a fixed width
 * (Poste Italiane, «Autorizzazione alla stampa in proprio», 4.2). The widths of the first four stand
 * before them.
 */
export function slipData({ nav, amountCents, creditor, account, debtor, reason }: Slip): string {
  const codeline = [nav, account, digits(amountCents, 10), SLIP_TYPE]
    .map((field) => `${field.length}${field}`)
    .join('');
  return [
    'codfase=NBPA;',
    codeline,
    '1P1',
    digits(creditor.fiscalCode, 11),
    padded(debtor.fiscalCode, 16),
    padded(debtor.name, 40),
    padded(reason, 110),
    ' '.repeat(12),
    'A',
  ].join('');
}

function digits(value: number | string, width: number): string {
  const text = String(value).padStart(width, '0');
  if (text.length !== width || /\D/.test(text)) throw new Error(`no field of ${width} digits`);
  return text;
}

/** In capitals without accents; what else tills do not know becomes a space. */
function padded(text: string, width: number): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9&'.:_, -]/g, ' ');
  return plain.slice(0, width).padEnd(width);
}
