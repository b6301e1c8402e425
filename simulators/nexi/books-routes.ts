import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Books } from './books.ts';
import { table } from '../books-table.ts';
import { listNotices, type Notice } from '../courier.ts';
import { Faults, type FaultSwitch } from '../faults.ts';
import { formatEuro, html } from '../html.ts';
import { page, STYLE } from './house.ts';
import { listAllOperations, listOperations, type Operation } from './operations.ts';
import { listOrders } from './orders.ts';

const SHOWN = 100;

/** The gateway's back office: its books at `/` (`/books` as JSON), the fault switch at `/faults`. */
export const booksRoutes: FastifyPluginAsyncTypebox<{
  books: Books;
  faults: FaultSwitch;
}> = async (app, { books, faults }) => {
  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(showBooks(books, faults)),
  );
  app.get('/books', async () => ({ operations: listAllOperations(books) }));
  app.get('/style.css', async (_request, reply) => reply.type('text/css').send(STYLE));
  app.get('/live', async () => ({ status: 'ok' }));
  app.get('/faults', async () => faults.now);
  app.post('/faults', { schema: { body: Faults } }, async ({ body }) => {
    faults.now = body;
    return faults.now;
  });
};

function showBooks(books: Books, faults: FaultSwitch): string {
  const orders = listOrders(books, SHOWN);
  const operations = orders.flatMap(({ order_id }) => listOperations(books, order_id));
  return page({
    title: 'Libri della Banca di Prova',
    body: html`<h1>Libri</h1>
      <p>Guasti accesi: <code>${JSON.stringify(faults.now)}</code></p>
      ${table('Ordini', ['Ordine', 'Importo', 'Creato'], orders.map((order) => [order.order_id, formatEuro(order.amount), order.created_at]))}
      ${table('Operazioni', ['Numero', 'Ordine', 'Tipo', 'Esito', 'Importo', 'Ora'], operations.map(operationCells))}
      ${table('Avvisi', ['Evento', 'Ordine', 'Tentativi', 'Risposta', 'Consegnato'], listNotices(books, SHOWN).map(noticeCells))}`,
  }); // prettier-ignore
}

function operationCells(operation: Operation): string[] {
  const { operation_id, order_id, type, result, amount, at } = operation;
  return [String(operation_id), order_id, type, result, formatEuro(amount), at];
}

function noticeCells({ event_id, order_id, tries, last_answer, delivered_at }: Notice): string[] {
  return [event_id, order_id, String(tries), last_answer ?? '', delivered_at ?? 'no'];
}
