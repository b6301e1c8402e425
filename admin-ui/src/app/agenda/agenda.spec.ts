import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { Agenda } from '../api-types';
import { Session } from '../session/session';
import { AgendaPage } from './agenda-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const ANNA: Agenda['items'][number] = {
  ...{ id: 'a', citizen: 'Anna Ferrari', about: 'Bonus', state: 'booked', cancelReason: null },
  ...{ startsAt: '2099-03-02T08:00:00.000Z', endsAt: '2099-03-02T08:30:00.000Z' },
  ...{ isOutside: false, canMark: true, canCancel: true },
};
const LUCA = { ...ANNA, id: 'l', citizen: 'Luca Bianchi', about: null, isOutside: true };
const day = (items: Agenda['items']) => ({ sportello: { id: 'c', name: 'Spazio Capuana' }, day: '2099-03-02', items }); // prettier-ignore

describe('the agenda of a sportello', () => {
  const role = signal('sportello');
  let server: HttpTestingController;
  let fixture: ComponentFixture<AgendaPage>;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const asked = () => server.expectOne(({ url }) => url === '/api/office/appointments');
  const answer = async (items: Agenda['items']) => {
    asked().flush(day(items));
    await settle();
    server.expectOne(({ url }) => url.endsWith('/outside')).flush({ days: [] });
    await settle();
  };
  const press = async (label: string) => {
    const all = [...page().querySelectorAll('button')];
    all
      .find((one) => (one.getAttribute('aria-label') ?? one.textContent)!.includes(label))!
      .click();
    await settle();
  };
  beforeEach(() => {
    role.set('sportello');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AgendaPage);
    fixture.componentRef.setInput('giorno', '2099-03-02');
    TestBed.tick();
  });

  it('shows who comes, when and what for, to who works there', async () => {
    server.expectNone('/api/office/sportelli');
    const request = asked();
    expect(request.request.params.toString()).toBe('day=2099-03-02');
    request.flush(day([ANNA, LUCA, { ...LUCA, id: 'x', state: 'cancelled', cancelReason: 'Sciopero', canMark: false, canCancel: false, isOutside: false }])); // prettier-ignore
    await settle();
    server.expectOne(({ url }) => url.endsWith('/outside')).flush({ days: [{ day: '2099-03-02', count: 1 }] }); // prettier-ignore
    await settle();
    for (const said of ['Spazio Capuana: lunedì 2 marzo 2099', '2 appuntamenti', '09:00–09:30 Anna Ferrari', 'Bonus', 'Fuori orario', 'Non ha scritto per che cosa.', 'Annullato dallo sportello', 'Motivo: Sciopero', 'lunedì 2 marzo 2099 (1)'])
      expect(text()).toContain(said);
    document.body.append(page());
    const { violations } = await axe.run(page(), { rules: { 'color-contrast': { enabled: false } } });
    page().remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }, 60_000); // prettier-ignore

  it('says of nobody that nobody comes, and turns to other days', async () => {
    await answer([]);
    expect(text()).toContain('Nessun appuntamento in questo giorno.');
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await press('Giorno prima');
    expect(go).toHaveBeenCalledWith([], { queryParams: { giorno: '2099-03-01' }, queryParamsHandling: 'merge' }); // prettier-ignore
  });

  it('marks who came', async () => {
    await answer([ANNA]);
    await press('Assente: Anna');
    const sent = server.expectOne({ method: 'POST', url: '/api/office/appointments/a/outcome' });
    expect(sent.request.body).toEqual({ outcome: 'missed' });
    sent.flush(null, { status: 204, statusText: 'x' });
    await settle();
    await answer([{ ...ANNA, state: 'missed', canCancel: false }]);
    expect(text()).toContain('Anna Ferrari: assenza segnata.');
    expect(page().querySelector('[aria-pressed="true"]')!.textContent).toContain('Assente');
  });

  it('cancels with a reason, not without', async () => {
    await answer([ANNA]);
    await press('Annulla: Anna');
    const submit = async () => {
      page().querySelector('wemi-reasoned-form form')!.dispatchEvent(new Event('submit'));
      await settle();
    };
    await submit();
    server.expectNone('/api/office/appointments/a/cancel');
    const field = page().querySelector('textarea')!;
    field.value = 'Sciopero';
    field.dispatchEvent(new Event('input'));
    await submit();
    const sent = server.expectOne('/api/office/appointments/a/cancel');
    expect(sent.request.body).toEqual({ reason: 'Sciopero' });
    sent.flush(null, { status: 204, statusText: 'x' });
    await settle();
    await answer([]);
    expect(text()).toContain('Appuntamento di Anna Ferrari annullato');
  });

  it('is chosen by the office: first one that gives appointments', async () => {
    asked();
    role.set('admin');
    await settle();
    const said = { name: 'Spazio', address: '', municipio: null, phone: '', hours: [], closedDays: [], isShown: true }; // prettier-ignore
    const given = { minutes: 30, places: 1, daysAhead: 30 };
    const items = [{ id: 'x', said }, { id: 'c', said: { ...said, appointments: given } }];
    server.expectOne('/api/office/sportelli').flush({ items });
    await settle();
    expect(asked().request.params.get('sportello')).toBe('c');
  }); // prettier-ignore
});
