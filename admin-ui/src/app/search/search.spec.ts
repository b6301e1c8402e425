import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { MissesPage } from './misses-page';
import { RankingPage } from './ranking-page';
import { WordsPage } from './words-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const word = { id: 'w', term: 'zia', serviceTypeId: 'cura', param: null, option: null, writtenAt: '2026-11-29T09:00:00.000Z', writtenBy: null }; // prettier-ignore
const weights = { text: 6, near: 4, rating: 3, soon: 2, price: 5 };

describe('the search, for the office', () => {
  const role = signal('admin');
  const dialog = jest.fn(() => ({ afterClosed: () => of(true) }));
  let server: HttpTestingController;
  let page: HTMLElement;
  let fixture: ComponentFixture<unknown>;
  beforeEach(() => {
    role.set('admin');
    dialog.mockClear();
    const types = [{ id: 'cura', nameIt: 'Assistenza', nameEn: 'Care', services: 1 }];
    const sections = signal([{ id: 's', nameIt: 'Cura', nameEn: 'Care', types }]);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal({ comune: { id: 'milano' } }) } },
        { provide: Catalogue, useValue: { sections, typeName: () => 'Assistenza' } },
        { provide: MatDialog, useValue: { open: dialog } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    fixture.detectChanges();
  }
  async function show(component: Type<unknown>, asked: string, answer: object, inputs = {}) {
    fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    TestBed.tick();
    server.expectOne(({ urlWithParams }) => urlWithParams === asked).flush(answer);
    await settle();
  }
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === name || one.textContent?.trim() === name,
    )!;
  function fill(id: string, value: string, event = 'input'): void {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event(event));
  }

  it('says where each word leads and whose it is, and adds one with an answer of its type', async () => {
    await show(WordsPage, '/api/search-words', { items: [word], next: null }, { nuova: 'zio' });
    expect(text()).toMatch(/zia ?Assistenza ?di WeMi/);
    expect(page.querySelector<HTMLInputElement>('#word-term')!.value).toBe('zio');
    fill('word-type', 'cura', 'change');
    await settle();
    const options = [{ id: 'night', it: 'Notte', en: 'Night' }];
    const params = [{ id: 'timeBands', it: 'Fasce', en: 'Times', type: 'choices', options }];
    server.expectOne(({ url }) => url === '/api/service-types/cura').flush({ id: 'cura', params });
    await settle();
    fill('word-answer', 'timeBands:night', 'change');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
    const { request } = server.expectOne({ method: 'POST', url: '/api/search-words' });
    expect(request.body).toEqual({ term: 'zio', serviceTypeId: 'cura', param: 'timeBands', option: 'night' }); // prettier-ignore
    expect(request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('takes a word away after asking, and says so', async () => {
    await show(WordsPage, '/api/search-words', { items: [word], next: null });
    button('Togli la parola «zia»').click();
    await settle();
    expect(dialog).toHaveBeenCalledTimes(1);
    server.expectOne({ method: 'DELETE', url: '/api/search-words/w' }).flush(null);
    await settle();
    expect(text()).toContain('Parola tolta.');
  });

  it('lets an auditor read and change nothing', async () => {
    role.set('auditor');
    await show(WordsPage, '/api/search-words', { items: [word], next: null });
    expect(page.querySelector('#word-term')).toBeNull();
    expect(button('Togli la parola «zia»')).toBeUndefined();
    const found = { inForce: { version: 1, weights, since: null }, versions: [] };
    await show(RankingPage, '/api/search-ranking/versions', found);
    expect(button('Metti in vigore')).toBeUndefined();
    expect(page.querySelector<HTMLInputElement>('#weight-near')!.disabled).toBe(true);
  });

  it('shows how much each criterion counts, and asks a reason for another order', async () => {
    const found = { inForce: { version: 2, weights, since: null }, versions: [] };
    await show(RankingPage, '/api/search-ranking/versions', found);
    expect(text()).toContain('20%');
    fill('weight-price', '0');
    button('Metti in vigore').click();
    await settle();
    expect(text()).toContain('Scrivi il motivo');
    fill('ranking-reason', 'Il prezzo si filtra già');
    button('Metti in vigore').click();
    await settle();
    const { request } = server.expectOne({ method: 'POST', url: '/api/search-ranking/versions' });
    expect(request.body).toEqual({ weights: { ...weights, price: 0 }, reason: 'Il prezzo si filtra già', expectedVersion: 2 }); // prettier-ignore
  });

  it('refuses an order in which nothing counts', async () => {
    const none = { text: 0, near: 0, rating: 0, soon: 0, price: 1 };
    const found = { inForce: { version: 2, weights: none, since: null }, versions: [] };
    await show(RankingPage, '/api/search-ranking/versions', found);
    fill('weight-price', '0');
    fill('ranking-reason', 'Niente');
    button('Metti in vigore').click();
    await settle();
    expect(text()).toContain('Almeno un criterio deve contare.');
  });

  it('shows what was searched for in vain, how much is hidden, and leads to the words', async () => {
    const items = [{ terms: 'idromassaggio', count: 14, lastDay: '2026-11-28' }];
    await show(MissesPage, '/api/search-misses?days=90', { items, count: 20, rare: 6, shownFrom: 10 }); // prettier-ignore
    for (const told of [
      'idromassaggio',
      '14 volte',
      'Ricerche senza risultati: 20',
      '6 con parole',
    ])
      expect(text()).toContain(told);
    const link = page.querySelector<HTMLAnchorElement>('li a')!;
    expect(link.getAttribute('href')).toBe('/ricerca/parole?nuova=idromassaggio');
  });
});
