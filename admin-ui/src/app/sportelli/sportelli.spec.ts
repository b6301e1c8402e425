import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { OfficeSportello } from '../api-types';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { differing, EMPTY_SPORTELLO, toDraft, toSaid, wrongBand } from './sportello-draft';
import { SportelliPage } from './sportelli-page';
import { WriteSportelloPage } from './write-sportello-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const CAPUANA: OfficeSportello = {
  ...{ id: 'capuana', version: 2, writtenAt: '2026-11-01T09:00:00.000Z', writtenBy: 'Carla Neri' },
  said: {
    ...{ name: 'Spazio Capuana', address: 'Via Capuana 3', municipio: 8, phone: '02 5550', isShown: true },
    hours: [{ weekday: 1, from: '09:00', until: '12:30' }, { weekday: 1, from: '14:00', until: '17:30' }, { weekday: 7, from: '18:00', until: '24:00' }],
    closedDays: [{ from: '2099-12-24', through: '2099-12-26' }],
    appointments: { minutes: 30, places: 2, daysAhead: 14 },
  },
}; // prettier-ignore
const HISTORY = { items: [{ version: 2, said: CAPUANA.said, at: CAPUANA.writtenAt!, writtenBy: 'Carla Neri' }] }; // prettier-ignore

describe('the sheet of a sportello', () => {
  it('is typed and sent as it was, midnight included', () => {
    const draft = toDraft(CAPUANA);
    expect(draft.weekdays[6]!.bands[0]).toEqual({ from: '18:00', until: '00:00' });
    expect(toSaid(draft)).toEqual(CAPUANA.said);
    expect(toSaid(EMPTY_SPORTELLO)).toMatchObject({ municipio: null, hours: [], closedDays: [] });
  });

  it.each([
    [[['09:00', '12:00'], ['', '']], 0, undefined],
    [[['09:00', ''], ['', '']], 0, 'half'],
    [[['12:00', '09:00']], 0, 'backwards'],
    [[['18:00', '00:00']], 0, undefined],
    [[['09:00', '12:00'], ['11:00', '13:00']], 1, 'overlap'],
    [[['09:00', '12:00'], ['12:00', '13:00']], 1, undefined],
  ])('says what is wrong with hours: %j', (bands, n, wrong) => {
    const typed = bands.map(([from = '', until = '']) => ({ from, until }));
    expect(wrongBand(typed, n)).toBe(wrong && `sportelli.wrong.${wrong}`);
  }); // prettier-ignore

  it('tells the fields in which it differs from another', () => {
    const theirs = { ...CAPUANA.said, phone: '02 0000', closedDays: [] };
    expect(differing(CAPUANA.said, theirs)).toEqual(['phone', 'closedDays']);
  });
});

