import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { Conversation, TicketDetail } from '../api-types';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { TicketPage } from './ticket-page';
import { TicketsPage } from './tickets-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const at = '2026-11-29T09:00:00.000Z';
const talk = { id: 'c', kind: 'citizen-office', enteId: null, enteName: null, isOpenToAll: false, isBeforeOrder: false, mayWrite: true, unread: 0, lastSeq: 1, lastAt: at, lastText: 'Non si apre' } as Conversation; // prettier-ignore
const notes = { ...talk, id: 'n', kind: 'notes', lastSeq: 0, lastAt: null, lastText: null } as Conversation; // prettier-ignore
function aTicket(change: object = {}): TicketDetail {
  return {
    id: 't', number: 'MI-S-2026-000012', kind: 'problem', topic: 'website', path: '/servizi', pratica: { id: 'p', number: 'MI-2026-000001' },
    state: 'open', closeReason: null, openedAt: at, closedAt: null, reopensUntil: null, isInHand: false,
    openedBy: { id: 'anna', name: 'Anna <b>Ferrari</b>' }, assignee: null, unread: 1, lastAt: at,
    acts: [{ id: 'a', act: 'open', reason: null, at, byName: 'Anna Ferrari', assigneeName: null }], conversations: [talk, notes], ...change,
  } as TicketDetail; // prettier-ignore
}

