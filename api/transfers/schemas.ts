import { Type } from 'typebox';
import { ByMandate } from '../mandates/schemas.ts';
import { ReceiptNumber } from '../payments/receipt-schemas.ts';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** POST /api/pratiche/{id}/transfers: what is due is sent to the ente by bank transfer. */
export const TransferBody = Type.Object(
  {
    /** One that is due; the one that is due first when missing. */
    paymentId: Type.Optional(Type.String({ format: 'uuid' })),
    onBehalfOf: Type.Optional(ByMandate),
    /** Of a sportello, which says why it acts for another; a delegate may. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  closed,
);

/** An announced bank transfer: how it is made, and what arrived of it. Amounts in cents. */
export const TransferView = Type.Object({
  id: Type.String(),
  paymentId: Type.String(),
  instalment: Type.Integer(),
  amountCents: Type.Integer(),
  /** What the payer writes as the reason. */
  reference: Type.String(),
  /** Waited for, arrived, or waited for no more; what arrives all the same is recorded and goes back. */
  status: Type.Enum(['announced', 'arrived', 'closed']),
  announcedAt: Type.String(),
  dueAt: Type.String(),
  enteName: Type.String(),
  /** For whoever pays, and the ente itself: nobody else reads bank data. */
  iban: nullable(Type.String()),
  holder: nullable(Type.String()),
  arrivals: Type.Array(
    Type.Object({
      bankReference: Type.String(),
      arrivedOn: Type.String(),
      amountCents: Type.Integer(),
      /** Seen and still to be booked, paying what was due, or on its way back. */
      status: Type.Enum(['seen', 'settled', 'late']),
    }),
  ),
});
export const Transfers = Type.Object({ items: Type.Array(TransferView) });

/** POST /api/pratiche/{id}/transfer-arrivals: the ente has it on its account. */
export const ArrivalBody = Type.Object(
  {
    transferId: Type.String({ format: 'uuid' }),
    /** The day of the bank. */
    arrivedOn: Type.String({ format: 'date' }),
    /** TRN or CRO. */
    bankReference: ReceiptNumber,
    amountCents: Type.Integer({ minimum: 1 }),
    /** Of the office, which does it in place of the ente. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  closed,
);
export const ArrivalRecorded = Type.Object({
  transferId: Type.String(),
  bankReference: Type.String(),
  amountCents: Type.Integer(),
  /** It paid what was due; nothing was due any more, so that it goes back; or it will be booked shortly. */
  outcome: Type.Enum(['settled', 'late', 'seen']),
});

/** Whether an ente may be sent what it is owed by bank transfer. */
export const TransferAcceptance = Type.Object({ isAccepted: Type.Boolean() }, closed);