describe('the sportelli of a comune', () => {
  const role = signal('admin');
  let server: HttpTestingController;
  let page: HTMLElement;
  const text = () => page.textContent!.replace(/\s+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  beforeEach(() => {
    role.set('admin');
    const municipi = [{ id: 8, name: 'Municipio 8' }];
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
        { provide: Catalogue, useValue: { resource: { hasValue: () => true, value: () => ({ municipi }) } } }, // prettier-ignore
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  const answer = async (items: OfficeSportello[]) => {
    server.expectOne('/api/office/sportelli').flush({ items });
    await settle();
  };
  const type = (id: string, value: string) => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };
  const press = async (says: string) => {
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes(says))!.click();
    await settle();
  };
  const submit = async () => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const accessible = async () => {
    document.body.append(page);
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    page.remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  };

  it('are listed with hours and closures in words; an auditor changes nothing', async () => {
    page = TestBed.createComponent(SportelliPage).nativeElement as HTMLElement;
    TestBed.tick();
    await answer([CAPUANA, { ...CAPUANA, id: 'x', said: { ...CAPUANA.said, hours: [], isShown: false } }]); // prettier-ignore
    for (const said of ['lun 09:00–12:30, 14:00–17:30; dom 18:00–24:00', 'dal giovedì 24 dicembre 2099', 'Municipio 8', 'Non si vede', '30 minuti, 2 alla stessa ora, fino a 14 giorni prima'])
      expect(text()).toContain(said);
    expect(page.querySelector('a[href="/sportelli/nuovo"]')).not.toBeNull();
    role.set('auditor');
    await settle();
    expect(page.querySelector('a')).toBeNull();
    await accessible();
  }, 60_000); // prettier-ignore

  async function open(id?: string): Promise<void> {
    const fixture: ComponentFixture<WriteSportelloPage> = TestBed.createComponent(WriteSportelloPage); // prettier-ignore
    if (id) fixture.componentRef.setInput('id', id);
    page = fixture.nativeElement as HTMLElement;
    TestBed.tick();
    await answer([CAPUANA]);
    if (id) server.expectOne(`/api/office/sportelli/${id}/versions`).flush(HISTORY);
    await settle();
  }

  it('grow by one, and not before what is wrong is put right', async () => {
    await open();
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    type('from-1-0', '09:00');
    await submit();
    expect(text()).toContain('Scrivi questo campo.');
    expect(text()).toContain('Scrivi sia quando apre sia quando chiude.');
    type('sportello-name', 'Spazio Nuovo');
    type('until-1-0', '12:00');
    await press('Copia il lunedì');
    await press('Aggiungi una chiusura');
    type('closed-from-0', '2099-08-10');
    page.querySelector<HTMLInputElement>('#appointments-given')!.click();
    await settle();
    type('appointments-minutes', '5');
    await submit();
    expect(text()).toContain('Scrivi un numero da 10 a 120.');
    type('appointments-minutes', '45');
    await submit();
    const sent = server.expectOne({ method: 'POST', url: '/api/office/sportelli' });
    expect(sent.request.body).toEqual({
      said: {
        ...{ name: 'Spazio Nuovo', address: '', municipio: null, phone: '', isShown: true },
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', until: '12:00' })),
        closedDays: [{ from: '2099-08-10', through: '2099-08-10' }],
        appointments: { minutes: 45, places: 1, daysAhead: 30 },
      },
      expectedVersion: 0,
    });
    sent.flush({ ...CAPUANA, id: 'spazio-nuovo', version: 1 });
    await settle();
    expect(go).toHaveBeenCalledWith(['/sportelli', 'spazio-nuovo']);
  }, 60_000);

  it('show what a colleague saved meanwhile, and are saved over it only when that was seen', async () => {
    await open('capuana');
    expect(text()).toContain('Versione 2, Carla Neri');
    type('sportello-phone', '02 1111');
    await submit();
    const url = '/api/office/sportelli/capuana/versions';
    const late = server.expectOne({ method: 'POST', url });
    expect(late.request.body.expectedVersion).toBe(2);
    late.flush({ code: 'sportello-changed', title: 'x' }, { status: 409, statusText: 'x' });
    await settle();
    await answer([{ ...CAPUANA, version: 3, writtenBy: 'Dario Serra', said: { ...CAPUANA.said, hours: [] } }]); // prettier-ignore
    expect(text()).toContain('Salvato da Dario Serra: —');
    expect(text()).toContain('Quello che hai scritto tu: 02 1111');
    await press('Tieni quello che ho scritto');
    const again = server.expectOne({ method: 'POST', url });
    expect(again.request.body).toMatchObject({ expectedVersion: 3, said: { phone: '02 1111' } });
    again.flush({ ...CAPUANA, version: 4 });
  }, 60_000);

  it('show which appointments fell out of hours, once they are saved', async () => {
    await open('capuana');
    const outside = () => server.expectOne(({ url }) => url === '/api/office/appointments/outside');
    outside().flush({ days: [] });
    await settle();
    expect(text()).not.toContain('Appuntamenti fuori orario');
    await submit();
    const url = '/api/office/sportelli/capuana/versions';
    server.expectOne({ method: 'POST', url }).flush({ ...CAPUANA, version: 3 });
    await settle();
    await answer([{ ...CAPUANA, version: 3 }]);
    outside().flush({ days: [{ day: '2099-12-24', count: 2 }] });
    await settle();
    expect(text()).toContain('giovedì 24 dicembre 2099 (2)');
    const link = page.querySelector('wemi-outside-hours a')!;
    expect(link.getAttribute('href')).toBe('/agenda?sportello=capuana&giorno=2099-12-24');
  }, 60_000);

  it('are written on a form that everybody can use', async () => {
    await open('capuana');
    await accessible();
  }, 120_000);
});
