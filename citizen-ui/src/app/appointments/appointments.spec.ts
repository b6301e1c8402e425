import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { Session } from '../auth/session';
import type { Appointment, FreeTimes } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { AppointmentsPage } from './appointments-page';
import { BookPage } from './book-page';

const sportello = { id: 'c', name: 'Spazio Capuana', address: 'Via Capuana 3' };
const anAppointment: Appointment = {
  ...{ id: 'a', startsAt: '2099-03-02T09:00:00.000Z', endsAt: '2099-03-02T09:30:00.000Z' },
  ...{ about: 'Bonus', state: 'booked', cancelReason: null, canChange: true, sportello },
};
const free: FreeTimes = {
  ...{ sportello, minutes: 30 },
  days: [
    { day: '2099-03-02', startsAt: ['2099-03-02T08:00:00.000Z', '2099-03-02T08:30:00.000Z'] },
    { day: '2099-03-30', startsAt: ['2099-03-30T07:00:00.000Z'] },
  ],
};

describe('appointments', () => {
  let fixture: ComponentFixture<unknown>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const open = async (what: Type<unknown>, inputs: Record<string, string> = {}) => {
    fixture = TestBed.createComponent(what);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    await settle();
  };
  const own = async (coming: Appointment[], past: Appointment[] = []) => {
    server.expectOne('/api/me/appointments').flush({ coming, past, comingAtMost: 3 });
    await settle();
  };
  const times = async (found = free) => {
    server.expectOne('/api/sportelli/c/free-times').flush(found);
    await settle();
  };
  const labels = () =>
    [...page().querySelectorAll('.choice')].map((one) => one.textContent!.trim());
  const choose = async (n: number) => {
    page().querySelectorAll<HTMLInputElement>('.choice input')[n]!.click();
    await settle();
  };
  const submit = async () => {
    page().querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const accessible = async () => {
    document.body.append(page());
    const { violations } = await axe.run(page(), { rules: { 'color-contrast': { enabled: false } } });
    page().remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }; // prettier-ignore
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { isSignedIn: signal(true), comune: signal('milano') } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  it('are booked: a day, a free time in Rome’s hours, and what for', async () => {
    await open(BookPage, { sportelloId: 'c' });
    await times();
    expect(text()).toContain('A «Spazio Capuana», Via Capuana 3. Un appuntamento dura 30 minuti.');
    expect(labels()).toEqual(['9:00', '9:30']);
    await submit();
    expect(text()).toContain('Scegli un’ora.');
    const day = page().querySelector('select')!;
    day.value = '2099-03-30';
    day.dispatchEvent(new Event('change'));
    await settle();
    expect(labels()).toEqual(['9:00']);
    await choose(0);
    const about = page().querySelector('textarea')!;
    about.value = ' Bonus ';
    about.dispatchEvent(new Event('input'));
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await submit();
    const sent = server.expectOne({ method: 'POST', url: '/api/me/appointments' });
    expect(sent.request.body).toEqual({ sportelloId: 'c', startsAt: '2099-03-30T07:00:00.000Z', about: 'Bonus' }); // prettier-ignore
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush(anAppointment);
    await settle();
    expect(go).toHaveBeenCalledWith(['/appuntamenti']);
    await accessible();
  }, 60_000);

  it('that somebody else just took: it says so, shows the free times anew, and keeps what was written', async () => {
    await open(BookPage, { sportelloId: 'c' });
    await times();
    const about = page().querySelector('textarea')!;
    about.value = 'Bonus';
    about.dispatchEvent(new Event('input'));
    await choose(0);
    await submit();
    const refusal = { code: 'appointment-taken', title: 'x' };
    server.expectOne({ method: 'POST', url: '/api/me/appointments' }).flush(refusal, { status: 409, statusText: 'x' }); // prettier-ignore
    await settle();
    await times({ ...free, days: [free.days[1]!] });
    expect(text()).toContain('Quest’ora non è più libera.');
    expect(labels()).toEqual(['9:00']);
    expect(page().querySelector('.choice input:checked')).toBeNull();
    expect(page().querySelector('textarea')!.value).toBe('Bonus');
  });

  it('are moved from where they are', async () => {
    await open(BookPage, { id: 'a' });
    await own([anAppointment]);
    await times();
    expect(text()).toContain('Adesso è lunedì 2 marzo 2099, ore 10:00.');
    expect(page().querySelector('textarea')).toBeNull();
    await choose(1);
    await submit();
    const sent = server.expectOne('/api/me/appointments/a/move');
    expect(sent.request.body).toEqual({ startsAt: '2099-03-02T08:30:00.000Z' });
  });

  it('that are over are not moved', async () => {
    await open(BookPage, { id: 'a' });
    await own([], [{ ...anAppointment, canChange: false }]);
    expect(text()).toContain('non si può più spostare');
  });

  it('are not given by every sportello, and not at every time', async () => {
    await open(BookPage, { sportelloId: 'c' });
    await times({ ...free, days: [] });
    expect(text()).toContain('Per ora non ci sono ore libere.');
    await open(BookPage, { sportelloId: 'c' });
    const refusal = { code: 'not-found', title: 'x' };
    server.expectOne('/api/sportelli/c/free-times').flush(refusal, { status: 404, statusText: 'x' });
    await settle();
    expect(text()).toContain('Questo sportello non prende appuntamenti.');
  }); // prettier-ignore

  it('are listed, coming and past, with what became of them', async () => {
    await open(AppointmentsPage);
    const past = { ...anAppointment, canChange: false };
    await own([anAppointment], [{ ...past, id: 'b', state: 'came' }, { ...past, id: 'c', state: 'cancelled', cancelReason: 'Sciopero' }, { ...past, id: 'd', state: 'cancelled' }]); // prettier-ignore
    for (const said of ['lunedì 2 marzo 2099, ore 10:00', 'Spazio Capuana, Via Capuana 3', 'Bonus', 'Fatto: risulta la tua presenza', 'Annullato dallo sportello', 'Sciopero', 'L’hai disdetto tu'])
      expect(text()).toContain(said);
    const move = page().querySelector('a.button')!;
    expect(move.getAttribute('href')).toBe('/appuntamenti/a/sposta');
    expect(page().querySelectorAll('button.danger')).toHaveLength(1);
    await accessible();
  }, 60_000); // prettier-ignore

  it('that are none lead to the sportelli', async () => {
    await open(AppointmentsPage);
    await own([]);
    expect(page().querySelector('a.button')!.getAttribute('href')).toBe('/sportelli');
  });
});
