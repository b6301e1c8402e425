import { Type } from 'typebox';
import { REFUSALS, STATES, TIMER_NAMES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const state = Type.Enum([...STATES] as string[]);
const date = Type.String({ format: 'date' });

/** A suspension takes `from` and `until`, an interruption `effectiveOn`; neither: nobody acts. */
export const OutlookQuery = closedQuery({
  from: Type.Optional(date),
  until: Type.Optional(date),
  effectiveOn: Type.Optional(date),
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
  }),
);

export const Outlook = Type.Object({
  /** What time alone brings about, in its order; empty when the pratica is over. */
  ifNobodyActs: Prospects,
  /** The same after the act that was asked about; null when none was. */
  ifActed: nullable(
    Type.Object({
      transition: Type.Enum(['suspend', 'interrupt']),
      refusal: nullable(Type.Enum([...REFUSALS] as string[])),
      state: nullable(state),
      prospects: Prospects,
      /** What would go back to the payer, in cents. */
      refundCents: nullable(Type.Integer()),
    }),
  ),
});
