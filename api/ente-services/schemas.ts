import { Type } from 'typebox';
import { LIMITS } from '../../catalogue/check-service.ts';
import { BANDS, UNITS } from '../../catalogue/prices.ts';
import { STATES, TRANSITION_NAMES } from '../../catalogue/publishing.ts';
import { FIELDS } from '../../catalogue/service-content.ts';
import { Definition } from '../catalogue/admin-schemas.ts';
import { closedQuery } from '../closed-query.ts';
import { Photos } from '../photos/schemas.ts';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const text = (maxLength: number) => Type.String({ maxLength });
const names = (maxItems: number) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems, uniqueItems: true });
const expectedVersion = Type.Integer({ minimum: 1 });

/** A draft may lack its price; nothing is shown to families without one. */
const Line = Type.Object(
  {
    label: text(LIMITS.label),
    unit: Type.Enum([...UNITS]),
    band: Type.Optional(Type.Enum([...BANDS])),
    unitCents: nullable(Type.Integer({ minimum: 1, maximum: LIMITS.cents })),
    minimum: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  closed,
);

export const Content = Type.Object(
  {
    title: text(LIMITS.title),
    summary: text(LIMITS.summary),
    description: text(LIMITS.description),
    included: Type.Array(Type.String({ minLength: 1, maxLength: LIMITS.oneIncluded }), { maxItems: LIMITS.included }),
    profiles: names(50),
    competences: names(50),
    languages: names(50),
    zones: Type.Array(Type.Integer({ minimum: 1, maximum: 99 }), { maxItems: 99, uniqueItems: true }),
    priceLines: Type.Array(Line, { maxItems: LIMITS.priceLines }),
    availableFrom: nullable(Type.String({ format: 'date' })),
    covers: names(LIMITS.covers),
    photos: Photos,
  },
  closed,
); // prettier-ignore

const State = Type.Enum([...STATES]);
const TransitionName = Type.Enum([...TRANSITION_NAMES]);
export const TypeName = Type.Object({
  id: Type.String(),
  nameIt: Type.String(),
  nameEn: Type.String(),
});

/** POST /api/office/services. */
export const BeginService = Type.Object(
  { serviceTypeId: Type.String({ minLength: 1, maxLength: 60 }) },
  closed,
);
/** PUT /api/office/services/{id}. */
export const KeepService = Type.Object({ expectedVersion, content: Content }, closed);
/** POST /api/office/services/{id}/transitions. */
export const MoveService = Type.Object(
  {
    transition: TransitionName,
    expectedVersion,
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })),
  },
  closed,
);

const PAGE = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};
/** An ente’s own, all that are not over without `state`; for the office, what waits for it. */
export const EnteServicesQuery = closedQuery({ state: Type.Optional(State), ...PAGE });

export const EnteServiceCard = Type.Object({
  id: Type.String(),
  type: TypeName,
  /** Since when the comune no longer offers the type: families do not find the service meanwhile. */
  typeRetiredAt: nullable(Type.String()),
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  title: Type.String(),
  state: State,
  version: Type.Integer(),
  /** In hundredths. */
  completeness: Type.Integer({ minimum: 0, maximum: 100 }),
  /** What differs from what families read; nothing where they read nothing. */
  changed: Type.Array(Type.Enum([...FIELDS])),
  /** Why the office sent it back, as long as nothing else was done. */
  sentBack: nullable(Type.String()),
  updatedAt: Type.String(),
  updatedBy: nullable(Type.String()),
  stateSince: Type.String(),
});
export const EnteServicesAnswer = Type.Object({
  items: Type.Array(EnteServiceCard),
  next: nullable(Type.String()),
});

/** What an ente may write services of. */
export const OwnTypes = Type.Object({
  items: Type.Array(TypeName),
  isTrusted: Type.Boolean(),
});

export const EnteService = Type.Intersect([
  EnteServiceCard,
  Type.Object({
    /** For its ente what is being written; for the office what waits, else what is live. */
    content: Content,
    /** `content.description`, as it is shown. */
    descriptionHtml: Type.String(),
    /** Pointers into `content`. */
    missing: Type.Array(Type.String()),
    /** What families read, or read before it was paused. */
    live: nullable(Content),
    liveDescriptionHtml: nullable(Type.String()),
    /** Pointers of `content` that today’s catalogue or qualification does not allow, each with the reason. */
    faults: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() })),
    definition: Definition,
    /** What may be chosen. */
    competences: Type.Array(Type.String()),
    languages: Type.Array(Type.String()),
    municipi: Type.Array(Type.Integer()),
    isQualified: Type.Boolean(),
    isTrusted: Type.Boolean(),
    allowed: Type.Array(TransitionName),
    versions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        content: Content,
        at: Type.String(),
        /** Null for what came with WeMi. */
        writtenBy: nullable(Type.String()),
      }),
    ),
    acts: Type.Array(
      Type.Object({
        transition: TransitionName,
        fromState: nullable(State),
        toState: State,
        number: nullable(Type.Integer()),
        actorRole: Type.Enum(['ente', 'admin']),
        actorName: nullable(Type.String()),
        reason: nullable(Type.String()),
        at: Type.String(),
      }),
    ),
  }),
]);

/** POST /api/office/enti/{id}/trust. */
export const WriteTrust = Type.Object(
  {
    isTrusted: Type.Boolean(),
    reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  },
  closed,
);
export const Trust = Type.Object({
  isTrusted: Type.Boolean(),
  /** The latest word, if there is any. */
  reason: nullable(Type.String()),
  at: nullable(Type.String()),
  decidedBy: nullable(Type.String()),
});

/** POST /api/office/services/import: the text of a CSV file, as `export.csv` gives it. */
export const ImportServices = Type.Object(
  { csv: Type.String({ minLength: 1, maxLength: 1_000_000 }) },
  closed,
);
export const ImportAnswer = Type.Object({ begun: Type.Integer(), changed: Type.Integer() });
