import { Type } from 'typebox';
import { ROLES, STATES, TRANSITION_NAMES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { SearchText } from '../plugins/search-words.ts';
import { HeldUnder } from '../mandates/schemas.ts';
import { NeedDraft } from '../needs/schemas.ts';
import { ReviewsMean } from '../reviews/schemas.ts';
import { ALL_TASKS } from '../tasks/kinds.ts';
import { EnteRef, PriceLine } from '../services/schemas.ts';
import { IntegrationView } from './integration-schemas.ts';
import { Deadlines, NewerPolicy, PolicyRef } from './policy-schemas.ts';
import { RenewalView, ServiceView } from './service-schemas.ts';

export { PAYLOADS } from './payload-schemas.ts';

const state = Type.Enum([...STATES] as string[]);
const transition = Type.Enum(TRANSITION_NAMES as string[]);
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const forCitizen = {
  role: Type.Enum(['citizen']),
  mandateId: Type.Optional(Type.String({ format: 'uuid' })),
};
const inAnothersPlace = {
  onBehalfOf: Type.Optional(Type.Object(forCitizen, { additionalProperties: false })),
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
};

/**
 * POST /api/pratiche (header Idempotency-Key): a whole need, or the id of a saved draft; by
 * mandate for somebody else.
 */
export const RequestPratica = Type.Union([
  Type.Object(
    { needId: Type.String({ format: 'uuid' }), ...inAnothersPlace },
    { additionalProperties: false },
  ),
  Type.Object({ ...NeedDraft.properties, ...inAnothersPlace }, { additionalProperties: false }),
]);

/** Whom the actor stands for: an administrator by office, a delegate or a sportello by mandate. */
export const OnBehalfOf = Type.Union([
  Type.Object(forCitizen, { additionalProperties: false }),
  Type.Object(
    { role: Type.Enum(['ente']), enteId: Type.String({ format: 'uuid' }) },
    { additionalProperties: false },
  ),
]);

/** POST /api/pratiche/{id}/transitions (header Idempotency-Key). */
export const TransitionCommand = Type.Object(
  {
    transition: Type.String({ maxLength: 60 }),
    expectedVersion: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    onBehalfOf: Type.Optional(OnBehalfOf),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);

/** What the caller gets back once it is committed: the same for the same Idempotency-Key. */
export const TransitionAnswer = Type.Object({
  id: Type.String(),
  number: Type.String(),
  state,
  version: Type.Integer(),
});

/** One thing this caller may do now, with the form it needs (JSON Schema of the payload). */
export const Allowed = Type.Object({
  transition,
  form: Type.Unknown(),
  reasonRequired: Type.Boolean(),
  onBehalfOf: nullable(OnBehalfOf),
});

export const PraticaCard = Type.Object({
  id: Type.String(),
  number: Type.String(),
  state,
  closed: Type.Boolean(),
  version: Type.Integer(),
  serviceTypeId: Type.String(),
  serviceTypeNameIt: Type.String(),
  serviceTypeNameEn: Type.String(),
  municipio: nullable(Type.Integer()),
  openedAt: Type.String(),
  stateSince: Type.String(),
  updatedAt: Type.String(),
  dueAt: nullable(Type.String()),
  /** What this caller has to do, if anything: drives "da fare". */
  todo: nullable(Type.Object({ kind: Type.Enum(ALL_TASKS), dueAt: Type.String() })),
  liveOffers: Type.Integer(),
  /** Hidden from an ente until its offer is chosen. */
  applicantName: nullable(Type.String()),
  chosenEnte: nullable(EnteRef),
  /** By which the reader may act, when the pratica is another's; null when it is their own. */
  mandate: nullable(HeldUnder),
});

export const PraticheQuery = closedQuery({
  state: Type.Optional(state),
  open: Type.Optional(Type.Boolean()),
  type: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(SearchText),
  /** Whose they are, for the office, auditors and sportelli. */
  citizen: Type.Optional(Type.String({ format: 'uuid' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const PraticheAnswer = Type.Object({
  items: Type.Array(PraticaCard),
  next: nullable(Type.String()),
  count: Type.Integer(),
  countCapped: Type.Boolean(),
});

const NeedView = Type.Object({
  params: Type.Array(
    Type.Object({
      id: Type.String(),
      it: Type.String(),
      en: Type.String(),
      valueIt: Type.String(),
      valueEn: Type.String(),
      /** Of an answer that is a file: it can be read under `/need-documents/{documentId}`. */
      document: nullable(
        Type.Object({ id: Type.String(), name: Type.String(), bytes: Type.Integer() }),
      ),
      sensitive: Type.Boolean(),
    }),
  ),
  beneficiary: Type.Object({
    self: Type.Boolean(),
    name: nullable(Type.String()),
    relation: nullable(Type.String()),
  }),
  /** The address is hidden from an ente until its offer is chosen. */
  place: Type.Object({
    address: nullable(Type.String()),
    municipio: nullable(Type.Integer()),
    notes: nullable(Type.String()),
  }),
  times: Type.Object({
    from: nullable(Type.String()),
    months: nullable(Type.Integer()),
    notes: nullable(Type.String()),
  }),
});

/** The version of a service of the ente that an offer was made on; null where it named none. */
const KeptServiceRef = nullable(Type.Object({ id: Type.String(), number: Type.Integer() }));

export const OfferView = Type.Object({
  id: Type.String(),
  ente: EnteRef,
  /** Of the ente, by citizens, for this service type. */
  reviews: ReviewsMean,
  enteMunicipio: nullable(Type.Integer()),
  status: Type.Enum(['live', 'chosen', 'reserve', 'withdrawn', 'rejected', 'closed']),
  revision: Type.Integer(),
  priceModel: Type.String(),
  lines: Type.Array(PriceLine),
  totalCents: Type.Integer(),
  firstDate: Type.String(),
  profile: Type.String(),
  note: nullable(Type.String()),
  validUntil: Type.String(),
  /** How it would be paid, month by month, as long as the need asks; empty where it is paid in one. */
  instalments: Type.Array(
    Type.Object({ n: Type.Integer(), from: Type.String(), amountCents: Type.Integer() }),
  ),
  createdAt: Type.String(),
  revisedAt: Type.String(),
  service: KeptServiceRef,
});

export const OrderView = Type.Object({
  id: Type.String(),
  ente: EnteRef,
  period: Type.Integer(),
  startDate: Type.String(),
  endDate: Type.String(),
  operatorName: nullable(Type.String()),
  lines: Type.Array(PriceLine),
  totalCents: Type.Integer(),
  /** That of the chosen offer. */
  service: KeptServiceRef,
});

export const Pratica = Type.Intersect([
  PraticaCard,
  Type.Object({
    /** Timers still to come, as ISO instants by timer name. */
    deadlines: Deadlines,
    /** What happens next if all goes well, and by when; null when the pratica is over. */
    next: nullable(
      Type.Object({
        who: Type.Enum(['citizen', 'ente', 'office', 'system']),
        transition,
        by: nullable(Type.String()),
      }),
    ),
    allowed: Type.Array(Allowed),
    need: NeedView,
    /** For the chosen ente of an open pratica, where the citizen agreed to it (docs/adr/0057). */
    applicantPhone: Type.Optional(Type.String()),
    /** The version of its service type that it goes by: the one in which the need was told. */
    serviceTypeVersion: Type.Integer(),
    /** Of the period that goes on; before there is a service, of the one to come. */
    order: nullable(OrderView),
    /** Of the period after it, once both sides agreed. */
    nextOrder: nullable(OrderView),
    service: nullable(ServiceView),
    renewal: nullable(RenewalView),
    /** The pratica that this one opened anew. */
    reopenedFrom: nullable(Type.Object({ id: Type.String(), number: Type.String() })),
    /** Those that opened this one anew, the latest first. */
    reopenedAs: Type.Array(
      Type.Object({ id: Type.String(), number: Type.String(), state, closed: Type.Boolean() }),
    ),
    /** What was asked of the citizen, as far as this reader may see it; the latest first. */
    integrations: Type.Array(IntegrationView),
    /** How many in all wait for an answer: while any does, terms that can pause stand still. */
    openIntegrations: Type.Integer(),
    extended: Type.Boolean(),
    policy: PolicyRef,
    newerPolicy: NewerPolicy,
    /** What the policy leaves: business days that `extendDeadline` may still add. */
    extensionLimit: Type.Integer(),
    enti: Type.Array(
      Type.Object({
        ente: EnteRef,
        answer: Type.Enum(['awaited', 'offered', 'declined', 'withdrawn', 'excluded']),
      }),
    ),
    /** While an order waits: when its ente is closed, the first day and the last. */
    enteClosure: nullable(Type.Object({ from: Type.String(), through: Type.String() })),
    /** For admin only: the page of this workflow in Temporal's UI. */
    workflowUrl: nullable(Type.String()),
  }),
]);

export const TimelineEvent = Type.Object({
  id: Type.String(),
  seq: Type.Integer(),
  /** A transition's or a timer's name. */
  kind: Type.String(),
  fromState: nullable(state),
  toState: state,
  at: Type.String(),
  actor: Type.Object({
    role: Type.Enum([...ROLES] as string[]),
    name: nullable(Type.String()),
    enteName: nullable(Type.String()),
  }),
  onBehalfOf: nullable(Type.Object({ role: Type.String(), name: nullable(Type.String()) })),
  /** By which the actor stood in the citizen's place; for enti always null. */
  mandate: nullable(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum(['delegate', 'sportello']),
      sportelloName: nullable(Type.String()),
    }),
  ),
  reason: nullable(Type.String()),
  channel: Type.Enum(['web', 'timer', 'gateway']),
  /** Facts of the event that this reader may see: offerId, revision, totalCents, enteName, … */
  data: Type.Record(Type.String(), Type.Unknown()),
});

export const OffersAnswer = Type.Object({ items: Type.Array(OfferView) });

export const TimelineQuery = closedQuery({
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

/** Newest first. */
export const Timeline = Type.Object({
  items: Type.Array(TimelineEvent),
  next: nullable(Type.String()),
});
