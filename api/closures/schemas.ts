import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const date = Type.String({ format: 'date' });

/** Days on which an ente is closed, the first and the last of them. */
export const Closure = Type.Object({
  id: Type.String(),
  from: date,
  through: date,
  note: Type.Union([Type.String(), Type.Null()]),
  /** One that has begun is not removed: it can only end earlier. */
  removable: Type.Boolean(),
  /** Whether it can end earlier, from today on. */
  shortenable: Type.Boolean(),
});

/** GET /api/closures: those of one's own ente that are not over. */
export const ClosuresAnswer = Type.Object({ items: Type.Array(Closure) });

/** POST /api/closures (header Idempotency-Key). */
export const NewClosure = Type.Object(
  { from: date, through: date, note: Type.Optional(Type.String({ maxLength: 200 })) },
  { additionalProperties: false },
);

/** PATCH /api/closures/:id: its new last day, earlier than the one that it has. */
export const ShorterClosure = Type.Object({ through: date }, { additionalProperties: false });

export const ShiftQuery = closedQuery({ from: date, through: date });

/** GET /api/closures/shift: the orders whose term such a closure would move. Instants are ISO. */
export const ShiftAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      praticaId: Type.String(),
      number: Type.String(),
      dueAt: Type.String(),
      movedTo: Type.String(),
    }),
  ),
});
