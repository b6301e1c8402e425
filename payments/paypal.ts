import { Type, type Static } from 'typebox';
import type {
  Gateway,
  RefundingGateway,
  GatewayOperation,
  GatewayOrder,
  OrderAtGateway,
} from './gateway.ts';
import { GatewayRefused, GatewayUnavailable } from './gateway.ts';
import { callPayPal, check, type CallPayPal, type PayPalAccess } from './paypal-call.ts';
import { Money, toCents, toMoney } from './paypal-money.ts';

/**
 * PayPal, Orders API v2 and Payments API v2 (developer.paypal.com). The payer approves there;
 * nothing is taken until `capture`. PayPal keeps a PayPal-Request-Id for six hours and knows orders
 * by its own id only: so a capture and a refund are asked for only after a look at what is there,
 * and an order whose opening was lost for good is one that nobody can approve.
 */
export function connectPayPal(access: PayPalAccess): RefundingGateway {
  const call = callPayPal(access);
  const readOrder = async ({ reference }: OrderAtGateway) => {
    if (reference === null) return undefined;
    const { status, body } = await call('GET', `/v2/checkout/orders/${encodeURIComponent(reference)}`); // prettier-ignore
    return status === 404 ? undefined : toGatewayOrder(check(ReadOrder, body));
  };
  return {
    async openOrder(order) {
      const ask = () =>
        call('POST', '/v2/checkout/orders', {
          body: orderRequest(order),
          requestId: `order-${order.orderId}`,
        });
      // The same request id is the same order: whose first answer was lost is given it again.
      const { status, body } = await ask().catch((error: unknown) => {
        if (error instanceof GatewayUnavailable && !error.isOutcomeKnown) return ask();
        throw error;
      });
      if (status >= 300)
        throw new GatewayRefused(`paypal: ${issuesOf(body).join(', ')} on opening`);
      const { id, links } = check(OpenedOrder, body);
      const page = links.find(({ rel }) => rel === 'payer-action' || rel === 'approve');
      if (!page) throw new GatewayUnavailable('paypal: no page', { isOutcomeKnown: false });
      return { hostedPage: page.href, reference: id };
    },
    readOrder,
    capture: (order, approval) => capture(call, readOrder, { order, approval }),
    refund: (asked) => refund(call, asked),
  };
}

function orderRequest(order: Parameters<RefundingGateway['openOrder']>[0]) {
  const { orderId, amountCents, description, resultUrl, cancelUrl } = order;
  return {
    intent: 'CAPTURE',
    purchase_units: [
      { custom_id: orderId, invoice_id: orderId, description, amount: toMoney(amountCents) },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: 'WeMi',
          locale: 'it-IT',
          shipping_preference: 'NO_SHIPPING',
          user_action: 'PAY_NOW',
          return_url: resultUrl,
          cancel_url: cancelUrl,
        },
      },
    },
  };
}

/** Refusals that concern the payer: another instrument, or another way to pay, may do. */
const DECLINED = [
  'INSTRUMENT_DECLINED', 'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', 'TRANSACTION_REFUSED',
  'PAYER_CANNOT_PAY', 'PAYER_ACCOUNT_RESTRICTED', 'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'COMPLIANCE_VIOLATION', 'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED', 'PAYER_ACTION_REQUIRED',
]; // prettier-ignore
const LOOK_AGAIN = ['ORDER_ALREADY_CAPTURED', 'ORDER_NOT_APPROVED'];

/** One approval is captured once: its name is the request id. */
async function capture(
  call: CallPayPal,
  readOrder: Gateway['readOrder'],
  { order, approval }: { order: OrderAtGateway; approval: string },
): Promise<GatewayOrder | undefined> {
  const path = `/v2/checkout/orders/${encodeURIComponent(order.reference!)}/capture`;
  const { status, body } = await call('POST', path, {
    body: {},
    requestId: `capture-${approval}`,
  });
  if (status < 300) return toGatewayOrder(check(ReadOrder, body));
  const issues = issuesOf(body);
  const known = await readOrder(order);
  if (issues.some((issue) => LOOK_AGAIN.includes(issue)) || !known) return known;
  if (!issues.some((issue) => DECLINED.includes(issue)))
    throw new GatewayRefused(`paypal: ${status} ${issues.join(', ')} on capture`);
  const declined = { id: approval, outcome: 'failure', amountCents: known.amountCents } as const;
  const { approval: _over, ...rest } = known;
  return { ...rest, operations: [...known.operations, declined] };
}

