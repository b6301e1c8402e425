import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { ContentItem } from '../api-types';
import { Session } from '../session/session';
import { ContentsPage } from './contents-page';
import { flawsOf, settled } from './testing';

const at = '2026-11-28T10:00:00.000Z';
const item = (more: Partial<ContentItem>): ContentItem => ({
  ...{ kind: 'page', slug: 'chi-siamo', titleIt: 'Chi siamo', version: 2, state: 'published' },
  ...{ publishAt: at, at, writtenBy: 'Carla Neri', liveVersion: 2, planned: null, untranslated: [] },
  ...more,
}); // prettier-ignore
const items = [
  item({}),
  item({ slug: 'orari', titleIt: 'Orari', version: 3, state: 'draft', untranslated: ['textEn'] }),
  item({ kind: 'faq', slug: 'costi', titleIt: 'Quanto costa?', liveVersion: null, state: 'draft', writtenBy: null }),
  item({ kind: 'news', slug: 'agosto', titleIt: 'Agosto', liveVersion: null, planned: { state: 'published', at: '2027-08-01T07:00:00.000Z' } }),
  item({ kind: 'news', slug: 'vecchia', titleIt: '', liveVersion: null, state: 'retired' }),
]; // prettier-ignore

describe('the contents', () => {
  const me = signal({ role: 'admin' });
  let fixture: ComponentFixture<ContentsPage>;
  let page: HTMLElement;

  beforeEach(async () => {
    me.set({ role: 'admin' });
    TestBed.configureTestingModule({
      providers: [
        ...[provideWords(), provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        { provide: Session, useValue: { me } },
      ],
    });
    fixture = TestBed.createComponent(ContentsPage);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/office/content').flush({ items });
    await settle();
  });

  const settle = () => settled(fixture);
  const row = (title: string) => {
    const link = [...page.querySelectorAll('li')].find((one) => one.querySelector('a')?.textContent === title); // prettier-ignore
    return [...(link?.querySelectorAll('.chip') ?? [])].map((chip) => chip.textContent?.trim());
  };
  const titles = () => [...page.querySelectorAll('li a')].map((one) => one.textContent);

  it('stand by kind, each with all that is true of it', async () => {
    expect([...page.querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Pagine', 'Domande e risposte', 'Novità']); // prettier-ignore
    expect(row('Chi siamo')).toEqual(['Pubblicato']);
    expect(row('Orari')).toEqual(['Pubblicato', 'Bozza da pubblicare', 'Traduzione mancante']);
    expect(row('Quanto costa?')).toEqual(['Bozza']);
    expect(row('Agosto')).toEqual([expect.stringContaining('Esce: 1 ago 2027')]);
    expect(row('Senza titolo')).toEqual(['Ritirato']);
    expect(page.querySelector('a[href="/contenuti/page/orari"]')).not.toBeNull();
    expect(await flawsOf(page)).toEqual([]);
  }, 30_000);

  it.each([
    [{ tipo: 'news' }, ['Agosto', 'Senza titolo']],
    [{ stato: 'untranslated' }, ['Orari']],
    [{ stato: 'draft' }, ['Orari', 'Quanto costa?']],
    [{ stato: 'planned' }, ['Agosto']],
    [{ stato: 'published', titolo: 'ORA' }, ['Orari']],
    [{ tipo: 'glossary' }, []],
  ])('are narrowed by what the address says: %j', async (inputs, found) => {
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await settle();
    expect(titles()).toEqual(found);
    expect(page.textContent?.includes('Qui non c’è niente')).toBe(found.length === 0);
  });

  it('begin a new one of the kind that is looked at, and keep the filters in the address', async () => {
    fixture.componentRef.setInput('tipo', 'faq');
    await settle();
    expect(page.querySelector('.actions a')?.getAttribute('href')).toBe('/contenuti/faq/nuovo');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const mark = page.querySelector<HTMLSelectElement>('#content-filter-mark')!;
    mark.value = 'draft';
    mark.dispatchEvent(new Event('change'));
    expect(navigate).toHaveBeenCalledWith(['/contenuti'], { queryParams: { tipo: 'faq', stato: 'draft' } }); // prettier-ignore
  });

  it('are for auditors to read', async () => {
    me.set({ role: 'auditor' });
    await settle();
    expect(page.querySelector('.actions')).toBeNull();
  });
});
