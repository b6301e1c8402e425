import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const Id = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z0-9-]+$' });
const closed = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const SuggestQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.String({ maxLength: 60 }),
});

/** What somebody who types may mean, the likeliest first. */
export const Suggestions = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.Enum(['type', 'section', 'word']),
      id: Type.String(),
      textIt: Type.String(),
      textEn: Type.String(),
      nameIt: nullable(Type.String()),
      nameEn: nullable(Type.String()),
    }),
  ),
});

export const Guide = Type.Object({
  questions: Type.Array(
    Type.Object({
      id: Type.String(),
      textIt: Type.String(),
      textEn: Type.String(),
      answers: Type.Array(
        Type.Object({
          id: Type.String(),
          textIt: Type.String(),
          textEn: Type.String(),
          /** The question that follows; null ends the path. */
          nextId: nullable(Type.String()),
        }),
      ),
    }),
  ),
});

export const GuideAnswers = Type.Object(
  {
    answers: Type.Array(Type.Object({ question: Id, answer: Id }, closed), {
      minItems: 1,
      maxItems: 12,
    }),
  },
  closed,
);

/** The service types that the answers lead to, the likeliest first, each with its reasons. */
export const GuideOutcome = Type.Object({
  types: Type.Array(
    Type.Object({
      id: Type.String(),
      nameIt: Type.String(),
      nameEn: Type.String(),
      summaryIt: Type.String(),
      summaryEn: Type.String(),
      reasons: Type.Array(Type.Object({ it: Type.String(), en: Type.String() })),
    }),
  ),
});

export const SearchWord = Type.Object({
  id: Type.String({ format: 'uuid' }),
  term: Type.String(),
  serviceTypeId: nullable(Type.String()),
  param: nullable(Type.String()),
  option: nullable(Type.String()),
  writtenAt: Type.String(),
  /** Null for those that come with WeMi. */
  writtenBy: nullable(Type.String()),
});

export const WordsQuery = closedQuery({
  starts: Type.Optional(Type.String({ maxLength: 60 })),
  type: Type.Optional(Type.String({ maxLength: 60 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export const SearchWords = Type.Object({
  items: Type.Array(SearchWord),
  next: nullable(Type.String()),
});

/** A word and where it leads: to a type, to an option of a question, or to both. */
export const NewSearchWord = Type.Object(
  {
    term: Type.String({ minLength: 2, maxLength: 60 }),
    serviceTypeId: nullable(Id),
    param: nullable(Id),
    option: nullable(Id),
  },
  closed,
);

const Weight = Type.Integer({ minimum: 0, maximum: 10 });
export const RankingWeights = Type.Object(
  { text: Weight, near: Weight, rating: Weight, soon: Weight, price: Weight },
  closed,
);
/** How the order is made: everybody may know. Version 0 is what comes with WeMi. */
export const Ranking = Type.Object({
  version: Type.Integer(),
  weights: RankingWeights,
  since: nullable(Type.String()),
});
export const RankingVersions = Type.Object({
  inForce: Ranking,
  versions: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      weights: RankingWeights,
      reason: Type.String(),
      writtenBy: nullable(Type.String()),
      at: Type.String(),
    }),
  ),
});
export const NewRanking = Type.Object(
  {
    weights: RankingWeights,
    reason: Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' }),
    /** The version that the writer saw: a newer one is not written over. */
    expectedVersion: Type.Integer({ minimum: 0 }),
  },
  closed,
);

export const MissesQuery = closedQuery({
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
});
export const SearchMisses = Type.Object({
  items: Type.Array(
    Type.Object({ terms: Type.String(), count: Type.Integer(), lastDay: Type.String() }),
  ),
  /** All searches that found nothing. */
  count: Type.Integer(),
  /** Of those, how many had words too rare to be shown. */
  rare: Type.Integer(),
  /** From how many searches on words are shown. */
  shownFrom: Type.Integer(),
});
