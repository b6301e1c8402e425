import { Type } from 'typebox';
import { ByMandate } from '../mandates/schemas.ts';
import { ReceiptNumber } from './receipt-schemas.ts';

/** Who is paid decides which of these a payment can be paid by. */
const Method = Type.Enum(['card', 'paypal', 'pagopa']);

/** POST /api/pratiche/{id}/payments → where to send the payer. */
export const StartPayment = Type.Object(
  {
    method: Method,
    /** One that is due; the one that is due first when missing. */
    paymentId: Type.Optional(Type.String({ format: 'uuid' })),
    onBehalfOf: Type.Optional(ByMandate),
    /** Of a sportello, which says why it pays for another; a delegate may. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);
export const StartedPayment = Type.Object({ attemptId: Type.String(), redirectUrl: Type.String() });

/** POST /api/pratiche/{id}/refunds-by-hand: what was paid at a counter is given back there. */
export const RefundByHand = Type.Object(
  {
    refundNumber: ReceiptNumber,
    note: Type.String({ minLength: 1, maxLength: 1000 }),
    onBehalfOf: Type.Optional(ByMandate),
  },
  { additionalProperties: false },
);
export const RefundedByHand = Type.Object({
  amountCents: Type.Integer(),
  refundNumber: Type.String(),
});

/** POST /api/pratiche/{id}/debts-paid: what was left of a service that is over is paid at a counter. */
export const DebtPaid = Type.Object(
  {
    paymentId: Type.String({ format: 'uuid' }),
    /** What was taken: all that is owed, or it is refused. */
    amountCents: Type.Integer({ minimum: 1 }),
    receiptNumber: ReceiptNumber,
    /** Who paid, and how. */
    note: Type.String({ minLength: 1, maxLength: 1000 }),
    onBehalfOf: Type.Optional(ByMandate),
  },
  { additionalProperties: false },
);
export const DebtTaken = Type.Object({
  paymentId: Type.String(),
  amountCents: Type.Integer(),
  receiptNumber: Type.String(),
});

/** Money taken at a counter, and what of it goes back there. */
const Receipt = Type.Object({
  number: Type.String(),
  amountCents: Type.Integer(),
  status: Type.Enum(['settled', 'to-refund', 'refunded']),
  refundCents: Type.Union([Type.Integer(), Type.Null()]),
  refundNumber: Type.Union([Type.String(), Type.Null()]),
});

const PaymentStatus = Type.Enum(['due', 'settled', 'closed', 'refunded']);

/** Which payment is asked about; the first of the latest order when missing. */
export const PaymentQuery = Type.Object(
  { payment: Type.Optional(Type.String({ format: 'uuid' })) },
  { additionalProperties: false },
);

/**
 * GET /api/pratiche/{id}/payments: what is due and its attempts, newest first. The page that the
 * payer comes back to (`/pagamento/esito?pratica=ID`) reads this and tells the truth.
 */
export const PaymentView = Type.Object({
  id: Type.String(),
  amountCents: Type.Integer(),
  /** What a tariff and vouchers pay of it; the rest is for the payer. */
  coveredCents: Type.Integer(),
  /** Of that, what the comune bears by its tariff. */
  tariffCents: Type.Integer(),
  status: PaymentStatus,
  dueAt: Type.String(),
  settledAt: Type.Union([Type.String(), Type.Null()]),
  methods: Type.Array(Method),
  /** Whether it may be sent to the ente by bank transfer. */
  transfers: Type.Boolean(),
  receipts: Type.Array(Receipt),
  /** All payments of the order, where it is paid in several, and late ones of the order before. */
  instalments: Type.Array(
    Type.Object({
      id: Type.String(),
      instalment: Type.Integer(),
      /** Of the service that it pays for. */
      period: Type.Integer(),
      amountCents: Type.Integer(),
      coveredCents: Type.Integer(),
      /** Of that, what the comune bears by its tariff. */
      tariffCents: Type.Integer(),
      status: PaymentStatus,
      dueAt: Type.String(),
      settledAt: Type.Union([Type.String(), Type.Null()]),
      isLate: Type.Boolean(),
    }),
  ),
  attempts: Type.Array(
    Type.Object({
      id: Type.String(),
      provider: Type.Enum(['nexi', 'paypal', 'pagopa', 'transfer']),
      status: Type.Enum([
        'opening',
        'open',
        'settled',
        'failed',
        'unknown',
        'to-refund',
        'refunded',
      ]),
      createdAt: Type.String(),
    }),
  ),
});
