import { Type } from 'typebox';
import { FAULT_KINDS } from '../../db/radar/faults.ts';
import { STATES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { FAULT_ACTS } from './acts.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const kind = Type.Enum([...FAULT_KINDS]);
const act = Type.Enum([...FAULT_ACTS]);
const part = Type.Enum(['up', 'down']);

export const Fault = Type.Object({
  /** Of its kind. */
  id: Type.String(),
  kind,
  since: Type.String(),
  /** Null when the fault is a request that never became a pratica. */
  pratica: nullable(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      state: Type.Enum([...STATES] as string[]),
    }),
  ),
  /** The task, queue, notice, timer or transition that it is about; an attempt's status. */
  about: Type.String(),
  /** Who owes the step, or is not told. */
  whom: nullable(Type.String()),
  enteName: nullable(Type.String()),
  /** The person or ente that is not told, and on which channel. */
  toldName: nullable(Type.String()),
  channel: nullable(Type.String()),
  /** In whose hands the task is. */
  assigneeName: nullable(Type.String()),
  escalated: Type.Boolean(),
  remindedAt: nullable(Type.String()),
  attempts: nullable(Type.Integer()),
  /** Without what may be of a person. */
  lastError: nullable(Type.String()),
  nextTryAt: nullable(Type.String()),
  /** Nobody says when the next try is: it is reckoned, and comes then at the latest. */
  nextTryReckoned: Type.Boolean(),
  amountCents: nullable(Type.Integer()),
  /** How the workflow is doing, where that may be the cause and Temporal answers. */
  engine: nullable(Type.Enum(['running', 'over', 'unknown'])),
  /** What would free it, beside acting on the pratica itself. */
  acts: Type.Array(act),
});

export const RadarQuery = closedQuery({
  kind: Type.Optional(kind),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});

/** Oldest first. */
export const RadarAnswer = Type.Object({
  /** `worker`: whether any asks for work. Where queues or temporal are down, the list has gaps. */
  parts: Type.Object({ worker: part, temporal: part, queues: part }),
  kinds: Type.Array(Type.Object({ kind, count: Type.Integer(), countCapped: Type.Boolean() })),
  items: Type.Array(Fault),
  next: nullable(Type.String()),
});

/** POST /api/radar/acts */
export const FreeFault = Type.Object(
  {
    kind,
    id: Type.String({ maxLength: 80 }),
    act,
    /** Of what is skipped or left as it is. */
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    /** To whom a task goes. */
    assigneeId: Type.Optional(Type.String({ format: 'uuid' })),
  },
  { additionalProperties: false },
);

export const FreedFault = Type.Object({ kind, id: Type.String(), act, at: Type.String() });

/** GET /api/radar/assignees: to whom the task that a fault is about can go. */
export const FaultOfTask = closedQuery({ kind, id: Type.String({ maxLength: 80 }) });
