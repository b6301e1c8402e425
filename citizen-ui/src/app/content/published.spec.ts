import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Title } from '@angular/platform-browser';
import { Language } from '../language/language';
import { flawsOf, standIns } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { PublicContent } from '../remote/types';
import { PublishedList } from './published-list';
import { PublishedPage } from './published-page';

const aContent = (change: Partial<PublicContent> = {}): PublicContent => ({
  ...{ slug: 'privacy', titleIt: 'Privacy', titleEn: 'Privacy in short', summaryIt: 'Solo quello che serve.', summaryEn: 'Only what is needed.' },
  ...{ htmlIt: '<h2>Chi</h2>\n<p>Il comune. <a href="/contatti">Contatti</a></p>', htmlEn: '<h2>Who</h2>\n<p>The city.</p>' },
  ...{ translated: true, publishedAt: '2026-11-30T09:00:00.000Z' },
  ...change,
}); // prettier-ignore

let page: HTMLElement;
let server: HttpTestingController;
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
  what: typeof PublishedPage | typeof PublishedList,
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
