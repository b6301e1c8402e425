import type { Statement, StatementLine } from '../../db/payouts/statement.ts';
import { writeFacts, writeHeading, writeParagraph, writeTable } from '../bundle/pdf/blocks.ts';
import { openPdf } from '../bundle/pdf/open-pdf.ts';
import { dayOf, money, SAY as RECEIPT_WORDS } from '../receipts/words.ts';
import { fill } from '../words/words.ts';
import { SAY } from './words.ts';

interface Told {
  enteName: string;
  from: string;
  until: string;
  statement: Statement;
  lines: readonly StatementLine[];
  /** There are more payments than these. */
  isCut: boolean;
  /** ISO instant at which it is asked. */
  at: string;
}

/** The statement of an ente: sums, then payment by payment. */
export function writeStatement(told: Told): Promise<Uint8Array> {
  const { enteName, from, until, statement, lines, isCut, at } = told;
  const title = fill(SAY.title, { from: dayOf(from), until: dayOf(until) });
  const pdf = openPdf({ title, language: 'it', at, pageWord: RECEIPT_WORDS.page });
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: fill(SAY.intro, { ente: enteName }) });
  writeHeading(pdf, 'H2', SAY.summary);
  writeFacts(pdf, [
    [SAY.opening, money(statement.openingCents)],
    [SAY.paid, money(statement.paidCents)],
    [SAY.voucher, money(statement.voucherCents)],
    [SAY.direct, money(-statement.directCents)],
    [SAY.refund, money(-statement.refundCents)],
    [SAY.fee, money(-statement.feeCents)],
    [SAY.paidOut, money(-statement.paidOutCents)],
    [SAY.returned, money(statement.returnedCents)],
    [SAY.closing, money(statement.closingCents)],
  ]);
  writeHeading(pdf, 'H2', SAY.payments);
  if (lines.length === 0) writeParagraph(pdf, { text: SAY.nothing });
  else
    writeTable(pdf, {
      heads: SAY.heads,
      widths: [95, 135, 72, 65, 60, 72],
      isLastRight: true,
      rows: lines.map((line) => [
        line.number,
        line.serviceIt,
        money(line.paidCents + line.voucherCents),
        money(line.refundCents),
        money(line.feeCents),
        money(netOf(line)),
      ]),
    });
  if (isCut) writeParagraph(pdf, { text: fill(SAY.more, { count: lines.length }) });
  writeParagraph(pdf, { text: SAY.note, isMuted: true });
  return pdf.end();
}

/** What the ente earned, whatever was transferred of it. */
export function netOf(line: StatementLine): number {
  return line.paidCents + line.voucherCents - line.refundCents - line.feeCents;
}
