import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type, type Static } from 'typebox';
import type { FaultSwitch } from '../faults.ts';
import type { Books } from './books.ts';
import { capture, findCapture, type Capture } from './captures.ts';
import { refusal, send, type Answer } from './errors.ts';
import { createOrder, findOrder, type Order } from './orders.ts';
import { findRefund, refund } from './refunds.ts';
import { answerOnce } from './request-ids.ts';
import { showCapture, showOrder, showRefund } from './resources.ts';
import { tellCapture } from './tell-capture.ts';
import { tellWebhooks } from './webhooks.ts';

/** What every part of this stand-in works on. */
export interface PayPal {
  books: Books;
  faults: FaultSwitch;
  /** Where payers' browsers and merchants reach this server. */
  url: string;
  /** How long a capture from a bank account is pending. */
  pendingForMs: number;
}

const Name = Type.String({ minLength: 1, maxLength: 127 });
const Money = Type.Object({
  currency_code: Type.Enum(['EUR']),
  value: Type.String({ pattern: '^\\d{1,7}(\\.\\d{1,2})?$' }),
});
const Url = Type.String({ pattern: '^https?://', maxLength: 2000 });
const CreateOrder = Type.Object({
  intent: Type.Enum(['CAPTURE']),
  purchase_units: Type.Array(
    Type.Object({
      reference_id: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
      amount: Money,
      description: Type.Optional(Name),
      custom_id: Type.Optional(Name),
      invoice_id: Type.Optional(Name),
    }),
    { minItems: 1, maxItems: 1 },
  ),
  payment_source: Type.Object({
    paypal: Type.Object({
      experience_context: Type.Object({ return_url: Url, cancel_url: Url }),
    }),
  }),
});
type CreateOrder = Static<typeof CreateOrder>;
const RefundRequest = Type.Union([
  Type.Null(),
  Type.Object({
    amount: Type.Optional(Money),
    custom_id: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-_.,]{1,127}$' })),
    note_to_payer: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  }),
]);
const headers = Type.Object({
  'paypal-request-id': Type.Optional(Type.String({ minLength: 1, maxLength: 108 })),
});
const params = Type.Object({ id: Type.String({ pattern: '^[A-Z0-9]{1,36}$' }) });

const centsOf = ({ value }: Static<typeof Money>) => Math.round(Number(value) * 100);
const NOT_FOUND = () => refusal('INVALID_RESOURCE_ID');

/** What a merchant may call: Orders v2 and Payments v2, as far as WeMi needs them. */
export const merchantRoutes: FastifyPluginAsyncTypebox<PayPal> = async (app, paypal) => {
  const { books } = paypal;
  const orderOf = (captured: Capture) => findOrder(books, captured.order_id)!;

  app.post(
    '/v2/checkout/orders',
    { schema: { headers, body: CreateOrder } },
    async (request, reply) => {
      if (!request.headers['paypal-request-id'])
        return send(reply, refusal('PAYPAL_REQUEST_ID_REQUIRED'));
      return send(
        reply,
        answerOnce(books, request, () => open(paypal, request.body, isMinimal(request))),
      );
    },
  );

  app.get('/v2/checkout/orders/:id', { schema: { params } }, async (request, reply) => {
    const order = findOrder(books, request.params.id);
    return send(reply, order ? { status: 200, body: showOrder(paypal, order) } : NOT_FOUND());
  });

  app.post(
    '/v2/checkout/orders/:id/capture',
    { schema: { headers, params } },
    async (request, reply) => {
      const { id } = request.params;
      if (!findOrder(books, id)) return send(reply, NOT_FOUND());
      const answer = () => {
        const done = capture(books, id, paypal);
        if (typeof done === 'string') return refusal(done);
        tellCapture(paypal, done);
        const body = showOrder(paypal, findOrder(books, id)!, isMinimal(request));
        return { status: 201, body };
      };
      return send(reply, answerOnce(books, request, answer));
    },
  );

  app.get('/v2/payments/captures/:id', { schema: { params } }, async (request, reply) => {
    const captured = findCapture(books, request.params.id);
    if (!captured) return send(reply, NOT_FOUND());
    const body = showCapture(paypal, { order: orderOf(captured), captured });
    return send(reply, { status: 200, body });
  });

  app.post(
    '/v2/payments/captures/:id/refund',
    { schema: { headers, params, body: RefundRequest } },
    async (request, reply) => {
      const captured = findCapture(books, request.params.id);
      if (!captured) return send(reply, NOT_FOUND());
      return send(
        reply,
        answerOnce(books, request, () => giveBack(paypal, captured, request.body)),
      );
    },
  );

  app.get('/v2/payments/refunds/:id', { schema: { params } }, async (request, reply) => {
    const given = findRefund(books, request.params.id);
    const captured = given && findCapture(books, given.capture_id);
    if (!captured) return send(reply, NOT_FOUND());
    const body = showRefund(paypal, { order: orderOf(captured), captured, given });
    return send(reply, { status: 200, body });
  });
};

/** Unless it asks for the whole, who calls is told no more than it needs. */
function isMinimal({ headers }: { headers: Record<string, unknown> }): boolean {
  return headers['prefer'] !== 'return=representation';
}

function open(paypal: PayPal, body: CreateOrder, isMinimal: boolean): Answer {
  const [unit] = body.purchase_units;
  const { return_url, cancel_url } = body.payment_source.paypal.experience_context;
  const amount = centsOf(unit!.amount);
  if (amount === 0) return refusal('CANNOT_BE_ZERO_OR_NEGATIVE');
  const order: Order | undefined = createOrder(paypal.books, {
    amount,
    description: unit!.description ?? null,
    custom_id: unit!.custom_id ?? null,
    invoice_id: unit!.invoice_id ?? null,
    reference_id: unit!.reference_id ?? 'default',
    return_url,
    cancel_url,
  });
  if (!order) return refusal('DUPLICATE_INVOICE_ID');
  return { status: 201, body: showOrder(paypal, order, isMinimal) };
}

function giveBack(paypal: PayPal, captured: Capture, asked: Static<typeof RefundRequest>): Answer {
  const { books } = paypal;
  const cents = asked?.amount && centsOf(asked.amount);
  if (cents === 0) return refusal('CANNOT_BE_ZERO_OR_NEGATIVE');
  const customId = asked?.custom_id ?? null;
  const given = refund(books, { captureId: captured.id, cents, customId });
  if (typeof given === 'string') return refusal(given);
  const order = findOrder(books, captured.order_id)!;
  const resource = showRefund(paypal, { order, captured, given });
  const told = { ...resource, custom_id: order.custom_id ?? undefined };
  tellWebhooks(paypal, { type: 'PAYMENT.CAPTURE.REFUNDED', orderId: order.id, resource: told });
  return { status: 201, body: resource };
}
