import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { table } from '../books-table.ts';
import { listNotices, type Notice } from '../courier.ts';
import { Faults } from '../faults.ts';
import { formatEuro, html, type Markup } from '../html.ts';
import { readForms } from '../pay-page.ts';
import type { Books } from './books.ts';
import { decide, findCaptureOf } from './captures.ts';
import { page, STYLE } from './house.ts';
import type { PayPal } from './merchant-routes.ts';
import { FUNDINGS, listOrders, type Order } from './orders.ts';
import { listRefunds, sumRefunded } from './refunds.ts';
import { tellCapture } from './tell-capture.ts';

const SHOWN = 100;
const EVERYTHING = 1_000_000;

/** The back office: books at `/` (`/books` as JSON), the fault switch at `/faults`, pending captures decided. */
export const booksRoutes: FastifyPluginAsyncTypebox<PayPal> = async (app, paypal) => {
  const { books, faults } = paypal;
  readForms(app);
  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(showBooks(paypal)),
  );
  app.get('/books', async () => ({ operations: listOperations(books) }));
  app.get('/style.css', async (_request, reply) => reply.type('text/css').send(STYLE));
  app.get('/live', async () => ({ status: 'ok' }));
  app.get('/faults', async () => faults.now);
  app.post('/faults', { schema: { body: Faults } }, async ({ body }) => {
    faults.now = body;
    return faults.now;
  });
  app.post(
    '/captures/:id',
    {
      schema: {
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        body: Type.Object({ do: Type.Enum(['COMPLETED', 'DECLINED']) }),
      },
    },
    async ({ params, body }, reply) => {
      const decided = decide(books, params.id, body.do);
      if (decided) tellCapture(paypal, decided);
      return reply.redirect('/', 303);
    },
  );
};

/** Each capture and refund with what its order says it is for, in the form of all simulators. */
function listOperations(books: Books) {
  return listOrders(books, EVERYTHING).flatMap(({ id: orderId, description, custom_id }) => {
    const captured = findCaptureOf(books, orderId);
    if (!captured) return [];
    const isTaken = captured.status !== 'PENDING' && captured.status !== 'DECLINED';
    const of = { orderId, merchantOrderId: custom_id, description };
    const { id, amount, status } = captured;
    return [
      { ...of, id, type: 'CAPTURE', result: isTaken ? 'EXECUTED' : status, amount },
      ...listRefunds(books, id).map((given) => ({ ...of, id: given.id, type: 'REFUND', result: 'EXECUTED', amount: given.amount })),
    ];
  }); // prettier-ignore
}

function showBooks({ books, faults }: PayPal): string {
  const orders = listOrders(books, SHOWN);
  return page({
    title: 'Libri di PayPal di prova',
    body: html`<h1>Libri</h1>
      <p>Guasti accesi: <code>${JSON.stringify(faults.now)}</code></p>
      ${table('Ordini', ['Ordine', 'Stato', 'Importo', 'Pagato con', 'Creato'], orders.map(orderCells))}
      ${table('Incassi', ['Numero', 'Ordine', 'Stato', 'Importo', 'Restituito', 'Decidi'], orders.flatMap((order) => captureCells(books, order)))}
      ${table('Avvisi', ['Evento', 'Ordine', 'Tentativi', 'Risposta', 'Consegnato'], listNotices(books, SHOWN).map(noticeCells))}`,
  }); // prettier-ignore
}

function orderCells({ id, status, amount, funding, create_time }: Order): string[] {
  return [id, status, formatEuro(amount), funding ? FUNDINGS[funding] : '', create_time];
}

function captureCells(books: Books, { id: orderId }: Order): (string | Markup)[][] {
  const captured = findCaptureOf(books, orderId);
  if (!captured) return [];
  const { id, status, amount } = captured;
  const deciding = html`<form method="post" action="/captures/${id}">
    <button name="do" value="COMPLETED">Riuscito</button>
    <button name="do" value="DECLINED" class="quiet">Rifiutato</button>
  </form>`;
  const back = formatEuro(sumRefunded(books, captured));
  return [[id, orderId, status, formatEuro(amount), back, status === 'PENDING' ? deciding : '']];
}

function noticeCells({ event_id, order_id, tries, last_answer, delivered_at }: Notice): string[] {
  return [event_id, order_id, String(tries), last_answer ?? '', delivered_at ?? 'no'];
}
