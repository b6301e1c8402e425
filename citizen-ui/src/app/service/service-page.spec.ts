import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { Session } from '../auth/session';
import type { Service } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { ServicePage } from './service-page';

jest.setTimeout(30_000); // axe reads whole pages

const service: Service = {
  ...{ id: 's', title: 'Notti serene', summary: 'Chi veglia', serviceTypeId: 't', sectionId: 'cura' },
  ...{ serviceTypeNameIt: 'Assistenza', serviceTypeNameEn: 'Care', drawing: 'care', availableFrom: null },
  ...{ ente: { id: 'e', name: 'La Cura', drawing: 'house-blue' }, reviews: { count: 0, average: null } },
  ...{ profiles: ['OSS'], zones: [1], priceFromCents: 2600, priceUnit: 'hour', descriptionHtml: '<p>Una OSS.</p>' },
  ...{ included: [], competences: [], languages: [], tariff: null, isRequestable: true, photos: [] },
  seat: { address: 'Via Larga 1', postalCode: '20122', town: 'Milano' },
  priceLines: [{ label: 'Ora', unit: 'hour', unitCents: 2600 }],
}; // prettier-ignore

describe('the page of a service', () => {
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { comune: signal('milano') } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => page.remove());
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  async function show(change: Partial<Service> = {}): Promise<void> {
    const fixture = TestBed.createComponent(ServicePage);
    fixture.componentRef.setInput('id', 's');
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    TestBed.tick();
    http.expectOne(({ url }) => url === '/api/services/s').flush({ ...service, ...change });
    await settle();
  }
  const data = () => document.head.querySelector('script[type="application/ld+json"]');
  const asking = () => page.querySelector('a[href="/richiesta/t"]');

  it('offers to request it, and tells machines about it', async () => {
    await show();
    expect(asking()).not.toBeNull();
    expect(page.querySelector('[data-testid=not-now]')).toBeNull();
    const { name, availableChannel } = JSON.parse(data()!.textContent) as Record<string, never>;
    expect(name).toBe('Notti serene');
    expect(availableChannel).toMatchObject({ serviceLocation: { name: 'La Cura', address: { streetAddress: 'Via Larga 1', postalCode: '20122', addressLocality: 'Milano' } } }); // prettier-ignore
  });

  it('says kindly that it cannot be requested now, with who does the same, and tells no machine', async () => {
    await show({ isRequestable: false });
    const asked = http.expectOne(({ url }) => url === '/api/services');
    expect(asked.request.params.get('type')).toBe('t');
    asked.flush({ items: [{ ...service, id: 'o', title: 'Giorni pieni' }] });
    await settle();
    expect(asking()).toBeNull();
    expect(data()).toBeNull();
    expect(page.querySelector('[data-element=service-status]')!.textContent).toContain(
      'Ora non si può',
    );
    const notice = page.querySelector('[data-testid=not-now]')!;
    expect(notice.querySelector('a[href="/servizi/o"]')!.textContent).toContain('Giorni pieni');
    expect(notice.querySelector('a[href="/servizi?type=t"]')!.textContent).toContain('Assistenza');
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says that there are no others, where there are none', async () => {
    await show({ isRequestable: false });
    http.expectOne(({ url }) => url === '/api/services').flush({ items: [] });
    await settle();
    expect(page.querySelector('[data-testid=not-now]')!.textContent).toContain(
      'non ce ne sono altri',
    );
  });
});
