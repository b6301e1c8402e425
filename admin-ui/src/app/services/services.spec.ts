import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { EMPTY_CONTENT, type ServiceContent } from '../../../../catalogue/service-content';
import { provideWords } from '../../testing/words';
import type { EnteService } from '../api-types';
import { Session } from '../session/session';
import { OwnServicesPage } from './own-services-page';
import { ServicePage } from './service-page';
import { WaitingServicesPage } from './waiting-services-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const at = '2026-11-28T10:00:00.000Z';
const CONTENT: ServiceContent = {
  ...EMPTY_CONTENT,
  ...{
    title: 'Notti serene',
    summary: 'Chi veglia',
    description: 'Una **OSS**.',
    profiles: ['OSS'],
  },
  ...{ languages: ['Italiano'], zones: [1], covers: ['timeBands:night'] },
  priceLines: [{ label: 'Ora di notte', unit: 'hour', band: 'night', unitCents: 2600 }],
};
const option = (id: string, it_: string) => ({ id, it: it_, en: '' });
const aService = (change: object = {}): EnteService =>
  ({
    ...{ id: 's', type: { id: 't', nameIt: 'Assistenza', nameEn: 'Care' }, ente: { id: 'e', name: 'La Cura' } },
    ...{ title: 'Notti serene', state: 'draft', version: 2, completeness: 88, changed: [], sentBack: null },
    ...{ updatedAt: at, updatedBy: 'Paola Conti', stateSince: at, content: CONTENT, missing: [] },
    ...{ descriptionHtml: '<p>Una <strong>OSS</strong>.</p>', live: null, liveDescriptionHtml: null, faults: [] },
    definition: {
      ...{ sectionId: 'cura', nameIt: '-', nameEn: '-', summaryIt: '-', summaryEn: '-', shared: false },
      ...{ profiles: ['OSS', 'ASA'], priceModels: ['hourly', 'package'] },
      params: [{ id: 'timeBands', it: 'Fasce orarie', en: 'Time bands', type: 'choices', sensitive: false, required: false, options: [option('day', 'Giorno'), option('night', 'Notte')] }],
    },
    ...{ competences: [], languages: ['Italiano', 'Arabo'], municipi: [1, 2] },
    ...{ isQualified: true, isTrusted: false, allowed: ['submit', 'withdraw'], versions: [], acts: [] },
    ...change,
  }) as EnteService; // prettier-ignore

jest.setTimeout(30_000); // axe reads whole pages

