import { Type } from 'typebox';
import { TAKEN_WAYS } from '../receipts/schemas.ts';

/** POST /api/pratiche/{id}/refunds: the office gives back a part of what a gateway took. */
export const RefundBody = Type.Object(
  {
    paymentId: Type.String({ format: 'uuid' }),
    amountCents: Type.Integer({ minimum: 1 }),
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  },
  { additionalProperties: false },
);

/** On its way: the gateway is asked at once, and the citizen told when it has done it. */
export const RefundSent = Type.Object({
  refundId: Type.String(),
  paymentId: Type.String(),
  amountCents: Type.Integer(),
});

/** GET /api/pratiche/{id}/refunds: what was paid through gateways and what of it went back. */
export const Refunds = Type.Object({
  /** What one administrator may give back alone, of one payment and in all. */
  aloneUpToCents: Type.Integer(),
  /** What pagoPA took and the office has to give back by bank transfer next; null when nothing is. */
  transferCents: Type.Union([Type.Integer(), Type.Null()]),
  payments: Type.Array(
    Type.Object({
      paymentId: Type.String(),
      paidAt: Type.Union([Type.String(), Type.Null()]),
      /** How it was paid: of a bank transfer, the ente has it. */
      way: Type.Enum([...TAKEN_WAYS]),
      takenCents: Type.Integer(),
      /** What can still be given back. */
      leftCents: Type.Integer(),
      /** Of what was given back, what the office has decided. */
      byOfficeCents: Type.Integer(),
      refunds: Type.Array(
        Type.Object({
          id: Type.String(),
          amountCents: Type.Integer(),
          cause: Type.Enum(['late', 'unused', 'office']),
          status: Type.Enum(['due', 'done']),
          createdAt: Type.String(),
          doneAt: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
  ),
});
