import { Type } from 'typebox';
import { CONSENT_KINDS } from '../../db/tables/consents.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const kind = Type.Enum([...CONSENT_KINDS]);
const version = Type.Integer({ minimum: 1 });

/** POST /api/me/consents (header Idempotency-Key): agreed to, or taken back. */
export const ConsentSaid = Type.Object(
  {
    kind,
    isGiven: Type.Boolean(),
    /** Of the words that were on the page; to take back, of those that were agreed to. */
    version,
  },
  { additionalProperties: false },
);

/** Something that may be agreed to, and was or was not. */
export const Consent = Type.Object({
  kind,
  /** Of the words that are published now. */
  version,
  titleIt: Type.String(),
  titleEn: Type.String(),
  summaryIt: Type.String(),
  summaryEn: Type.String(),
  /** Where all its words are read. */
  path: Type.String(),
  /** `outdated`: agreed to, but to other words; it counts for nothing until it is agreed to anew. */
  state: Type.Enum(['given', 'outdated', 'withheld']),
  /** When that was said last, and of which words; null when nothing was. */
  saidAt: nullable(Type.String()),
  saidVersion: nullable(version),
});

/** GET /api/me/consents. */
export const Consents = Type.Object({
  /** What the comune says of privacy, and whether one has read it; null where nothing is published. */
  privacy: nullable(
    Type.Object({
      version,
      publishedAt: Type.String(),
      /** Of the latest that was read. */
      readVersion: nullable(version),
      readAt: nullable(Type.String()),
    }),
  ),
  /** Only those that would have an effect. */
  items: Type.Array(Consent),
  /** All that was said, the newest first. */
  history: Type.Array(Type.Object({ kind, isGiven: Type.Boolean(), version, at: Type.String() })),
});
