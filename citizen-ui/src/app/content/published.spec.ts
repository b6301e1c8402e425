import { HttpTestingController } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Meta, Title } from '@angular/platform-browser';
import { Language } from '../language/language';
import { flawsOf, standIns } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { PublicContent } from '../remote/types';
import { Banners } from './banners';
import { FooterPages } from './footer-pages';
import { FoundContents } from './found-contents';
import { HomeBlocks } from './home-blocks';
import { PublishedList } from './published-list';
import { PublishedPage } from './published-page';

const aContent = (change: Partial<PublicContent> = {}): PublicContent => ({
  ...{ slug: 'privacy', titleIt: 'Privacy', titleEn: 'Privacy in short', summaryIt: 'Solo quello che serve.', summaryEn: 'Only what is needed.' },
  ...{ htmlIt: '<h2>Chi</h2>\n<p>Il comune. <a href="/contatti">Contatti</a></p>', htmlEn: '<h2>Who</h2>\n<p>The city.</p>' },
  ...{ descriptionIt: 'Solo quello che serve.', descriptionEn: 'Only what is needed.' },
  ...{ translated: true, publishedAt: '2026-11-30T09:00:00.000Z' },
  ...change,
}); // prettier-ignore

let page: HTMLElement;
let server: HttpTestingController;
// The first of them waits for axe.
jest.setTimeout(30_000);
beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [...standIns().providers, { provide: Catalogue, useValue: { where: signal({}) } }],
  });
});
async function settle(fixture: ComponentFixture<unknown>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
  fixture.detectChanges();
}
async function show(
  what: Type<unknown>,
  inputs: Record<string, string>,
  url: string,
  body: object,
  options?: { status: number; statusText: string },
): Promise<ComponentFixture<unknown>> {
  server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent<unknown>(what);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  page = fixture.nativeElement as HTMLElement;
  fixture.detectChanges();
  server.expectOne(url).flush(body, options);
  await settle(fixture);
  return fixture;
}
const showPage = (content: object, kind = 'declaration', options?: { status: number; statusText: string }) =>
  show(PublishedPage, { kind, slug: 'privacy' }, `/api/content/${kind}/privacy`, content, options); // prettier-ignore
