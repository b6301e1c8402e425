import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { TypeEffects, TypeView } from '../api-types';
import { Session } from '../session/session';
import { readKept } from './kept-definition';
import { TypePage } from './type-page'; // prettier-ignore

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const at = '2026-11-28T10:00:00.000Z';
const animal = { id: 'animal', it: 'Che animale è?', en: 'Which animal?', type: 'choice' as const, sensitive: false, required: true, options: [{ id: 'dog', it: 'Cane', en: 'Dog' }, { id: 'cat', it: 'Gatto', en: 'Cat' }] }; // prettier-ignore
const walks = { id: 'walks', it: 'Passeggiate', en: '', type: 'integer' as const, min: 1, max: 9, sensitive: false, required: false, askedIf: [{ param: 'animal', oneOf: ['dog'] }] }; // prettier-ignore
const definition = {
  sectionId: 'casa', nameIt: 'Animali', nameEn: 'Animals', summaryIt: 'Qualcuno se ne cura.', summaryEn: 'Someone cares.',
  profiles: ['dog-sitter'], params: [animal, walks], priceModels: ['perVisit' as const], shared: false,
}; // prettier-ignore
const view = (version: number, more: object = {}): TypeView => ({
  id: 'animali',
  version,
  versions: Array.from({ length: version }, (_, at_) => ({
    ...{ version: version - at_, definition, at, writtenBy: 'Dario Serra', reason: 'Meglio' },
    changes: [{ field: 'nameIt', question: null, property: null, act: 'changed' as const, before: 'Bestie', after: 'Animali' }],
    ...more,
  })),
}); // prettier-ignore
const catalogue = { version: 0, sections: [{ id: 'casa', nameIt: 'Casa', nameEn: 'Home', types: [] }] }; // prettier-ignore
const effects: TypeEffects = {
  faults: [], untranslated: ['/params/1/en'], drafts: 3, services: 2, servicesOutside: 1, pratiche: 12,
  changes: [{ field: 'params', question: 'Passeggiate', property: null, act: 'moved', before: null, after: null }],
}; // prettier-ignore

