import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Offer } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { OfferColumn } from './offer-column';

const offer: Offer = {
  id: 'o', ente: { id: 'e', name: 'La Cura', drawing: 'care' }, enteMunicipio: null, reviews: { count: 0, average: null }, status: 'live', revision: 1,
  priceModel: 'hourly', lines: [{ label: 'Ore', unit: 'hour', unitCents: 2_150, quantity: 12 }],
  totalCents: 25_800, firstDate: '2099-01-01', profile: 'OSS', note: null, validUntil: '2099-12-31', instalments: [],
  createdAt: '2026-11-23T08:00:00.000Z', revisedAt: '2026-11-23T08:00:00.000Z', service: null,
}; // prettier-ignore

describe('an offer that is compared', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
  });

  function show(shown: Offer): HTMLElement {
    const fixture = TestBed.createComponent(OfferColumn);
    fixture.componentRef.setInput('offer', shown);
    fixture.componentRef.setInput('marks', []);
    TestBed.tick();
    return fixture.nativeElement as HTMLElement;
  }
  const textOf = (element: Element | null) =>
    (element?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');

  it('says what is paid with the order, and then when', () => {
    const months = ['2099-01-01', '2099-02-01', '2099-03-01'];
    const instalments = months.map((from, n) => ({ n: n + 1, from, amountCents: 8_600 }));
    const plan = show({ ...offer, instalments }).querySelector('[data-testid=offer-plan]');
    expect(textOf(plan)).toContain('All’ordine: 86,00 €');
    expect(textOf(plan)).toContain('Poi 2 rate da 86,00 €');
    expect(plan!.querySelectorAll('li')).toHaveLength(2);
    expect(textOf(plan)).toContain('domenica 1 febbraio 2099: 86,00 €');
  });

  it.each([
    [{ count: 6, average: 4.3 }, '★ 4,3 su 5 (6 recensioni)'],
    [{ count: 4, average: null }, 'La media compare da cinque recensioni in su.'],
  ])('says how citizens found the ente, from five reviews up: %j', (reviews, said) => {
    const of = show({ ...offer, reviews }).querySelector('[data-testid^=reviews]');
    expect(textOf(of).trim()).toBe(said);
  });

  it('says nothing of it where it is paid in one', () => {
    expect(show(offer).querySelector('[data-testid=offer-plan]')).toBeNull();
  });
});
