import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closed = { additionalProperties: false };
const said = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const days = (most: number) =>
  Type.Object({ businessDays: Type.Integer({ minimum: 1, maximum: most }) }, closed);

export const Requirement = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' }),
    kind: Type.Enum(['document', 'declaration']),
    labelIt: said(300),
    labelEn: said(300),
    expires: Type.Boolean(),
    optional: Type.Boolean(),
  },
  closed,
);

export const AvvisoTerms = Type.Object(
  {
    examinationReminder: days(250),
    examinationDeadline: days(250),
    integrationDeadline: days(60),
    months: Type.Integer({ minimum: 1, maximum: 120 }),
    renewalDays: Type.Integer({ minimum: 1, maximum: 365 }),
    documentDays: Type.Integer({ minimum: 1, maximum: 180 }),
    assessments: Type.Integer({ minimum: 1, maximum: 9 }),
    pointsAtLeast: nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);

/** POST /api/office/avvisi, PUT /api/office/avvisi/{id}. */
const CONTENT = {
  titleIt: said(200),
  titleEn: said(200),
  textIt: said(20_000),
  textEn: said(20_000),
  serviceTypeIds: Type.Array(said(60), { minItems: 1, maxItems: 200, uniqueItems: true }),
  municipi: Type.Array(Type.Integer(), { minItems: 1, maxItems: 100, uniqueItems: true }),
  requirements: Type.Array(Requirement, { minItems: 1, maxItems: 50 }),
  terms: AvvisoTerms,
  opensAt: Type.String({ format: 'date-time' }),
  closesAt: Type.String({ format: 'date-time' }),
};
export const WriteAvviso = Type.Object(CONTENT, closed);
export const ChangeAvviso = Type.Object(
  { expectedVersion: Type.Integer({ minimum: 1 }), ...CONTENT },
  closed,
);
export const WithdrawAvviso = Type.Object({ reason: said(2000) }, closed);

export const AvvisoView = Type.Object({
  id: Type.String(),
  ...CONTENT,
  opensAt: Type.String(),
  closesAt: Type.String(),
  version: Type.Integer(),
  state: Type.Enum(['draft', 'ahead', 'open', 'closed', 'withdrawn']),
  publishedAt: nullable(Type.String()),
  withdrawReason: nullable(Type.String()),
});

export const AvvisiAnswer = Type.Object({
  items: Type.Array(AvvisoView),
  next: nullable(Type.String()),
});

const PAGE = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};
export const OfficeAvvisiQuery = closedQuery(PAGE);
/** GET /api/avvisi: those to which one can apply now. */
export const AvvisiQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  ...PAGE,
});
