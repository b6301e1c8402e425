import type { Creditor, PostalAccount } from '../../db/payees.ts';
import type { findNotice } from '../../db/payment-notices.ts';
import { writeFacts, writeHeading, writeParagraph } from '../bundle/pdf/blocks.ts';
import { openPdf } from '../bundle/pdf/open-pdf.ts';
import { UNKNOWN_DEBTOR } from '../../payments/pagopa-position.ts';
import { fill } from '../words/words.ts';
import { drawCode } from './draw-code.ts';
import { writeSlip } from './postal-slip.ts';
import { momentOf, money, SAY } from './words.ts';

const say = SAY.notice;
const QR_POINTS = 130;

/** A notice of pagoPA on paper: who is paid, how much, until when, and the code that apps and tills read. */
export async function writeNotice({
  notice,
  creditor,
  at,
}: {
  notice: NonNullable<Awaited<ReturnType<typeof findNotice>>>;
  creditor: Creditor & PostalAccount;
  /** ISO instant. */
  at: string;
}): Promise<Uint8Array> {
  const { nav, amountCents, dueAt, number } = notice;
  const reason = `WeMi ${number}`;
  const title = fill(say.title, { number });
  const pdf = openPdf({ title, language: 'it', at, pageWord: SAY.page });
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: say.intro });
  writeFacts(pdf, [
    [say.amount, money(amountCents)],
    [say.until, momentOf(dueAt)],
    [say.creditor, creditor.name],
    [say.fiscalCode, creditor.fiscalCode],
    [say.nav, nav.replace(/(\d{4})(?=\d)/g, '$1 ')],
    [say.reason, reason],
  ]);
  writeHeading(pdf, 'H2', say.where);
  for (const text of [say.online, say.around, say.late]) writeParagraph(pdf, { text });
  const text = qrOf({ nav, fiscalCode: creditor.fiscalCode, amountCents });
  await drawCode(pdf, { kind: 'qrcode', text, options: 'eclevel=M', side: QR_POINTS, alt: say.qr });
  const { postalAccount: account, postalAuthorisation: authorisation } = creditor;
  if (account && authorisation) {
    const debtor = {
      fiscalCode: notice.debtorCode ?? UNKNOWN_DEBTOR,
      name: notice.debtorName || UNKNOWN_DEBTOR,
    };
    await writeSlip(pdf, { nav, amountCents, creditor, account, authorisation, debtor, reason });
  }
  return pdf.end();
}

/** The code of a notice as pagoPA lays it down. */
export function qrOf(of: { nav: string; fiscalCode: string; amountCents: number }): string {
  return `PAGOPA|002|${of.nav}|${of.fiscalCode}|${of.amountCents}`;
}
