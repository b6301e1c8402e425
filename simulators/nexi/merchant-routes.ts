import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { toApiOperation } from './api-operation.ts';
import type { Books } from './books.ts';
import { spoilCalls, type FaultSwitch } from '../faults.ts';
import { merchantErrors, requireMerchant } from './merchant-headers.ts';
import { queueNotice } from './notices.ts';
import {
  isKnownKey,
  listOperations,
  listOperationsWithin,
  refund,
  type Operation,
} from './operations.ts';
import { createOrder, findOrder, type Order } from './orders.ts';

const Cents = Type.String({ pattern: '^[1-9]\\d{0,8}$' });
const Url = Type.String({ pattern: '^https?://', maxLength: 2000 });

const CreateOrder = Type.Object({
  order: Type.Object({
    orderId: Type.String({ pattern: '^[A-Za-z0-9#*+\\-.:;=?\\[\\]_{|}]{1,27}$' }),
    amount: Cents,
    currency: Type.Enum(['EUR']),
    description: Type.Optional(Type.String({ maxLength: 255 })),
  }),
  paymentSession: Type.Object({
    actionType: Type.Enum(['PAY']),
    amount: Cents,
    language: Type.String({ minLength: 2, maxLength: 3 }),
    resultUrl: Url,
    cancelUrl: Url,
    notificationUrl: Url,
  }),
});
const Refund = Type.Object({
  amount: Cents,
  currency: Type.Enum(['EUR']),
  description: Type.Optional(Type.String({ maxLength: 255 })),
});

const RECORDS_AT_MOST = 500;
const Listing = Type.Object({
  fromTime: Type.String({ format: 'date-time' }),
  toTime: Type.String({ format: 'date-time' }),
  maxRecords: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
});

const REFUSALS = {
  'unknown-operation': [404, 'operation not found'],
  'over-captured': [400, 'amount exceeds the captured amount'],
  'key-reused': [400, 'Idempotency-Key was used for another request'],
} as const;

/** What a merchant may call: XPay Payment API v1, as far as WeMi needs it. */
export const merchantRoutes: FastifyPluginAsyncTypebox<{
  books: Books;
  faults: FaultSwitch;
  apiKey: string;
  pageUrl: string;
}> = async (app, { books, faults, apiKey, pageUrl }) => {
  merchantErrors(app);
  app.addHook('onRequest', requireMerchant(apiKey));
  spoilCalls(app, faults);

  app.post('/orders/hpp', { schema: { body: CreateOrder } }, async ({ body }, reply) => {
    const { order, paymentSession } = body;
    if (order.amount !== paymentSession.amount) return refuse(reply, [400, 'amounts differ']);
    const created = createOrder(books, {
      order_id: order.orderId,
      amount: Number(order.amount),
      currency: order.currency,
      description: order.description ?? null,
      language: paymentSession.language,
      notification_url: paymentSession.notificationUrl,
      result_url: paymentSession.resultUrl,
      cancel_url: paymentSession.cancelUrl,
    });
    if (!created) return refuse(reply, [400, 'order id already used']);
    return {
      hostedPage: `${pageUrl}/pay/${created.page_token}`,
      securityToken: created.security_token,
      warnings: [],
    };
  });

  app.get(
    '/orders/:orderId',
    { schema: { params: Type.Object({ orderId: Type.String() }) } },
    async ({ params }, reply) => {
      const order = findOrder(books, params.orderId);
      if (!order) return refuse(reply, [404, 'order not found']);
      return describeOrder(order, listOperations(books, order.order_id));
    },
  );

  app.get('/operations', { schema: { querystring: Listing } }, async ({ query }) => {
    const { fromTime, toTime, maxRecords = String(RECORDS_AT_MOST) } = query;
    const found = listOperationsWithin(books, { fromTime, toTime, atMost: Number(maxRecords) });
    return { operations: found.map(toApiOperation) };
  });

  app.post(
    '/operations/:operationId/refunds',
    {
      schema: {
        params: Type.Object({ operationId: Type.String({ pattern: '^\\d{1,15}$' }) }),
        headers: Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) }),
        body: Refund,
      },
    },
    async ({ params, headers, body }, reply) => {
      const key = headers['idempotency-key'];
      const isRepeated = isKnownKey(books, key);
      const asked = { operationId: Number(params.operationId), cents: Number(body.amount), key };
      const done = refund(books, asked);
      if (typeof done === 'string') return refuse(reply, REFUSALS[done]);
      const order = findOrder(books, done.order_id)!;
      if (!isRepeated) queueNotice(books, faults, { order, operation: done });
      return { operationId: String(done.operation_id), operationTime: done.at };
    },
  );
};

function describeOrder(order: Order, operations: Operation[]) {
  const captured = operations
    .filter(({ type, result }) => type === 'CAPTURE' && result === 'EXECUTED')
    .reduce((sum, { amount }) => sum + amount, 0);
  const last = operations.at(-1);
  return {
    orderStatus: {
      order: {
        orderId: order.order_id,
        amount: String(order.amount),
        currency: order.currency,
        description: order.description,
      },
      authorizedAmount: String(captured),
      capturedAmount: String(captured),
      lastOperationType: last?.type ?? null,
      lastOperationTime: last?.at ?? null,
    },
    operations: operations.map(toApiOperation),
  };
}

function refuse(
  reply: { code(status: number): { send(body: unknown): unknown } },
  [status, description]: readonly [number, string],
) {
  return reply.code(status).send({ errors: [{ code: `GW${status}`, description }] }) as never;
}
