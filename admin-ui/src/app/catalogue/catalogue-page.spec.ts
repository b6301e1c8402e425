import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { CataloguePage } from './catalogue-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const tata = { id: 'tata', nameIt: 'Tata', nameEn: 'Nanny', version: 4, at: '2026-11-28T10:00:00.000Z', questions: 3, untranslated: 2 }; // prettier-ignore
const catalogue = {
  version: 1,
  sections: [
    { id: 'educativi', nameIt: 'Bambini', nameEn: 'Children', types: [tata] },
    { id: 'casa', nameIt: 'Casa', nameEn: 'Home', types: [] },
  ],
};

describe('the catalogue', () => {
  const me = signal({ role: 'admin' });
  let fixture: ComponentFixture<CataloguePage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(async () => {
    me.set({ role: 'admin' });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { me } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CataloguePage);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    server.expectOne('/api/catalogue').flush(catalogue);
    await settle();
  });

  async function settle(): Promise<void> {
    for (let n = 0; n < 2; n++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
      fixture.detectChanges();
    }
  }
  const button = (text: string) => [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text); // prettier-ignore
  async function press(text: string): Promise<void> {
    button(text)!.click();
    await settle();
  }
  async function type(selector: string, text: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  }

  it('lists the services of each section with their version and what waits for its English', () => {
    const [children, home] = [...page.querySelectorAll('section.card')].map((one) => one.textContent); // prettier-ignore
    expect(children).toContain('versione 4');
    expect(children).toContain('domande: 3');
    expect(children).toContain('testi senza inglese: 2');
    expect(home).toContain('Nessun servizio in questa sezione.');
    expect(page.querySelector('a[href="/catalogo/tata"]')).not.toBeNull();
  });

  it('takes sections in another order and new ones, and leaves those that hold services', async () => {
    await press('Nomi e ordine delle sezioni');
    expect([button('Togli Bambini'), button('Togli Casa')].map(Boolean)).toEqual([false, true]);
    page.querySelector<HTMLButtonElement>('[aria-label="Sposta più in alto: Casa"]')!.click();
    await press('Aggiungi una sezione');
    await type('wemi-sections-editor textarea', 'Ordine');
    await press('Salva le sezioni');
    server.expectNone('/api/catalogue/sections');
    expect(page.querySelector('#type-sections-2-nameIt-said')?.textContent?.trim()).toBe('Scrivi il nome.'); // prettier-ignore
    await type('#type-sections-2-nameIt', 'Caffè e chiacchiere');
    await type('#type-sections-2-nameEn', 'Coffee and a chat');
    await press('Salva le sezioni');
    const sent = server.expectOne('/api/catalogue/sections');
    expect(sent.request.body).toMatchObject({ reason: 'Ordine', expectedVersion: 1 });
    expect(sent.request.body.sections.map(({ id }: { id: string }) => id)).toEqual(['casa', 'educativi', 'caffe-e-chiacchiere']); // prettier-ignore
    sent.flush(catalogue);
    await settle();
    server.expectOne('/api/catalogue').flush({ ...catalogue, version: 2 });
    await settle();
    expect(page.textContent).toContain('Sezioni salvate');
  });

  it('is for auditors to read', async () => {
    me.set({ role: 'auditor' });
    await settle();
    expect(page.querySelector('.actions')).toBeNull();
  });
});
