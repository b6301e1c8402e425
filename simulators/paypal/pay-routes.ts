import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readForms, sendPage } from '../pay-page.ts';
import type { PayPal } from './merchant-routes.ts';
import { approve, findOrder, FUNDINGS, isForApproving, isPageOver, type Funding, type Order } from './orders.ts'; // prettier-ignore
import { showNothingToDo, showPageOver, showPayPage, showUnknownPage } from './pay-view.ts';
import { showOrder } from './resources.ts';
import { tellWebhooks } from './webhooks.ts';

const querystring = Type.Object({ token: Type.String({ maxLength: 100 }) });
const Form = Type.Object({
  do: Type.Enum(['approve', 'cancel']),
  funding: Type.Enum(Object.keys(FUNDINGS) as Funding[], { default: 'balance' }),
});
const PAYER = 'QYR5Z8XDVJNXQ';

/** The page where payers approve. Leaving it, by the button or by closing it, leaves the order open. */
export const payRoutes: FastifyPluginAsyncTypebox<PayPal> = async (app, paypal) => {
  const { books } = paypal;
  readForms(app);

  app.get('/checkoutnow', { schema: { querystring } }, async ({ query }, reply) => {
    const order = findOrder(books, query.token);
    if (!order) return sendPage(reply.code(404), showUnknownPage());
    if (!isForApproving(order)) return sendPage(reply, showNothingToDo(order), backTo(order));
    if (isPageOver(order)) return sendPage(reply.code(410), showPageOver(order), backTo(order));
    return sendPage(reply, showPayPage(order), backTo(order));
  });

  app.post('/checkoutnow', { schema: { querystring, body: Form } }, async (request, reply) => {
    const order = findOrder(books, request.query.token);
    if (!order) return sendPage(reply.code(404), showUnknownPage());
    if (request.body.do === 'cancel')
      return reply.redirect(withToken(order.cancel_url, order), 303);
    const approved = approve(books, order, request.body.funding);
    if (!approved && isForApproving(order))
      return sendPage(reply.code(410), showPageOver(order), backTo(order));
    if (!approved) return sendPage(reply, showNothingToDo(order), backTo(order));
    const resource = showOrder(paypal, approved);
    tellWebhooks(paypal, { type: 'CHECKOUT.ORDER.APPROVED', orderId: order.id, resource });
    return reply.redirect(withToken(order.return_url, order, { PayerID: PAYER }), 303);
  });
};

/** As PayPal does, the addresses to go back to are given the order's id. */
function withToken(address: string, { id }: Order, more: Record<string, string> = {}): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries({ token: id, ...more })) {
    url.searchParams.set(name, value);
  }
  return url.href;
}

const backTo = ({ return_url, cancel_url }: Order) => [return_url, cancel_url];
