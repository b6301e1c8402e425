import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { BYTE_ORDER_MARK, csvRows } from '../audit/csv.ts';
import { closedQuery } from '../closed-query.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { pdfAnswer, sendPdf } from './document-routes.ts';
import { type Expense, readExpenses } from './expenses.ts';
import { writeExpenses } from './expenses-pdf.ts';
import { sum } from './payment-views.ts';
import { dayOf, SAY } from './words.ts';
import { thisYear } from './years.ts';

const YearParams = Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2200 }) });
type Year = { Params: Static<typeof YearParams> };

const csvAnswer = {
  200: {
    description: 'A row for each payment: semicolons, UTF-8 with a byte order mark',
    content: { 'text/csv': { schema: Type.String() } },
  },
};

/** What a year cost the citizen. A year that has not begun has no statement. */
export function registerExpenses(app: FastifyInstance): void {
  const schema = { tags: ['me'], params: YearParams, querystring: closedQuery({}) };
  const description = 'What was paid and given back in that year (Europe/Rome). A summary, no tax certificate.'; // prettier-ignore
  const readOwn = (actor: Actor, year: number) => {
    if (year > thisYear()) throw problem('not-found');
    return asActor(app.db, askingAs(actor), (trx) =>
      readExpenses(trx, { applicantId: actor.id, year }),
    );
  };

  app.get<Year>(
    '/me/expenses/:year.pdf',
    {
      onRequest: only('citizen'),
      schema: { ...schema, operationId: 'getExpenses', description, response: pdfAnswer },
    },
    async ({ actor, params: { year } }, reply) => {
      const expenses = await readOwn(actor, year);
      const at = new Date().toISOString();
      const bytes = await writeExpenses({ year, name: actor.name, at, expenses });
      return sendPdf(reply, bytes, `wemi-spese-${year}`);
    },
  );

  app.get<Year>(
    '/me/expenses/:year.csv',
    {
      onRequest: only('citizen'),
      schema: { ...schema, operationId: 'getExpensesCsv', description, response: csvAnswer },
    },
    async ({ actor, params: { year } }, reply) => {
      const expenses = await readOwn(actor, year);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="wemi-spese-${year}.csv"`)
        .header('cache-control', 'no-store')
        .send(BYTE_ORDER_MARK + csvRows([SAY.expenses.csvHeads, ...expenses.map(cellsOf)]));
    },
  );
}

function cellsOf(expense: Expense): string[] {
  const { beneficiary, service, enteName, pratica, receiptNumber, settledAt } = expense;
  const { paid, givenBack, voucherCents, borneCents } = expense;
  const amounts = [sum(paid), sum(givenBack), voucherCents, borneCents].map(euros);
  return [beneficiary, service, enteName, pratica, receiptNumber ?? '', dayOf(settledAt), ...amounts]; // prettier-ignore
}

/** «12,50», as a spreadsheet in Italian reads a number. */
function euros(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}
