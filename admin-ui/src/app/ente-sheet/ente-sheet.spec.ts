import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { EnteSheet } from '../api-types';
import { differing, toDraft, toSaid } from './ente-draft';
import { OwnEntePage } from './own-ente-page';
import { RegisterEntePage } from './register-ente-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const SAID: EnteSheet['said'] = {
  ...{ aboutIt: 'Aiutiamo a casa.', aboutEn: '', address: 'via Larga 1', municipio: 3 },
  ...{ postalCode: '20122', town: 'Milano' },
  ...{ phone: '02 1234567', email: 'info@cura.example', founded: null, drawing: 'house-green' },
  ...{ certificates: ['ISO 9001'], languages: ['Italiano', 'Ucraino'], photos: [], branches: [] },
};
const BRANCH = {
  ...{ name: 'Lambrate', address: 'via Porpora 3', postalCode: '20131', town: 'Milano' },
  ...{ phone: '', hours: '' },
};
const ENTE: EnteSheet = {
  ...{ id: 'e', name: 'La Cura', kind: 'Cooperativa sociale', said: SAID, version: 2, qualifiedUntil: '2030-12-31' },
  versions: [{ version: 2, said: SAID, at: '2026-11-01T09:00:00.000Z', writtenBy: 'Paola Conti' }],
}; // prettier-ignore

