import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing'; // prettier-ignore
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { ContentHistory } from '../api-types';
import { Session } from '../session/session';
import { askBeforeLeaving } from './ask-before-leaving';
import { ContentPage, STOPPED_MS } from './content-page';
import { readKept } from './kept-content';
import { CHANGED, flawsOf, history, PATH, said, settled } from './testing';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

describe('a content, as its administrators write it', () => {
  const open = jest.fn((..._asked: unknown[]) => ({ afterClosed: () => of(true) }));
  const me = signal({ role: 'admin', comune: { id: 'milano' } });
  let fixture: ComponentFixture<ContentPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    open.mockClear();
    me.set({ role: 'admin', comune: { id: 'milano' } });
    TestBed.configureTestingModule({
      providers: [
        ...[provideWords(), provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        { provide: Session, useValue: { me } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  const settle = () => settled(fixture);
  async function show(found: ContentHistory | 'new' = history(2)): Promise<void> {
    fixture = TestBed.createComponent(ContentPage);
    fixture.componentRef.setInput('kind', 'page');
    fixture.componentRef.setInput('slug', found === 'new' ? 'nuovo' : 'orari');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    if (found !== 'new') server.expectOne(PATH).flush(found);
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
  const write = (text: string) => type('#type-said-titleIt', text);
  const valueOf = (field: string) => page.querySelector<HTMLInputElement>(`#type-said-${field}`)?.value; // prettier-ignore
  const sent = (path = PATH): TestRequest => server.expectOne(`${path}/versions`);
  async function answer(request: TestRequest, body: object, status = 201): Promise<void> {
    request.flush(body, { status, statusText: '-' });
    await settle();
  }
  async function check(selector: string): Promise<void> {
    page.querySelector<HTMLInputElement>(selector)!.click();
    await settle();
  }

  it('is shown in both languages side by side, as people will read it, with all its versions', async () => {
    await show();
    await new Promise((resolve) => setTimeout(resolve, 330));
    const asked = server.expectOne('/api/office/content/preview');
    expect(asked.request.body).toEqual({ text: said.textIt });
    asked.flush({ html: '<p>Aperti. <a href="/contatti">Contatti</a></p>' });
    await settle();
    expect(page.querySelector('wemi-content-preview .text')?.innerHTML).toContain('<p>Aperti.');
    expect(page.querySelector('#type-said-summaryEn-said')?.textContent).toContain('Manca la traduzione'); // prettier-ignore
    expect(page.querySelector('.page-head a')?.getAttribute('href')).toBe('/pagine/orari');
    const opened = jest.spyOn(window, 'open').mockReturnValue(null);
    page.querySelector<HTMLElement>('wemi-content-preview .text a')!.click();
    expect(opened).toHaveBeenCalledWith('/contatti', '_blank', 'noopener');
    expect(await flawsOf(page)).toEqual([]);
  }, 30_000);

  it('is kept in this browser with every letter, taken up again, and thrown away when asked', async () => {
    await show();
    await write('Orari nuovi');
    expect(readKept('milano', 'page.orari')).toMatchObject({ base: 2, said: { titleIt: 'Orari nuovi' } }); // prettier-ignore
    fixture.destroy();
    await show();
    expect([valueOf('titleIt'), page.textContent?.includes('Abbiamo ripreso')]).toEqual(['Orari nuovi', true]); // prettier-ignore
    await press('Scarta e riparti dall’ultima versione');
    expect([valueOf('titleIt'), readKept('milano', 'page.orari')]).toEqual(['Orari', undefined]);
  });

  it('becomes a draft with Ctrl+S, over the version that it was begun from; once for one pressing', async () => {
    await show();
    const press_ = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, cancelable: true })); // prettier-ignore
    press_();
    server.expectNone(`${PATH}/versions`);
    await write('Orari nuovi');
    expect(press_()).toBe(false);
    press_();
    const saving = sent();
    expect(saving.request.body).toEqual({ said: { ...said, titleIt: 'Orari nuovi' }, state: 'draft', expectedVersion: 2 }); // prettier-ignore
    expect(saving.request.headers.get('idempotency-key')).toBeTruthy();
    await answer(saving, history(3, { titleIt: 'Orari nuovi' }));
    expect(page.textContent).toContain('Tutto salvato: versione 3');
    expect(readKept('milano', 'page.orari')).toBeUndefined();
    expect(button('Salva bozza')?.disabled).toBe(true);
  });

  it('keeps what is typed while a draft is under way, to be saved after it', async () => {
    await show();
    await write('Uno');
    await press('Salva bozza');
    const saving = sent();
    await write('Uno e due');
    await answer(saving, history(3, { titleIt: 'Uno' }));
    expect(valueOf('titleIt')).toBe('Uno e due');
    await press('Salva bozza');
    expect(sent().request.body).toMatchObject({
      expectedVersion: 3,
      said: { titleIt: 'Uno e due' },
    });
  });

  it('becomes a draft by itself once whoever writes has stopped, not with every letter', async () => {
    await show();
    jest.useFakeTimers();
    for (const text of ['O', 'Or', 'Ora']) {
      const field = page.querySelector<HTMLInputElement>('#type-said-titleIt')!;
      field.value = text;
      field.dispatchEvent(new Event('input'));
      TestBed.tick();
      jest.advanceTimersByTime(STOPPED_MS - 1_000);
      TestBed.tick();
      server.expectNone(`${PATH}/versions`);
    }
    jest.advanceTimersByTime(1_000);
    TestBed.tick();
    expect(sent().request.body).toMatchObject({ state: 'draft', said: { titleIt: 'Ora' } });
  });

  it('tells who comes second what a colleague did, field by field, and loses nothing of either', async () => {
    await show();
    await type('#type-said-textIt', 'Aperti sempre.\n\nChiusi il 15.\n');
    await write('Orari miei');
    await type('#type-said-summaryEn', 'When we are open');
    await press('Salva bozza');
    await answer(sent(), CHANGED, 409);
    const theirs = { titleIt: 'Orari suoi', textIt: 'Aperti.\n\nChiusi il 16.\n', position: 20 };
    server.expectOne(PATH).flush(history(3, theirs));
    await settle();
    const conflict = page.querySelector('wemi-content-conflict')!;
    expect(conflict.textContent).toContain('Dario Serra ha salvato mentre scrivevi');
    const fields = [...conflict.querySelectorAll('fieldset')].map((one) => one.dataset['field']);
    expect(fields).toEqual(['titleIt', 'summaryEn', 'textIt', 'position']);
    expect(conflict.querySelector('[data-field="textIt"] ins')?.textContent).toBe('16.');
    expect([valueOf('titleIt'), button('Salva bozza')?.disabled, page.querySelector('wemi-content-publish')]).toEqual(['Orari miei', true, null]); // prettier-ignore
    await press('Continua con quello che hai scelto');
    expect(conflict.textContent).toContain('Per ogni campo scegli che cosa resta.');
    await check('[data-field="titleIt"] label:nth-of-type(2) input');
    await check('[data-field="textIt"] label:nth-of-type(3) input');
    document.body.append(page);
    await press('Continua con quello che hai scelto');
    expect(page.querySelector('wemi-content-conflict')).toBeNull();
    await press('Salva bozza');
    expect(sent().request.body).toEqual({
      ...{ state: 'draft', expectedVersion: 3 },
      said: { ...said, titleIt: 'Orari miei', summaryEn: 'When we are open', textIt: 'Aperti sempre.\n\nChiusi il 16.\n', position: 20 },
    }); // prettier-ignore
  }, 30_000);

  it('tells it also of what this browser kept while a colleague saved', async () => {
    await show();
    await write('Orari miei');
    fixture.destroy();
    await show(history(3, { titleIt: 'Orari suoi' }));
    expect(page.querySelector('wemi-content-conflict')).not.toBeNull();
    expect(valueOf('titleIt')).toBe('Orari miei');
  });

  it('is not published unseen when a colleague changed what one has only read', async () => {
    await show();
    await press('Pubblica');
    await answer(sent(), CHANGED, 409);
    server.expectOne(PATH).flush(history(3, { titleIt: 'Orari suoi' }));
    await settle();
    expect(page.textContent).toContain('Dario Serra ha salvato la versione 3.');
    expect(valueOf('titleIt')).toBe('Orari suoi');
  });

  it('is published at once, but only when that is confirmed', async () => {
    await show();
    open.mockReturnValueOnce({ afterClosed: () => of(false) });
    await press('Pubblica');
    server.expectNone(`${PATH}/versions`);
    await press('Pubblica');
    const [, asked] = open.mock.calls[0] as [unknown, { data: { text: string } }];
    expect(asked.data.text).toBe('Tutti leggono «Orari» così come è scritto ora: da subito.');
    const publishing = sent();
    expect(publishing.request.body).toEqual({ said, state: 'published', expectedVersion: 2 });
    await answer(publishing, history(3, {}, { liveVersion: 3 }));
    expect(page.textContent).toContain('Pubblicato: entro un minuto lo leggono tutti.');
    expect(page.textContent).toContain('Ora tutti leggono la versione 3.');
  });

  it('is published at a moment of the comune’s clock, and retired so, too', async () => {
    await show();
    await check('[name="publish-when"]:not(:checked)');
    await press('Programma la pubblicazione');
    expect(page.querySelector('#publish-at-wrong')?.textContent).toBe('Scegli una data e un’ora.');
    await type('#publish-at', '2099-01-15T09:00');
    await press('Programma la pubblicazione');
    const planning = sent();
    expect(planning.request.body).toMatchObject({ state: 'published', publishAt: '2099-01-15T08:00:00.000Z' }); // prettier-ignore
    const planned = { state: 'published' as const, at: '2099-01-15T08:00:00.000Z' };
    const answered = history(3, {}, { planned });
    Object.assign(answered.versions[0]!, { state: 'published', publishAt: planned.at });
    await answer(planning, answered);
    expect(page.textContent).toContain('Programmato: esce giovedì 15 gennaio 2099');
    expect(page.textContent).toContain('Una versione esce giovedì 15 gennaio 2099, ore 9:00.');
    await press('Programma il ritiro');
    expect(sent().request.body).toMatchObject({ state: 'retired', expectedVersion: 3 });
  });

  it('names the field that keeps it from being published, and goes there', async () => {
    await show();
    document.body.append(page);
    await write('');
    await press('Pubblica');
    await answer(sent(), { code: 'invalid', title: 'Da correggere', errors: [{ pointer: '/said/titleIt', message: 'Scrivi questo testo.' }] }, 422); // prettier-ignore
    expect(page.querySelector('#type-said-titleIt-said')?.textContent?.trim()).toBe('Scrivi questo testo.'); // prettier-ignore
    expect(document.activeElement?.id).toBe('type-said-titleIt');
  });

  it('shows what differs between two versions, and brings an old one back as a new draft', async () => {
    await show(history(3, { titleIt: 'Orari nuovi' }));
    const difference = () => page.querySelector('wemi-content-difference')?.textContent ?? '';
    expect(difference()).toContain('Titolo in italiano');
    await type('#compare-after', '2', 'change');
    await type('#compare-before', '1', 'change');
    expect(difference()).toContain('Non cambia niente.');
    await press('Torna alla versione 1');
    const restoring = sent();
    expect(restoring.request.body).toEqual({ said, state: 'draft', expectedVersion: 3 });
    await answer(restoring, history(4));
    expect(page.textContent).toContain('La versione 1 è di nuovo qui, come bozza');
    expect(valueOf('titleIt')).toBe('Orari');
  });

  it('asks whoever has not saved before they leave', async () => {
    await show();
    const leave = () => TestBed.runInInjectionContext(() => askBeforeLeaving(fixture.componentInstance)); // prettier-ignore
    const close = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect([leave(), close()]).toEqual([true, true]);
    await write('Orari nuovi');
    open.mockReturnValueOnce({ afterClosed: () => of(false) });
    expect([await leave(), close()]).toEqual([false, false]);
  });

  it('can be a new one, at an address made of its title, which can be taken', async () => {
    await show('new');
    await write('Chi siamo');
    expect(page.querySelector<HTMLInputElement>('#content-slug')?.value).toBe('chi-siamo');
    await type('#content-kind', 'faq', 'change');
    document.body.append(page);
    await press('Salva bozza');
    await answer(sent('/api/office/content/faq/chi-siamo'), { code: 'content-changed', title: '-' }, 409); // prettier-ignore
    expect(page.querySelector('#content-slug-wrong')?.textContent).toContain(
      'C’è già un contenuto',
    );
    expect([document.activeElement?.id, valueOf('titleIt')]).toEqual(['content-slug', 'Chi siamo']);
    await type('#content-slug', 'Chi siamo noi', 'change');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await press('Salva bozza');
    const making = sent('/api/office/content/faq/chi-siamo-noi');
    expect(making.request.body).toMatchObject({ expectedVersion: 0, state: 'draft' });
    await answer(making, { ...history(1), kind: 'faq', slug: 'chi-siamo-noi' });
    expect(navigate).toHaveBeenCalledWith(['/contenuti', 'faq', 'chi-siamo-noi'], { replaceUrl: true }); // prettier-ignore
    expect(readKept('milano', 'nuovo')).toBeUndefined();
  });

  it('is for auditors to read', async () => {
    me.set({ role: 'auditor', comune: { id: 'milano' } });
    await show();
    expect(page.querySelector<HTMLInputElement>('#type-said-titleIt')?.readOnly).toBe(true);
    for (const text of ['Salva bozza', 'Pubblica', 'Torna alla versione 1']) expect(button(text)).toBeUndefined(); // prettier-ignore
  });
});
