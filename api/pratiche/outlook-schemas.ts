import { Type } from 'typebox';
import { REFUSALS, STATES, TIMER_NAMES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { Interruption } from './service-schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const state = Type.Enum([...STATES] as string[]);
const date = Type.String({ format: 'date' });

/**
 * A suspension takes `from` and `until`, an interruption `effectiveOn`, a proposal `renewUntil`;
 * none of them: nobody acts.
 */
export const OutlookQuery = closedQuery({
  from: Type.Optional(date),
  until: Type.Optional(date),
  effectiveOn: Type.Optional(date),
  renewUntil: Type.Optional(date),
});

const Prospects = Type.Array(
  Type.Object({
    timer: Type.Enum(TIMER_NAMES as string[]),
    at: Type.String(),
    state,
    /** It stands still while documents are asked of the citizen: an answer brings it forward. */
    isPaused: Type.Optional(Type.Boolean()),
    /** The last day of service as it stands then. */
    endDate: nullable(Type.String()),
    /** What is to be paid by then, in cents. */
    amountCents: nullable(Type.Integer()),
  }),
);

/** What a suspension moves. */
const Pause = Type.Object({
  /** Days without service: by so many the end moves. */
  days: Type.Integer(),
  endDate: Type.String(),
  /** Made up for after the pause; null where there is no plan. */
  visits: nullable(Type.Object({ skipped: Type.Integer(), lastOn: nullable(Type.String()) })),
  /** How much of what was paid is for those days, and moves with them: nothing is charged anew. */
  shiftedCents: Type.Integer(),
});

/** What a proposal comes to, once the other side accepts it. */
const Next = Type.Object({
  startDate: Type.String(),
  endDate: Type.String(),
  payBy: Type.String(),
});

export const Outlook = Type.Object({
  /** What time alone brings about, in its order; empty when the pratica is over. */
  ifNobodyActs: Prospects,
  /** The same after the act that was asked about; null when none was. */
  ifActed: nullable(
    Type.Object({
      transition: Type.Enum(['suspend', 'interrupt', 'proposeRenewal']),
      refusal: nullable(Type.Enum([...REFUSALS] as string[])),
      /** Why it would be refused, in the reader's language. */
      why: nullable(Type.String()),
      state: nullable(state),
      prospects: Prospects,
      pause: nullable(Pause),
      /** What an end leaves unused and what of it goes back. */
      end: nullable(Interruption),
      next: nullable(Next),
      /** What would go back to the payer, in cents. */
      refundCents: nullable(Type.Integer()),
    }),
  ),
});
