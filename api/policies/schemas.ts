import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closedObject = { additionalProperties: false };
const days = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** A term as an administrator may set it: in business days of the comune (also halves), days or hours. */
export const WrittenSpan = Type.Union([
  Type.Object({ businessDays: Type.Number({ minimum: 0.5, maximum: 60, multipleOf: 0.5 }) }, closedObject),
  Type.Object({ days: days(1, 180) }, closedObject),
  Type.Object({ hours: days(1, 720) }, closedObject),
]); // prettier-ignore

const conditions = {
  /** How long documents that are asked for are waited for; ten business days when missing. */
  integrationDeadline: Type.Optional(WrittenSpan),
  /** Business days by which the deadline for offers may be extended. */
  extensionLimit: days(0, 30),
  /** Of each period; missing where a service may not pause. */
  suspension: Type.Optional(
    Type.Object(
      { noticeDays: days(0, 60), daysAtMost: days(1, 366), timesAtMost: days(1, 12) },
      closedObject,
    ),
  ),
  /** Missing where a service may not end before its time. */
  interruption: Type.Optional(Type.Object({ noticeDays: days(0, 180) }, closedObject)),
  /** Days before the end of a period; missing where nobody is asked. */
  renewalPromptDays: Type.Optional(days(1, 180)),
  /** Days after it in which an agreed period may still be paid. */
  renewalPaymentDays: Type.Optional(days(0, 60)),
  /** From when on a service is paid month by month; missing where each is paid at once. */
  instalments: Type.Optional(
    Type.Object(
      { longerThanDays: days(1, 730), remindDays: days(1, 25), arrearsDays: days(1, 60) },
      closedObject,
    ),
  ),
};

const spans = <T extends Parameters<typeof Type.Union>[0][number]>(span: T) => ({
  offersReminder: span,
  offersDeadline: span,
  choiceDeadline: span,
  orderEscalation: span,
  orderFallback: span,
  paymentFirstReminder: span,
  paymentSecondReminder: span,
  paymentDeadline: span,
});

/** The terms of a new version. */
export const WrittenTerms = Type.Object(
  {
    ...spans(WrittenSpan),
    ...conditions,
  },
  closedObject,
);

/** As they stand: older ones may also count minutes and seconds. One unit in each span. */
export const TermSpan = Type.Object({
  businessDays: Type.Optional(Type.Number()),
  days: Type.Optional(Type.Number()),
  hours: Type.Optional(Type.Number()),
  minutes: Type.Optional(Type.Number()),
  seconds: Type.Optional(Type.Number()),
});
const count = Type.Integer();
export const PolicyTerms = Type.Object({
  ...spans(TermSpan),
  integrationDeadline: Type.Optional(TermSpan),
  extensionLimit: count,
  suspension: Type.Optional(
    Type.Object({ noticeDays: count, daysAtMost: count, timesAtMost: count }),
  ),
  interruption: Type.Optional(Type.Object({ noticeDays: count })),
  renewalPromptDays: Type.Optional(count),
  renewalPaymentDays: Type.Optional(count),
  instalments: Type.Optional(
    Type.Object({ longerThanDays: count, remindDays: count, arrearsDays: count }),
  ),
});

const date = Type.String({ format: 'date' });
const typeId = Type.String({ maxLength: 60 });
const reason = Type.String({ maxLength: 1000 });

const act = Type.Object({
  by: nullable(Type.String()),
  at: Type.String(),
  reason: Type.String(),
});

export const PolicyVersion = Type.Object({
  id: Type.String(),
  /** Null: of the comune, for all services that have no rules of their own. */
  serviceTypeId: nullable(Type.String()),
  version: Type.Integer(),
  /** A day of the comune. */
  validFrom: Type.String(),
  status: Type.Enum(['past', 'inForce', 'coming', 'withdrawn']),
  terms: PolicyTerms,
  /** Null for those that came with the platform. */
  written: nullable(act),
  withdrawn: nullable(act),
  /** Open pratiche that follow it. */
  open: Type.Integer(),
});

const ref = Type.Object({ id: Type.String(), version: Type.Integer(), validFrom: Type.String() });

/** Whose rules there are: the comune's first, then each service type. */
export const PolicyScope = Type.Object({
  serviceTypeId: nullable(Type.String()),
  nameIt: nullable(Type.String()),
  nameEn: nullable(Type.String()),
  /** What holds today: its own version, or the comune's. */
  inForce: nullable(Type.Intersect([ref, Type.Object({ isOwn: Type.Boolean() })])),
  coming: Type.Array(ref),
  /** Open pratiche that follow another version than the one in force. */
  behind: Type.Integer(),
});

export const PolicyScopes = Type.Object({ items: Type.Array(PolicyScope) });

/** No `type`: the comune's. */
export const VersionsQuery = closedQuery({ type: Type.Optional(typeId) });
export const PolicyVersions = Type.Object({ items: Type.Array(PolicyVersion) });

/** POST /api/policies (header Idempotency-Key). */
export const WritePolicy = Type.Object(
  {
    serviceTypeId: nullable(typeId),
    validFrom: date,
    terms: WrittenTerms,
    reason,
    /** The latest version that the writer has seen; 0 when there was none. */
    expectedVersion: Type.Integer({ minimum: 0, maximum: 100_000 }),
  },
  closedObject,
);

/** POST /api/policies/{id}/withdrawal. */
export const WithdrawPolicy = Type.Object({ reason }, closedObject);
