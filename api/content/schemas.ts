import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { CONTENT_KINDS, CONTENT_STATES, IMAGE_TYPES } from '../../db/tables/content.ts';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const text = (maxLength: number) => Type.String({ maxLength });
const kind = Type.Enum([...CONTENT_KINDS]);
const slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' });

export const KindParams = Type.Object({ kind });
export const ContentParams = Type.Object({ kind, slug });

/** What a content says: both languages, the texts in Markdown. */
export const ContentSaid = Type.Object(
  {
    titleIt: text(120),
    titleEn: text(120),
    summaryIt: text(300),
    summaryEn: text(300),
    textIt: text(20_000),
    textEn: text(20_000),
    position: Type.Integer({ minimum: 0, maximum: 9999 }),
  },
  closed,
);

/** As people read it. What has no English says it in Italian, and `translated` is false. */
export const PublicContent = Type.Object({
  slug: Type.String(),
  titleIt: Type.String(),
  titleEn: Type.String(),
  summaryIt: Type.String(),
  summaryEn: Type.String(),
  /** What it says in short, else how its text begins; no marks in it. */
  descriptionIt: Type.String(),
  descriptionEn: Type.String(),
  /** Clean: the few elements that Markdown makes. */
  htmlIt: Type.String(),
  htmlEn: Type.String(),
  translated: Type.Boolean(),
  publishedAt: Type.String(),
});
export const PublicContents = Type.Object({ items: Type.Array(PublicContent) });

/** GET /api/content?q=…: what has all the words. */
export const FoundContents = Type.Object({
  items: Type.Array(
    Type.Object({
      kind,
      slug: Type.String(),
      titleIt: Type.String(),
      titleEn: Type.String(),
      descriptionIt: Type.String(),
      descriptionEn: Type.String(),
    }),
  ),
});
export const FindQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.String({ minLength: 2, maxLength: 200 }),
});

const state = Type.Enum([...CONTENT_STATES]);
const version = {
  version: Type.Integer(),
  state,
  /** From when on it is published or retired; ahead: it is planned. Null for a draft. */
  publishAt: nullable(Type.String()),
  at: Type.String(),
  /** Null for what came with WeMi. */
  writtenBy: nullable(Type.String()),
};

/** What people read now; null: nothing. */
const liveVersion = nullable(Type.Integer());
/** What was decided last, while its moment is ahead; a draft above it does not put it aside. */
const planned = nullable(
  Type.Object({ state: Type.Enum(['published', 'retired']), at: Type.String() }),
);

/** GET /api/office/content: the latest version of each. */
export const OfficeContents = Type.Object({
  items: Type.Array(
    Type.Object({
      kind,
      slug: Type.String(),
      titleIt: Type.String(),
      ...version,
      liveVersion,
      planned,
      /** Texts without English. */
      untranslated: Type.Array(Type.String()),
    }),
  ),
});

/** GET /api/office/content/{kind}/{slug}: all it ever said, newest first. */
export const ContentHistory = Type.Object({
  kind,
  slug: Type.String(),
  version: Type.Integer(),
  liveVersion,
  planned,
  untranslated: Type.Array(Type.String()),
  versions: Type.Array(Type.Object({ ...version, said: ContentSaid })),
});

/** POST …/versions (header Idempotency-Key); 0 expected begins a new content. */
export const WriteContent = Type.Object(
  {
    said: ContentSaid,
    state,
    /** When it is to be published or retired; at once when missing. */
    publishAt: Type.Optional(Type.String({ format: 'date-time' })),
    expectedVersion: Type.Integer({ minimum: 0, maximum: 100_000 }),
  },
  closed,
);

/** POST /api/office/content/images, or /api/office/ente/images (header Idempotency-Key). */
export const ContentImage = Type.Object({
  /** What a text shows it by. */
  path: Type.String(),
  type: Type.Enum([...IMAGE_TYPES]),
  width: Type.Integer(),
  height: Type.Integer(),
});

export const PreviewContent = Type.Object({ text: text(20_000) }, closed);
export const ContentPreview = Type.Object({ html: Type.String() });
