import { Type } from 'typebox';
import { SETTING_KINDS } from '../../db/tables/money-settings.ts';
import { REFUSALS, STATES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const person = Type.Object({ id: Type.String(), name: nullable(Type.String()) });
const closedObject = { additionalProperties: false };

export const APPROVAL_STATUSES = [
  'asked', 'approved', 'declined', 'withdrawn', 'lapsed',
] as const; // prettier-ignore

export const Approval = Type.Object({
  id: Type.String(),
  act: Type.Enum(['cancel', 'interrupt', 'refund', 'movePratiche']),
  /** The pratica that it is about; null where it is a batch. */
  pratica: nullable(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      state: Type.Enum([...STATES] as string[]),
    }),
  ),
  /** Running pratiche to be moved to a version of their rules. */
  batch: nullable(
    Type.Object({
      id: Type.String(),
      policyId: Type.String(),
      version: Type.Integer(),
      serviceTypeId: nullable(Type.String()),
      pratiche: Type.Integer(),
    }),
  ),
  /** In whose place it would be done. */
  inPlaceOf: nullable(Type.Enum(['citizen', 'ente'])),
  effectiveOn: nullable(Type.String()),
  /** When it was asked: what goes back, and what one person may give back alone. */
  refundCents: nullable(Type.Integer()),
  aloneUpToCents: nullable(Type.Integer()),
  reason: Type.String(),
  askedBy: person,
  askedAt: Type.String(),
  expiresAt: Type.String(),
  /** Whether the caller asked it, and so can only withdraw it. */
  own: Type.Boolean(),
  status: Type.Enum([...APPROVAL_STATUSES] as string[]),
  decidedBy: nullable(person),
  decidedAt: nullable(Type.String()),
  decision: nullable(Type.String()),
  /** Of one that was approved: whether the act has been done, or why it was refused after all. */
  outcome: nullable(Type.Enum(['waiting', 'done', 'refused'])),
  refusal: nullable(Type.Enum([...REFUSALS] as string[])),
});

/** GET /api/approvals/{id} */
export const ApprovalDetail = Type.Object({
  ...Approval.properties,
  /** Something has happened since it was asked: it cannot be approved, only asked again. */
  isOutdated: Type.Boolean(),
  /** What it would do today, to whom; null for batches and when it is decided. */
  today: nullable(
    Type.Object({
      refundCents: Type.Integer(),
      paidCents: Type.Integer(),
      citizenName: nullable(Type.String()),
      enteName: nullable(Type.String()),
    }),
  ),
});

export const ApprovalsQuery = closedQuery({
  box: Type.Optional(Type.Enum(['toDecide', 'mine', 'all'])),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const TO_DECIDE_AT_MOST = 100;

const asked = {
  id: Type.String(),
  askedBy: Type.Object({ id: Type.String(), name: nullable(Type.String()) }),
  askedAt: Type.String(),
};
const PayoutBeside = Type.Object({
  kind: Type.Literal('payout'),
  ...asked,
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  amountCents: Type.Integer(),
});
const SettingBeside = Type.Object({
  kind: Type.Literal('moneySetting'),
  ...asked,
  setting: Type.Enum([...SETTING_KINDS] as string[]),
  validFrom: Type.String({ format: 'date' }),
});

export const ApprovalsAnswer = Type.Object({
  items: Type.Array(Approval),
  next: nullable(Type.String()),
  /** How many wait for the caller; no further than 100 are counted. */
  toDecide: Type.Integer(),
  /** What an administrator of this comune may give back alone today. */
  aloneUpToCents: Type.Integer(),
  /** What else waits for a second person and is decided on its own page; with the first page only. */
  beside: Type.Array(Type.Union([PayoutBeside, SettingBeside])),
});

/** POST /api/approvals/{id}/approve (header Idempotency-Key). */
export const ApproveBody = Type.Object(
  {
    /** What goes back, as it was read on the page; left out for a batch. */
    refundCents: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closedObject,
);

/** POST /api/approvals/{id}/decline (header Idempotency-Key). */
export const DeclineBody = Type.Object({ reason: Type.String({ maxLength: 1000 }) }, closedObject);

/** POST /api/approvals/{id}/withdraw (header Idempotency-Key). */
export const WithdrawBody = Type.Object({}, closedObject);

/** 202 of POST /api/pratiche/{id}/transitions: nothing has been done yet. */
export const ApprovalAsked = Type.Object({ approval: Approval });

/** GET /api/pratiche/{id}/cancellation: what cancelling it today would give back. */
export const Cancellation = Type.Object({
  refundCents: Type.Integer(),
  aloneUpToCents: Type.Integer(),
  /** Another administrator would have to approve it. */
  needsApproval: Type.Boolean(),
  /** The one that is being waited for. */
  waitingId: nullable(Type.String()),
});
