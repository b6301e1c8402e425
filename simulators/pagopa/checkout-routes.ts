import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { readForms, sendPage } from '../pay-page.ts';
import type { Books } from './books.ts';
import { problem, type PagoPa } from './pagopa.ts';
import { showAlreadyPaid, showPayPage, showUnknownPage } from './pay-view.ts';
import { findByNumber, payPosition } from './positions.ts';

const Url = Type.String({ format: 'uri', pattern: '^https?://' });
const Text = Type.String({ maxLength: 140 });
const NewCart = Type.Object({
  emailNotice: Type.Optional(Type.String({ format: 'email' })),
  paymentNotices: Type.Array(
    Type.Object({
      noticeNumber: Type.String({ pattern: '^\\d{18}$' }),
      fiscalCode: Type.String({ pattern: '^\\d{11}$' }),
      amount: Type.Integer({ minimum: 1 }),
      companyName: Text,
      description: Text,
    }),
    { minItems: 1, maxItems: 1 },
  ),
  returnUrls: Type.Object({
    returnOkUrl: Url,
    returnErrorUrl: Url,
    returnCancelUrl: Url,
    returnWaitingUrl: Url,
  }),
  idCart: Type.Optional(Type.String()),
});

export interface Cart {
  id: string;
  organization: string;
  nav: string;
  ok_url: string;
  error_url: string;
  cancel_url: string;
}

/** Checkout for creditors: a cart, and the address of its page. */
export const cartRoutes: FastifyPluginAsyncTypebox<PagoPa> = async (app, { books, url }) => {
  app.post('/checkout/ec/v2/carts', { schema: { body: NewCart } }, async ({ body }, reply) => {
    const { noticeNumber: nav, fiscalCode, amount } = body.paymentNotices[0]!;
    const position = findByNumber(books, fiscalCode, nav);
    if (!position || position.amount !== amount) return problem(reply, 400, 'Unknown notice');
    const { returnOkUrl, returnErrorUrl, returnCancelUrl } = body.returnUrls;
    const id = randomUUID();
    books
      .prepare('insert into carts values (?, ?, ?, ?, ?, ?)')
      .run(id, fiscalCode, nav, returnOkUrl, returnErrorUrl, returnCancelUrl);
    return reply.code(302).header('location', `${url}/c/${id}`).send();
  });
};

const params = Type.Object({ id: Type.String({ maxLength: 40 }) });
const Form = Type.Object({
  do: Type.Enum(['pay', 'cancel']),
  with: Type.Enum(['account', 'slow', 'refused'], { default: 'account' }),
});

/** The page of a cart. A refusal changes nothing: the notice can be paid again, here or elsewhere. */
export const payRoutes: FastifyPluginAsyncTypebox<PagoPa> = async (app, pagopa) => {
  const { books } = pagopa;
  readForms(app);
  app.get('/c/:id', { schema: { params } }, async (request, reply) => {
    const { cart, position } = open(books, request.params.id);
    if (!cart || !position) return sendPage(reply.code(404), showUnknownPage());
    if (position.status === 'PAID')
      return sendPage(reply, showAlreadyPaid(position, cart.ok_url), backTo(cart));
    return sendPage(reply, showPayPage(position), backTo(cart));
  });

  app.post('/c/:id', { schema: { params, body: Form } }, async (request, reply) => {
    const { cart, position } = open(books, request.params.id);
    if (!cart || !position) return sendPage(reply.code(404), showUnknownPage());
    const { do: wish, with: instrument } = request.body;
    if (wish === 'cancel') return reply.redirect(cart.cancel_url, 303);
    if (instrument === 'refused') return reply.redirect(cart.error_url, 303);
    const receiptFrom = Date.now() + (instrument === 'slow' ? pagopa.receiptAfterMs : 0);
    if (!payPosition(books, position, receiptFrom))
      return sendPage(reply, showAlreadyPaid(position, cart.ok_url), backTo(cart));
    return reply.redirect(cart.ok_url, 303);
  });
};

function open(books: Books, id: string) {
  const cart = books.prepare('select * from carts where id = ?').get(id) as unknown as Cart | undefined; // prettier-ignore
  return { cart, position: cart && findByNumber(books, cart.organization, cart.nav) };
}

const backTo = ({ ok_url, error_url, cancel_url }: Cart) => [ok_url, error_url, cancel_url];