describe('services of enti', () => {
  const role = signal('ente');
  const open = jest.fn<(component: unknown, config: { data: { text: string } }) => unknown>();
  let server: HttpTestingController;
  let fixture: ComponentFixture<unknown>;
  let page: HTMLElement;

  beforeEach(() => {
    role.set('ente');
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal({ comune: { id: 'milano' } }) } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => page?.remove());
  async function settle(ms = 0): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, turn === 0 ? ms : 0));
      TestBed.tick();
    }
  }
  async function show<T>(component: Type<T>, inputs: Record<string, string> = {}): Promise<void> {
    fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
    await settle();
  }
  async function openService(change: object = {}): Promise<void> {
    await show(ServicePage, { id: 's' });
    answerAt('/api/office/services/s').flush(aService(change));
    await settle();
  }
  const answerAt = (path: string) => server.expectOne(({ url }) => url === path);
  const put = () => server.expectOne(({ method }) => method === 'PUT');
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  async function press(words: string): Promise<void> {
    button(words).click();
    await settle();
  }
  async function type(selector: string, text: string, event = 'input'): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event(event));
    await settle();
  }
  async function flawless(): Promise<void> {
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  }

  it('are listed for their ente, which begins a new one of the types that it may', async () => {
    await show(OwnServicesPage);
    answerAt('/api/office/services/types').flush({ items: [{ id: 't', nameIt: 'Assistenza', nameEn: 'Care' }], isTrusted: false }); // prettier-ignore
    answerAt('/api/office/services').flush({ items: [aService({ state: 'published', changed: ['title'] }), aService({ id: 'r', sentBack: 'Manca il prezzo' })], next: null }); // prettier-ignore
    await settle();
    expect(page.textContent).toContain('Modifiche non mandate');
    expect(page.textContent).toContain('Da rivedere');
    await flawless();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await press('Scrivi un servizio nuovo');
    const begun = server.expectOne(({ method }) => method === 'POST');
    expect(begun.request.body).toEqual({ serviceTypeId: 't' });
    begun.flush(aService());
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/servizi', 's']);
  });

  it('show the way to the avvisi to an ente that is qualified for nothing', async () => {
    await show(OwnServicesPage);
    answerAt('/api/office/services/types').flush({ items: [], isTrusted: false });
    answerAt('/api/office/services').flush({ items: [], next: null });
    await settle();
    expect(page.querySelector('a[href="/avvisi"]')).not.toBeNull();
    expect(page.textContent).toContain('Qui non c’è ancora nessun servizio.');
  });

  it('wait for the office in a list of their own', async () => {
    role.set('admin');
    await show(WaitingServicesPage);
    answerAt('/api/office/services').flush({ items: [aService({ state: 'waiting' })], next: null });
    await settle();
    expect(page.textContent).toContain('La Cura · Assistenza');
    expect(page.textContent).toContain('Aspetta da');
    await flawless();
  });

  it('are written, keep themselves, and say what is missing at once', async () => {
    await openService();
    await type('#service-title', '');
    expect(page.textContent).toContain('manca ancora:');
    await type('#service-title', 'Notti tranquille');
    await settle(900);
    const kept = put();
    expect(kept.request.body).toMatchObject({ expectedVersion: 2, content: { title: 'Notti tranquille' } }); // prettier-ignore
    kept.flush(aService({ version: 3, content: { ...CONTENT, title: 'Notti tranquille' } }));
    await settle();
    expect(page.querySelector('[data-testid=kept]')!.textContent).toContain('Salvato');
    expect(page.querySelector<HTMLInputElement>('#service-title')!.value).toBe('Notti tranquille');
    await flawless();
  });

  it('are written choice by choice and price by price', async () => {
    await openService();
    const box = (text: string) => [...page.querySelectorAll('label')].find(({ textContent }) => textContent!.trim() === text)!.querySelector('input')!; // prettier-ignore
    box('Arabo').click();
    box('Giorno').click();
    box('OSS').click();
    await type('#price-euro-0', 'tanto', 'change');
    expect(page.textContent).toContain('Scrivi un importo, come 18,50.');
    await type('#price-euro-0', '27,5', 'change');
    await press('Aggiungi');
    await type('#price-unit-1', 'package', 'change');
    await type('#price-euro-1', '90', 'change');
    await type('#price-quantity-1', '4', 'change');
    await settle(900);
    const { content } = put().request.body;
    expect(content).toMatchObject({ languages: ['Italiano', 'Arabo'], covers: ['timeBands:day', 'timeBands:night'], profiles: [] }); // prettier-ignore
    expect(content.priceLines).toMatchObject([
      { unit: 'hour', band: 'night', unitCents: 2750 },
      { unit: 'package', unitCents: 9000, quantity: 4 },
    ]);
  });

  it('are sent with the last letters that were typed, once one is sure', async () => {
    await openService();
    await type('#service-summary', 'Chi veglia di notte');
    await press('Manda all’ufficio');
    put().flush(aService({ version: 3 }));
    await settle();
    expect(open.mock.calls[0]![1].data.text).toContain('non lo puoi cambiare');
    const sent = answerAt('/api/office/services/s/transitions');
    expect(sent.request.body).toEqual({ transition: 'submit', expectedVersion: 3 });
    sent.flush(aService({ state: 'waiting', version: 4, allowed: ['takeBack', 'withdraw'] }));
    await settle();
    expect(page.textContent).toContain('Il servizio è all’ufficio.');
    // While the office reads it, it stands as it will look.
    expect(page.querySelector('#service-title')).toBeNull();
    expect(page.querySelector('.said strong')!.textContent).toBe('OSS');
    expect(button('Riprendi per cambiarlo')).toBeDefined();
  });

  it.each([
    ['Tieni quello che ho scritto io', 'Di Ugo'],
    ['Prendi quello che c’è', 'Di Paola'],
  ])('lose nothing when a colleague wrote meanwhile: %s', async (choice, title) => {
    await openService();
    await type('#service-title', 'Di Ugo');
    await settle(900);
    const detail = 'Paola Conti ha scritto qualcosa di diverso da te: titolo.';
    put().flush({ code: 'service-changed', title: 'È cambiato.', detail }, { status: 409, statusText: '-' }); // prettier-ignore
    await settle();
    expect(page.textContent).toContain(detail);
    expect(page.querySelector<HTMLInputElement>('#service-title')!.value).toBe('Di Ugo');
    await press(choice);
    const theirs = { version: 3, content: { ...CONTENT, title: 'Di Paola' } };
    server.expectOne(({ method }) => method === 'GET').flush(aService(theirs));
    await settle();
    if (title === 'Di Ugo') {
      const kept = put();
      expect(kept.request.body).toMatchObject({ expectedVersion: 3, content: { title } });
      kept.flush(aService({ version: 4, content: { ...CONTENT, title } }));
      await settle();
    }
    expect(page.querySelector<HTMLInputElement>('#service-title')!.value).toBe(title);
    expect(page.textContent).not.toContain(detail);
  });

  it('say beside a field what the API does not take, and why they came back', async () => {
    await openService({ sentBack: 'Manca il prezzo feriale' });
    expect(page.textContent).toContain('Manca il prezzo feriale');
    await type('#service-title', 'x');
    await settle(900);
    const errors = [{ pointer: '/content/zones/0', message: 'In questo municipio no.' }];
    put().flush({ code: 'invalid', title: 'Non va.', errors }, { status: 422, statusText: '-' });
    await settle();
    const zones = [...page.querySelectorAll('wemi-choices-field')].find(({ textContent }) => textContent!.includes('In quali municipi'))!; // prettier-ignore
    expect(zones.textContent).toContain('In questo municipio no.');
    expect(page.querySelector('[data-testid=kept]')!.textContent).toContain('Non salvato');
  });

  it('are published by the office, which sees what changes', async () => {
    role.set('admin');
    const before = { ...CONTENT, title: 'Notti di prima' };
    await openService({ state: 'changed', allowed: ['publish', 'sendBack'], live: before, changed: ['title'], liveDescriptionHtml: '<p>Prima</p>' }); // prettier-ignore
    expect(page.textContent).toContain('Notti di prima');
    expect([...page.querySelectorAll('#changed-title + ul li')].map(({ textContent }) => textContent!.trim())).toEqual(['Titolo']); // prettier-ignore
    await flawless();
    await press('Pubblica');
    const sent = answerAt('/api/office/services/s/transitions');
    expect(sent.request.body).toEqual({ transition: 'publish', expectedVersion: 2 });
    sent.flush(aService({ state: 'published', version: 3, allowed: [] }));
    await settle();
    expect(page.textContent).toContain('Il servizio è pubblicato e l’ente è avvisato.');
    expect(button('Rimanda all’ente')).toBeUndefined();
  });

  it('are sent back by the office with a reason, and only with one', async () => {
    role.set('admin');
    await openService({ state: 'waiting', allowed: ['publish', 'sendBack'] });
    await press('Rimanda all’ente');
    server.expectNone(({ method }) => method === 'POST');
    await type('textarea', 'Manca il prezzo');
    await press('Rimanda all’ente');
    const sent = answerAt('/api/office/services/s/transitions');
    expect(sent.request.body).toEqual({ transition: 'sendBack', expectedVersion: 2, reason: 'Manca il prezzo' }); // prettier-ignore
    sent.flush(aService({ state: 'draft', version: 3, allowed: [] }));
    await settle();
    expect(page.textContent).toContain('Il servizio è tornato all’ente');
  });

  it('can be read again as they were', async () => {
    const versions = [{ number: 1, content: { ...CONTENT, title: 'La prima' }, at, writtenBy: null }]; // prettier-ignore
    const acts = [{ transition: 'publish', fromState: 'waiting', toState: 'published', number: 1, actorRole: 'admin', actorName: 'Carla Neri', reason: null, at }]; // prettier-ignore
    await openService({ state: 'published', versions, acts });
    expect(page.textContent).toContain('Pubblicato dall’ufficio');
    expect(page.textContent).not.toContain('La prima');
    await type('#version-of-service', '1', 'change');
    expect(page.textContent).toContain('La prima');
  });

  it('cannot be written by an ente that is qualified no more', async () => {
    await openService({ isQualified: false });
    expect(page.textContent).toContain('non è qualificato per questo servizio');
    expect(page.querySelector('#service-title')).toBeNull();
  });
});
