import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Type, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Consent, Consents } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { ConsentsBox } from './consents-box';
import { PrivacyLine } from './privacy-line';

@Component({ template: '' })
class Empty {}

const url = '/api/me/consents';
const at = '2026-03-03T09:00:00.000Z';
const privacy: NonNullable<Consents['privacy']> = { version: 2, publishedAt: at, readVersion: 2, readAt: at }; // prettier-ignore
const phone: Consent = { kind: 'phone-to-ente', version: 3, titleIt: 'Il mio cellulare', titleEn: 'My mobile', summaryIt: 'L’ente che scegli lo vede.', summaryEn: 'x', path: '/pagine/consenso-telefono', state: 'given', saidAt: at, saidVersion: 3 }; // prettier-ignore
const given = { kind: 'phone-to-ente' as const, isGiven: true, version: 3, at };

describe('what one has read and agreed to', () => {
  let fixture: ComponentFixture<unknown>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([{ path: '**', component: Empty }]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  const answer = async (said: Partial<Consents>) => {
    server.expectOne({ method: 'GET', url }).flush({ privacy, items: [], history: [], ...said });
    await settle();
  };
  async function show(what: Type<unknown>, said: Partial<Consents>): Promise<void> {
    fixture = TestBed.createComponent(what);
    TestBed.tick();
    await answer(said);
  }
  const press = async (says: string) => {
    [...page().querySelectorAll<HTMLElement>('button, a')].find((one) => one.textContent!.includes(says))!.click(); // prettier-ignore
    await settle();
  };
  const sent = () => server.expectOne({ method: 'POST', url });
  const take = async (said: Partial<Consents>) => {
    sent().flush({ privacy, items: [], history: [], ...said }, { status: 201, statusText: 'x' });
    await settle();
  };

  it('says what was read, what was agreed to, when and with what effect', async () => {
    await show(ConsentsBox, { items: [phone], history: [given] });
    for (const said of ['Hai letto come trattiamo i tuoi dati martedì 3 marzo', 'Hai detto di sì martedì 3 marzo', 'Se lo ritiri, da subito', 'hai detto di sì al tuo cellulare per l’ente (versione 3)'])
      expect(text()).toContain(said);
    expect(page().querySelector('[title*="10:00:00"]')).not.toBeNull();
    document.body.append(page());
    const { violations } = await axe.run(page(), { rules: { 'color-contrast': { enabled: false } } });
    page().remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }, 60_000); // prettier-ignore

  it('takes back in one step, and agrees again as another act', async () => {
    await show(ConsentsBox, { items: [phone], history: [given] });
    await press('Ritiro il consenso');
    const request = sent();
    expect(request.request.body).toEqual({ kind: 'phone-to-ente', isGiven: false, version: 3 });
    const first = request.request.headers.get('Idempotency-Key');
    const later = '2026-03-04T09:00:00.000Z';
    const back = { ...given, isGiven: false, at: later };
    request.flush({ privacy, items: [{ ...phone, state: 'withheld', saidAt: later }], history: [back, given] }, { status: 201, statusText: 'x' }); // prettier-ignore
    await settle();
    expect(text()).toContain('puoi usare WeMi allo stesso modo');
    expect(text()).not.toContain('Ritiro il consenso');
    await press('Dico di sì');
    const again = sent();
    expect(again.request.body).toEqual({ kind: 'phone-to-ente', isGiven: true, version: 3 });
    expect(again.request.headers.get('Idempotency-Key')).not.toBe(first);
  });

  it('takes back the words that were agreed to, or agrees to the new ones', async () => {
    await show(ConsentsBox, { items: [{ ...phone, state: 'outdated', version: 4 }] });
    expect(text()).toContain('le parole sono cambiate');
    await press('Ritiro il consenso');
    expect(sent().request.body).toEqual({ kind: 'phone-to-ente', isGiven: false, version: 3 });
  });

  it('says why it was not taken, and reads anew what stands', async () => {
    await show(ConsentsBox, { items: [{ ...phone, state: 'withheld' }] });
    await press('Dico di sì');
    sent().flush({ code: 'invalid', title: 'Controlla.' }, { status: 422, statusText: 'x' });
    await settle();
    await answer({ items: [{ ...phone, state: 'withheld', version: 4 }] });
    expect(page().querySelector('[role=alert]')!.textContent).toContain('Controlla.');
    await press('Dico di sì');
    expect(sent().request.body).toMatchObject({ version: 4 });
  });

  it('offers nothing where there is nothing', async () => {
    await show(ConsentsBox, { privacy: null });
    expect(text()).toContain('niente da leggere o da accettare');
    expect(page().querySelector('button')).toBeNull();
  });

  it.each([
    [null, 'bastano due minuti'],
    [1, 'è cambiato martedì 3 marzo'],
  ])('asks in one line to read a text not read yet, once (read before: %s)', async (readVersion, says) => {
    await show(PrivacyLine, { privacy: { ...privacy, readVersion } });
    expect(text()).toContain(says);
    await press('Ho capito');
    await take({ privacy });
    expect(text().trim()).toBe('');
  }); // prettier-ignore

  it('counts the text as read when its link is followed', async () => {
    await show(PrivacyLine, { privacy: { ...privacy, readVersion: 1 } });
    await press('Leggi il testo');
    expect(sent().request.body).toEqual({ kind: 'privacy', isGiven: true, version: 2 });
  });

  it('says no line of a text that was read, or is not there', async () => {
    await show(PrivacyLine, {});
    expect(text().trim()).toBe('');
  });
});
