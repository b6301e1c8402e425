import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readForms, sendPage } from '../pay-page.ts';
import type { Books } from './books.ts';
import { askBank, findMistakes, type CardForm } from './cards.ts';
import type { FaultSwitch } from '../faults.ts';
import { queueNotice } from './notices.ts';
import { isPaid, recordAnswer } from './operations.ts';
import { findOrderByPage, isPageOver, type Order } from './orders.ts';
import { showAlreadyPaid, showPageOver, showPayPage, showUnknownPage } from './pay-view.ts';

const params = Type.Object({ token: Type.String({ maxLength: 100 }) });
const field = Type.String({ maxLength: 100, default: '' });
const Form = Type.Object({
  do: Type.Enum(['pay', 'cancel']),
  holder: field,
  number: field,
  expiry: field,
  cvv: field,
});

/** The hosted page. Leaving it, by the button or by closing it, leaves the order open. */
export const payRoutes: FastifyPluginAsyncTypebox<{ books: Books; faults: FaultSwitch }> = async (
  app,
  { books, faults },
) => {
  readForms(app);

  app.get('/pay/:token', { schema: { params } }, async (request, reply) => {
    const order = findOrderByPage(books, request.params.token);
    if (!order) return sendPage(reply.code(404), showUnknownPage());
    if (isPaid(books, order.order_id))
      return sendPage(reply, showAlreadyPaid(order), backTo(order));
    if (isPageOver(order)) return sendPage(reply.code(410), showPageOver(order), backTo(order));
    return sendPage(reply, showPayPage({ order }), backTo(order));
  });

  app.post('/pay/:token', { schema: { params, body: Form } }, async (request, reply) => {
    const order = findOrderByPage(books, request.params.token);
    if (!order) return sendPage(reply.code(404), showUnknownPage());
    if (request.body.do === 'cancel') return reply.redirect(order.cancel_url, 303);
    if (isPageOver(order)) return sendPage(reply.code(410), showPageOver(order), backTo(order));
    const form: CardForm = request.body;
    const mistakes = findMistakes(form);
    if (Object.keys(mistakes).length > 0) {
      return sendPage(reply.code(422), showPayPage({ order, form, mistakes }), backTo(order));
    }
    const operation = recordAnswer(books, order, askBank(form));
    if (operation === 'already-paid') return sendPage(reply, showAlreadyPaid(order), backTo(order));
    queueNotice(books, faults, { order, operation });
    if (operation.result === 'EXECUTED') return reply.redirect(order.result_url, 303);
    return sendPage(reply.code(402), showPayPage({ order, form, isDeclined: true }), backTo(order));
  });
};

const backTo = ({ result_url, cancel_url }: Order) => [result_url, cancel_url];
