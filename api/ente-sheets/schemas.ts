import { Type } from 'typebox';
import { BRANCH_LIMITS } from '../../catalogue/branches.ts';
import { Photos } from '../photos/schemas.ts';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const text = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength });

/** Drawings of ours that an ente is shown by. */
export const ENTE_DRAWINGS = ['house-blue', 'house-green', 'house-warm'] as const;

const { characters: most } = BRANCH_LIMITS;
const postalCode = Type.String({ maxLength: 5, pattern: '^([0-9]{5})?$' });

/** Where else an ente receives people. */
export const Branch = Type.Object(
  {
    ...{ name: text(most.name), address: text(most.address), postalCode, town: text(most.town) },
    phone: Type.String({ maxLength: most.phone, pattern: '^(\\+?[0-9 ]{5,30})?$' }),
    hours: text(most.hours),
  },
  closed,
);

/** What an ente says of itself to everybody. */
export const EnteSaid = Type.Object(
  {
    aboutIt: text(4000, 1),
    aboutEn: text(4000),
    /** Of its seat: street and number; then what else a letter needs, empty in sheets from before. */
    address: text(200, 1),
    postalCode,
    town: text(80),
    municipio: nullable(Type.Integer({ minimum: 1, maximum: 99 })),
    phone: Type.String({ maxLength: 30, pattern: '^\\+?[0-9 ]{5,30}$' }),
    email: Type.String({ maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
    founded: nullable(Type.Integer({ minimum: 1200, maximum: 2100 })),
    drawing: Type.Enum([...ENTE_DRAWINGS]),
    certificates: Type.Array(text(120, 1), { maxItems: 20 }),
    languages: Type.Array(text(60, 1), { maxItems: 20 }),
    photos: Photos,
    /** Missing is none. */
    branches: Type.Optional(Type.Array(Branch, { maxItems: BRANCH_LIMITS.branches })),
  },
  closed,
);

/** POST /api/office/enti (header Idempotency-Key): name and kind are the office's to say. */
export const RegisterEnte = Type.Object(
  { name: text(160, 1), kind: text(80, 1), said: EnteSaid },
  closed,
);

/** POST /api/office/ente/versions (header Idempotency-Key). */
export const WriteEnteSheet = Type.Object(
  { said: EnteSaid, expectedVersion: Type.Integer({ minimum: 0, maximum: 100_000 }) },
  closed,
);

export const EnteSheet = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  said: EnteSaid,
  version: Type.Integer(),
  /** Null while nothing ever qualified it: then nobody sees it. */
  qualifiedUntil: nullable(Type.String()),
  /** Newest first. */
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      said: EnteSaid,
      at: Type.String(),
      writtenBy: nullable(Type.String()),
    }),
  ),
});
