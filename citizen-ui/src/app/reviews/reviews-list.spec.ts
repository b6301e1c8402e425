import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { signal } from '@angular/core';
import { flawsOf } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { PublicReviews } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { ReviewsList } from './reviews-list';

const review = (id: string, text = 'Bene', answer: PublicReviews['items'][number]['answer'] = null) => ({
  id, stars: 5, punctuality: null, kindness: null, clarity: null, text, answer,
  publishedAt: '2099-03-04T08:00:00.000Z',
}); // prettier-ignore
const page = (change: Partial<PublicReviews> = {}): PublicReviews => ({ items: [], next: null, mean: { count: 0, average: null }, hidden: 0, ...change }); // prettier-ignore

describe('what citizens wrote of an ente', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<ReviewsList>;
  let list: HTMLElement;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { where: signal({}), comuneName: signal('Milano') } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(answer: PublicReviews, type?: string): Promise<void> {
    fixture = TestBed.createComponent(ReviewsList);
    fixture.componentRef.setInput('enteId', 'e');
    if (type) fixture.componentRef.setInput('serviceTypeId', type);
    fixture.detectChanges();
    list = fixture.nativeElement as HTMLElement;
    server.expectOne(({ url, params }) => url === '/api/enti/e/reviews' && params.get('type') === (type ?? null)).flush(answer); // prettier-ignore
    await settle();
  }
  async function settle(): Promise<void> {
    await fixture.whenStable();
    fixture.detectChanges();
  }
  const text = () => (list.textContent ?? '').replace(/\s+/g, ' ');

  it('has a mean only where the API tells one, else says that they are few', async () => {
    await show(page({ mean: { count: 4, average: null }, items: [review('1')] }), 'cura');
    expect(list.querySelector('[data-testid=reviews-few]')).not.toBeNull();
    expect(list.querySelector('[data-testid=reviews-mean]')).toBeNull();
    fixture.destroy();
    await show(page({ mean: { count: 5, average: 4.2 } }));
    expect(text()).toContain('4,2 su 5');
    expect(text()).toContain('(5 recensioni)');
  });

  it('shows words as words, without a name, and the answer of the ente', async () => {
    const answer = { text: 'Grazie', at: '2099-03-05T08:00:00.000Z' };
    await show(page({ items: [review('1', '<script>alert(1)</script>', answer)] }));
    expect(text()).toContain('<script>alert(1)</script>');
    expect(list.querySelector('script')).toBeNull();
    expect(text()).toContain('Una persona di Milano');
    expect(list.querySelector('time')!.title).toMatch(/4 marzo 2099.* 9:00:00/);
    expect(text()).toMatch(/Risposta dell’ente\s*Grazie/);
    expect(await flawsOf(list)).toEqual([]);
  });

  it('counts those that were hidden, and shows more when asked', async () => {
    await show(page({ items: [review('1')], next: 'c', hidden: 2 }));
    expect(list.querySelector('[data-testid=reviews-hidden]')?.textContent).toContain('2');
    list.querySelector('button')!.click();
    server.expectOne(({ params }) => params.get('cursor') === 'c').flush(page({ items: [review('2', 'Seconda')] })); // prettier-ignore
    await settle();
    expect(text()).toContain('Seconda');
    expect(list.querySelector('button')).toBeNull();
  });
});
