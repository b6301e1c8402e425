import { type Static, type TSchema, Type } from 'typebox';
import {
  ACCESS_MODES,
  DOCUMENT_KINDS,
  FACT_SOURCES,
  ISEE_KINDS,
  PERIODS,
} from '../../vouchers/rules.ts';

export const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);
export const oneOf = <T extends string>(values: readonly T[]) => Type.Enum([...values] as T[]);
export const closedObject = { additionalProperties: false };
/** Up to ten million euros. */
export const cents = (minimum = 0) => Type.Integer({ minimum, maximum: 1_000_000_000 });

export const IseeKind = oneOf(ISEE_KINDS);
export const DocumentKind = oneOf(DOCUMENT_KINDS);
export const FactSource = oneOf(FACT_SOURCES);

const years = Type.Integer({ minimum: 0, maximum: 130 });
const AgeRange = Type.Object(
  { from: Type.Optional(years), to: Type.Optional(years) },
  closedObject,
);
const Amount = Type.Union([
  Type.Object({ cents: cents(1) }, closedObject),
  Type.Object({ percent: Type.Integer({ minimum: 1, maximum: 100 }), capCents: cents(1) }, closedObject),
]); // prettier-ignore
const Band = Type.Object(
  { upToCents: cents(), age: Type.Optional(AgeRange), amount: Amount },
  closedObject,
);

/** The rules of a measure; the first band that holds gives the amount. */
export const Rules = Type.Object(
  {
    iseeKind: IseeKind,
    bands: Type.Array(Band, { minItems: 1, maxItems: 12 }),
    per: oneOf(PERIODS),
    access: oneOf(ACCESS_MODES),
    age: Type.Optional(AgeRange),
    child: Type.Optional(AgeRange),
    resident: Type.Optional(Type.Literal(true)),
    householdAtLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    documents: Type.Optional(
      Type.Array(DocumentKind, { minItems: 1, maxItems: DOCUMENT_KINDS.length, uniqueItems: true }),
    ),
    serviceTypeIds: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 50, uniqueItems: true }),
    ),
  },
  closedObject,
);
export type WrittenRules = Static<typeof Rules>;

const judged = {
  isMet: Type.Boolean(),
  /** Who said the value; null when there was none. */
  source: nullable(FactSource),
  validUntil: nullable(Type.String()),
  fault: nullable(oneOf(['missing', 'run-out'])),
};
const rule = <N extends string, P extends Record<string, TSchema>>(name: N, asked: P) =>
  Type.Object({ rule: Type.Literal(name), ...asked, ...judged });
const range = AgeRange;
const integer = Type.Integer();
const text = Type.String();

/** One rule of a decision: what it asks and the value it met, for a page to say in words. */
export const JudgedRule = Type.Union([
  rule('isee', {
    kind: IseeKind,
    ceilingCents: integer,
    met: nullable(Type.Object({ kind: IseeKind, cents: integer })),
  }),
  rule('age', { range, met: nullable(integer) }),
  rule('child', { range, met: nullable(Type.Array(integer)) }),
  rule('resident', { met: nullable(Type.Boolean()) }),
  rule('household', { atLeast: integer, met: nullable(integer) }),
  rule('document', {
    document: DocumentKind,
    /** What was sent with the application to show it. */
    documentIds: Type.Optional(Type.Array(text)),
    met: nullable(Type.Boolean()),
  }),
  rule('serviceType', { ids: Type.Array(text), met: nullable(text) }),
  rule('band', { met: nullable(Type.Object({ upToCents: integer })) }),
  rule('cost', { percent: integer, capCents: integer, met: nullable(integer) }),
]);
