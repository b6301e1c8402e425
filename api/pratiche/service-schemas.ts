import { Type } from 'typebox';
import { NeedDraft } from '../needs/schemas.ts';
import { PlanView } from './plan-schemas.ts';
import { PriceLine } from '../services/schemas.ts';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** The service that was ordered; dates are days of the comune. */
export const ServiceView = Type.Object({
  period: Type.Integer(),
  startDate: Type.String(),
  /** The last day, as the suspensions that are over have moved it. */
  endDate: Type.String(),
  paidDays: Type.Integer(),
  suspendedDays: Type.Integer(),
  suspensions: Type.Integer(),
  /** Planned or under way: first day without service, and the day it starts again. */
  suspension: nullable(Type.Object({ from: Type.String(), until: Type.String() })),
  /** What the policy still allows; null when it foresees no suspension. */
  suspensionLimits: nullable(
    Type.Object({
      earliest: Type.String(),
      daysLeft: Type.Integer(),
      timesLeft: Type.Integer(),
    }),
  ),
  /** The period after this one, once it is agreed upon; paid, it starts by itself. */
  next: nullable(
    Type.Object({ startDate: Type.String(), endDate: Type.String(), isPaid: Type.Boolean() }),
  ),
  /** Its weekly schedule; null when it has none. */
  plan: nullable(PlanView),
  /** The first day from which the service can end for good. */
  interruptionEarliest: nullable(Type.String()),
});

/** The next period as one side proposes it, until the other accepts. */
export const RenewalView = Type.Object({
  proposalId: Type.String(),
  by: Type.Enum(['citizen', 'ente']),
  startDate: Type.String(),
  endDate: Type.String(),
  lines: Type.Array(PriceLine),
  totalCents: Type.Integer(),
  /** Accepted today, it must be paid before this instant: a suspension moves it. */
  payBy: Type.String(),
  plan: nullable(PlanView),
});

/** What an interruption would mean, before anybody confirms it. Amounts in cents. */
export const InterruptionQuery = closedQuery({
  /** The earliest day that the policy allows, when missing. */
  effectiveOn: Type.Optional(Type.String({ format: 'date' })),
});
export const Interruption = Type.Object({
  effectiveOn: Type.String(),
  paidDays: Type.Integer(),
  unusedDays: Type.Integer(),
  /** Counted instead of days, where the service has a plan. */
  visits: nullable(Type.Object({ paid: Type.Integer(), unused: Type.Integer() })),
  refundCents: Type.Integer(),
  /** Of those, what was paid at a counter and is given back there. */
  byHandCents: Type.Integer(),
});

/** What opening a closed pratica anew would ask for, before anybody confirms it. */
export const Reopening = Type.Object({
  /** Under which the need is kept as a draft, when it must be completed first. */
  needId: Type.String(),
  /** The need of then, as far as today's service type takes it. */
  need: NeedDraft,
  /** JSON Pointers into the need of then: what is not copied. */
  dropped: Type.Array(Type.String()),
  /** What must be answered again; empty when it can be opened anew as it is. */
  errors: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() })),
  /** How many enti would be asked today. */
  enti: Type.Integer(),
});
