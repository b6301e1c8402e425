import { writeHeading, writeParagraph, writeTable } from '../bundle/pdf/blocks.ts';
import { openPdf, type Pdf } from '../bundle/pdf/open-pdf.ts';
import { fill } from '../words/words.ts';
import { type Expense, groupExpenses, totalsOf } from './expenses.ts';
import { dayOf, money, SAY } from './words.ts';
import { withinYear } from './years.ts';

interface Year {
  year: number;
  /** Who paid. */
  name: string;
  /** ISO instant at which it is asked. */
  at: string;
  expenses: readonly Expense[];
}

const say = SAY.expenses;

/** What a year cost somebody, by beneficiary and kind of service, and payment by payment. */
export function writeExpenses({ year, name, at, expenses }: Year): Promise<Uint8Array> {
  const title = fill(say.title, { year });
  const pdf = openPdf({ title, language: 'it', at, pageWord: SAY.page });
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: fill(say.intro, { name, year }) });
  writeParagraph(pdf, { text: say.note, font: 'bold' });
  if (Date.parse(at) < Date.parse(withinYear(year).before)) {
    writeParagraph(pdf, { text: fill(say.unfinished, { year, day: dayOf(at) }) });
  }
  if (expenses.length === 0) writeParagraph(pdf, { text: fill(say.nothing, { year }) });
  else writeSums(pdf, { year, expenses });
  return pdf.end();
}

function writeSums(pdf: Pdf, { year, expenses }: Pick<Year, 'year' | 'expenses'>): void {
  for (const { beneficiary, kinds, totals } of groupExpenses(expenses)) {
    writeHeading(pdf, 'H2', fill(say.of, { name: beneficiary }));
    writeTable(pdf, {
      heads: say.heads,
      widths: [150, 125, 75, 75, 74],
      isLastRight: true,
      rows: [
        ...kinds.map((kind) => [kind.service, kind.enteName, ...amounts(kind)]),
        [say.total, '', ...amounts(totals)],
      ],
    });
    if (totals.borneCents > 0) {
      writeParagraph(pdf, { text: fill(say.borne, { amount: money(totals.borneCents) }) });
    }
    if (totals.voucherCents > 0) {
      writeParagraph(pdf, { text: fill(say.voucher, { amount: money(totals.voucherCents) }) });
    }
  }
  const { paidCents, backCents, netCents } = totalsOf(expenses);
  writeHeading(pdf, 'H2', say.summary);
  const sums = { paid: money(paidCents), back: money(backCents), net: money(netCents), year };
  writeParagraph(pdf, { text: fill(say.summaryLine, sums), font: 'bold' });
  writeHeading(pdf, 'H2', say.payments);
  writeTable(pdf, {
    heads: say.paymentHeads,
    widths: [125, 145, 145, 84],
    isLastRight: true,
    rows: expenses.flatMap(rowsOf),
  });
}

function amounts({ paidCents, backCents, netCents }: ReturnType<typeof totalsOf>): string[] {
  return [money(paidCents), money(backCents), money(netCents)];
}

/** What was paid, and each time that something of it came back. */
function rowsOf(expense: Expense) {
  const { receiptNumber, service, paid, givenBack, voucherCents, borneCents, settledAt } = expense;
  const number = receiptNumber ?? '—';
  return [
    ...paid.map(({ cents, at }) => [number, dayOf(at), service, money(cents)]),
    ...(borneCents > 0
      ? [[number, dayOf(settledAt), `${service} (${say.borneShare})`, money(borneCents)]]
      : []),
    ...(voucherCents > 0
      ? [[number, dayOf(settledAt), `${service} (${say.voucherShare})`, money(voucherCents)]]
      : []),
    ...givenBack.map(({ cents, at }) => [number, dayOf(at), `${service} (${say.back})`, `−${money(cents)}`]),
  ]; // prettier-ignore
}
