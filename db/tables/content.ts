import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export const CONTENT_KINDS = [
  'page',
  'faq',
  'news',
  'glossary',
  'declaration',
  'banner',
  'home',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];
export const CONTENT_STATES = ['draft', 'published', 'retired'] as const;
export type ContentState = (typeof CONTENT_STATES)[number];

/** What a content says; its texts are Markdown. Empty English: Italian is shown meanwhile. */
export interface ContentSaid {
  titleIt: string;
  titleEn: string;
  summaryIt: string;
  summaryEn: string;
  textIt: string;
  textEn: string;
  /** Its place among those of its kind, lowest first. */
  position: number;
}

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** Append-only. */
export interface ContentImageTable {
  /** Follows from the command. */
  id: string;
  comuneId: string;
  type: ImageType;
  width: number;
  height: number;
  content: Buffer;
  /** Of the file as it came. */
  sourceSha256: string;
  writtenBy: string | null;
  at: Generated<string>;
  /** Whose it is, when it is no picture of the comune's. */
  enteId: Generated<string | null>;
}

/** Append-only. */
export interface ContentVersionTable {
  /** Follows from the command. */
  id: string;
  comuneId: string;
  kind: ContentKind;
  /** What it is called in addresses. */
  slug: string;
  version: number;
  state: ContentState;
  said: JSONColumnType<ContentSaid>;
  /** From when on it is published or retired; none for a draft. */
  publishAt: string | null;
  /** Null for what came with WeMi. */
  writtenBy: string | null;
  at: Generated<string>;
  /** Its words, as they are found by; follows from what it says. */
  sought: ColumnType<string, never, never>;
}
