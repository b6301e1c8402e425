import { Type } from 'typebox';
import { PAYOUT_ACTS, PAYOUT_STATUSES } from '../../payouts/acts.ts';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const day = Type.String({ format: 'date' });
const closedObject = { additionalProperties: false };
const reason = Type.String({ minLength: 1, maxLength: 500 });

const sums = {
  /** From payers. */
  paidCents: Type.Integer(),
  /** From voucher funds, less what went back to them. */
  voucherCents: Type.Integer(),
  /** Of what was paid, what payers sent straight to the ente. */
  directCents: Type.Integer(),
  /** Given back to payers. */
  refundCents: Type.Integer(),
  /** What the comune keeps. */
  feeCents: Type.Integer(),
  /** Transfers that came back, and are owed again. */
  returnedCents: Type.Integer(),
  /** paid + vouchers − direct − refunds − fee + returned. */
  amountCents: Type.Integer(),
};
const period = { enteId: Type.String({ format: 'uuid' }), from: day, until: day };

/** GET /api/payouts/due: the enti to which something is owed that no payout holds. */
export const PayoutsDue = Type.Object({
  items: Type.Array(
    Type.Object({
      enteId: Type.String(),
      name: Type.String(),
      /** Since when; ISO date. */
      firstDay: Type.String(),
      /** Below zero where more was given back than earned. */
      amountCents: Type.Integer(),
      hasIban: Type.Boolean(),
    }),
  ),
});

export const PreviewQuery = closedQuery(period);

/** GET /api/payouts/preview: what a payout would be, and why it cannot be. */
export const PayoutPreview = Type.Object({
  enteName: Type.String(),
  ...sums,
  /** Pratiche of the ente whose money does not add up: while there is one, nothing is paid out. */
  broken: Type.Array(
    Type.Object({
      kind: Type.Enum(['unbalanced', 'off-ledger', 'kept-wrongly']),
      pratica: Type.String(),
      cents: Type.Integer(),
    }),
  ),
  /** Where it would go, by its ends; null where the ente has not said. */
  iban: nullable(Type.String()),
});

/** POST /api/payouts (header Idempotency-Key). */
export const PayoutBody = Type.Object(
  {
    ...period,
    /** As it was read in the preview. */
    amountCents: Type.Integer({ minimum: 1 }),
  },
  closedObject,
);

const who = nullable(Type.Object({ id: Type.String(), name: nullable(Type.String()) }));

export const Payout = Type.Object({
  id: Type.String(),
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  from: Type.String(),
  until: Type.String(),
  ...sums,
  status: Type.Enum([...PAYOUT_STATUSES] as string[]),
  /** Null for the ente: who does what in the office is the office's. */
  askedBy: who,
  askedAt: Type.String(),
  decidedBy: who,
  decidedAt: nullable(Type.String()),
  fileId: nullable(Type.String()),
  bankReference: nullable(Type.String()),
  executedOn: nullable(Type.String()),
  returnedOn: nullable(Type.String()),
  reason: nullable(Type.String()),
  /** What the caller can do with it now. */
  acts: Type.Array(Type.Enum(Object.keys(PAYOUT_ACTS))),
});

/** GET /api/payouts/{id} */
export const PayoutDetail = Type.Object({
  ...Payout.properties,
  /** Where it goes, by its ends; null where it is not decided yet. */
  iban: nullable(Type.String()),
  history: Type.Array(
    Type.Object({
      act: Type.Enum(['ask', ...Object.keys(PAYOUT_ACTS)]),
      at: Type.String(),
      by: nullable(Type.String()),
      reason: nullable(Type.String()),
    }),
  ),
});