describe('what citizens ask and report, for the office', () => {
  const role = signal('admin');
  const told = signal(0);
  const heard = signal(0);
  let server: HttpTestingController;
  let fixture: ComponentFixture<unknown>;
  let page: HTMLElement;

  beforeEach(() => {
    role.set('admin');
    told.set(0);
    heard.set(0);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal({ id: 'carla' }) } },
        { provide: Live, useValue: { changes: signal(0), told, conversationsOf: () => heard() } },
        { provide: MatDialog, useValue: {} },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  async function show<T>(component: Type<T>, inputs: Record<string, string> = {}): Promise<void> {
    fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
    await settle();
  }
  async function open(change: object = {}): Promise<void> {
    await show(TicketPage, { id: 't' });
    for (const asked of server.match('/api/tickets/t')) asked.flush(aTicket(change));
    for (const asked of server.match('/api/tasks/assignees'))
      asked.flush({ items: [{ id: 'carla', name: 'Carla Neri' }, { id: 'dario', name: 'Dario Serra' }] }); // prettier-ignore
    await settle();
    for (const asked of server.match('/api/tickets/t')) asked.flush(aTicket(change));
    await settle();
  }
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === words);
  async function press(words: string): Promise<void> {
    button(words)!.click();
    await settle();
  }
  async function fill(selector: string, value: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
    await settle();
  }

  it('are listed by view with counts, the longest waiting first, and narrowed in the address', async () => {
    await show(TicketsPage, { argomento: 'website' });
    const asked = server.expectOne(({ url }) => url === '/api/tickets');
    expect(asked.request.params.toString()).toBe('view=unassigned&topic=website');
    asked.flush({ items: [aTicket()], next: null });
    server.expectOne('/api/tickets/counts').flush({ mine: 2, unassigned: 1000, open: 3 });
    await settle();
    const views = [...page.querySelectorAll('.views a')].map(({ textContent }) => textContent!.trim()); // prettier-ignore
    expect(views).toEqual(['Non in carico (1.000+)', 'Le mie (2)', 'Aperte (3)', 'Chiuse']);
    expect(page.querySelector('li.card')!.textContent).toMatch(/MI-S-2026-000012.*Nessuno l’ha in carico.*1 da leggere/s); // prettier-ignore
    expect(page.querySelector('.ticket')!.getAttribute('href')).toBe('/segnalazioni/t');
    told.set(1);
    await settle();
    server.expectOne(({ url }) => url === '/api/tickets');
  });

  it('are moved through by keyboard', async () => {
    await show(TicketsPage);
    server.expectOne(({ url }) => url === '/api/tickets').flush({ items: [aTicket(), aTicket({ id: 'u' })], next: null }); // prettier-ignore
    await settle();
    const links = [...page.querySelectorAll<HTMLElement>('.ticket')];
    for (const [key, index] of [['j', 0], ['j', 1], ['k', 0]] as const) {
      document.dispatchEvent(new KeyboardEvent('keydown', { key }));
      expect(document.activeElement).toBe(links[index]);
    }
  }); // prettier-ignore

  it('lead to who wrote and to the pratica, and show names as text', async () => {
    await open();
    expect(page.querySelector('dl b')).toBeNull();
    expect(page.querySelector('dl')!.textContent).toContain('Anna <b>Ferrari</b>');
    expect(page.querySelector('dl a')!.getAttribute('href')).toBe('/pratiche/p');
    expect(page.querySelector('ol')!.textContent).toContain('Anna Ferrari l’ha mandata');
  });

  it('are claimed, handed over and given back; a colleague who was faster is named', async () => {
    await open();
    await press('Prendi in carico');
    const claim = server.expectOne('/api/tickets/t/claim');
    expect(claim.request.headers.get('idempotency-key')).toMatch(/^[\w-]{36}$/);
    const title = 'Questa segnalazione è già in carico a un’altra persona.';
    claim.flush({ code: 'ticket-taken', title }, { status: 409, statusText: '-' });
    await settle();
    expect(page.querySelector('wemi-problem')!.textContent).toContain(title);
    server.match('/api/tickets/t').forEach((asked) => asked.flush(aTicket({ assignee: { id: 'carla', name: 'Carla Neri' } }))); // prettier-ignore
    await settle();
    expect([button('Prendi in carico'), button('Lascia')?.type]).toEqual([undefined, 'button']);
    expect([...page.querySelectorAll('#assign-to option')].map(({ textContent }) => textContent!.trim())).toEqual(['Scegli…', 'Dario Serra']); // prettier-ignore
    await fill('#assign-to', 'dario');
    await press('Affida');
    expect(server.expectOne('/api/tickets/t/assign').request.body).toEqual({ assigneeId: 'dario' });
  });

  it('are answered where all messages are; a note says that it is one', async () => {
    await open();
    expect(page.querySelector('.opener')!.getAttribute('aria-expanded')).toBe('true');
    await fill('#write-c', 'Ci guardiamo');
    page.querySelector<HTMLFormElement>('wemi-composer form')!.dispatchEvent(new Event('submit'));
    await settle();
    expect(server.expectOne('/api/tickets/t/messages').request.body).toEqual({ text: 'Ci guardiamo', documentIds: [] }); // prettier-ignore
    page.querySelectorAll<HTMLButtonElement>('.opener')[1]!.click();
    await settle();
    await fill('#write-n', 'Browser vecchio');
    page.querySelector<HTMLFormElement>('wemi-composer form')!.dispatchEvent(new Event('submit'));
    await settle();
    expect(server.expectOne('/api/tickets/t/messages').request.body).toEqual({ text: 'Browser vecchio', documentIds: [], isNote: true }); // prettier-ignore
  });

  it('are closed with a reason and a last word, which stay when it is refused', async () => {
    await open();
    await press('Chiudi e manda');
    expect(page.querySelector('#close-error')!.textContent).toContain('Scegli un motivo');
    await fill('#close-reason', 'solved');
    await fill('#close-text', 'Ora funziona, grazie.');
    await press('Chiudi e manda');
    const first = server.expectOne('/api/tickets/t/close');
    expect(first.request.body).toEqual({ reason: 'solved', text: 'Ora funziona, grazie.' });
    first.flush({ code: 'unavailable' }, { status: 503, statusText: '-' });
    await settle();
    expect(page.querySelector<HTMLTextAreaElement>('#close-text')!.value).toBe('Ora funziona, grazie.'); // prettier-ignore
    await press('Chiudi e manda');
    server.expectOne('/api/tickets/t/close').flush(aTicket());
    await settle();
    server.match('/api/tickets/t').forEach((asked) => asked.flush(aTicket({ state: 'closed', closeReason: 'solved', closedAt: at }))); // prettier-ignore
    await settle();
    expect(page.querySelector('[data-testid=ticket-state]')!.textContent).toContain('Chiusa: Il problema è risolto'); // prettier-ignore
    expect([button('Riapri')?.type, button('Chiudi e manda')]).toEqual(['button', undefined]);
  });

  it('are for an auditor to read alone', async () => {
    role.set('auditor');
    await open({
      conversations: [
        { ...talk, mayWrite: false },
        { ...notes, mayWrite: false },
      ],
    });
    server.expectNone('/api/tasks/assignees');
    expect(page.querySelector('#ticket-acts, textarea')).toBeNull();
    expect(page.querySelector('#ticket-history')).not.toBeNull();
  });
});
