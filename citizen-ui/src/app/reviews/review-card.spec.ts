import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { flawsOf } from '../notifications/testing';
import { PraticaStore } from '../pratica/pratica-store';
import { aStore, provideWords } from '../service-life/testing';
import { ReviewCard } from './review-card';
import { anAsked, aReview, type Period } from './testing';

describe('the card of reviews in a pratica', () => {
  const store = aStore();
  let server: HttpTestingController;

  beforeEach(() => {
    store.reset();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(pratica: object, items?: Period[]): Promise<HTMLElement> {
    store.pratica.set(pratica);
    const fixture = TestBed.createComponent(ReviewCard);
    fixture.detectChanges();
    if (items) server.expectOne('/api/pratiche/p/reviews').flush({ items });
    await fixture.whenStable();
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }
  const text = (of: HTMLElement) => (of.textContent ?? '').replace(/\s+/g, ' ');
  const OVER = { state: 'completed', closed: true };

  it.each([
    ['runs', { state: 'active', closed: false, service: { period: 1 } }],
    ['was interrupted and is not settled', { state: 'interrupted', closed: false }],
    ['was withdrawn', { state: 'withdrawn', closed: true }],
  ])('is not there, and asks for nothing, while a service %s', async (_how, pratica) => {
    const card = await show(pratica);
    server.expectNone('/api/pratiche/p/reviews');
    expect(text(card).trim()).toBe('');
  });

  it('asks how it went, until when, and leads to the form', async () => {
    const card = await show(OVER, [anAsked()]);
    expect(text(card)).toContain('Com’è andata?');
    expect(card.querySelector('time')?.getAttribute('datetime')).toBe('2099-03-15T08:00:00.000Z');
    expect(card.querySelector('time')?.title).toMatch(/15 marzo 2099.* 9:00:00/);
    expect(card.querySelector('a')?.getAttribute('href')).toBe('/pratiche/p/recensione/1');
    expect(await flawsOf(card)).toEqual([]);
  });

  it('says that it waits for the other side, once it is written', async () => {
    const card = await show(OVER, [anAsked({ mayWriteAs: null, reviews: [aReview()] })]);
    expect(card.querySelector('[data-testid=review-blind]')).not.toBeNull();
    expect(text(card)).toContain('Tutto bene');
    expect(card.querySelector('a')).toBeNull();
  });

  it('shows both once they are published, with the answer, and why one is hidden', async () => {
    const publishedAt = '2099-03-04T08:00:00.000Z';
    const moderations = [
      { act: 'hide' as const, reason: 'C’è un nome', at: publishedAt, by: null },
    ];
    const mine = aReview({ publishedAt, isHidden: true, moderations, answer: { text: 'Grazie <b>!</b>', at: publishedAt } }); // prettier-ignore
    const theirs = aReview({ id: 'r2', side: 'ente', text: 'Precisa', publishedAt });
    const card = await show(OVER, [anAsked({ mayWriteAs: null, publishedAt, reviews: [mine, theirs] })]); // prettier-ignore
    for (const told of ['Tutto bene', 'Grazie <b>!</b>', 'Precisa', 'C’è un nome', '4 stelle su 5'])
      expect(text(card)).toContain(told);
    expect(card.querySelector('b')).toBeNull();
    expect(await flawsOf(card)).toEqual([]);
  });

  it('says when nobody wrote, and tells periods apart', async () => {
    const publishedAt = '2099-03-04T08:00:00.000Z';
    const renewed = { state: 'active', closed: false, service: { period: 3 } };
    const card = await show(renewed, [anAsked({ period: 2 }), anAsked({ mayWriteAs: null, publishedAt })]); // prettier-ignore
    expect(text(card)).toContain('Periodo 2');
    expect(text(card)).toContain('Nessuno ha scritto');
  });
});
