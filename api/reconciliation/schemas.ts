import { type TSchema, Type } from 'typebox';

const text = Type.String();
const cents = Type.Integer();
const provider = Type.Enum(['nexi', 'paypal', 'pagopa']);
const difference = <K extends string, P extends Record<string, TSchema>>(kind: K, rest: P) =>
  Type.Object({ kind: Type.Literal(kind), ...rest });
const ofOrder = { provider, orderId: text, pratica: text };
const ofOperation = { ...ofOrder, operationId: text };

/** What two books do not say alike (payments/reconcile.ts); `pratica` is its number. */
export const BookDifference = Type.Union([
  difference('unknown-order', { provider, orderId: text }),
  difference('not-in-ours', { ...ofOperation, cents }),
  difference('not-at-gateway', { ...ofOperation, cents }),
  difference('other-amount', { ...ofOperation, ourCents: cents, theirCents: cents }),
  difference('other-refund', { ...ofOrder, ourCents: cents, theirCents: cents }),
  difference('other-reported', { ...ofOperation, flow: text, ourCents: cents, theirCents: cents }),
  difference('reported-unknown', { ...ofOperation, flow: text, cents }),
  difference('not-reported', { ...ofOperation, cents }),
  difference('unbalanced', { transactionId: text, cents }),
  difference('off-ledger', { pratica: text, ledgerCents: cents, rowsCents: cents }),
  difference('kept-wrongly', { pratica: text, cents }),
]);

export const Reconciliation = Type.Object({
  id: text,
  /** Day of Rome. */
  day: text,
  at: text,
  /** Name of who asked; null for the nightly one. */
  askedBy: Type.Union([text, Type.Null()]),
  /** Orders that were held against the gateways. */
  orders: Type.Integer(),
  differences: Type.Array(BookDifference),
});

export const ReconciliationsQuery = Type.Object({
  /** Days before this one. */
  before: Type.Optional(Type.String({ format: 'date' })),
  /** 31 when missing. */
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 62 })),
});
export const Reconciliations = Type.Object({
  items: Type.Array(Reconciliation),
  /** The `before` of the next page. */
  next: Type.Union([text, Type.Null()]),
});

/** POST /api/reconciliations (header Idempotency-Key). */
export const Reconcile = Type.Object(
  { day: Type.String({ format: 'date' }) },
  { additionalProperties: false },
);
