import { Type } from 'typebox';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** PUT /api/me/cared-persons/{id}: all that is kept; what is left out is not known. */
export const CaredPersonSaid = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    relation: Type.Optional(Type.String({ maxLength: 60 })),
    /** A year, or an ISO date. */
    born: Type.Optional(Type.String({ maxLength: 10 })),
    fiscalCode: Type.Optional(Type.String({ maxLength: 40 })),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    municipio: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  },
  closed,
);

/** Somebody whom the citizen looks after. */
export const CaredPerson = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  relation: nullable(Type.String()),
  born: nullable(Type.String()),
  fiscalCode: nullable(Type.String()),
  address: nullable(Type.String()),
  municipio: nullable(Type.Integer()),
});

/** GET /api/me/cared-persons, by name. */
export const CaredPersons = Type.Object({ items: Type.Array(CaredPerson) });

/** GET /api/me/known-places: where one's latest needs were, one for each beneficiary. */
export const KnownPlaces = Type.Object({
  items: Type.Array(
    Type.Object({
      /** Null for oneself. */
      beneficiary: nullable(Type.String()),
      address: nullable(Type.String()),
      municipio: nullable(Type.Integer()),
      number: Type.String(),
      sentAt: Type.String(),
    }),
  ),
});
