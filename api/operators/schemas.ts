import { Type } from 'typebox';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const day = Type.String({ format: 'date' });
const text = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength });

export const Credential = Type.Object(
  {
    title: text(120, 1),
    number: text(60),
    /** Its last day; null for one that does not end. */
    expiresOn: nullable(day),
  },
  closed,
);

/** What an ente says of one who works for it. */
export const OperatorSaid = Type.Object(
  {
    name: text(120, 1),
    profile: text(60, 1),
    competences: Type.Array(text(80, 1), { maxItems: 20 }),
    credentials: Type.Array(Credential, { maxItems: 30 }),
    /** The first day on which they work for the ente no more. */
    leftOn: nullable(day),
  },
  closed,
);

/** POST and PUT (header Idempotency-Key); 0 expected for one of whom nothing was said yet. */
export const WriteOperator = Type.Object(
  { said: OperatorSaid, expectedVersion: Type.Integer({ minimum: 0, maximum: 100_000 }) },
  closed,
);

export const Operator = Type.Object({
  id: Type.String(),
  said: OperatorSaid,
  version: Type.Integer(),
  /** Today, in Europe/Rome. `ending`: something that they hold ends within a month. */
  state: Type.Enum(['fit', 'ending', 'ended', 'left']),
  /** When the first of their credentials ends. */
  validUntil: nullable(Type.String()),
  /** Orders that name them and are not over. */
  ordersAhead: Type.Integer(),
  writtenAt: nullable(Type.String()),
  writtenBy: nullable(Type.String()),
});

export const OperatorsPage = Type.Object({
  items: Type.Array(Operator),
  /** What may be chosen as a profile. */
  profiles: Type.Array(Type.String()),
});

export const OperatorHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      said: OperatorSaid,
      at: Type.String(),
      writtenBy: nullable(Type.String()),
    }),
  ),
});
