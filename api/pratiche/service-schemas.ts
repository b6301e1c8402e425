import { Type } from 'typebox';
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
  /** The first day from which the service can end for good. */
  interruptionEarliest: nullable(Type.String()),
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
  refundCents: Type.Integer(),
});
