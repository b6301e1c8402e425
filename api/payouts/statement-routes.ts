import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { listStatementLines, readStatement } from '../../db/payouts/statement.ts';
import { type Actor, askingAs } from '../actor.ts';
import { csvAnswer, ROWS_AT_ONCE, sendCsv } from '../audit/send-csv.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { pdfAnswer, sendPdf } from '../receipts/document-routes.ts';
import { dayOf } from '../receipts/words.ts';
import { EnteStatement, StatementFileQuery, StatementQuery } from './schemas.ts';
import { netOf, writeStatement } from './statement-pdf.ts';
import { SAY } from './words.ts';

type Params = Static<typeof IdParams>;
const PRINTED_AT_MOST = 1000;

/** The account of an ente: its own, or any for the office. To others it does not exist. */
export function registerStatements(app: FastifyInstance): void {
  const schema = { tags: ['payouts'], params: IdParams };
  const onRequest = only('ente', 'admin', 'auditor');

  app.get<{ Params: Params; Querystring: Static<typeof StatementQuery> }>(
    '/enti/:id/statement',
    {
      onRequest,
      schema: { ...schema, operationId: 'getEnteStatement', querystring: StatementQuery, response: { 200: EnteStatement } },
    },
    ({ actor, params, query: { cursor, limit = 50, from, until } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const { of, enteName } = await askedFor(trx, actor, { id: params.id, from, until });
        const after = readCursor(cursor, ['instant', 'uuid'] as const);
        const rows = await listStatementLines(trx, { ...of, after, limit: limit + 1 });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        const items = page.map(({ praticaId, number, serviceIt: _, ...line }) => ({ ...line, pratica: { id: praticaId, number } }));
        const next = last ? writeCursor([last.lastAt, last.paymentId]) : null;
        return { ...(await readStatement(trx, of)), enteName, from, until, items, next };
      }),
  ); // prettier-ignore

  app.get<{ Params: Params; Querystring: Static<typeof StatementFileQuery> }>(
    '/enti/:id/statement.pdf',
    {
      onRequest,
      schema: { ...schema, operationId: 'getEnteStatementPdf', querystring: StatementFileQuery, response: pdfAnswer },
    },
    async ({ actor, params: { id }, query: { from, until } }, reply) => {
      const told = await asActor(app.db, askingAs(actor), async (trx) => {
        const { of, enteName } = await askedFor(trx, actor, { id, from, until });
        const lines = await listStatementLines(trx, { ...of, limit: PRINTED_AT_MOST + 1 });
        const isCut = lines.length > PRINTED_AT_MOST;
        const statement = await readStatement(trx, of);
        return { enteName, statement, lines: lines.slice(0, PRINTED_AT_MOST), isCut };
      });
      const at = new Date().toISOString();
      const bytes = await writeStatement({ ...told, from, until, at });
      return sendPdf(reply, bytes, `wemi-rendiconto-${from}-${until}`);
    },
  ); // prettier-ignore

  app.get<{ Params: Params; Querystring: Static<typeof StatementFileQuery> }>(
    '/enti/:id/statement.csv',
    {
      onRequest,
      schema: { ...schema, operationId: 'getEnteStatementCsv', querystring: StatementFileQuery, response: csvAnswer },
    },
    ({ actor, params: { id }, query }, reply) =>
      sendCsv(reply, {
        name: 'wemi-rendiconto',
        heads: SAY.csvHeads,
        read: (after) =>
          asActor(app.db, askingAs(actor), async (trx) => {
            const { of } = await askedFor(trx, actor, { id, ...query });
            return listStatementLines(trx, { ...of, after, limit: ROWS_AT_ONCE });
          }),
        keyOf: ({ lastAt, paymentId }) => [lastAt, paymentId],
        cellsOf: (line) => [
          line.number, line.serviceIt, dayOf(line.lastAt),
          ...[line.paidCents, line.voucherCents, line.directCents, line.refundCents, line.feeCents, line.returnedCents, netOf(line), line.paidOutCents].map(euros),
        ],
      }),
  ); // prettier-ignore
}

/** @throws not-found; invalid */
async function askedFor(
  trx: Trx,
  actor: Actor,
  { id, from, until }: { id: string; from: string; until: string },
) {
  const enteId = id.toLowerCase();
  if (actor.role === 'ente' && actor.enteId !== enteId) throw problem('not-found');
  const enteName = (await listEnteNames(trx, [enteId])).get(enteId);
  if (!enteName) throw problem('not-found');
  if (until < from)
    throw invalid('/until', {
      it: 'La fine del periodo viene prima dell’inizio.',
      en: 'The period ends before it begins.',
    });
  return { enteName, of: { enteId, fromDay: from, throughDay: until } };
}

/** «12,50», as a spreadsheet in Italian reads a number. */
function euros(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}