export const PayoutsQuery = closedQuery({
  status: Type.Optional(Type.Enum([...PAYOUT_STATUSES] as string[])),
  enteId: Type.Optional(Type.String({ format: 'uuid' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const PayoutsAnswer = Type.Object({
  items: Type.Array(Payout),
  next: nullable(Type.String()),
});

/** POST /api/payouts/{id}/approve: by another than whoever asked, of the amount that they read. */
export const ApprovePayoutBody = Type.Object(
  { amountCents: Type.Integer({ minimum: 1 }) },
  closedObject,
);
export const ReasonedPayoutBody = Type.Object({ reason }, closedObject);
export const WithdrawPayoutBody = Type.Object({}, closedObject);
/** POST /api/payouts/{id}/execute: the bank has paid. */
export const ExecutePayoutBody = Type.Object(
  { on: day, bankReference: Type.String({ minLength: 1, maxLength: 70 }) },
  closedObject,
);
/** POST /api/payouts/{id}/return: the money came back. */
export const ReturnPayoutBody = Type.Object({ on: day, reason }, closedObject);

/** POST /api/payouts/transfer-files: approved payouts as one order for the bank. */
export const TransferFileBody = Type.Object(
  {
    payoutIds: Type.Array(Type.String({ format: 'uuid' }), {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
    }),
    executeOn: day,
  },
  closedObject,
);
export const TransferFileMade = Type.Object({
  id: Type.String(),
  payouts: Type.Integer(),
  sumCents: Type.Integer(),
}); // prettier-ignore

/** GET /api/enti/{id}/iban: the ente's own people read it, and nobody else. */
export const EnteIbans = Type.Object({
  /** Where it is paid today, in full. */
  now: nullable(
    Type.Object({ iban: Type.String(), holder: Type.String(), validFrom: Type.String() }),
  ),
  /** What one of its people proposed and another has to confirm, in full. */
  open: nullable(
    Type.Object({
      id: Type.String(),
      iban: Type.String(),
      holder: Type.String(),
      proposedBy: nullable(Type.String()),
      proposedAt: Type.String(),
      expiresAt: Type.String(),
      /** What the caller can do with it. */
      acts: Type.Array(Type.Enum(['confirm', 'refuse', 'withdraw'])),
    }),
  ),
  /** Names of who can confirm what is open or, where nothing is, what the caller would propose. */
  confirmers: Type.Array(Type.String()),
  /** The latest first. */
  history: Type.Array(
    Type.Object({
      id: Type.String(),
      /** The last four digits. */
      ends: Type.String(),
      holder: Type.String(),
      /** `alone`: written by one person, before two had to. */
      status: Type.Enum(['confirmed', 'refused', 'withdrawn', 'lapsed', 'alone']),
      proposedBy: nullable(Type.String()),
      proposedAt: Type.String(),
      decidedBy: nullable(Type.String()),
      decidedAt: nullable(Type.String()),
      reason: nullable(Type.String()),
    }),
  ),
});

/** POST /api/enti/{id}/iban (header Idempotency-Key): by one of the ente's own people. */
export const EnteIbanBody = Type.Object(
  {
    iban: Type.String({ minLength: 1, maxLength: 60 }),
    holder: Type.String({ minLength: 1, maxLength: 70 }),
  },
  closedObject,
);
/** POST /api/iban-proposals/{id}/…: by another of them, but for taking it back. */
export const ConfirmIbanBody = Type.Object({}, closedObject);
export const RefuseIbanBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 1000 }) },
  closedObject,
);
export const WithdrawIbanBody = Type.Object({}, closedObject);

const statementQuery = { from: day, until: day };
export const StatementFileQuery = closedQuery(statementQuery);
export const StatementQuery = closedQuery({
  ...statementQuery,
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

/** GET /api/enti/{id}/statement: what happened on an ente's account, counted from the ledger. */
export const EnteStatement = Type.Object({
  enteName: Type.String(),
  from: Type.String(),
  until: Type.String(),
  ...sums,
  openingCents: Type.Integer(),
  paidOutCents: Type.Integer(),
  closingCents: Type.Integer(),
  /** Payment by payment, the one that moved last first. */
  items: Type.Array(
    Type.Object({
      paymentId: Type.String(),
      pratica: Type.Object({ id: Type.String(), number: Type.String() }),
      serviceTypeId: Type.String(),
      ...sums,
      paidOutCents: Type.Integer(),
      lastAt: Type.String(),
    }),
  ),
  next: nullable(Type.String()),
});
