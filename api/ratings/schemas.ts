import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { CLEAR, DIFFICULTIES, STRENGTHS, UNCLEAR } from './options.ts';

const Stars = Type.Integer({ minimum: 1, maximum: 5 });
const Subject = Type.Enum(['platform', 'request', 'payment', 'page']);
const Option = Type.Enum([
  ...new Set<string>([...DIFFICULTIES, ...STRENGTHS, ...UNCLEAR, ...CLEAR]),
]);
/** Of a public page, without what was asked for: what else stands in an address may be somebody's. */
const PagePath = Type.String({
  maxLength: 120,
  pattern:
    '^/(?:(?:servizi|enti|avvisi|novita|pagine)(?:/[a-z0-9-]+)?|sportelli|guida|aiuto|glossario|accessibilita|privacy|note-legali|contatti)?$',
});

/** POST /api/service-ratings (header Idempotency-Key): by anybody, without a name. */
export const RateService = Type.Object(
  {
    /** What one has just done; `platform` from the foot of any page; `page` of how clear one is. */
    subject: Subject,
    /** The path of the page that is meant; of a `page`, and of nothing else. */
    page: Type.Optional(PagePath),
    stars: Stars,
    options: Type.Array(Option, { maxItems: 6, uniqueItems: true }),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);

/**
 * GET /api/service-ratings: of the last days; the latest first. Without a subject, all that was said of
 * how easy WeMi is: how clear pages are is another question.
 */
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
      page: Type.Union([Type.String(), Type.Null()]),
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
  /** The least clear pages, the worst first; at most ten, and only of `page`. */
  pages: Type.Array(
    Type.Object({ page: Type.String(), count: Type.Integer(), average: Type.Number() }),
  ),
});
