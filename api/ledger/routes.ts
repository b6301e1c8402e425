import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { listLedger, sumLedger, sumPayers } from '../../db/payouts/ledger-list.ts';
import { askingAs } from '../actor.ts';
import { instantsOf } from '../audit/period.ts';
import { csvAnswer, ROWS_AT_ONCE, sendCsv } from '../audit/send-csv.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { only } from '../plugins/auth.ts';
import { LedgerAnswer, LedgerFileQuery, LedgerQuery, LedgerTotals } from './schemas.ts';

/** The double-entry ledger of the comune, for whoever checks it. Nobody writes here. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['ledger'];
  const onRequest = only('auditor', 'admin');

  app.get(
    '/ledger',
    {
      onRequest,
      schema: {
        operationId: 'listLedger',
        tags,
        querystring: LedgerQuery,
        response: { 200: LedgerAnswer },
      },
    },
    ({ actor, query: { cursor, limit = 50, ...asked } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const [afterId] = readCursor(cursor, ['text'] as const) ?? [];
        const id = afterId && /^\d{1,18}$/.test(afterId) ? afterId : undefined;
        const rows = await listLedger(trx, { ...filterOf(asked), afterId: id, limit: limit + 1 });
        const page = rows.slice(0, limit);
        const enteOf = (account: string) => /^ente:(.+)$/.exec(account)?.[1];
        const ids = page.flatMap(({ account }) => enteOf(account) ?? []);
        const names = await listEnteNames(trx, ids);
        const last = rows.length > limit ? page.at(-1) : undefined;
        return {
          items: page.map(({ praticaId, number, eventSeq, eventKind, paymentId: _, ...line }) => ({
            ...line,
            enteName: names.get(enteOf(line.account) ?? '') ?? null,
            pratica: { id: praticaId, number },
            event: eventSeq === null ? null : { seq: eventSeq, kind: eventKind! },
          })),
          next: last ? writeCursor([last.id]) : null,
        };
      }),
  );

  app.get(
    '/ledger/totals',
    {
      onRequest,
      schema: {
        operationId: 'sumLedger',
        tags,
        querystring: LedgerFileQuery,
        response: { 200: LedgerTotals },
      },
    },
    ({ actor, query }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const filter = filterOf(query);
        const items = await sumLedger(trx, filter);
        return {
          payer: (asksForPayer(filter) && (await sumPayers(trx, filter))) || null,
          items,
          debitCents: items.reduce((sum, { debitCents }) => sum + debitCents, 0),
          creditCents: items.reduce((sum, { creditCents }) => sum + creditCents, 0),
        };
      }),
  );

  registerCsv(app as never);
};

function registerCsv(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof LedgerFileQuery> }>(
    '/ledger.csv',
    {
      onRequest: only('auditor', 'admin'),
      schema: {
        operationId: 'exportLedger',
        tags: ['ledger'],
        querystring: LedgerFileQuery,
        response: csvAnswer,
      },
    },
    ({ actor, query }, reply) =>
      sendCsv(reply, {
        name: 'wemi-libro-mastro',
        heads: HEADS,
        read: (after) =>
          asActor(app.db, askingAs(actor), (trx) =>
            listLedger(trx, { ...filterOf(query), afterId: after?.[1], limit: ROWS_AT_ONCE }),
          ),
        keyOf: ({ at, id }) => [at, id],
        cellsOf: (line) => [
          line.id, line.at, line.transactionId, line.kind, line.account, euros(line.cents), line.number, line.paymentId,
          line.eventSeq === null ? '' : String(line.eventSeq), line.eventKind ?? '', line.commandId ?? '',
          line.gatewayReference ?? '', line.payoutId ?? '',
        ], // prettier-ignore
      }),
  );
}

function asksForPayer({ account = 'payer:', number, kind }: Static<typeof LedgerFileQuery>) {
  const isOne = number !== undefined || account !== 'payer:';
  return isOne && account.startsWith('payer:') && kind === undefined;
}

const HEADS = [
  'Riga', 'Quando', 'Movimento', 'Tipo', 'Conto', 'Importo (€)', 'Pratica', 'Pagamento', 'Atto n.', 'Atto', 'Comando',
  'Riferimento del gestore', 'Pagamento all’ente',
]; // prettier-ignore

/** @throws invalid for a period that ends before it begins */
function filterOf({ from, until, ...same }: Static<typeof LedgerFileQuery>) {
  return {
    ...same,
    ...instantsOf({ ...(from ? { from } : {}), ...(until ? { until } : {}) }),
  };
}

/** «-12,50», as a spreadsheet in Italian reads a number. */
function euros(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}
