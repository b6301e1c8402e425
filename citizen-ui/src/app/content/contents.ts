import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import type { PublicContent, PublicContents } from '../remote/types';

/** Of what kind a content is, as its address says. */
export type ContentKind = 'page' | 'faq' | 'news' | 'glossary' | 'declaration' | 'banner';

/** Where a content is read: on a page of its own, or at its place in a list. */
export function placeOf(kind: ContentKind, slug: string): { link: string; fragment?: string } {
  if (kind === 'faq') return { link: '/aiuto', fragment: slug };
  if (kind === 'glossary') return { link: '/glossario', fragment: slug };
  if (kind === 'banner') return { link: '/' };
  return { link: `${{ page: '/pagine/', news: '/novita/', declaration: '/' }[kind]}${slug}` };
}

const pathOf = (...parts: string[]) => ['/api/content', ...parts.map(encodeURIComponent)].join('/');

/** In the language of whoever reads; `lang` where there is only the Italian. */
export function toReader(content: PublicContent, language: Language) {
  const { slug, publishedAt, translated } = content;
  return {
    ...{ slug, publishedAt },
    title: language.pick(content.titleIt, content.titleEn),
    summary: language.pick(content.summaryIt, content.summaryEn),
    description: language.pick(content.descriptionIt, content.descriptionEn),
    html: language.pick(content.htmlIt, content.htmlEn),
    lang: translated ? null : language.italian(),
  };
}

/** One content, as it is published now. Within an injection context. */
export function readContent(kind: Signal<ContentKind>, slug: Signal<string>) {
  const where = inject(Catalogue).where;
  const language = inject(Language);
  const resource = httpResource<PublicContent>(() => ({
    url: pathOf(kind(), slug()),
    params: { ...where() },
  }));
  const content = computed(() =>
    resource.hasValue() ? toReader(resource.value(), language) : undefined,
  );
  return { resource, content };
}

/** All of one kind, in their order. Within an injection context. */
export function readContents(kind: Signal<ContentKind>) {
  const where = inject(Catalogue).where;
  const language = inject(Language);
  const resource = httpResource<PublicContents>(() => ({
    url: pathOf(kind()),
    params: { ...where() },
  }));
  const contents = computed(() =>
    resource.hasValue()
      ? resource.value().items.map((content) => toReader(content, language))
      : undefined,
  );
  return { resource, contents };
}
