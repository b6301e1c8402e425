import { Type } from 'typebox';
import { STATES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const planned = Type.Enum(['exclude', 'returnToOffer', 'decide']);
const outcome = Type.Enum(['pending', 'done', 'overtaken', 'toDecide', 'left', 'lifted']);

export const OfficeEnte = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Null while nothing ever qualified it. */
  qualifiedUntil: nullable(Type.String()),
  suspended: Type.Boolean(),
  suspendedAt: nullable(Type.String()),
});

export const OfficePageQuery = closedQuery({
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** GET /api/office/enti: every ente of the comune, by name. */
export const OfficeEntiAnswer = Type.Object({
  items: Type.Array(OfficeEnte),
  next: nullable(Type.String()),
});

/** GET /api/office/enti/{id}/suspension: what suspending would do, or what it has come to. */
export const SuspensionView = Type.Object({
  ente: Type.Omit(OfficeEnte, ['suspendedAt']),
  /** Null while the ente is not suspended: then all below is what would happen. */
  suspension: nullable(
    Type.Object({
      id: Type.String(),
      reason: Type.String(),
      suspendedAt: Type.String(),
      suspendedByName: nullable(Type.String()),
    }),
  ),
  /** Open pratiche by what happens to them. */
  planned: Type.Object({
    exclude: Type.Integer(),
    returnToOffer: Type.Integer(),
    decide: Type.Integer(),
  }),
  /** How far it has come; null while it is not suspended. */
  outcomes: nullable(
    Type.Object({
      pending: Type.Integer(),
      done: Type.Integer(),
      overtaken: Type.Integer(),
      toDecide: Type.Integer(),
      left: Type.Integer(),
      lifted: Type.Integer(),
    }),
  ),
  items: Type.Array(
    Type.Object({
      praticaId: Type.String(),
      number: Type.String(),
      state: Type.Enum([...STATES] as string[]),
      planned,
      outcome: nullable(outcome),
      tries: Type.Integer(),
    }),
  ),
  next: nullable(Type.String()),
});

/** POST /api/office/enti/{id}/suspend and …/reinstate (header Idempotency-Key). */
export const EnteDecision = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  { additionalProperties: false },
);

export const EnteDecided = Type.Object({ id: Type.String(), suspended: Type.Boolean() });
