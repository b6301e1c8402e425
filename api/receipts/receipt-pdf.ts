import type { Movements } from '../../db/payment-movements.ts';
import type { PaymentRow } from '../../db/payment-list.ts';
import { writeFacts, writeHeading, writeParagraph, writeTable } from '../bundle/pdf/blocks.ts';
import { openPdf } from '../bundle/pdf/open-pdf.ts';
import { fill } from '../words/words.ts';
import { sum, waysOf } from './payment-views.ts';
import { beneficiaryOf, dayOf, momentOf, money, periodOf, quantityOf, SAY, WAY_WORDS } from './words.ts'; // prettier-ignore

interface Settled {
  row: PaymentRow & { settledAt: string };
  /** As it is printed. */
  number: string;
  movements: Movements;
}

const say = SAY.receipt;

/** The receipt of a payment, with what was given back of it until now. Nothing of it tells of health. */
export function writeReceipt({ row, number, movements }: Settled): Promise<Uint8Array> {
  const title = fill(say.title, { number });
  const at = movements.givenBack.at(-1)?.at ?? row.settledAt;
  const pdf = openPdf({ title, language: 'it', at, pageWord: SAY.page });
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: fill(say.intro, { comune: row.comuneName }) });
  writeHeading(pdf, 'H2', say.about);
  writeFacts(pdf, factsOf({ row, number, movements }));
  writeHeading(pdf, 'H2', say.amounts);
  writeTable(pdf, {
    heads: say.heads,
    widths: [380, 119],
    isLastRight: true,
    rows: amountsOf({ row, movements }),
  });
  writeParagraph(pdf, { text: say.note, isMuted: true });
  return pdf.end();
}

function factsOf({ row, number, movements }: Settled) {
  return [
    [say.number, number],
    [say.settledOn, momentOf(row.settledAt)],
    [say.paidBy, row.applicantName ?? ''],
    [say.beneficiary, beneficiaryOf(row.beneficiary, row.applicantName)],
    [say.service, row.serviceTypeNameIt],
    [say.ente, `${row.enteName}\n${row.enteAddress}`],
    [say.payee, row.payee === 'comune' ? fill(SAY.comune, { comune: row.comuneName }) : ''],
    [say.pratica, row.number],
    [say.period, periodOf(row)],
    [say.instalment, instalmentOf(row)],
    [say.how, howOf(row, movements)],
  ] as const;
}

function instalmentOf({ instalment, instalments }: PaymentRow): string {
  const n = String(instalment);
  return instalments > 1 ? fill(say.instalmentOf, { n, all: String(instalments) }) : '';
}

function howOf({ counterNumber }: PaymentRow, movements: Movements): string {
  const words = waysOf(movements).map((way) =>
    way === 'counter' && counterNumber
      ? fill(SAY.counter, { number: counterNumber })
      : WAY_WORDS[way],
  );
  return words.join(', ');
}

/** The lines of the order where the payment is for all of it; then what was paid and came back. */
function amountsOf({ row, movements }: Pick<Settled, 'row' | 'movements'>): string[][] {
  const { lines, totalCents, amountCents } = row;
  const { paid, vouchers, borne, givenBack, onItsWayCents } = movements;
  const isWhole = totalCents === amountCents;
  const priced = lines.map(({ label, quantity, unit, unitCents }) => [
    `${label}: ${quantityOf(quantity, unit)} × ${money(unitCents)}`,
    money(Math.round(quantity * unitCents)),
  ]);
  const [voucherCents, borneCents] = [sum(vouchers), sum(borne)];
  const paidCents = sum(paid);
  const back = givenBack.map(({ cents, at }) => [
    fill(say.refunded, { day: dayOf(at) }),
    `−${money(cents)}`,
  ]);
  return [
    ...(isWhole ? priced : []),
    [say.total, money(amountCents)],
    ...(borneCents > 0 ? [[say.borne, money(borneCents)]] : []),
    ...(voucherCents > 0 ? [[say.voucher, money(voucherCents)]] : []),
    [say.paid, money(paidCents)],
    ...back,
    ...(onItsWayCents > 0 ? [[say.onItsWay, `−${money(onItsWayCents)}`]] : []),
    ...(back.length > 0 || onItsWayCents > 0
      ? [[say.net, money(paidCents - sum(givenBack) - onItsWayCents)]]
      : []),
  ];
}
