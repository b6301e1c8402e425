import { Type } from 'typebox';
import { ByMandate } from '../mandates/schemas.ts';

/** POST /api/pratiche/{id}/payments → where to send the payer. */
export const StartPayment = Type.Object(
  { method: Type.Enum(['card']), onBehalfOf: Type.Optional(ByMandate) },
  { additionalProperties: false },
);
export const StartedPayment = Type.Object({ attemptId: Type.String(), redirectUrl: Type.String() });

/**
 * GET /api/pratiche/{id}/payments: what is due and its attempts, newest first. The page that the
 * payer comes back to (`/pagamento/esito?pratica=ID`) reads this and tells the truth.
 */
export const PaymentView = Type.Object({
  id: Type.String(),
  amountCents: Type.Integer(),
  status: Type.Enum(['due', 'settled', 'closed', 'refunded']),
  dueAt: Type.String(),
  settledAt: Type.Union([Type.String(), Type.Null()]),
  methods: Type.Array(Type.Enum(['card'])),
  attempts: Type.Array(
    Type.Object({
      id: Type.String(),
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
