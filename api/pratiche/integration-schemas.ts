import { Type } from 'typebox';
import { EnteRef } from '../services/schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closedObject = { additionalProperties: false };
const uuid = Type.String({ format: 'uuid' });
/** What is only blanks says nothing. */
const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** What is asked of the citizen, item by item; the reason of the command says what for. */
export const RequestIntegrationPayload = Type.Object(
  {
    items: Type.Array(
      Type.Object({ label: line(120), note: Type.Optional(line(500)) }, closedObject),
      { minItems: 1, maxItems: 10 },
    ),
  },
  closedObject,
);

/** The answer: one entry for each item, in their order. To have no such document is an answer. */
export const ProvideIntegrationPayload = Type.Object(
  {
    integrationId: uuid,
    items: Type.Array(
      Type.Object(
        {
          text: Type.Optional(line(2000)),
          missing: Type.Optional(Type.Boolean()),
          documentIds: Type.Optional(Type.Array(uuid, { maxItems: 10, uniqueItems: true })),
        },
        closedObject,
      ),
      { minItems: 1, maxItems: 10 },
    ),
    note: Type.Optional(line(2000)),
  },
  closedObject,
);

export const WithdrawIntegrationPayload = Type.Object({ integrationId: uuid }, closedObject);

export const IntegrationView = Type.Object({
  id: Type.String(),
  /** Null when the office asks. */
  ente: nullable(EnteRef),
  reason: Type.String(),
  askedAt: Type.String(),
  dueAt: Type.String(),
  status: Type.Enum(['open', 'answered', 'withdrawn', 'lapsed', 'moot']),
  closedAt: nullable(Type.String()),
  note: nullable(Type.String()),
  items: Type.Array(
    Type.Object({
      n: Type.Integer(),
      label: Type.String(),
      note: nullable(Type.String()),
      answer: nullable(Type.String()),
      missing: Type.Boolean(),
    }),
  ),
});
