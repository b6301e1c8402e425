import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { DIFFICULTIES, STRENGTHS } from './options.ts';

const Stars = Type.Integer({ minimum: 1, maximum: 5 });
const Subject = Type.Enum(['platform', 'request', 'payment']);
const Option = Type.Enum([...DIFFICULTIES, ...STRENGTHS] as string[]);

/** POST /api/service-ratings (header Idempotency-Key): by anybody, without a name. */
export const RateService = Type.Object(
  {
    /** What one has just done; `platform` from the foot of any page. */
    subject: Subject,
    stars: Stars,
    options: Type.Array(Option, { maxItems: 6, uniqueItems: true }),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);

/** GET /api/service-ratings: of the last days; the latest first. */
export const RatingsQuery = closedQuery({
  subject: Type.Optional(Subject),
  /** How many days back, today included. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export const Ratings = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      subject: Subject,
      stars: Stars,
      options: Type.Array(Type.String()),
      text: Type.Union([Type.String(), Type.Null()]),
      at: Type.String(),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
  count: Type.Integer(),
  average: Type.Union([Type.Number(), Type.Null()]),
  /** From one star to five. */
  distribution: Type.Array(Type.Integer()),
  options: Type.Array(Type.Object({ option: Type.String(), count: Type.Integer() })),
});
