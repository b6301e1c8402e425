import type { ContentHistory, ContentItem, ContentSaid } from '../api-types';

export const KINDS = ['page', 'faq', 'news', 'glossary', 'banner', 'home', 'declaration'] as const;
export type ContentKind = (typeof KINDS)[number];
/** Declarations have their places in the footer: none can be added. */
export const NEW_KINDS = KINDS.filter((kind) => kind !== 'declaration');

/** In the place of a slug: one that is yet to be made. */
export const NEW = 'nuovo';

export const FIELDS = ['titleIt', 'titleEn', 'summaryIt', 'summaryEn', 'textIt', 'textEn', 'position'] as const; // prettier-ignore
export type Field = (typeof FIELDS)[number];

export const NOTHING_SAID: ContentSaid = {
  ...{ titleIt: '', titleEn: '', summaryIt: '', summaryEn: '', textIt: '', textEn: '' },
  position: 100,
};

export function differing(a: ContentSaid, b: ContentSaid): Field[] {
  return FIELDS.filter((field) => a[field] !== b[field]);
}

/** Whether people read just what is written, and nothing else is planned: then taking it away can be undone. */
export function isLiveAsWritten(
  history: ContentHistory | undefined,
  written: ContentSaid | undefined,
): boolean {
  const live = history?.versions.find(({ version }) => version === history.liveVersion);
  if (!live || !written || history?.planned) return false;
  return differing(live.said, written).length === 0;
}

/** How a content stands; several at once: what people read, and what is being made of it. */
export const MARKS = ['published', 'planned', 'draft', 'retired', 'untranslated'] as const;
export type Mark = (typeof MARKS)[number];

export function marksOf(item: ContentItem): Mark[] {
  const stands: Record<Mark, boolean> = {
    published: item.liveVersion !== null,
    planned: item.planned !== null,
    draft: item.state === 'draft',
    retired: item.state === 'retired' && item.liveVersion === null,
    untranslated: item.untranslated.length > 0,
  };
  return MARKS.filter((mark) => stands[mark]);
}

/** Where people read it. */
export function addressOf(kind: ContentKind, slug: string): string {
  const places: Partial<Record<ContentKind, string>> = { page: '/pagine/', news: '/novita/', faq: '/aiuto#', glossary: '/glossario#', declaration: '/' }; // prettier-ignore
  const place = places[kind];
  return place === undefined ? '/' : `${place}${slug}`;
}
