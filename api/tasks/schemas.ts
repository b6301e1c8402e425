import { Type } from 'typebox';
import { STATES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { SearchText } from '../plugins/search-words.ts';
import { ALL_TASKS } from './kinds.ts';

export const Task = Type.Object({
  id: Type.String(),
  kind: Type.Enum(ALL_TASKS),
  praticaId: Type.String(),
  praticaNumber: Type.String(),
  state: Type.Enum([...STATES] as string[]),
  serviceTypeId: Type.String(),
  serviceTypeNameIt: Type.String(),
  serviceTypeNameEn: Type.String(),
  municipio: Type.Union([Type.Integer(), Type.Null()]),
  owner: Type.Enum(['citizen', 'ente', 'office']),
  dueAt: Type.String(),
  openedAt: Type.String(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
  overdue: Type.Boolean(),
  escalated: Type.Boolean(),
  /** Since when its term stands still, while documents are awaited. */
  pausedSince: Type.Union([Type.String(), Type.Null()]),
  /** Whether the caller did the act that the task is about, and so can never have it in hand. */
  ownAct: Type.Boolean(),
  assignee: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
});

export const TasksQuery = closedQuery({
  view: Type.Optional(Type.Enum(['mine', 'unassigned', 'all', 'done'])),
  state: Type.Optional(Type.Enum([...STATES] as string[])),
  type: Type.Optional(Type.String({ maxLength: 60 })),
  kind: Type.Optional(Type.Enum(ALL_TASKS)),
  due: Type.Optional(Type.Enum(['overdue', 'today', 'week'])),
  assignee: Type.Optional(Type.String({ format: 'uuid' })),
  q: Type.Optional(SearchText),
  sort: Type.Optional(Type.Enum(['due', 'opened'])),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const TasksAnswer = Type.Object({
  items: Type.Array(Task),
  next: Type.Union([Type.String(), Type.Null()]),
  count: Type.Integer(),
  countCapped: Type.Boolean(),
});

/** POST /api/tasks/{id}/assign; claim and release have no body. */
export const Assign = Type.Object(
  { assigneeId: Type.String({ format: 'uuid' }) },
  { additionalProperties: false },
);

/** GET /api/tasks/assignees: whom the caller can hand a task to. */
export const AssigneesAnswer = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
