import type { findPratica } from '../../db/pratiche.ts';
import type { listOrders } from '../../db/offers.ts';
import { writeFacts, writeHeading, writeParagraph, writeTable } from '../bundle/pdf/blocks.ts';
import { openPdf, type Pdf } from '../bundle/pdf/open-pdf.ts';
import { fill } from '../words/words.ts';
import { beneficiaryOf, momentOf, money, periodOf, quantityOf, rulesOf, SAY } from './words.ts';

interface Ordered {
  pratica: NonNullable<Awaited<ReturnType<typeof findPratica>>>;
  order: Awaited<ReturnType<typeof listOrders>>[number];
  ente: { name: string; address: string; phone: string };
  beneficiary: unknown;
  /** What the need said, in words; what is delicate stays off the paper. */
  answers: { it: string; valueIt: string; sensitive: boolean }[];
}

const say = SAY.order;

/** What was ordered: who, what, when, at what price, and what happens if it is paused or ended. */
export function writeOrder({
  pratica,
  order,
  ente,
  beneficiary,
  answers,
}: Ordered): Promise<Uint8Array> {
  const title = fill(say.title, { number: pratica.number });
  const pdf = openPdf({ title, language: 'it', at: order.confirmedAt, pageWord: SAY.page });
  writeHeading(pdf, 'H1', title);
  writeParagraph(pdf, { text: say.intro });
  writeHeading(pdf, 'H2', say.parties);
  writeFacts(pdf, [
    [say.applicant, pratica.applicantName ?? ''],
    [SAY.receipt.beneficiary, beneficiaryOf(beneficiary, pratica.applicantName)],
    [SAY.receipt.ente, `${ente.name}\n${ente.address}`],
    [say.phone, ente.phone],
    [say.operator, order.operatorName ?? ''],
  ]);
  writeHeading(pdf, 'H2', say.what);
  writeFacts(pdf, [
    [SAY.receipt.service, pratica.serviceTypeNameIt],
    [SAY.receipt.pratica, pratica.number],
    [say.periodNumber, order.period > 1 ? String(order.period) : ''],
    [SAY.receipt.period, periodOf(order)],
    [say.confirmed, momentOf(order.confirmedAt)],
  ]);
  writeAnswers(pdf, answers);
  writeHeading(pdf, 'H2', say.price);
  writeTable(pdf, {
    heads: say.heads,
    widths: [220, 110, 85, 84],
    isLastRight: true,
    rows: [
      ...order.lines.map(({ label, quantity, unit, unitCents }) => [
        label,
        quantityOf(quantity, unit),
        money(unitCents),
        money(Math.round(quantity * unitCents)),
      ]),
      [say.total, '', '', money(order.totalCents)],
    ],
  });
  writeHeading(pdf, 'H2', say.rules);
  for (const text of [say.before, ...rulesOf(pratica.policy)]) writeParagraph(pdf, { text });
  return pdf.end();
}

function writeAnswers(pdf: Pdf, answers: Ordered['answers']): void {
  const plain = answers.filter(({ sensitive }) => !sensitive);
  if (answers.length === 0) return;
  writeHeading(pdf, 'H2', say.need);
  if (plain.length > 0) writeFacts(pdf, plain.map(({ it, valueIt }) => [it, valueIt])); // prettier-ignore
  if (plain.length < answers.length) writeParagraph(pdf, { text: say.delicate });
}
