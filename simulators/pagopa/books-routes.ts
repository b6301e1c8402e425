import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { table } from '../books-table.ts';
import { Faults } from '../faults.ts';
import { formatEuro, html } from '../html.ts';
import type { Books } from './books.ts';
import { page, STYLE } from './house.ts';
import type { PagoPa } from './pagopa.ts';
import { listPositions, type NewPosition, type Position } from './positions.ts';

const SHOWN = 100;
const EVERYTHING = 1_000_000;

/** The back office: books at `/` (`/books` as JSON), the fault switch at `/faults`. */
export const booksRoutes: FastifyPluginAsyncTypebox<PagoPa> = async (app, { books, faults }) => {
  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      page({
        title: 'Libri di pagoPA di prova',
        body: html`<h1>Libri</h1>
          <p>Guasti accesi: <code>${JSON.stringify(faults.now)}</code></p>
          ${table('Posizioni debitorie', ['Posizione', 'Ente', 'Avviso', 'Stato', 'Importo', 'Pagata'], listPositions(books, SHOWN).map(cells))}`,
      }),
    ),
  ); // prettier-ignore
  app.get('/books', async () => ({ operations: listOperations(books) }));
  app.get('/style.css', async (_request, reply) => reply.type('text/css').send(STYLE));
  app.get('/live', async () => ({ status: 'ok' }));
  app.get('/faults', async () => faults.now);
  app.post('/faults', { schema: { body: Faults } }, async ({ body }) => {
    faults.now = body;
    return faults.now;
  });
};

/** Each payment with what its position says it is for, in the form of all simulators. */
function listOperations(books: Books) {
  const paid = listPositions(books, EVERYTHING).filter(({ status }) => status === 'PAID');
  return paid.map(({ iupd, nav, receipt_id: id, amount, asked }) => {
    const { description } = (JSON.parse(asked) as NewPosition).paymentOption[0]!.installments[0]!;
    return { orderId: nav, merchantOrderId: iupd, description, id, type: 'CAPTURE', result: 'EXECUTED', amount }; // prettier-ignore
  });
}

function cells({ iupd, organization, nav, status, amount, paid_at }: Position): string[] {
  return [iupd, organization, nav, status, formatEuro(amount), paid_at ?? ''];
}
