import type { Transfer } from '../../db/transfers.ts';
import { writeFacts, writeHeading, writeParagraph } from '../bundle/pdf/blocks.ts';
import { openPdf } from '../bundle/pdf/open-pdf.ts';
import { momentOf, money, SAY } from '../receipts/words.ts';
import { fill } from '../words/words.ts';

const say = SAY.transfer;

/** To whom, how much, to which account, with which reason; and that it pays only once the ente says so. */
export async function writeInstructions({
  transfer,
  at,
}: {
  transfer: Transfer & { iban: string; holder: string };
  /** ISO instant. */
  at: string;
}): Promise<Uint8Array> {
  const { number, amountCents, enteName, holder, iban, reference, dueAt } = transfer;
  const title = fill(say.title, { number });
  const pdf = openPdf({ title, language: 'it', at, pageWord: SAY.page });
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: fill(say.intro, { ente: enteName }) });
  writeFacts(pdf, [
    [say.amount, money(amountCents)],
    [say.holder, holder],
    [say.iban, iban.replace(/(.{4})(?=.)/g, '$1 ')],
    [say.reference, reference],
    [say.until, momentOf(dueAt)],
  ]);
  writeHeading(pdf, 'H2', say.know);
  for (const text of [say.exact, say.time, say.late]) writeParagraph(pdf, { text });
  return pdf.end();
}
