import { Type } from 'typebox';
import { REFUSALS, STATES } from '../../workflows/pratica/transitions.ts';
import { APPROVAL_STATUSES } from '../approvals/schemas.ts';
import { closedQuery } from '../closed-query.ts';
import { Deadlines } from '../pratiche/policy-schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closedObject = { additionalProperties: false };
const state = Type.Enum([...STATES] as string[]);
const refusal = nullable(Type.Enum([...REFUSALS] as string[]));

export const MovesQuery = closedQuery({
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

const moved = {
  praticaId: Type.String(),
  number: Type.String(),
  state,
  fromVersion: nullable(Type.Integer()),
  before: Deadlines,
  /** Null when it is not moved. */
  after: nullable(Deadlines),
  /** Why it cannot be moved, or was not. */
  refusal,
};

export const ForeseenMove = Type.Object(moved);

/** A dry run: nothing has happened. */
export const ForeseenMoves = Type.Object({
  /** On the first page only: over all open pratiche, not those of the page. */
  counts: nullable(
    Type.Object({
      movable: Type.Integer(),
      refused: Type.Array(Type.Object({ refusal: Type.String(), count: Type.Integer() })),
    }),
  ),
  items: Type.Array(ForeseenMove),
  next: nullable(Type.String()),
});

/** POST /api/policies/{id}/moves and …/batches/{id}/reversal (header Idempotency-Key). */
export const MovePratiche = Type.Object({ reason: Type.String({ maxLength: 1000 }) }, closedObject);

const approval = Type.Object({
  id: Type.String(),
  status: Type.Enum([...APPROVAL_STATUSES] as string[]),
});

export const PolicyBatch = Type.Object({
  id: Type.String(),
  policyId: Type.String(),
  version: Type.Integer(),
  serviceTypeId: nullable(Type.String()),
  /** The batch that this one takes back. */
  reverses: nullable(Type.String()),
  /** Another administrator's, without which nothing moves; null where none is needed. */
  approval: nullable(approval),
  by: nullable(Type.String()),
  at: Type.String(),
  reason: Type.String(),
  waiting: Type.Integer(),
  moved: Type.Integer(),
  refused: Type.Integer(),
});

export const PolicyBatches = Type.Object({ items: Type.Array(PolicyBatch) });

export const BatchMoves = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      ...moved,
      status: Type.Enum(['waiting', 'moved', 'refused']),
    }),
  ),
  next: nullable(Type.String()),
});
