import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { Session } from '../auth/session';
import type { Sportello } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { sayOpening } from './say-opening';
import { SportelliPage } from './sportelli-page';
import { SPORTELLI_WORDS } from './words';

const capuana: Sportello = {
  ...{ id: 'c', name: 'Spazio Capuana', address: 'Via Capuana 3', municipio: 8, phone: '02 5550 01' },
  hours: [{ weekday: 1, from: '09:00', until: '12:30' }, { weekday: 1, from: '14:00', until: '17:30' }],
  closedDays: [{ from: '2099-12-24', through: '2099-12-24' }, { from: '2099-12-28', through: '2099-12-31' }],
  takesAppointments: false,
  ...{ isOpen: true, changesAt: '2099-03-02T11:30:00.000Z' },
}; // prettier-ignore

describe('the sportelli', () => {
  let fixture: ComponentFixture<SportelliPage>;
  let server: HttpTestingController;
  const isSignedIn = signal(false);
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  beforeEach(async () => {
    isSignedIn.set(false);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { isSignedIn, comune: signal('sesto') } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SportelliPage);
    TestBed.tick();
    const municipi = [{ id: 8, name: 'Municipio 8' }];
    server.expectOne(({ url }) => url === '/api/sections').flush({ comune: { name: 'Sesto' }, sections: [], municipi }); // prettier-ignore
    await settle();
  });
  const asked = () => server.expectOne(({ url }) => url === '/api/sportelli');
  const answer = async (items: Sportello[]) => {
    asked().flush({ items });
    await settle();
  };

  it('are told by municipio, with hours, phone and the days on which they are closed', async () => {
    const request = asked();
    expect(request.request.params.get('comune')).toBe('sesto');
    request.flush({ items: [capuana, { ...capuana, id: 'x', municipio: null, isOpen: false }] });
    await settle();
    expect([...page().querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Municipio 8', 'Altre zone']); // prettier-ignore
    const card = page().querySelector('article')!;
    expect([...card.querySelectorAll('dd')].map((one) => one.textContent).slice(0, 2)).toEqual(['09:00–12:30, 14:00–17:30', 'chiuso']); // prettier-ignore
    expect(card.querySelector('a')!.getAttribute('href')).toBe('tel:02555001');
    expect([...card.querySelectorAll('li')].map((one) => one.textContent)).toEqual(['giovedì 24 dicembre 2099', 'da lunedì 28 dicembre 2099 a giovedì 31 dicembre 2099']); // prettier-ignore
    expect(card.querySelector('.open [title]')!.getAttribute('title')).toContain('12:30:00');
    document.body.append(page());
    const { violations } = await axe.run(page(), { rules: { 'color-contrast': { enabled: false } } }); // prettier-ignore
    page().remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }, 60_000);

  it('leave out what nobody has written', async () => {
    await answer([{ ...capuana, address: '', phone: '', hours: [], closedDays: [], isOpen: false, changesAt: null }]); // prettier-ignore
    expect(text()).toContain('Adesso è chiuso. Non c’è ancora scritto quando apre.');
    expect(page().querySelectorAll('dl, h4, article a')).toHaveLength(0);
  });

  it('that give appointments lead to one', async () => {
    await answer([
      { ...capuana, takesAppointments: true },
      { ...capuana, id: 'x' },
    ]);
    const links = [...page().querySelectorAll('a.button')].map((one) => one.getAttribute('href'));
    expect(links).toEqual(['/sportelli/c/appuntamento']);
  });

  it('say which appointments one has there', async () => {
    isSignedIn.set(true);
    await settle();
    const where = { id: 'c', name: 'Spazio Capuana', address: '' };
    const one = { id: 'a', startsAt: '2099-03-02T09:00:00.000Z', sportello: where };
    server.expectOne('/api/me/appointments').flush({ coming: [one], past: [], comingAtMost: 3 });
    await answer([capuana, { ...capuana, id: 'x' }]);
    const said = [...page().querySelectorAll('.notice')].map((notice) => notice.textContent!.trim());
    expect(said).toEqual(['Qui hai un appuntamento: lunedì 2 marzo 2099, ore 10:00. I tuoi appuntamenti']);
  }); // prettier-ignore

  it('that are none lead to the office', async () => {
    await answer([]);
    expect(page().querySelector('a.button')!.getAttribute('href')).toBe('/segnala?tipo=domanda');
  });
});

describe('whether a sportello is open', () => {
  const now = new Date('2026-11-30T09:00:00Z');
  it.each([
    [true, '2026-11-30T11:30:00.000Z', 'Adesso è aperto, fino alle 12:30.', 'Open now, until 12:30.'],
    [true, '2026-11-30T23:00:00.000Z', 'Adesso è aperto, fino a mezzanotte.', 'Open now, until midnight.'],
    [false, '2026-11-30T13:00:00.000Z', 'Adesso è chiuso, apre oggi, ore 14:00.', 'Closed now, opens today, at 14:00.'],
    [false, '2026-12-02T08:00:00.000Z', 'Adesso è chiuso, apre mercoledì 2 dicembre, ore 9:00.', 'Closed now, opens Wednesday 2 December, at 9:00.'],
    [false, null, 'Adesso è chiuso. Non c’è ancora scritto quando apre.', 'Closed now. It does not say yet when it opens.'],
  ])('is said as people do: %s, %s', (isOpen, changesAt, italian, english) => {
    const sportello = { ...capuana, isOpen, changesAt };
    expect(sayOpening(sportello, { words: SPORTELLI_WORDS.it, locale: 'it-IT', now })).toBe(italian);
    const said = sayOpening(sportello, { words: SPORTELLI_WORDS.en, locale: 'en-GB', now });
    expect(said.replace('Wednesday, ', 'Wednesday ').replace('09:00', '9:00')).toBe(english);
  }); // prettier-ignore
});