/** What is PENDING is on its way. */
const GIVES_NOTHING = ['FAILED', 'CANCELLED'];

/** A refund names its key (`custom_id`), so that it is known again when PayPal forgot the request. */
async function refund(
  call: CallPayPal,
  { operationId, amountCents, key }: Parameters<RefundingGateway['refund']>[0],
): Promise<void> {
  const path = `/v2/payments/captures/${encodeURIComponent(operationId)}`;
  const captured = await call('GET', path);
  if (captured.status === 404) throw new GatewayRefused(`no capture ${operationId}`);
  const { order_id } = check(ReadCapture, captured.body).supplementary_data.related_ids;
  const order = check(ReadOrder, (await call('GET', `/v2/checkout/orders/${order_id}`)).body);
  const refunds = order.purchase_units[0]!.payments?.refunds ?? [];
  const isOurs = ({ custom_id, status }: Static<typeof Refund>) =>
    custom_id === key && !GIVES_NOTHING.includes(status);
  if (refunds.some(isOurs)) return;
  const { status, body } = await call('POST', `${path}/refund`, {
    body: { amount: toMoney(amountCents), custom_id: key },
    requestId: key,
  });
  if (status >= 300) throw new GatewayRefused(`paypal: ${issuesOf(body).join(', ')} on refund`);
  const { status: became } = check(Refund, body);
  if (GIVES_NOTHING.includes(became)) throw new GatewayRefused(`paypal: refund ${became}`);
}

const Timed = { update_time: Type.Optional(Type.String()), create_time: Type.Optional(Type.String()) }; // prettier-ignore
const OpenedOrder = Type.Object({
  id: Type.String({ pattern: '^[A-Z0-9]{1,36}$' }),
  links: Type.Array(Type.Object({ href: Type.String({ pattern: '^https?://' }), rel: Type.String() })), // prettier-ignore
});
const Refund = Type.Object({
  id: Type.String({ minLength: 1 }),
  status: Type.String(),
  amount: Type.Optional(Money),
  custom_id: Type.Optional(Type.String()),
});
const Capture = Type.Object({
  id: Type.String({ minLength: 1 }),
  status: Type.String(),
  amount: Money,
});
const ReadCapture = Type.Object({
  supplementary_data: Type.Object({
    related_ids: Type.Object({ order_id: Type.String({ pattern: '^[A-Z0-9]{1,36}$' }) }),
  }),
});
const ReadOrder = Type.Object({
  id: Type.String(),
  status: Type.String(),
  ...Timed,
  purchase_units: Type.Array(
    Type.Object({
      amount: Money,
      payments: Type.Optional(
        Type.Object({
          captures: Type.Optional(Type.Array(Capture)),
          refunds: Type.Optional(Type.Array(Refund)),
        }),
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
});
const Refusal = Type.Object({ details: Type.Array(Type.Object({ issue: Type.String() })) });

function issuesOf(body: unknown): string[] {
  return check(Refusal, body).details.map(({ issue }) => issue);
}

function toGatewayOrder({ id, status, purchase_units, ...times }: Static<typeof ReadOrder>) {
  const { amount, payments } = purchase_units[0]!;
  const order: GatewayOrder = {
    amountCents: toCents(amount),
    currency: amount.currency_code,
    operations: [
      ...(payments?.captures ?? []).map(toOperation),
      ...(payments?.refunds ?? []).map(
        (given) => ({ id: given.id, outcome: 'other', amountCents: given.amount ? toCents(given.amount) : 0 }) as const, // prettier-ignore
      ),
    ],
  };
  // Who approves again, after a refusal, changes the time: that is another approval.
  const approvedAt = times.update_time ?? times.create_time ?? '';
  return status === 'APPROVED' ? { ...order, approval: `${id}-${approvedAt}` } : order;
}

const OUTCOMES: Record<string, GatewayOperation['outcome']> = {
  COMPLETED: 'success',
  // They were taken; what has gone back since is the refund's affair.
  PARTIALLY_REFUNDED: 'success',
  REFUNDED: 'success',
  DECLINED: 'failure',
  FAILED: 'failure',
};

/** PENDING may last for days, and is under way; so is what PayPal may invent tomorrow. */
function toOperation({ id, status, amount }: Static<typeof Capture>): GatewayOperation {
  return { id, outcome: OUTCOMES[status] ?? 'pending', amountCents: toCents(amount) };
}
