import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { PraticaReviews, Review, TimelineEvent } from '../api-types';
import { flawsOf } from '../notifications/testing';
import { Session } from '../session/session';
import { ReviewsCard } from './reviews-card';
import { ReviewsPage } from './reviews-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const at = '2026-03-02T08:00:00.000Z';
function aReview(change: Partial<Review> = {}): Review {
  return {
    id: 'r1', side: 'citizen', stars: 4, punctuality: 3, kindness: null, clarity: null, text: 'Brava <b>lei</b>',
    operator: null, by: null, writtenAt: at, publishedAt: at, isHidden: false, answer: null, moderations: [], ...change,
  }; // prettier-ignore
}
type Item = PraticaReviews['items'][number];
function anItem(change: Partial<Item> = {}): Item {
  return { period: 1, openedAt: at, closesAt: at, publishedAt: at, operator: null, mayWriteAs: null, reviews: [], ...change }; // prettier-ignore
}
const asked = [{ kind: 'reviewRequest' }] as unknown as TimelineEvent[];

describe('the reviews, for those who work with them', () => {
  let fixture: ComponentFixture<unknown>;
  let page: HTMLElement;
  let server: HttpTestingController;
  const role = signal('ente');

  beforeEach(() => {
    role.set('ente');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal(undefined) } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  function create<T>(component: Type<T>, inputs: Record<string, unknown> = {}): void {
    fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
  }
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }
  async function show(...items: Item[]): Promise<void> {
    create(ReviewsCard, { pratica: aPratica(), events: asked });
    server.expectOne('/api/pratiche/p/reviews').flush({ items });
    await settle();
  }
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');
  async function press(label: string): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)!.click();
    await settle();
  }
  async function write(words: string): Promise<void> {
    const field = page.querySelector('textarea')!;
    field.value = words;
    field.dispatchEvent(new Event('input'));
    await settle();
  }

  it('are not asked for before anybody was asked', () => {
    create(ReviewsCard, { pratica: aPratica(), events: [] });
    server.expectNone('/api/pratiche/p/reviews');
    expect(text().trim()).toBe('');
  });

  it('are written by an ente with stars and words, once confirmed', async () => {
    await show(anItem({ mayWriteAs: 'ente', publishedAt: null }));
    await write('Sempre puntuale');
    await press('Invia la recensione');
    expect(text()).toContain('Scegliete da una a cinque stelle.');
    expect(await flawsOf(page)).toEqual([]);
    server.expectNone(({ method }) => method === 'POST');
    page.querySelectorAll<HTMLInputElement>('input[type=radio]')[3]!.click();
    await press('Invia la recensione');
    const { request } = server.expectOne('/api/pratiche/p/reviews');
    expect(request.body).toEqual({ period: 1, stars: 4, text: 'Sempre puntuale' });
    expect(request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('are written at a counter in the citizen’s words, and why, where the mandate reaches so far', async () => {
    role.set('sportello');
    const mandate = { id: 'm', principalName: 'Anna', scope: ['service'], expiresOn: '2099-01-01' };
    create(ReviewsCard, { pratica: aPratica({ mandate } as never), events: asked }); // prettier-ignore
    server.expectOne('/api/pratiche/p/reviews').flush({ items: [anItem({ mayWriteAs: 'citizen', publishedAt: null })] }); // prettier-ignore
    await settle();
    expect(await flawsOf(page)).toEqual([]);
    const fields = page.querySelectorAll('textarea');
    const type = (at: number, words: string) => {
      fields[at]!.value = words;
      fields[at]!.dispatchEvent(new Event('input'));
    };
    type(0, 'Sempre gentile');
    type(1, 'Non usa Internet');
    page.querySelectorAll<HTMLInputElement>('input[type=radio]')[4]!.click();
    await press('Invia la recensione');
    const { request } = server.expectOne('/api/pratiche/p/reviews');
    expect(request.body).toEqual({ period: 1, stars: 5, text: 'Sempre gentile', onBehalfOf: { mandateId: 'm' }, reason: 'Non usa Internet' }); // prettier-ignore
  });

  it('are not written at a counter whose mandate is for other things', async () => {
    role.set('sportello');
    const mandate = { id: 'm', principalName: 'Anna', scope: ['pay'], expiresOn: '2099-01-01' };
    create(ReviewsCard, { pratica: aPratica({ mandate } as never), events: asked });
    server.expectOne('/api/pratiche/p/reviews').flush({ items: [anItem({ mayWriteAs: 'citizen', publishedAt: null })] }); // prettier-ignore
    await settle();
    expect(page.querySelector('textarea')).toBeNull();
  });

  it('show words as words, with what only the ente reads of who came', async () => {
    await show(anItem({ reviews: [aReview({ operator: { name: 'Rosa', stars: 5, text: 'Gentile' } })] })); // prettier-ignore
    for (const told of ['Brava <b>lei</b>', 'Puntualità: 3 su 5', 'Rosa: 5 su 5', 'Gentile'])
      expect(text()).toContain(told);
    expect(page.querySelector('b')).toBeNull();
    expect(await flawsOf(page)).toEqual([]);
  });

  it('are answered once by the ente, where a citizen wrote and it is published', async () => {
    await show(anItem({ reviews: [aReview()] }));
    await press('Rispondi');
    await write('Grazie');
    await press('Rispondi');
    expect(server.expectOne('/api/reviews/r1/answer').request.body).toEqual({ text: 'Grazie' });
    fixture.destroy();
    const answered = aReview({ answer: { text: 'Grazie', at } });
    await show(anItem({ reviews: [answered, aReview({ id: 'r2', side: 'ente' })] }));
    for (const { title, dateTime } of page.querySelectorAll('time'))
      expect([title, title === dateTime]).toEqual([expect.stringMatching(/ 9:00:00/), false]);
    expect(page.querySelectorAll('time')).toHaveLength(3);
    expect(page.querySelector('button')).toBeNull();
    expect(await flawsOf(page)).toEqual([]);
  });

  it('are hidden by the office with a reason, and shown again, with their history', async () => {
    role.set('admin');
    await show(anItem({ reviews: [aReview({ by: { name: 'Marta', byMandate: true } })] }));
    expect(text()).toContain('Scritta da Marta, con una delega');
    await press('Nascondi la recensione');
    await press('Nascondi la recensione');
    server.expectNone('/api/reviews/r1/moderation');
    await write('C’è un nome');
    await press('Nascondi la recensione');
    expect(server.expectOne('/api/reviews/r1/moderation').request.body).toEqual({ act: 'hide', reason: 'C’è un nome' }); // prettier-ignore
    fixture.destroy();
    const moderations = [{ act: 'hide' as const, reason: 'C’è un nome', at, by: 'Carla Neri' }];
    await show(anItem({ reviews: [aReview({ isHidden: true, moderations })] }));
    expect(text()).toContain('Carla Neri Motivo: C’è un nome');
    expect(text()).toContain('Mostra di nuovo');
  });

  it('are only read by an auditor', async () => {
    role.set('auditor');
    await show(anItem({ reviews: [aReview()] }));
    expect(page.querySelector('button')).toBeNull();
  });

  it('stand in a list that can be narrowed, each with its pratica', async () => {
    role.set('admin');
    create(ReviewsPage, { quali: 'hidden' });
    const staff = { ...aReview(), praticaId: 'p', number: 'MI-2026-000001', period: 1, ente: { id: 'e', name: 'La Cura' } }; // prettier-ignore
    const other = { ...staff, id: 'r2', side: 'ente' };
    server.expectOne(({ url, params }) => url === '/api/reviews' && params.get('hidden') === 'true').flush({ items: [staff, other], next: null }); // prettier-ignore
    await settle();
    const names = [...page.querySelectorAll('section')].map((one) =>
      one.getAttribute('aria-label'),
    );
    expect(names).toEqual([
      'MI-2026-000001, Periodo 1, La persona',
      'MI-2026-000001, Periodo 1, L’ente',
    ]);
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/pratiche/p');
    expect(text()).toContain('La Cura');
    expect(await flawsOf(page)).toEqual([]);
    fixture.destroy();
    role.set('ente');
    create(ReviewsPage);
    server.expectOne('/api/reviews').flush({ items: [], next: null });
    await settle();
    expect(text()).toContain('Non ci sono recensioni.');
    expect([...page.querySelectorAll('option')].map(({ value }) => value)).toEqual(['all', 'citizen', 'ente']); // prettier-ignore
  });
});
