import { Type } from 'typebox';
import { ROLES, STATES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { TimelineEvent } from '../pratiche/schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const day = Type.String({ format: 'date', description: 'A day of the comune' });
const id = Type.String({ format: 'uuid' });
const cursor = Type.String({ maxLength: 400 });
const typeId = Type.String({ maxLength: 60 });
const state = Type.Enum([...STATES] as string[]);

const searchedEvents = {
  /** Words of a name. */
  actor: Type.Optional(Type.String({ maxLength: 60 })),
  role: Type.Optional(Type.Enum([...ROLES] as string[])),
  from: Type.Optional(day),
  until: Type.Optional(day),
  kind: Type.Optional(Type.String({ pattern: '^[A-Za-z]{1,60}$' })),
  /** The state that the act led to. */
  state: Type.Optional(state),
  enteId: Type.Optional(id),
  onBehalf: Type.Optional(Type.Boolean()),
  /** Of a pratica: whole, its beginning, or its running part. */
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
};

export const AuditEventsQuery = closedQuery({
  ...searchedEvents,
  cursor: Type.Optional(cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** The same search, whole. */
export const AuditEventsCsvQuery = closedQuery(searchedEvents);

/** An event and the pratica that it is of. */
export const AuditEvent = Type.Object({
  ...TimelineEvent.properties,
  pratica: Type.Object({ id: Type.String(), number: Type.String() }),
});

/** Newest first. */
export const AuditEventsAnswer = Type.Object({
  items: Type.Array(AuditEvent),
  next: nullable(Type.String()),
  count: Type.Integer(),
  countCapped: Type.Boolean(),
});

const drawn = {
  seed: Type.String(),
  size: Type.Integer(),
  from: Type.String(),
  until: Type.String(),
  type: nullable(Type.String()),
  enteId: nullable(Type.String()),
};

/** POST /api/audit/samples (header Idempotency-Key). Without a seed, chance gives one. */
export const DrawSample = Type.Object(
  {
    seed: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
    size: Type.Integer({ minimum: 1, maximum: 500 }),
    /** When the pratiche were opened; the last day is over when the sample is drawn. */
    from: day,
    until: day,
    type: Type.Optional(typeId),
    enteId: Type.Optional(id),
  },
  { additionalProperties: false },
);

/** A draw: who, when, with which seed, from how many. */
export const AuditSample = Type.Object({
  id: Type.String(),
  ...drawn,
  drawnAt: Type.String(),
  drawnBy: nullable(Type.String()),
  /** How many pratiche it was drawn from. */
  population: Type.Integer(),
});

export const AuditSampleQuery = closedQuery({
  cursor: Type.Optional(cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** Newest first. */
export const AuditSamplesAnswer = Type.Object({
  items: Type.Array(AuditSample),
  next: nullable(Type.String()),
});

export const DrawnPratica = Type.Object({
  id: Type.String(),
  number: Type.String(),
  state,
  closed: Type.Boolean(),
  version: Type.Integer(),
  openedAt: Type.String(),
  updatedAt: Type.String(),
  serviceTypeNameIt: Type.String(),
  serviceTypeNameEn: Type.String(),
  enteName: nullable(Type.String()),
});

/** A draw with its pratiche, in the order in which they were drawn. */
export const AuditSampleDetail = Type.Object({
  ...AuditSample.properties,
  items: Type.Array(DrawnPratica),
  /** Whether drawing now with the same seed and filters gives the same. */
  isRepeatable: Type.Boolean(),
});

export const TimingsQuery = closedQuery({ from: day, until: day });

/** Null numbers: fewer than `AuditTimings.fewestCases` cases, which would tell of single people. */
export const AuditTiming = Type.Object({
  /** A task, or `firstDay`. */
  step: Type.String(),
  /** Null: all enti together. */
  ente: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  isFew: Type.Boolean(),
  count: nullable(Type.Integer()),
  /** Business days of 24 hours. */
  medianDays: nullable(Type.Number()),
  ninthDays: nullable(Type.Number()),
  /** Of those done and those whose term ran out, from 0 to 1. */
  inTime: nullable(Type.Number()),
});

export const AuditTimings = Type.Object({
  items: Type.Array(AuditTiming),
  fewestCases: Type.Integer(),
});
