import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { of } from 'rxjs';
import type { OwnSessions } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { SessionsPage } from './sessions-page';

const at = '2026-11-30T08:00:00.000Z';
const here = { id: 'here', startedAt: at, lastSeenAt: at, device: 'Firefox · Linux', isThis: true };
const phone = { ...here, id: 'phone', device: 'Safari · iPhone', isThis: false };
const strange = { ...here, id: 'strange', device: '', isThis: false };

describe('where one is logged in', () => {
  const open = jest.fn<() => unknown>();
  let fixture: ComponentFixture<SessionsPage>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const buttons = () => [...page().querySelectorAll<HTMLButtonElement>('button')];
  const answer = async (sessions: OwnSessions['sessions']) => {
    server.expectOne({ method: 'GET', url: '/api/me/sessions' }).flush({ sessions });
    await settle();
  };

  beforeEach(async () => {
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SessionsPage);
    TestBed.tick();
  });

  it('is said by browser and time, with the one in use told apart', async () => {
    await answer([here, phone, strange]);
    const rows = [...page().querySelectorAll('li')].map((row) => row.textContent);
    expect(rows[0]).toContain('È quello che usi adesso');
    expect(rows[1]).toContain('Safari · iPhone');
    expect(rows[2]).toContain('Dispositivo non riconosciuto');
    expect(page().querySelectorAll('li button')).toHaveLength(2);
    document.body.append(page());
    const { violations } = await axe.run(page(), {
      rules: { 'color-contrast': { enabled: false } },
    });
    page().remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }, 60_000);

  it('is ended one by one, under a key', async () => {
    await answer([here, phone]);
    buttons().find((one) => one.getAttribute('aria-label') === 'Chiudi l’accesso da Safari · iPhone')!.click(); // prettier-ignore
    const sent = server.expectOne({ method: 'POST', url: '/api/me/sessions/end' });
    expect(sent.request.body).toEqual({ sessionId: 'phone' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush({ sessions: [here] });
    await settle();
    await answer([here]);
    expect(text()).toContain('Il tuo accesso è aperto solo qui.');
    expect(buttons()).toHaveLength(0);
  });

  it('is ended everywhere else after a question, and stays when it is not answered', async () => {
    await answer([here, phone]);
    open.mockReturnValueOnce({ afterClosed: () => of(undefined) });
    buttons().at(-1)!.click();
    await settle();
    server.expectNone({ method: 'POST', url: '/api/me/sessions/end' });
    buttons().at(-1)!.click();
    await settle();
    const sent = server.expectOne({ method: 'POST', url: '/api/me/sessions/end' });
    expect(sent.request.body).toEqual({});
    sent.flush(
      { code: 'unavailable', title: 'Riprova fra poco.' },
      { status: 503, statusText: 'x' },
    );
    await settle();
    expect(text()).toContain('Riprova fra poco.');
    expect(page().querySelectorAll('li')).toHaveLength(2);
  });
});
