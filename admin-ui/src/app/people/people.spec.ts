import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { signal, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { PersonView } from '../api-types';
import { searchHeader } from '../session/search-header';
import { Session } from '../session/session';
import { InvitePage } from './invite-page';
import { PeoplePage } from './people-page';
import { PersonPage } from './person-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const PLACES = { enti: [{ id: 'e1', name: 'La Cura' }], sportelli: [{ id: 's1', name: 'Loreto' }] };
const at = '2026-11-30T08:00:00.000Z';
const VIEW: PersonView = {
  ...{ id: 'p1', name: 'Paola Conti', email: 'paola@example.org', role: 'ente' },
  ente: { id: 'e1', name: 'La Cura' },
  sportello: null,
  account: {
    isEnabled: true,
    isWaiting: false,
    sessions: [{ id: 's', startedAt: at, lastSeenAt: at, device: 'Firefox · Linux', isThis: false }],
  },
  acts: ['role', 'suspend', 'credentials', 'sessions'],
  history: [
    { id: 'h', act: 'invited', by: 'Carla Neri', isOwn: false, at, isDone: true, role: 'ente', was: null, reason: null },
  ],
}; // prettier-ignore

describe('people', () => {
  const open = jest.fn<(component: unknown, config: { data: { text: string } }) => unknown>();
  let page: HTMLElement;
  let server: HttpTestingController;
  const role = signal('admin');
  const text = () => page.textContent!.replace(/\s+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const button = (says: string) =>
    [...page.querySelectorAll('button')].filter((one) => one.textContent!.trim() === says).at(-1)!;
  const type = (id: string, value: string) => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input'));
    field.dispatchEvent(new Event('input'));
  };
  const breaches = async () => {
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    return violations.map(({ id }) => id);
  };

  beforeEach(() => {
    role.set('admin');
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(withInterceptors([searchHeader])),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { role } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show<T>(component: Type<T>, inputs: object = {}): Promise<ComponentFixture<T>> {
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    const main = document.createElement('main');
    main.append(page);
    document.body.replaceChildren(main);
    fixture.detectChanges();
    await settle();
    return fixture;
  }
  const answerPlaces = async () => {
    for (const asked of server.match('/api/people/places')) asked.flush(PLACES);
    await settle();
  };

  describe('in a list', () => {
    const asked = () => server.expectOne(({ url }) => url === '/api/people');
    const row = { id: 'p1', name: 'Paola Conti', email: 'paola@example.org', role: 'ente', enteName: 'La Cura', isSuspended: true }; // prettier-ignore

    it('say who they are, where they work and who is suspended', async () => {
      await show(PeoplePage);
      const list = asked();
      expect(list.request.params.get('group')).toBe('staff');
      list.flush({ items: [row], next: null });
      await settle();
      for (const said of ['Paola Conti', 'ente', 'La Cura', 'sospeso'])
        expect(text()).toContain(said);
      expect(await breaches()).toEqual([]);
    }, 60_000);

    it('are looked for by name, which stays out of the address', async () => {
      await show(PeoplePage);
      asked().flush({ items: [], next: null });
      await settle();
      expect(text()).toContain('Qui non c’è ancora nessuno');
      type('people-search', ' Conti ');
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
      const { request } = asked();
      expect(request.urlWithParams).not.toContain('Conti');
      expect(request.headers.get('wemi-search')).toBe('Conti');
    });
  });

  describe('invited', () => {
    it('need a name, an address and a place, each said at its field', async () => {
      await show(InvitePage);
      await answerPlaces();
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
      for (const said of [
        'Scrivi il nome.',
        'Scrivi il cognome.',
        'Scrivi un indirizzo completo',
        'Scegli dove lavora.',
      ])
        // prettier-ignore
        expect(text()).toContain(said);
      expect(open).not.toHaveBeenCalled();
      expect(await breaches()).toEqual([]);
    }, 60_000);

    it('are told of the address before it is sent, and lead to their page', async () => {
      const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
      await show(InvitePage);
      await answerPlaces();
      type('invite-firstName', 'Nadia');
      type('invite-lastName', 'Greco');
      type('invite-email', 'nadia@example.org');
      type('standing-place', 'e1');
      await settle();
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
      expect(open.mock.calls[0]![1].data.text).toContain('nadia@example.org');
      const sent = server.expectOne({ method: 'POST', url: '/api/people' });
      expect(sent.request.body).toEqual({ firstName: 'Nadia', lastName: 'Greco', email: 'nadia@example.org', role: 'ente', enteId: 'e1' }); // prettier-ignore
      expect(sent.request.headers.get('idempotency-key')).toBeTruthy();
      sent.flush({ ...VIEW, id: 'p9' }, { status: 201, statusText: 'x' });
      await settle();
      expect(navigate).toHaveBeenCalledWith(['/persone', 'p9'], expect.anything());
    });
  });

  describe('of an ente', () => {
    beforeEach(() => role.set('ente'));

    it('are listed without citizens, and without the name of their ente', async () => {
      await show(PeoplePage, { gruppo: 'citizens' });
      const list = server.expectOne(({ url }) => url === '/api/people');
      expect(list.request.params.get('group')).toBe('staff');
      const row = { id: 'p1', name: 'Paola Conti', email: null, role: 'ente', enteName: 'La Cura', isSuspended: false }; // prettier-ignore
      list.flush({ items: [row], next: null });
      await settle();
      expect(text()).toContain('Chi lavora con WeMi per il vostro ente.');
      expect(text()).not.toContain('La Cura');
      expect(page.querySelector('#people-group')).toBeNull();
      expect(await breaches()).toEqual([]);
    }, 60_000);

    it('are invited for it alone: no place is asked', async () => {
      await show(InvitePage);
      server.expectNone('/api/people/places');
      const roles = [...page.querySelectorAll<HTMLOptionElement>('#standing-role option')];
      expect(roles.map(({ value }) => value)).toEqual(['operator', 'ente']);
      for (const [id, value] of [
        ['firstName', 'Lia'],
        ['lastName', 'Fabbri'],
        ['email', 'lia@example.org'],
      ])
        type(`invite-${id}`, value!);
      await settle();
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
      const sent = server.expectOne({ method: 'POST', url: '/api/people' });
      expect(sent.request.body).toEqual({ firstName: 'Lia', lastName: 'Fabbri', email: 'lia@example.org', role: 'operator' }); // prettier-ignore
    });
  });

  describe('on their page', () => {
    const url = '/api/people/p1';
    async function showPerson(view: PersonView): Promise<void> {
      await show(PersonPage, { id: 'p1' });
      server.expectOne(url).flush(view);
      await settle();
      await answerPlaces();
    }

    it('show access, devices and what was done', async () => {
      await showPerson(VIEW);
      for (const said of [
        'Paola Conti',
        'Può accedere',
        'Firefox · Linux',
        'Invitata da Carla Neri con il ruolo «ente»',
      ])
        // prettier-ignore
        expect(text()).toContain(said);
      expect(await breaches()).toEqual([]);
    }, 60_000);

    it('are suspended for a reason, with the way back said', async () => {
      await showPerson(VIEW);
      type('reason', 'Ha lasciato l’ente');
      page.querySelector('wemi-reasoned-form form')!.dispatchEvent(new Event('submit'));
      await settle();
      expect(open.mock.calls[0]![1].data.text).toContain('non può più entrare');
      const sent = server.expectOne({ method: 'POST', url: `${url}/suspend` });
      expect(sent.request.body).toEqual({ reason: 'Ha lasciato l’ente' });
      sent.flush(VIEW);
      await settle();
      server.expectOne(url).flush({ ...VIEW, acts: ['reinstate'], account: { ...VIEW.account!, isEnabled: false, sessions: [] } }); // prettier-ignore
      await settle();
      expect(page.querySelector<HTMLTextAreaElement>('#reason')!.value).toBe('');
      expect(text()).toContain('Per annullare, riaprilo qui sotto');
      expect(button('Riapri l’accesso')).toBeTruthy();
    });

    it('get another role with its place', async () => {
      await showPerson(VIEW);
      type('standing-role', 'sportello');
      await settle();
      type('standing-place', 's1');
      await settle();
      button('Cambia ruolo').closest('form')!.dispatchEvent(new Event('submit'));
      await settle();
      const sent = server.expectOne({ method: 'POST', url: `${url}/role` });
      expect(sent.request.body).toEqual({ role: 'sportello', sportelloId: 's1' });
    });

    it('offer nothing that may not be done', async () => {
      await showPerson({ ...VIEW, acts: [], account: null });
      expect(text()).toContain('Senza accesso');
      expect(page.querySelectorAll('button')).toHaveLength(0);
    });

    it('say what the API refuses', async () => {
      await showPerson(VIEW);
      button('Manda il collegamento per la password').click();
      await settle();
      const refusal = { code: 'unavailable', title: 'Riprova fra poco.' };
      server.expectOne({ method: 'POST', url: `${url}/credentials` }).flush(refusal, { status: 503, statusText: 'x' }); // prettier-ignore
      await settle();
      server.expectOne(url).flush(VIEW);
      await settle();
      expect(text()).toContain('Riprova fra poco.');
    });
  });
});
