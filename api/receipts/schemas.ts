import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { HeldUnder } from '../mandates/schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** Over what money came that can be given back in parts: gateways, and the ente's own bank. */
export const TAKEN_WAYS = ['card', 'paypal', 'pagopa', 'transfer'] as const;
/** How money came: over a gateway, at a counter, out of a fund, by a tariff of the comune. */
export const WAYS = [...TAKEN_WAYS, 'counter', 'voucher', 'tariff'] as const;
export type Way = (typeof WAYS)[number];

export const PaymentsQuery = closedQuery({
  /** To be paid; paid, also what was given back; no longer to be paid. */
  is: Type.Optional(Type.Enum(['due', 'paid', 'closed'])),
  /** In Europe/Rome: of the payment or, while there is none, of the request for it. */
  year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
  praticaId: Type.Optional(Type.String({ format: 'uuid' })),
  /** Of one citizen, for whoever holds mandates of several. */
  applicantId: Type.Optional(Type.String({ format: 'uuid' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** Amounts in cents, instants ISO. */
export const PaymentItem = Type.Object({
  id: Type.String(),
  pratica: Type.Object({ id: Type.String(), number: Type.String() }),
  serviceTypeNameIt: Type.String(),
  serviceTypeNameEn: Type.String(),
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  payee: Type.Enum(['ente', 'comune']),
  period: Type.Integer(),
  startDate: Type.String(),
  endDate: Type.String(),
  amountCents: Type.Integer(),
  /** Which payment of its order, and of how many. */
  instalment: Type.Integer(),
  instalments: Type.Integer(),
  /** What a tariff and vouchers pay of it; the rest is for the payer. */
  coveredCents: Type.Integer(),
  /** Of that, what the comune bears by its tariff. */
  tariffCents: Type.Integer(),
  status: Type.Enum(['due', 'settled', 'closed', 'refunded']),
  /** Whether it can be paid now. */
  isPayable: Type.Boolean(),
  dueAt: Type.String(),
  settledAt: nullable(Type.String()),
  /** How what was paid came, each way once. */
  ways: Type.Array(Type.Enum([...WAYS])),
  /** Of the receipt that a counter wrote. */
  counterNumber: nullable(Type.String()),
  /** Of the receipt of the platform; without one there is none to download. */
  receiptNumber: nullable(Type.String()),
  paidCents: Type.Integer(),
  /** What vouchers paid of it, less what their funds have back. */
  voucherCents: Type.Integer(),
  refunds: Type.Array(Type.Object({ amountCents: Type.Integer(), at: Type.String() })),
  onItsWayCents: Type.Integer(),
  /** Whose it is, and under which mandate the caller sees it; both null for one's own. */
  applicantName: nullable(Type.String()),
  mandate: nullable(HeldUnder),
});

/** Newest first: by the day of payment or, while there is none, of the request for it. */
export const PaymentsAnswer = Type.Object({
  items: Type.Array(PaymentItem),
  next: nullable(Type.String()),
});