describe('the sheet of an ente', () => {
  let server: HttpTestingController;
  let page: HTMLElement;
  const text = () => page.textContent!.replace(/\s+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const open = async (component: Type<unknown>) => {
    page = TestBed.createComponent(component).nativeElement as HTMLElement;
    document.body.append(page);
    TestBed.tick();
    server.match(({ url }) => url.startsWith('/api/sections') || url.startsWith('/api/catalogue'));
    await settle();
  };
  const answer = async (ente: EnteSheet) => {
    server.expectOne({ method: 'GET', url: '/api/office/ente' }).flush(ente);
    await settle();
  };
  const type = (id: string, value: string) => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    TestBed.tick();
  };
  const submit = async () => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const press = async (says: string) => {
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes(says))!.click();
    await settle();
  };
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()], // prettier-ignore
    });
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => page?.remove());

  it('is typed and sent as it was, and differs where it differs', () => {
    expect(toSaid(toDraft(SAID))).toEqual(SAID);
    const photos = [{ path: '/p', altIt: 'Il cortile', altEn: 'The yard' }];
    expect(toSaid(toDraft({ ...SAID, photos }), { photos })).toEqual({ ...SAID, photos });
    expect(differing(SAID, { ...SAID, photos })).toEqual(['photos']);
    expect(differing(SAID, { ...SAID, branches: [BRANCH] })).toEqual(['branches']);
    const { photos: _, branches: __, ...before } = SAID;
    expect(differing(SAID, before)).toEqual([]);
    expect(differing(SAID, { ...SAID, address: 'x', languages: [] })).toEqual(['address', 'languages']); // prettier-ignore
  });

  it('is sent by the ente with the version that it began with', async () => {
    await open(OwnEntePage);
    await answer(ENTE);
    expect(text()).toContain('La Cura · Cooperativa sociale');
    expect(page.querySelector('a')!.getAttribute('href')).toBe('/enti/e');
    type('ente-phone', 'chiamami');
    await submit();
    expect(text()).toContain('Scrivi un numero di telefono');
    type('ente-phone', '02 7654321');
    type('ente-postalCode', '2012');
    await submit();
    expect(text()).toContain('Scrivi il CAP');
    type('ente-postalCode', SAID.postalCode);
    type('ente-languages', 'Italiano\n\nArabo');
    await submit();
    const sent = server.expectOne({ method: 'POST', url: '/api/office/ente/versions' });
    expect(sent.request.body).toEqual({ said: { ...SAID, phone: '02 7654321', languages: ['Italiano', 'Arabo'] }, expectedVersion: 2 }); // prettier-ignore
    sent.flush({ ...ENTE, version: 3 });
    await settle();
    expect(text()).toContain('Salvato');
  });

  it('is not sent with a photograph that does not say what it shows', async () => {
    await open(OwnEntePage);
    const photos = [{ path: '/p', altIt: 'Il cortile', altEn: '' }];
    await answer({ ...ENTE, said: { ...SAID, photos } });
    await submit();
    server.expectNone('/api/office/ente/versions');
    expect(page.querySelector('#photo-en-0')!.getAttribute('aria-invalid')).toBe('true');
    type('photo-en-0', 'The yard');
    await submit();
    const sent = server.expectOne('/api/office/ente/versions');
    expect(sent.request.body).toMatchObject({ said: { photos: [{ ...photos[0], altEn: 'The yard' }] } }); // prettier-ignore
  });

  it('says where else it receives people, and not half of it', async () => {
    await open(OwnEntePage);
    await answer({ ...ENTE, said: { ...SAID, branches: [{ ...BRANCH, name: 'Corsico' }] } });
    await press('Aggiungi una sede');
    expect(document.activeElement!.id).toBe('branch-name-1');
    const { name, address, town } = BRANCH;
    type('branch-name-1', ` ${name} `);
    for (const [field, value] of Object.entries({ address, town }))
      type(`branch-${field}-1`, value);
    type('branch-phone-1', 'chiamami');
    await submit();
    server.expectNone('/api/office/ente/versions');
    expect(page.querySelector('#branch-postalCode-1-error')!.textContent).toContain('Scrivi questo campo'); // prettier-ignore
    expect(page.querySelector('#branch-phone-1-error')!.textContent).toContain(
      'numero di telefono',
    );
    type('branch-postalCode-1', '2013');
    await submit();
    expect(page.querySelector('#branch-postalCode-1-error')!.textContent).toContain('cinque cifre');
    type('branch-postalCode-1', '20131');
    type('branch-phone-1', '');
    page.querySelector<HTMLElement>('[aria-label="Togli la sede 1"]')!.click();
    await settle();
    expect(document.activeElement!.id).toBe('branch-add');
    await submit();
    const sent = server.expectOne('/api/office/ente/versions');
    expect(sent.request.body).toMatchObject({ said: { branches: [BRANCH] } });
  });

  it('shows what a colleague saved meanwhile, and lets the writer choose', async () => {
    await open(OwnEntePage);
    await answer(ENTE);
    type('ente-address', 'via Mia 2');
    await submit();
    const url = '/api/office/ente/versions';
    server.expectOne({ method: 'POST', url }).flush({ code: 'ente-changed', title: 'x' }, { status: 409, statusText: 'x' }); // prettier-ignore
    await settle();
    await answer({
      ...ENTE,
      version: 3,
      said: { ...SAID, address: 'via Sua 9', branches: [BRANCH] },
    });
    expect(text()).toContain('Altre sedi');
    expect(text()).toContain('Salvato da Paola Conti: Lambrate, via Porpora 3, 20131 Milano');
    expect(text()).toContain('Salvato da Paola Conti: via Sua 9');
    expect(text()).toContain('Quello che hai scritto tu: via Mia 2');
    await press('Tieni quello che ho scritto');
    const again = server.expectOne({ method: 'POST', url });
    expect(again.request.body).toMatchObject({ expectedVersion: 3, said: { address: 'via Mia 2' } }); // prettier-ignore
  });

  it('says that nobody sees it yet where nothing qualifies it', async () => {
    await open(OwnEntePage);
    await answer({ ...ENTE, qualifiedUntil: null, versions: [] });
    expect(text()).toContain('Il comune non vi ha ancora qualificati');
  });

  it('is begun by the office, which says the name', async () => {
    await open(RegisterEntePage);
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await submit();
    expect(page.querySelectorAll('.wrong').length).toBe(8);
    type('ente-name', 'Nuova');
    type('ente-kind', 'Cooperativa');
    for (const name of ['aboutIt', 'address', 'postalCode', 'town'] as const)
      type(`ente-${name}`, SAID[name]);
    for (const name of ['phone', 'email'] as const) type(`ente-${name}`, SAID[name]);
    await submit();
    const sent = server.expectOne({ method: 'POST', url: '/api/office/enti' });
    expect(sent.request.body).toMatchObject({ name: 'Nuova', kind: 'Cooperativa', said: { municipio: null, founded: null, drawing: 'house-blue' } }); // prettier-ignore
    sent.flush(ENTE, { status: 201, statusText: 'x' });
    await settle();
    expect(go).toHaveBeenCalledWith(['/enti', 'e']);
  });
});
