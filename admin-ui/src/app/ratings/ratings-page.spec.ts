import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { ServiceRatings } from '../api-types';
import { RatingsPage } from './ratings-page';

const found: ServiceRatings = {
  items: [{ id: '1', subject: 'payment', page: null, stars: 2, options: ['too-long'], text: '<i>Lento</i>', at: '2026-03-02T08:00:00.000Z' }],
  next: null, count: 3, average: 3.3, distribution: [0, 1, 0, 2, 0], options: [{ option: 'too-long', count: 1 }], pages: [],
}; // prettier-ignore

describe('the ratings of the platform', () => {
  let fixture: ComponentFixture<RatingsPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    }); // prettier-ignore
    server = TestBed.inject(HttpTestingController);
  });
  async function show(inputs: Record<string, string>, answer: ServiceRatings, asked: string) {
    fixture = TestBed.createComponent(RatingsPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    server.expectOne(({ urlWithParams }) => urlWithParams === asked).flush(answer);
    await fixture.whenStable();
    fixture.detectChanges();
  }
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');

  it('say the mean, how the stars are spread, what is said most, and each word as it is', async () => {
    await show({}, found, '/api/service-ratings?days=90');
    for (const told of ['3,3 su 5, valutazioni: 3', 'Ci ho messo troppo tempo: 1', '<i>Lento</i>'])
      expect(text()).toContain(told);
    expect(page.querySelector('i')).toBeNull();
    const bars = [...page.querySelectorAll('progress')];
    expect(bars.map(({ value, max }) => [value, max])).toEqual([[0, 3], [2, 3], [0, 3], [1, 3], [0, 3]]); // prettier-ignore
    expect(page.querySelector('wemi-export-button')).not.toBeNull();
  });

  it('say which pages are least clear', async () => {
    const item = { ...found.items[0]!, subject: 'page' as const, page: '/aiuto', options: [] };
    const pages = [{ page: '/aiuto', count: 2, average: 2.5 }];
    await show({ dopo: 'page' }, { ...found, items: [item], options: [], pages }, '/api/service-ratings?subject=page&days=90'); // prettier-ignore
    expect(text()).toContain('Le pagine meno chiare/aiuto: 2,5 su 5, valutazioni: 2');
    expect(text()).toContain('Quanto sono chiare le pagine, /aiuto,');
  });

  it('are narrowed by the address, and say when there are none', async () => {
    const none = { ...found, items: [], count: 0, average: null, distribution: [0, 0, 0, 0, 0], options: [] }; // prettier-ignore
    await show({ dopo: 'payment', giorni: '30' }, none, '/api/service-ratings?subject=payment&days=30'); // prettier-ignore
    expect(text()).toContain('Nessuna valutazione in questo periodo.');
    expect(page.querySelector('progress')).toBeNull();
    expect(page.querySelector('wemi-export-button')).toBeNull();
  });
});
