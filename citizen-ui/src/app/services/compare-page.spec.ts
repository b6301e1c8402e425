import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { flawsOf } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { FoundService } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { ComparePage } from './compare-page';

const [A, B] = ['a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002'];
const service = (id: string, change: Partial<FoundService> = {}): FoundService => ({
  id, title: `Servizio ${id.at(-1)}`, summary: '-', serviceTypeId: 'tata', serviceTypeNameIt: 'Tata', serviceTypeNameEn: 'Nanny',
  sectionId: 'educativi', ente: { id: 'e', name: 'La Cura', drawing: 'care' }, profiles: ['tata'], zones: [1, 2], priceFromCents: 1500,
  priceUnit: 'hour', availableFrom: null, drawing: 'care', reviews: { count: 0, average: null }, needCents: null, km: null, why: null,
  ...change,
}); // prettier-ignore

describe('services side by side', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<ComparePage>;
  let page: HTMLElement;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { where: signal({}), municipi: signal([{ id: 1 }, { id: 2 }, { id: 3 }]) } }, // prettier-ignore
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    fixture.detectChanges();
  }
  async function show(inputs: Record<string, string>): Promise<void> {
    fixture = TestBed.createComponent(ComparePage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    await settle();
  }
  const row = (name: string) =>
    [...page.querySelectorAll('tbody tr')]
      .map((one) => [...one.children].map(({ textContent }) => textContent!.trim()))
      .find(([head]) => head === name)
      ?.slice(1);

  it('have each fact on one line, in the order in which they were picked', async () => {
    await show({ servizi: `${B},${A}`, type: 'tata', amount: '10', municipio: '3' });
    const { params } = server.expectOne(({ url }) => url === '/api/services').request;
    expect([params.get('ids'), params.get('amount'), params.get('municipio')]).toEqual([`${B},${A}`, '10', '3']); // prettier-ignore
    fixture.destroy();
    await show({ servizi: `${B},${A}`, type: 'tata', amount: '10', municipio: '3' });
    const items = [
      service(A!, { needCents: 65_000, km: 2.4, reviews: { count: 7, average: 4.5 } }),
      service(B!, { availableFrom: '2099-01-11', km: 0 }),
    ];
    server.expectOne(({ url }) => url === '/api/services').flush({ items, need: { param: 'hoursPerWeek', amount: 10, per: 'month' } }); // prettier-ignore
    await settle();
    const heads = [...page.querySelectorAll('thead a')].map(({ textContent }) =>
      textContent!.trim(),
    );
    expect(heads).toEqual(['Servizio 2', 'Servizio 1']);
    expect(row('Per quello che ti serve')).toEqual(['lo dice l’ente nell’offerta', expect.stringContaining('650,00')]); // prettier-ignore
    expect(row('Distanza')).toEqual(['circa 0 km', 'circa 2 km']);
    expect(row('Recensioni')).toEqual(['ancora poche', '4,5 su 5 (7 recensioni)']);
    expect(row('Comincia')).toEqual([expect.stringContaining('11 gennaio'), 'subito']);
    expect(await flawsOf(page)).toEqual([]);
  });

  it('say when one is gone, and lead back to the list as it was', async () => {
    await show({ servizi: `${A},${B}`, q: 'tata', type: 'tata' });
    server.expectOne(({ url }) => url === '/api/services').flush({ items: [service(A!)], need: null }); // prettier-ignore
    await settle();
    expect(page.textContent).toContain('non c’è più');
    expect(row('Distanza')).toBeUndefined();
    const back = [...page.querySelectorAll('a')].at(-1)!;
    expect(back.getAttribute('href')).toBe('/servizi?type=tata&q=tata');
  });

  it.each(['', 'x', A!, `${A},${B},${A},${B},${A}`])(
    'are not asked for by “%s”',
    async (servizi) => {
      await show({ servizi });
      server.expectNone(({ url }) => url === '/api/services');
      expect(page.textContent).toContain('Scegli almeno due');
    },
  );
});
