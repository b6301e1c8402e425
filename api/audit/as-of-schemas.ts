import { Type } from 'typebox';
import { STATES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { TimelineEvent } from '../pratiche/schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const state = Type.Enum([...STATES] as string[]);

export const AsOfQuery = closedQuery({
  /** Not before the request; now when missing. */
  at: Type.Optional(Type.String({ format: 'date-time' })),
  /** The office when missing. */
  role: Type.Optional(Type.Enum(['citizen', 'ente', 'office'])),
  /** Which ente, where the role is one. */
  enteId: Type.Optional(Type.String({ format: 'uuid' })),
});

const PARTS = ['state', 'deadlines', 'tasks', 'offers', 'order', 'service'] as const;

export const AsOfOffer = Type.Object({
  id: Type.String(),
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  status: Type.String(),
  revision: Type.Integer(),
  totalCents: Type.Integer(),
  firstDate: Type.String(),
  validUntil: Type.String(),
});

/** A pratica as one of its readers saw it at an instant, made again from its events. */
export const AsOf = Type.Object({
  at: Type.String(),
  state,
  closed: Type.Boolean(),
  version: Type.Integer(),
  stateSince: Type.String(),
  dueAt: nullable(Type.String()),
  /** By timer. */
  deadlines: Type.Record(Type.String(), Type.String()),
  /** What the reader had to do; of the office, what anyone had. */
  tasks: Type.Array(
    Type.Object({
      kind: Type.String(),
      owner: Type.Enum(['citizen', 'ente', 'office']),
      enteName: nullable(Type.String()),
      dueAt: Type.String(),
      escalated: Type.Boolean(),
    }),
  ),
  offers: Type.Array(AsOfOffer),
  order: nullable(
    Type.Object({
      id: Type.String(),
      period: Type.Integer(),
      enteName: Type.String(),
      startDate: Type.String(),
      endDate: Type.String(),
      totalCents: Type.Integer(),
    }),
  ),
  /** Null as long as there was none, and for enti that were not chosen then. */
  service: nullable(
    Type.Object({
      period: Type.Integer(),
      startDate: Type.String(),
      endDate: Type.String(),
      suspendedDays: Type.Integer(),
      suspension: nullable(Type.Object({ from: Type.String(), until: Type.String() })),
    }),
  ),
  /** What the last act before `at` changed for this reader. */
  changed: Type.Array(Type.Enum([...PARTS])),
  /** Newest first, no more than 200. */
  timeline: Type.Array(TimelineEvent),
  /** When the pratica moved, oldest first: of its whole life. */
  instants: Type.Array(Type.String()),
});
