import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { Session } from '../auth/session';
import type { KeptService } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { KeptServiceLink } from './kept-service-link';
import { KeptServicePage } from './kept-service-page';

jest.setTimeout(30_000); // axe reads whole pages

const kept: KeptService = {
  ...{ id: 's', number: 2, at: '2026-11-23T08:00:00.000Z', today: 'same' },
  ...{ type: { id: 't', nameIt: 'Assistenza', nameEn: 'Care' }, ente: { id: 'e', name: 'La Cura' } },
  descriptionHtml: '<p>Una <strong>OSS</strong>.</p>',
  photos: [{ path: '/p', width: 4, height: 3, altIt: 'Una stanza', altEn: 'A room' }],
  content: {
    ...{ title: 'Notti serene', summary: 'Chi veglia', description: 'Una **OSS**.', covers: [] },
    ...{ included: ['La colazione'], profiles: ['OSS'], competences: [], languages: [], zones: [1] },
    priceLines: [{ label: 'Ora di notte', unit: 'hour', unitCents: 2600 }],
    availableFrom: null,
  },
}; // prettier-ignore

describe('a service as it was when an offer was made', () => {
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
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
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  async function open() {
    const fixture = TestBed.createComponent(KeptServicePage);
    const address = { id: 'p', serviceId: 's', number: '2' };
    for (const [name, value] of Object.entries(address)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    TestBed.tick();
    return http.expectOne('/api/pratiche/p/services/s/versions/2');
  }
  async function show(change: Partial<KeptService> = {}): Promise<void> {
    (await open()).flush({ ...kept, ...change });
    await settle();
  }
  const text = () => page.textContent!.replace(/[\s\u00a0]+/g, ' ');
  const today = () => page.querySelector('[data-testid=kept-today]');

  it('is read with its version, what is included and its prices, and has no flaw', async () => {
    await show();
    expect(page.querySelector('h1')!.textContent).toBe('Notti serene');
    expect(page.querySelector('app-rich-text strong')!.textContent).toBe('OSS');
    const version = page.querySelector('[data-testid=kept-version]')!;
    expect(version.textContent).toContain('Versione 2');
    expect(version.querySelector('time')!.dateTime).toBe(kept.at);
    expect(text()).toContain('La colazione');
    expect(text()).toContain('26,00 €');
    expect(page.querySelector('img')!.alt).toBe('Una stanza');
    expect(today()).toBeNull();
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says when there is a newer version, and leads to it', async () => {
    await show({ today: 'newer' });
    expect(today()!.textContent).toContain('Per la tua pratica vale');
    expect(today()!.querySelector('a')!.getAttribute('href')).toBe('/servizi/s');
  });

  it('says when it can be requested no more', async () => {
    await show({ today: 'gone' });
    expect(today()!.textContent).toContain('non si può più chiedere');
    expect(today()!.querySelector('a')).toBeNull();
  });

  it('is not there for whom it is not', async () => {
    (await open()).flush({ code: 'not-found' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(page.querySelector('h1')!.textContent).toContain('non c’è');
    expect(page.querySelector('a[href="/pratiche/p"]')).not.toBeNull();
  });

  it.each([
    ['leads there from an offer that was made on one', { id: 's', number: 2 }, 1],
    ['is passed over by an offer that was made on none', null, 0],
  ])('%s', (_what, service, links) => {
    const fixture = TestBed.createComponent(KeptServiceLink);
    fixture.componentRef.setInput('service', service);
    TestBed.tick();
    page = fixture.nativeElement as HTMLElement;
    const found = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(found).toEqual(['/servizio/s/2'].slice(0, links));
  });
});
