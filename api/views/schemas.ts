import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const PLACES = ['tasks', 'pratiche'] as const;
/** Of all lists together, so that nobody fills the table or their own menu. */
export const VIEWS_AT_MOST = 30;

const place = Type.Enum([...PLACES] as string[]);
const name = Type.String({ minLength: 1, maxLength: 60 });
/** The filters as they stand in the address of the list: the names and values of its own query. */
const query = Type.Record(Type.String({ maxLength: 30 }), Type.String({ maxLength: 60 }), {
  maxProperties: 12,
});

export const SavedView = Type.Object({
  id: Type.String(),
  place,
  name: Type.String(),
  query: Type.Record(Type.String(), Type.String()),
  /** The filters that were saved and mean nothing any more: left out of `query`. */
  dropped: Type.Array(Type.String()),
  shared: Type.Boolean(),
  /** Whether the caller keeps it, and so may change it. */
  own: Type.Boolean(),
  ownerName: Type.String(),
});

export const ViewsQuery = closedQuery({ place });

/** GET /api/views: the caller's own, and those that colleagues of the same circle share. */
export const ViewsAnswer = Type.Object({ items: Type.Array(SavedView), most: Type.Integer() });

/** POST /api/views (header Idempotency-Key). */
export const NewView = Type.Object(
  { place, name, query, shared: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);

/** PATCH /api/views/{id}: what is left out stays. */
export const ViewChange = Type.Object(
  {
    name: Type.Optional(name),
    query: Type.Optional(query),
    shared: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
);