const text = () => (page.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('a page that the comune wrote', () => {
  it('shows its title, what it is about and its text, and names itself in the tab', async () => {
    await showPage(aContent());
    expect(page.querySelector('h1')?.textContent).toBe('Privacy');
    expect(text()).toContain('Solo quello che serve.');
    expect(page.querySelector('h2')?.textContent).toBe('Chi');
    expect(TestBed.inject(Title).getTitle()).toBe('Privacy · WeMi');
    expect(TestBed.inject(Meta).getTag('name="description"')?.content).toBe('Solo quello che serve.'); // prettier-ignore
    expect(await flawsOf(page)).toEqual([]);
  });

  it('follows a link to a page of ours without loading the app anew', async () => {
    await showPage(aContent());
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    page.querySelector<HTMLAnchorElement>('app-rich-text a')!.click();
    expect(navigate).toHaveBeenCalledWith('/contatti');
  });

  it('runs nothing, even if what it is given were not clean', async () => {
    await showPage(aContent({ htmlIt: '<img src=x onerror="ran()"><script>ran()</script><p>ok</p>' })); // prettier-ignore
    expect(page.querySelector('app-rich-text script, app-rich-text [onerror]')).toBeNull();
    expect(text()).toContain('ok');
  });

  it('says on an English page what is only there in Italian, and in which language it is', async () => {
    const english = { code: signal('en'), locale: signal('en-GB'), italian: () => 'it', pick: (_: string, en: string) => en }; // prettier-ignore
    TestBed.overrideProvider(Language, { useValue: english });
    const fixture = await showPage(aContent({ translated: false, titleEn: 'Privacy' }));
    await settle(fixture);
    expect(page.querySelector('article')?.getAttribute('lang')).toBe('it');
    expect(text()).toContain('Questa pagina è scritta in italiano.');
  });

  it('says the day of a piece of news, with its instant on hover', async () => {
    await showPage(aContent(), 'news');
    const time = page.querySelector('time');
    expect(time?.getAttribute('datetime')).toBe('2026-11-30T09:00:00.000Z');
    expect(time?.title).toMatch(/2026/);
  });

  it('has the hooks of the national list where it is the legal notes, and only there', async () => {
    const hooks = () => [...page.querySelectorAll('[data-element^="legal-notes"]')].map((one) => one.getAttribute('data-element')); // prettier-ignore
    await showPage(aContent());
    expect(hooks()).toEqual([]);
    await show(PublishedPage, { kind: 'declaration', slug: 'note-legali' }, '/api/content/declaration/note-legali', aContent()); // prettier-ignore
    expect(hooks()).toEqual(['legal-notes-section', 'legal-notes-body']);
  });

  it('is not found where nothing is published', async () => {
    await showPage({ code: 'not-found', title: '-' }, 'page', { status: 404, statusText: 'Not Found' }); // prettier-ignore
    expect(page.querySelector('h1')?.textContent).toBe('Questa pagina non c’è');
  });

  it('offers to try again when it could not be read', async () => {
    await showPage({ code: 'unavailable', title: 'Riprova' }, 'page', { status: 503, statusText: '-' }); // prettier-ignore
    expect(page.querySelector('app-problem-panel button')).not.toBeNull();
  });
});

describe('a list that the comune wrote', () => {
  const showList = (kind: string, items: PublicContent[]) =>
    show(PublishedList, { kind }, `/api/content/${kind}`, { items });

  it('has each question as a heading, its answer below, and a person at the end', async () => {
    await showList('faq', [aContent({ titleIt: 'Come chiedo?', htmlIt: '<p>Cerca e chiedi.</p>' })]); // prettier-ignore
    expect([...page.querySelectorAll('h2')][0]?.textContent).toBe('Come chiedo?');
    expect(text()).toContain('Cerca e chiedi.');
    expect(page.querySelector('app-contact-office')).not.toBeNull();
    expect(await flawsOf(page)).toEqual([]);
  });

  it('tells search engines the questions and answers, as long as it is open', async () => {
    const told = () => document.head.querySelector('script[type="application/ld+json"]');
    const fixture = await showList('faq', [aContent({ titleIt: 'Come chiedo?', htmlIt: '<p>Cerca.</p>' })]); // prettier-ignore
    expect(told()?.getAttribute('data-element')).toBe('metatag');
    expect(JSON.parse(told()!.textContent!)).toEqual({
      ...{ '@context': 'https://schema.org', '@type': 'FAQPage' },
      mainEntity: [{ '@type': 'Question', name: 'Come chiedo?', acceptedAnswer: { '@type': 'Answer', text: '<p>Cerca.</p>' } }],
    }); // prettier-ignore
    fixture.destroy();
    expect(told()).toBeNull();
    await showList('glossary', [aContent()]);
    expect(told()).toBeNull();
  });

  it('goes to the answer that the address names, once it is there', async () => {
    TestBed.overrideProvider(ActivatedRoute, { useValue: { snapshot: { fragment: 'seconda' } } });
    const gone: string[] = [];
    Element.prototype.scrollIntoView = function (this: Element) {
      gone.push(this.id);
    };
    await showList('faq', [aContent({ slug: 'prima' })]);
    expect(gone).toEqual([]);
    const fixture = TestBed.createComponent(PublishedList);
    fixture.componentRef.setInput('kind', 'faq');
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
    server.expectOne('/api/content/faq').flush({ items: [aContent({ slug: 'prima' }), aContent({ slug: 'seconda' })] }); // prettier-ignore
    await settle(fixture);
    expect(gone).toContain('seconda');
  });

  it('leads from each piece of news to its page', async () => {
    await showList('news', [aContent({ slug: 'agosto', titleIt: 'Orari di agosto' })]);
    expect(page.querySelector('h2 a')?.getAttribute('href')).toBe('/novita/agosto');
    expect(text()).not.toContain('Il comune.');
    expect(await flawsOf(page)).toEqual([]);
  });

  it('says when there is nothing yet', async () => {
    await showList('glossary', []);
    expect(text()).toContain('Qui non c’è ancora niente.');
  });
});

describe('what the comune wrote with the words that are looked for', () => {
  const item = { kind: 'page' as const, slug: 'deleghe', titleIt: 'Deleghe', titleEn: 'Mandates', descriptionIt: 'Chi firma.', descriptionEn: 'Who signs.' }; // prettier-ignore
  async function find(q: string, items?: object[]): Promise<void> {
    server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(FoundContents);
    fixture.componentRef.setInput('q', q);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    if (items) server.expectOne(({ url, params }) => url === '/api/content' && params.get('q') === q).flush({ items }); // prettier-ignore
    await settle(fixture);
  }

  it('leads to its page, or to its place among the answers', async () => {
    await find('delega', [item, { ...item, kind: 'faq', slug: 'per-un-altra' }, { ...item, kind: 'declaration', slug: 'privacy' }]); // prettier-ignore
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/pagine/deleghe', '/aiuto#per-un-altra', '/privacy']);
    expect(text()).toContain('Pagine e risposte');
    expect(text()).toContain('Chi firma.');
    expect(await flawsOf(page)).toEqual([]);
  });

  it('is not there where nothing has them, and not asked for a letter', async () => {
    await find('ippodromo', []);
    expect(page.querySelector('section')).toBeNull();
    await find('a');
    server.expectNone(({ url }) => url === '/api/content');
  });
});

describe('a notice on top of every page', () => {
  it('is there as long as the comune has one, in a place of its own', async () => {
    await show(Banners, {}, '/api/content/banner', { items: [aContent({ titleIt: 'Neve' })] });
    expect(page.querySelector('section')?.getAttribute('aria-label')).toBe('Il comune fa sapere');
    expect(page.querySelector('h2')?.textContent).toBe('Neve');
    expect(await flawsOf(page)).toEqual([]);
  });

  it('takes no room otherwise, nor where it could not be read', async () => {
    await show(Banners, {}, '/api/content/banner', { items: [] });
    expect(page.children).toHaveLength(0);
    await show(Banners, {}, '/api/content/banner', {}, { status: 503, statusText: '-' });
    expect(page.children).toHaveLength(0);
  });
});

describe('what the comune adds to the frame', () => {
  it('are blocks of the home page, each a region with its name', async () => {
    const items = [aContent({ slug: 'a', titleIt: 'Bonus' }), aContent({ slug: 'b', titleIt: 'Caldo' })]; // prettier-ignore
    await show(HomeBlocks, {}, '/api/content/home', { items });
    expect([...page.querySelectorAll('section > h2')].map(({ textContent }) => textContent)).toEqual(['Bonus', 'Caldo']); // prettier-ignore
    expect(page.querySelector('section')?.getAttribute('aria-labelledby')).toBe('home-a');
    expect(await flawsOf(page)).toEqual([]);
  });

  it('are its pages in the menu at the foot, where they can be read', async () => {
    const items = [aContent({ slug: 'orari' }), aContent({ slug: 'consenso-telefono' })];
    await show(FooterPages, {}, '/api/content/page', { items });
    expect([...page.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(['/pagine/orari']); // prettier-ignore
    await show(FooterPages, {}, '/api/content/page', {}, { status: 503, statusText: '-' });
    expect(page.children).toHaveLength(0);
  });
});
