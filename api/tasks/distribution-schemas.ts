import { Type } from 'typebox';
import { STATES } from '../../workflows/pratica/transitions.ts';
import { ALL_TASKS } from './kinds.ts';

/** Of one distribution; what is left over is for the next. */
export const TASKS_AT_ONCE = 100;

const id = Type.String({ format: 'uuid' });
const person = Type.Object({ id: Type.String(), name: Type.String() });
const nullablePerson = Type.Union([person, Type.Null()]);

/** The filters of the inbox that narrow what is nobody's yet. */
const Matching = Type.Object(
  {
    state: Type.Optional(Type.Enum([...STATES] as string[])),
    type: Type.Optional(Type.String({ maxLength: 60 })),
    kind: Type.Optional(Type.Enum(ALL_TASKS)),
    due: Type.Optional(Type.Enum(['overdue', 'today', 'week'])),
    q: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
);

/** POST /api/tasks/distribution: these tasks, or all that match; among these colleagues, or all. */
export const ForeseeDistribution = Type.Object(
  {
    taskIds: Type.Optional(
      Type.Array(id, { minItems: 1, maxItems: TASKS_AT_ONCE, uniqueItems: true }),
    ),
    matching: Type.Optional(Matching),
    among: Type.Optional(Type.Array(id, { minItems: 1, maxItems: 200, uniqueItems: true })),
  },
  { additionalProperties: false },
);

/** What a distribution would do; nothing is done yet. */
export const Distribution = Type.Object({
  rows: Type.Array(
    Type.Object({
      taskId: Type.String(),
      kind: Type.Enum(ALL_TASKS),
      praticaNumber: Type.String(),
      dueAt: Type.String(),
      overdue: Type.Boolean(),
      /** Null when nobody among them can have it. */
      assignee: nullablePerson,
    }),
  ),
  people: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      open: Type.Integer(),
      overdue: Type.Integer(),
      /** A task counts one, an overdue one two. */
      load: Type.Integer(),
      takesPart: Type.Boolean(),
      given: Type.Integer(),
    }),
  ),
  /** How many of those named are no longer nobody's. */
  skipped: Type.Integer(),
  /** How many more match, beyond what is done at once. */
  left: Type.Integer(),
});

/** POST /api/tasks/distribute (header Idempotency-Key). */
export const Distribute = Type.Object(
  {
    rows: Type.Array(Type.Object({ taskId: id, assigneeId: id }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: TASKS_AT_ONCE,
    }),
  },
  { additionalProperties: false },
);

const OUTCOMES = ['given', 'taken', 'closed', 'own-act', 'not-found', 'not-colleague'];

/** How it went, row by row. */
export const DistributeAnswer = Type.Object({
  rows: Type.Array(
    Type.Object({
      taskId: Type.String(),
      outcome: Type.Enum(OUTCOMES),
      /** In whose hands the task is now. */
      assignee: nullablePerson,
    }),
  ),
});
