import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import axe from 'axe-core';
import type { ContentHistory, ContentSaid } from '../api-types';

// Whole pages, in a browser that is none: slow where others run beside.
jest.setTimeout(30_000);

const at = '2026-11-28T10:00:00.000Z';
export const said: ContentSaid = {
  ...{ titleIt: 'Orari', titleEn: 'Hours', summaryIt: 'Quando siamo aperti', summaryEn: '' },
  ...{ textIt: 'Aperti.\n\nChiusi il 15.\n', textEn: 'Open.\n', position: 10 },
};
/** Of that many versions: the first published, the others drafts; the latest can say something else. */
export const history = (version: number, latest: Partial<ContentSaid> = {}, more: Partial<ContentHistory> = {}): ContentHistory => ({
  ...{ kind: 'page', slug: 'orari', version, liveVersion: 1, planned: null, untranslated: ['summaryEn'] },
  versions: Array.from({ length: version }, (_, n) => ({
    ...{ version: version - n, state: n === version - 1 ? 'published' as const : 'draft' as const, at, writtenBy: 'Dario Serra' },
    ...{ publishAt: n === version - 1 ? at : null, said: n === 0 ? { ...said, ...latest } : said },
  })),
  ...more,
}); // prettier-ignore
export const PATH = '/api/office/content/page/orari';
export const CHANGED = { code: 'content-changed', title: 'Qualcuno è stato più veloce', detail: 'Dario Serra ha salvato la versione 3.' }; // prettier-ignore

export async function settled(fixture: ComponentFixture<unknown>): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    fixture.detectChanges();
  }
}

/** What axe finds wrong, but for what only a browser that draws can see. */
export async function flawsOf(page: HTMLElement): Promise<unknown[]> {
  document.body.append(page);
  const options = { iframes: false, rules: { 'color-contrast': { enabled: false } } };
  const { violations } = await axe.run(page, options);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
