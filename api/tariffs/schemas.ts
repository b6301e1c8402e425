import { Type } from 'typebox';
import { cents, closedObject, FactSource, IseeKind, nullable, oneOf } from '../vouchers/rule-schemas.ts'; // prettier-ignore

const integer = Type.Integer();
const text = Type.String();
const percent = Type.Integer({ minimum: 0, maximum: 99 });

/** Who pays what: up to each ceiling a share; above the last, and without a good ISEE, all of it. */
export const TariffRules = Type.Object(
  {
    iseeKind: IseeKind,
    /** None ends the tariff: everybody pays all. */
    bands: Type.Array(Type.Object({ upToCents: cents(), payPercent: percent }, closedObject), {
      maxItems: 12,
    }),
  },
  closedObject,
);

/** What holds for a service today. */
export const TariffInForce = Type.Object({
  version: integer,
  validFrom: text,
  rules: TariffRules,
});

export const TariffVersion = Type.Object({
  id: text,
  version: integer,
  validFrom: text,
  status: oneOf(['past', 'inForce', 'coming']),
  rules: TariffRules,
  /** Null for what came with the platform. */
  writtenBy: nullable(text),
  reason: nullable(text),
  at: text,
});

/** The tariff of a service type with its versions, newest first, and what the comune bears by it. */
export const Tariff = Type.Object({
  id: text,
  serviceTypeId: text,
  borneCents: integer,
  versions: Type.Array(TariffVersion),
});
export const Tariffs = Type.Object({ items: Type.Array(Tariff) });

/** POST /api/tariffs (header Idempotency-Key): the next version, from today or later. */
export const WriteTariff = Type.Object(
  {
    serviceTypeId: Type.String({ minLength: 1, maxLength: 60 }),
    validFrom: Type.String({ format: 'date' }),
    rules: TariffRules,
    reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
    /** The latest that the writer has seen; 0 for a service type without a tariff. */
    expectedVersion: Type.Integer({ minimum: 0 }),
  },
  closedObject,
);

/** The rule, the value that it met, who said that and until when it is good. */
const judged = {
  access: oneOf(['free', 'discounted', 'paid']),
  payPercent: integer,
  fault: nullable(oneOf(['missing', 'run-out', 'other-kind'])),
  iseeKind: IseeKind,
  upToCents: nullable(integer),
  met: nullable(Type.Object({ kind: IseeKind, cents: integer })),
  source: nullable(FactSource),
  validUntil: nullable(text),
  /** The service is for somebody other than whose ISEE it is. */
  isForAnother: Type.Boolean(),
};

/** GET /api/pratiche/{id}/tariff: what one would pay today, and what was decided for each order. */
export const PraticaTariff = Type.Object({
  inForce: nullable(TariffInForce),
  /** By the ISEE of today; null when there is no tariff, or the ISEE is not the reader's to know. */
  mine: nullable(Type.Object(judged)),
  /** What would be left to pay of each offer, in cents; empty without `mine`. */
  offers: Type.Array(Type.Object({ offerId: text, totalCents: integer, payCents: integer })),
  /** The latest first. */
  orders: Type.Array(
    Type.Object({
      orderId: text,
      period: integer,
      version: integer,
      validFrom: text,
      onDate: text,
      fullCents: integer,
      payCents: integer,
      ...judged,
    }),
  ),
});
