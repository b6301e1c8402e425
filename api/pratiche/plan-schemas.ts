import { Type } from 'typebox';
import { PriceLine } from '../services/schemas.ts';

const closedObject = { additionalProperties: false };

/** The weekly schedule of a service; hours are the wall's in the comune. */
export const Plan = Type.Object(
  {
    weekly: Type.Array(
      Type.Object(
        {
          /** 1 is Monday, 7 is Sunday. */
          weekday: Type.Integer({ minimum: 1, maximum: 7 }),
          from: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
          minutes: Type.Integer({ minimum: 15, maximum: 720 }),
        },
        closedObject,
      ),
      { minItems: 1, maxItems: 28, uniqueItems: true },
    ),
    /** Nobody comes on the holidays of the comune. */
    skipsHolidays: Type.Boolean(),
  },
  closedObject,
);

const Visits = Type.Array(Type.Object({ startsAt: Type.String(), endsAt: Type.String() }));

/** A plan as its parties read it: how many visits are paid for, how many are left, the next ones. */
export const PlanView = Type.Object({
  ...Plan.properties,
  paid: Type.Integer(),
  left: Type.Integer(),
  coming: Visits,
});

/** A line of a proposal; what the plan counts need not be said. */
export const ProposedLine = Type.Object(
  { ...PriceLine.properties, quantity: Type.Optional(PriceLine.properties.quantity) },
  closedObject,
);

/** What a plan would come to: of an order, or, without a first day, of the period after this one. */
export const PlanQuestion = Type.Object(
  {
    plan: Plan,
    startDate: Type.Optional(Type.String({ format: 'date' })),
    endDate: Type.String({ format: 'date' }),
    /** Those of the chosen offer, when missing. */
    lines: Type.Optional(Type.Array(ProposedLine, { minItems: 1, maxItems: 20 })),
  },
  closedObject,
);

export const PlanAnswer = Type.Object({
  visits: Type.Integer(),
  minutes: Type.Integer(),
  coming: Visits,
  lines: Type.Array(PriceLine),
  totalCents: Type.Integer(),
});
