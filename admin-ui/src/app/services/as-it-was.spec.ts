import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { AT, CONTENT } from '../../testing/service';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { AsItWasPage } from './as-it-was-page';

jest.setTimeout(30_000); // axe reads whole pages

const kept = {
  ...{ id: 's', number: 2, at: AT, today: 'same', content: CONTENT, photos: [] },
  ...{ type: { id: 't', nameIt: 'Assistenza', nameEn: 'Care' }, ente: { id: 'e', name: 'La Cura' } },
  descriptionHtml: '<p>Una <strong>OSS</strong>.</p>',
}; // prettier-ignore

describe('a service as it was when an offer was made', () => {
  const me = signal({ role: 'ente', comune: { id: 'milano' } });
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { me } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => page.remove());
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  async function show(role: string, change: object = {}): Promise<void> {
    me.set({ role, comune: { id: 'milano' } });
    const fixture = TestBed.createComponent(AsItWasPage);
    const address = { id: 'p', serviceId: 's', number: '2' };
    for (const [name, value] of Object.entries(address)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    TestBed.tick();
    server.expectOne('/api/pratiche/p/services/s/versions/2').flush({ ...kept, ...change });
    await settle();
    server.expectOne('/api/service-types/t?comune=milano').flush({ params: [] });
    await settle();
  }
  const today = () => page.querySelector('[data-testid=kept-today]');
  const toToday = () => page.querySelector('a[href="/servizi/s"]');

  it('is read with its version and leads back to the pratica, without a flaw', async () => {
    await show('ente');
    expect(page.querySelector('h3')!.textContent).toBe('Notti serene');
    expect(page.querySelector('time')!.dateTime).toBe(AT);
    expect(page.textContent).toContain('Versione 2');
    expect(page.querySelector('a[href="/pratiche/p"]')).not.toBeNull();
    expect([today(), toToday() !== null]).toEqual([null, true]);
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['newer', 'versione più nuova'],
    ['gone', 'non lo trovano più'],
  ])('says what is there today: %s', async (now, words) => {
    await show('auditor', { today: now });
    expect(today()!.textContent).toContain(words);
  });

  it('leads a sportello to no page that is not its own', async () => {
    await show('sportello');
    expect(toToday()).toBeNull();
  });
});