describe('a service type, as its administrators make it', () => {
  const open = jest.fn((..._asked: unknown[]) => ({ afterClosed: () => of(true) }));
  const me = signal({ role: 'admin', comune: { id: 'milano' } });
  let fixture: ComponentFixture<TypePage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    open.mockClear();
    me.set({ role: 'admin', comune: { id: 'milano' } });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { me } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function settle(): Promise<void> {
    for (let n = 0; n < 2; n++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
      fixture.detectChanges();
    }
  }

  async function show(type = 'animali', found: TypeView | undefined = view(2)): Promise<void> {
    fixture = TestBed.createComponent(TypePage);
    fixture.componentRef.setInput('type', type);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne('/api/catalogue').flush(catalogue);
    if (type !== 'nuovo') server.expectOne(`/api/catalogue/types/${type}`).flush(found);
    await settle();
  }

  const button = (text: string) => [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text); // prettier-ignore
  async function press(text: string): Promise<void> {
    button(text)!.click();
    await settle();
  }
  async function type(selector: string, text: string, event = 'input'): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event(event));
    await settle();
  }
  const titles = () => [...page.querySelectorAll('wemi-question-editor h3 span')].map((one) => one.textContent?.trim()); // prettier-ignore
  async function foresee(answer: object = effects): Promise<TestRequest> {
    await press('Guarda che cosa cambia');
    const asked = server.expectOne('/api/catalogue/types/animali/effects');
    asked.flush(answer);
    await settle();
    return asked;
  }
  async function publish(): Promise<TestRequest> {
    await type('wemi-reasoned-form textarea', 'Si capisce meglio');
    await press('Pubblica');
    return server.expectOne('/api/catalogue/types/animali/versions');
  }

  it('is shown with both languages side by side, and says where English is missing', async () => {
    await show();
    expect(page.querySelector('h1')?.textContent).toBe('Animali');
    expect(page.querySelector<HTMLInputElement>('#type-nameEn')?.value).toBe('Animals');
    const missing = page.querySelector('#type-params-1-en-said')?.textContent?.trim();
    expect(missing).toBe('Manca la traduzione: per ora si vede l’italiano.');
    document.body.append(page);
    const options = { iframes: false, rules: { 'color-contrast': { enabled: false } } };
    const { violations } = await axe.run(page, options);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }, 30_000);

  it('is seen as citizens will, conditions included', async () => {
    await show();
    const asked = () => page.querySelectorAll('wemi-definition-preview wemi-param-field').length;
    expect(asked()).toBe(1);
    page.querySelector<HTMLInputElement>('wemi-definition-preview input')!.click();
    await settle();
    expect(asked()).toBe(2);
  });

  it('takes questions in another order by keyboard; the focus follows, and turns round at the end', async () => {
    await show();
    page.querySelector<HTMLButtonElement>('#question-walks-up')!.click();
    await settle();
    expect(titles()).toEqual(['Passeggiate', 'Che animale è?']);
    expect(page.querySelector('wemi-definition-editor [role=status]')?.textContent).toContain('ora al posto 1 di 2');
    await new Promise((resolve) => setTimeout(resolve, 30));
    document.body.append(page);
    page.querySelector<HTMLButtonElement>('#question-walks-down')!.click();
    await settle();
    expect(titles()).toEqual(['Che animale è?', 'Passeggiate']);
    expect(document.activeElement?.id).toBe('question-walks-up');
  }); // prettier-ignore

  it('says what a change touches, asks for a reason and publishes over the version it began from', async () => {
    await show();
    await type('#type-nameIt', 'Cani e gatti');
    expect((await foresee()).request.body.definition.nameIt).toBe('Cani e gatti');
    const said = page.querySelector('wemi-type-effects')?.textContent;
    for (const line of ['Domanda spostata: «Passeggiate»', 'restano come sono: 12', 'nuove domande: 3', 'dei profili indicati: 1']) expect(said).toContain(line); // prettier-ignore
    const sent = await publish();
    expect(sent.request.body).toMatchObject({ reason: 'Si capisce meglio', expectedVersion: 2, definition: { nameIt: 'Cani e gatti' } }); // prettier-ignore
    expect(sent.request.headers.get('idempotency-key')).toBeTruthy();
    sent.flush(view(3));
    await settle();
    server.expectOne('/api/catalogue/types/animali').flush(view(3));
    await settle();
    expect(page.textContent).toContain('Versione 3 pubblicata');
    expect(readKept('milano', 'animali')).toBeUndefined();
  });

  it('names what keeps it from being published, at its field and with a way there', async () => {
    await show();
    await type('#type-nameEn', '');
    await foresee({ ...effects, faults: [{ pointer: '/nameEn', message: 'Scrivi questo testo.' }] }); // prettier-ignore
    expect(page.querySelector('#type-nameEn')?.getAttribute('aria-invalid')).toBe('true');
    expect(page.querySelector('#type-nameEn-said')?.textContent?.trim()).toBe('Scrivi questo testo.'); // prettier-ignore
    document.body.append(page);
    await press('Scrivi questo testo.');
    expect(document.activeElement?.id).toBe('type-nameEn');
    expect(button('Pubblica')).toBeUndefined();
  });

  it('keeps what was typed when somebody published meanwhile, says what, and goes on from there', async () => {
    await show();
    await type('#type-nameIt', 'Cani e gatti');
    await foresee();
    const sent = await publish();
    sent.flush({ code: 'catalogue-changed', title: '-' }, { status: 409, statusText: 'Conflict' });
    await settle();
    for (const asked of server.match('/api/catalogue/types/animali')) asked.flush(view(3));
    await settle();
    for (const asked of server.match('/api/catalogue/types/animali')) asked.flush(view(3));
    await settle();
    const notice = page.querySelector('.notice.warn')?.textContent;
    expect(notice).toContain('Dario Serra ha pubblicato mentre scrivevi');
    expect(notice).toContain('Nome in italiano: Bestie → Animali');
    expect(page.querySelector<HTMLInputElement>('#type-nameIt')?.value).toBe('Cani e gatti');
    await foresee();
    expect((await publish()).request.body.expectedVersion).toBe(3);
  });

  it('is kept in this browser until it is published, taken up again, and thrown away when asked', async () => {
    await show();
    await type('#type-nameIt', 'Cani e gatti');
    expect(readKept('milano', 'animali')).toMatchObject({ base: 2, definition: { nameIt: 'Cani e gatti' } }); // prettier-ignore
    fixture.destroy();
    await show();
    expect(page.querySelector<HTMLInputElement>('#type-nameIt')?.value).toBe('Cani e gatti');
    expect(page.textContent).toContain('Abbiamo ripreso quello che avevi scritto');
    await press('Scarta e riparti da ciò che è pubblicato');
    expect(page.querySelector<HTMLInputElement>('#type-nameIt')?.value).toBe('Animali');
    expect(readKept('milano', 'animali')).toBeUndefined();
  });

  it('goes back to an old version by taking it up, to be looked at and published', async () => {
    await show('animali', view(2, { definition: { ...definition, nameIt: 'Com’era' } }));
    await press('Torna alla versione 1');
    const asked = server.expectOne('/api/catalogue/types/animali/effects');
    expect(asked.request.body.definition.nameIt).toBe('Com’era');
    asked.flush(effects);
    await settle();
    expect(page.textContent).toContain('Hai ripreso la versione 1');
  });

  it('can be a new one, with an address made of its name', async () => {
    await show('nuovo');
    expect(button('Guarda che cosa cambia')?.disabled).toBe(true);
    await type('#type-nameIt', 'Dog sitter');
    await press('Aggiungi una domanda');
    await press('Guarda che cosa cambia');
    const { request } = server.expectOne('/api/catalogue/types/dog-sitter/effects');
    expect(request.body.definition).toMatchObject({ sectionId: 'casa', nameIt: 'Dog sitter', params: [{ type: 'text' }] }); // prettier-ignore
  });

  it('is for auditors to read', async () => {
    me.set({ role: 'auditor', comune: { id: 'milano' } });
    await show();
    expect(page.querySelector<HTMLInputElement>('#type-nameIt')?.readOnly).toBe(true);
    for (const text of ['Aggiungi una domanda', 'Guarda che cosa cambia', 'Torna alla versione 1']) expect(button(text)).toBeUndefined(); // prettier-ignore
  });
});
