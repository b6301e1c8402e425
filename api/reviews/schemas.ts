import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { ByMandate } from '../mandates/schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closed = { additionalProperties: false };
const Stars = Type.Integer({ minimum: 1, maximum: 5 });
const Side = Type.Enum(['citizen', 'ente']);
const Words = Type.String({ maxLength: 2000 });
const Answer = nullable(Type.Object({ text: Type.String(), at: Type.String() }));
/** Three things beside the whole, where the citizen said them. */
const dimensions = {
  punctuality: nullable(Stars),
  kindness: nullable(Stars),
  clarity: nullable(Stars),
};

/** How many reviews are published, and their mean, which is told from five up (one decimal). */
export const ReviewsMean = Type.Object({
  count: Type.Integer(),
  average: nullable(Type.Number()),
});

export const Review = Type.Object({
  id: Type.String(),
  side: Side,
  stars: Stars,
  ...dimensions,
  text: Type.String(),
  /** Of whoever came to the home: for its writer, the ente and the office only. */
  operator: nullable(
    Type.Object({ name: nullable(Type.String()), stars: Stars, text: Type.String() }),
  ),
  /** Who wrote it, told to the office only; by mandate, when not the person concerned. */
  by: nullable(Type.Object({ name: nullable(Type.String()), byMandate: Type.Boolean() })),
  writtenAt: Type.String(),
  publishedAt: nullable(Type.String()),
  isHidden: Type.Boolean(),
  answer: Answer,
  /** What the office did with it and why: for its writer and the office. */
  moderations: Type.Array(
    Type.Object({
      act: Type.Enum(['hide', 'show']),
      reason: Type.String(),
      at: Type.String(),
      /** Told to the office only. */
      by: nullable(Type.String()),
    }),
  ),
});

/** GET /api/pratiche/{id}/reviews; the latest period first. */
export const PraticaReviews = Type.Object({
  items: Type.Array(
    Type.Object({
      period: Type.Integer(),
      openedAt: Type.String(),
      closesAt: Type.String(),
      publishedAt: nullable(Type.String()),
      /** Who came to the home, where the order named somebody. */
      operator: nullable(Type.Object({ name: Type.String() })),
      /** The side for which the caller may still write. */
      mayWriteAs: nullable(Side),
      /** As far as the caller may read them: the other side's once they are published. */
      reviews: Type.Array(Review),
    }),
  ),
});

/** POST /api/pratiche/{id}/reviews (header Idempotency-Key). */
export const WriteReview = Type.Object(
  {
    period: Type.Integer({ minimum: 1, maximum: 10_000 }),
    stars: Stars,
    punctuality: Type.Optional(Stars),
    kindness: Type.Optional(Stars),
    clarity: Type.Optional(Stars),
    text: Words,
    operator: Type.Optional(Type.Object({ stars: Stars, text: Words }, closed)),
    onBehalfOf: Type.Optional(ByMandate),
    /** Of a sportello, which says why it writes for another; a delegate may. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  closed,
);

/** POST /api/reviews/{id}/answer (header Idempotency-Key). */
export const AnswerReview = Type.Object({ text: Words }, closed);

/** POST /api/reviews/{id}/moderation (header Idempotency-Key): its writer is told the reason. */
export const ModerateReview = Type.Object(
  { act: Type.Enum(['hide', 'show']), reason: Type.String({ maxLength: 1000 }) },
  closed,
);

/** GET /api/reviews: an ente's own and those about it; all for the office. */
export const ReviewsQuery = closedQuery({
  side: Type.Optional(Side),
  hidden: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export const StaffReview = Type.Intersect([
  Review,
  Type.Object({
    praticaId: Type.String(),
    number: Type.String(),
    period: Type.Integer(),
    ente: Type.Object({ id: Type.String(), name: Type.String() }),
  }),
]);
export const ReviewsAnswer = Type.Object({
  items: Type.Array(StaffReview),
  next: nullable(Type.String()),
});

/** GET /api/enti/{id}/reviews: what citizens wrote, without a name; of one service type, or of all. */
export const PublicReviewsQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  type: Type.Optional(Type.String({ maxLength: 60 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
export const PublicReviews = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      stars: Stars,
      ...dimensions,
      text: Type.String(),
      publishedAt: Type.String(),
      answer: Answer,
    }),
  ),
  next: nullable(Type.String()),
  mean: ReviewsMean,
  /** How many the office has hidden: they are neither shown nor counted. */
  hidden: Type.Integer(),
});
