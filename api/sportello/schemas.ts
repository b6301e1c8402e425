import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { SearchText } from '../plugins/search-words.ts';
import { EMAIL, MandateScopes, MandateView } from '../mandates/schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closed = { additionalProperties: false };

/** GET /api/sportello/citizens: words of a name, or a whole fiscal code. */
export const CitizensQuery = closedQuery({
  q: Type.String({ ...SearchText, minLength: 3 }),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
});

export const Citizen = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Its last four characters; null when no sportello has registered the citizen. */
  fiscalCodeEnd: nullable(Type.String()),
  /** Signed at this sportello. */
  mandates: Type.Array(MandateView),
});

export const CitizensAnswer = Type.Object({
  items: Type.Array(Citizen),
  next: nullable(Type.String()),
});

/** POST /api/sportello/citizens (header Idempotency-Key): who has no login. */
export const RegisterCitizen = Type.Object(
  {
    name: Type.String({ minLength: 3, maxLength: 120 }),
    fiscalCode: Type.String({ minLength: 16, maxLength: 16 }),
    email: Type.Optional(Type.String({ pattern: EMAIL, maxLength: 200 })),
    phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9 ]{6,20}$' })),
    language: Type.Optional(Type.Enum(['it', 'en'])),
  },
  closed,
);

/** POST /api/sportello/mandates (header Idempotency-Key): signed on paper, good at once. */
export const SignMandate = Type.Object(
  {
    citizenId: Type.String({ format: 'uuid' }),
    scope: MandateScopes,
    praticaId: Type.Optional(nullable(Type.String({ format: 'uuid' }))),
    expiresOn: Type.String({ format: 'date' }),
    signedOn: Type.String({ format: 'date' }),
    /** Where the paper is kept. */
    note: Type.String({ minLength: 1, maxLength: 500 }),
  },
  closed,
);
