import { Type } from 'typebox';
import {
  cents,
  closedObject,
  DocumentKind,
  FactSource,
  IseeKind,
  JudgedRule,
  nullable,
  oneOf,
  Rules,
} from './rule-schemas.ts';

const integer = Type.Integer();
const text = Type.String();
const day = Type.String({ format: 'date' });
const written = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const reason = written(1000);

export const Fund = Type.Object({
  id: text,
  owner: text,
  name: text,
  about: text,
  source: text,
  budgetCents: integer,
  /** What can still be given; for the office only. */
  leftCents: nullable(integer),
  opensOn: text,
  applyUntil: text,
  spendUntil: text,
  status: oneOf(['coming', 'open', 'closed', 'over']),
  /** Applications that wait; for the office only. */
  waiting: nullable(integer),
  /** What holds today, or the first that will; null when there is none. */
  rules: nullable(Rules),
  ruleSetVersion: nullable(integer),
});
export const Funds = Type.Object({ items: Type.Array(Fund) });

/** POST /api/voucher-funds (header Idempotency-Key): a fund with its first rules. */
export const WriteFund = Type.Object(
  {
    owner: written(120),
    name: written(120),
    about: written(500),
    source: written(500),
    budgetCents: cents(1),
    opensOn: day,
    applyUntil: day,
    spendUntil: day,
    rules: Rules,
    reason,
  },
  closedObject,
);

export const RuleSet = Type.Object({
  id: text,
  version: integer,
  validFrom: text,
  status: oneOf(['past', 'inForce', 'coming']),
  rules: Rules,
  /** Null for what came with the platform. */
  writtenBy: nullable(text),
  reason: nullable(text),
  at: text,
});
export const RuleSets = Type.Object({ items: Type.Array(RuleSet) });

/** POST /api/voucher-funds/{id}/rule-sets (header Idempotency-Key). */
export const WriteRuleSet = Type.Object(
  { validFrom: day, rules: Rules, reason, expectedVersion: Type.Integer({ minimum: 0 }) },
  closedObject,
);

/** POST /api/voucher-funds/{id}/simulation: nothing is written. */
export const SimulateRules = Type.Object({ rules: Rules, from: day }, closedObject);
export const Simulation = Type.Object({
  gain: integer,
  lose: integer,
  beforeCents: integer,
  afterCents: integer,
  cases: Type.Array(
    Type.Object({
      applicationId: text,
      personName: nullable(text),
      beforeCents: integer,
      afterCents: integer,
      change: oneOf(['gains', 'loses', 'same']),
    }),
  ),
});

const known = {
  birthDate: Type.Optional(day),
  childrenBornOn: Type.Optional(Type.Array(day, { maxItems: 15 })),
  resident: Type.Optional(Type.Boolean()),
  householdMembers: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  serviceTypeId: Type.Optional(Type.String({ maxLength: 60 })),
  /** What is paid, in cents, in all or each month as the measure counts. */
  costCents: Type.Optional(cents()),
};
/** As somebody says it: cents, and the last day on which it is good. */
export const saidIsee = { kind: IseeKind, cents: cents(), validUntil: day };

/** POST /api/voucher-applications (header Idempotency-Key). What is typed is self-declared. */
export const Apply = Type.Object(
  {
    fundId: Type.String({ format: 'uuid' }),
    isee: Type.Object(saidIsee, closedObject),
    ...known,
    /** Uploaded before, for this fund and this person: they are sent with the application. */
    documentIds: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20, uniqueItems: true }),
    ),
    onBehalfOf: Type.Optional(
      Type.Object({ mandateId: Type.String({ format: 'uuid' }) }, closedObject),
    ),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  closedObject,
);

/** POST /api/voucher-applications/{id}/decision: what the office has seen counts as the office's. */
export const DecideApplication = Type.Object(
  {
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    verified: Type.Optional(
      Type.Object(
        {
          isee: Type.Optional(Type.Object(saidIsee, closedObject)),
          ...known,
          documents: Type.Optional(Type.Array(DocumentKind, { maxItems: 10, uniqueItems: true })),
        },
        closedObject,
      ),
    ),
  },
  closedObject,
);

const Appeal = Type.Object({
  id: text,
  reason: text,
  at: text,
  /** Until when the office has to answer. */
  dueAt: text,
  upheld: nullable(Type.Boolean()),
  answer: nullable(text),
});
export const Decision = Type.Object({
  id: text,
  outcome: oneOf(['granted', 'refused']),
  /** In all, or each month. */
  amountCents: integer,
  per: oneOf(['once', 'month']),
  onDate: text,
  at: text,
  ruleSetVersion: integer,
  ruleSetFrom: text,
  rules: Type.Array(JudgedRule),
  funds: Type.Object({ leftCents: integer, neededCents: integer, isMet: Type.Boolean() }),
  reason: nullable(text),
  appeal: nullable(Appeal),
});

export const VoucherDocument = Type.Object({
  id: text,
  kind: DocumentKind,
  name: text,
  type: oneOf(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: integer,
  uploadedAt: text,
});

export const Application = Type.Object({
  id: text,
  fundId: text,
  fundName: text,
  personName: nullable(text),
  receivedAt: text,
  status: oneOf(['received', 'granted', 'refused', 'withdrawn']),
  submittedRole: text,
  isee: Type.Object({ kind: IseeKind, cents: integer, validUntil: text, source: FactSource }),
  /** What was sent with it. */
  documents: Type.Array(VoucherDocument),
  /** The latest first. */
  decisions: Type.Array(Decision),
});
export const Applications = Type.Object({
  items: Type.Array(Application),
  /** The one that is to be decided now. */
  nextId: nullable(text),
});

/** POST /api/voucher-decisions/{id}/appeal, POST /api/voucher-appeals/{id}/answer. */
export const WriteAppeal = Type.Object({ reason }, closedObject);
export const AnswerAppeal = Type.Object({ upheld: Type.Boolean(), answer: reason }, closedObject);

/** GET /api/voucher-appeals: those that wait for an answer, the most urgent first. */
export const OpenAppeals = Type.Object({
  items: Type.Array(
    Type.Object({
      id: text,
      fundId: text,
      fundName: text,
      applicationId: text,
      personName: nullable(text),
      reason: text,
      at: text,
      dueAt: text,
      isOverdue: Type.Boolean(),
      /** In whose hands it is. */
      assignee: nullable(Type.Object({ id: text, name: text })),
      /** Whoever reads it has decided before: somebody else answers. */
      isBarred: Type.Boolean(),
    }),
  ),
});

const Use = Type.Object({
  praticaId: text,
  number: text,
  nameIt: text,
  nameEn: text,
  at: text,
  reservedCents: integer,
  spentCents: integer,
  returnedCents: integer,
});
export const Wallet = Type.Object({
  vouchers: Type.Array(
    Type.Object({
      id: text,
      fundName: text,
      valueCents: integer,
      leftCents: integer,
      monthlyCents: nullable(integer),
      expiresOn: text,
      isExpired: Type.Boolean(),
      uses: Type.Array(Use),
    }),
  ),
  applications: Type.Array(Application),
});
