import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { table } from '../books-table.ts';
import { listNotices, type Notice } from '../courier.ts';
import { Faults, type FaultSwitch } from '../faults.ts';
import { html, type Markup } from '../html.ts';
import { readForms } from '../pay-page.ts';
import type { Books } from './books.ts';
import { type Account, tellStatus } from './callbacks.ts';
import { page, STYLE } from './house.ts';
import { FATES, findMessage, listMessages, type Message, setStatus, type Status } from './messages.ts'; // prettier-ignore

const SHOWN = 100;

/** Faults that a button turns on; all others by POST /faults. */
const PRESETS: Record<string, { says: string; faults: Faults }> = {
  none: { says: 'Nessun guasto', faults: {} },
  timeoutBefore: { says: 'Non risponde, e non invia', faults: { calls: { mode: 'timeoutBefore' } } },
  timeoutAfter: { says: 'Invia, ma non risponde', faults: { calls: { mode: 'timeoutAfter' } } },
  tooMany: { says: 'Troppe richieste (429)', faults: { calls: { mode: 'tooMany', seconds: 5 } } },
  error: { says: 'Errore (500)', faults: { calls: { mode: 'error' } } },
  malformed: { says: 'Risposta rotta', faults: { calls: { mode: 'malformed' } } },
  slow: { says: 'Lento (30 secondi)', faults: { calls: { mode: 'slow' } } },
  duplicate: { says: 'Avvisi doppi', faults: { notices: { mode: 'duplicate' } } },
  shuffle: { says: 'Avvisi in disordine', faults: { notices: { mode: 'shuffle' } } },
  late: { says: 'Avvisi un giorno dopo', faults: { notices: { mode: 'late' } } },
  silent: { says: 'Nessun avviso', faults: { notices: { mode: 'none' } } },
}; // prettier-ignore

/** The provider's back office: its books at `/` (`/books` as JSON), the fault switch at `/faults`. */
export const booksRoutes: FastifyPluginAsyncTypebox<{
  books: Books;
  faults: FaultSwitch;
  account: Account;
}> = async (app, { books, faults, account }) => {
  readForms(app);
  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(showBooks(books, faults)),
  );
  app.get('/books', async () => ({ messages: listMessages(books, { limit: 10_000 }) }));
  app.get('/style.css', async (_request, reply) => reply.type('text/css').send(STYLE));
  app.get('/live', async () => ({ status: 'ok' }));
  app.get('/faults', async () => faults.now);
  app.post('/faults', { schema: { body: Faults } }, async ({ body }) => {
    faults.now = body;
    return faults.now;
  });
  app.post(
    '/preset',
    { schema: { body: Type.Object({ name: Type.Enum(Object.keys(PRESETS)) }) } },
    async ({ body }, reply) => {
      faults.now = PRESETS[body.name]!.faults;
      return reply.redirect('/', 303);
    },
  );
  app.post(
    '/messages/:sid/status',
    {
      schema: {
        params: Type.Object({ sid: Type.String({ maxLength: 40 }) }),
        body: Type.Object({ status: Type.Enum(['sent', 'delivered', 'undelivered']) }),
      },
    },
    async ({ params: { sid }, body }, reply) => {
      if (!findMessage(books, sid)) return reply.code(404).send();
      const status = body.status as Status;
      const error = status === 'undelivered' ? 30005 : undefined;
      const message = setStatus(books, sid, { status, error: error ?? null });
      tellStatus(books, { account, faults }, { message, status, error });
      return reply.redirect('/', 303);
    },
  );
};

function showBooks(books: Books, faults: FaultSwitch): string {
  const fates = Object.entries(FATES).map(([ending, { says }]) => html`<li><code>…${ending}</code>: ${says}</li>`); // prettier-ignore
  return page({
    title: 'Messaggi della Messaggeria di Prova',
    body: html`<h1>Messaggi</h1>
      ${table('SMS', ['Numero', 'Testo', 'Parti', 'Stato', 'Ora', 'Cambia'], listMessages(books, { limit: SHOWN }).map(messageCells))}
      <section aria-labelledby="numbers"><h2 id="numbers">Numeri di prova</h2><ul>${fates}</ul></section>
      <section aria-labelledby="faults"><h2 id="faults">Guasti</h2>
        <p>Accesi: <code>${JSON.stringify(faults.now)}</code></p>
        ${Object.entries(PRESETS).map(([name, { says }]) => html`<form method="post" action="/preset"><button class="quiet" name="name" value="${name}">${says}</button></form>`)}
      </section>
      ${table('Avvisi', ['Messaggio', 'Che cosa', 'Tentativi', 'Risposta', 'Consegnato'], listNotices(books, SHOWN).map(noticeCells))}`,
  }); // prettier-ignore
}

function messageCells(message: Message): (string | Markup)[] {
  const { sid, to_number, body, segments, encoding, status, error_code, created_at } = message;
  const change = (to: string, says: string) =>
    html`<button class="quiet" name="status" value="${to}">${says}</button>`;
  return [
    to_number,
    body,
    `${segments} (${encoding})`,
    error_code ? `${status} (${error_code})` : status,
    created_at,
    html`<form method="post" action="/messages/${sid}/status">${change('delivered', 'Consegnato')}${change('undelivered', 'Non consegnato')}</form>`,
  ]; // prettier-ignore
}

function noticeCells({ order_id, body, tries, last_answer, delivered_at }: Notice): string[] {
  const status = new URLSearchParams(body).get('MessageStatus') ?? '';
  return [order_id, status, String(tries), last_answer ?? '', delivered_at ?? 'no'];
}
