import type { Creditor } from '../../db/payees.ts';
import type { findNotice } from '../../db/payment-notices.ts';
import { writeFacts, writeHeading, writeParagraph } from '../bundle/pdf/blocks.ts';
import { MARGIN, openPdf, type Pdf } from '../bundle/pdf/open-pdf.ts';
import { fill } from '../words/words.ts';
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
  creditor: Creditor;
  /** ISO instant. */
  at: string;
}): Promise<Uint8Array> {
  const { nav, amountCents, dueAt, number } = notice;
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
    [say.reason, `WeMi ${number}`],
  ]);
  writeHeading(pdf, 'H2', say.where);
  for (const text of [say.online, say.around, say.late]) writeParagraph(pdf, { text });
  await drawQr(pdf, {
    text: qrOf({ nav, fiscalCode: creditor.fiscalCode, amountCents }),
    alt: say.qr,
  });
  return pdf.end();
}

/** The code of a notice as pagoPA lays it down. */
export function qrOf(of: { nav: string; fiscalCode: string; amountCents: number }): string {
  return `PAGOPA|002|${of.nav}|${of.fiscalCode}|${of.amountCents}`;
}

async function drawQr(
  { doc, root, need }: Pdf,
  { text, alt }: { text: string; alt: string },
): Promise<void> {
  // A megabyte that is loaded with the first notice only.
  const { default: bwip } = await import('bwip-js');
  const [code] = bwip.raw('qrcode', text, 'eclevel=M');
  if (!code || !('pixs' in code)) throw new Error('no QR code of a notice');
  const side = QR_POINTS / code.pixx;
  need(QR_POINTS + 20);
  const top = doc.y + 10;
  const figure = doc.struct('Figure', { alt }, () => {
    code.pixs.forEach((isDark, n) => {
      if (!isDark) return;
      doc.rect(MARGIN + (n % code.pixx) * side, top + Math.floor(n / code.pixx) * side, side, side);
    });
    doc.fill('#000000');
  });
  root.add(figure);
  doc.y = top + QR_POINTS;
}
