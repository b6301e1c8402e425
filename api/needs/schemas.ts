import { Type } from 'typebox';
import { ByMandate } from '../mandates/schemas.ts';

const text = (maxLength: number) => Type.String({ maxLength });
const closed = { additionalProperties: false };

const part = Type.Optional(text(200));

/**
 * An answer to one parameter: a choice's id, a text or a day; a number, yes or no; several choices;
 * an address or a person in their parts.
 */
const ParamValue = Type.Union([
  text(1000),
  Type.Integer(),
  Type.Boolean(),
  Type.Array(text(60), { maxItems: 50 }),
  Type.Object(
    { street: part, postcode: part, city: part, name: part, relation: part, phone: part },
    closed,
  ),
]);

const draft = {
  serviceTypeId: text(60),
  params: Type.Record(Type.String({ maxLength: 40 }), ParamValue, { maxProperties: 60 }),
  beneficiary: Type.Object(
    { self: Type.Boolean(), name: Type.Optional(text(120)), relation: Type.Optional(text(60)) },
    closed,
  ),
  place: Type.Object(
    {
      address: Type.Optional(text(200)),
      municipio: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
      notes: Type.Optional(text(500)),
    },
    closed,
  ),
  times: Type.Object(
    {
      from: Type.Optional(Type.String({ format: 'date' })),
      months: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })),
      notes: Type.Optional(text(1000)),
    },
    closed,
  ),
  step: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
};

/** What is asked. A draft may leave fields out; POST /api/pratiche checks the whole. */
export const NeedDraft = Type.Object(draft, closed);

/** What PUT keeps; a draft that begins as a copy of a closed pratica's need opens it anew. */
export const KeptDraft = Type.Object(
  {
    ...draft,
    reopens: Type.Optional(Type.String({ format: 'uuid' })),
    /** The draft is the principal's, begun by whoever holds the mandate. */
    onBehalfOf: Type.Optional(ByMandate),
  },
  closed,
);

/** GET /api/needs (drafts, newest first), PUT /api/needs/{id} (create or replace), DELETE. */
export const Need = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...draft,
  /** The version of its service type that it was last kept in. */
  serviceTypeVersion: Type.Integer(),
  updatedAt: Type.String(),
  /** For whom and by which mandate, when the draft is another's. */
  mandate: Type.Union([
    Type.Object({ id: Type.String(), principalName: Type.String() }),
    Type.Null(),
  ]),
});

export const NeedsAnswer = Type.Object({ items: Type.Array(Need) });
