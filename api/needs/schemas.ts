import { Type } from 'typebox';

const text = (maxLength: number) => Type.String({ maxLength });

/** What is asked. Every field may be missing in a draft; POST /api/pratiche checks the whole. */
export const NeedDraft = Type.Object(
  {
    serviceTypeId: Type.String({ maxLength: 60 }),
    params: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
    beneficiary: Type.Object(
      { self: Type.Boolean(), name: Type.Optional(text(120)), relation: Type.Optional(text(60)) },
      { additionalProperties: false },
    ),
    place: Type.Object(
      {
        address: Type.Optional(text(200)),
        municipio: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
        notes: Type.Optional(text(500)),
      },
      { additionalProperties: false },
    ),
    times: Type.Object(
      { from: Type.Optional(Type.String({ format: 'date' })), months: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })), notes: Type.Optional(text(1000)) },
      { additionalProperties: false },
    ),
    step: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  },
  { additionalProperties: false },
);

/** GET /api/needs (drafts, newest first), PUT /api/needs/{id} (create or replace), DELETE. */
export const Need = Type.Intersect([
  NeedDraft,
  Type.Object({ id: Type.String({ format: 'uuid' }), updatedAt: Type.String() }),
]);
