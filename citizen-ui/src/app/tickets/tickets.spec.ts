import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Session } from '../auth/session';
import { Live } from '../live/live';
import type { TicketDetail } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { forgetLocalDrafts } from '../need/local-drafts';
import { pathOf } from './report-draft';
import { ReportPage } from './report-page';
import { TicketPage } from './ticket-page';
import { TicketsPage } from './tickets-page';

const at = '2026-11-29T09:00:00.000Z';
const talk = { id: 'c', kind: 'citizen-office', enteId: null, enteName: null, isOpenToAll: false, isBeforeOrder: false, mayWrite: true, unread: 0, lastSeq: 1, lastAt: at, lastText: 'Non si apre' }; // prettier-ignore
function aTicket(change: object = {}): TicketDetail {
  return {
    id: 't', number: 'MI-S-2026-000012', kind: 'problem', topic: 'website', path: '/servizi', pratica: null, state: 'open',
    closeReason: null, openedAt: at, closedAt: null, reopensUntil: null, isInHand: false, openedBy: null, assignee: null,
    unread: 0, lastAt: at, acts: [], conversations: [talk], ...change,
  } as TicketDetail; // prettier-ignore
}

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

describe('what one asks and reports to the office', () => {
  const personId = signal<string | null>(null);
  const isSignedIn = signal(false);
  const signIn = jest.fn();
  const heard = signal(0);
  let http: HttpTestingController;
  let fixture: ComponentFixture<unknown>;
  let root: HTMLElement;

  beforeEach(() => {
    forgetLocalDrafts();
    sessionStorage.clear();
    signIn.mockClear();
    personId.set(null);
    isSignedIn.set(false);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([{ path: 'segnala', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { personId, isSignedIn, signIn } },
        { provide: Live, useValue: { told: signal(0), listen: () => () => undefined, conversationsOf: () => heard } }, // prettier-ignore
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      TestBed.tick();
    }
  }
  async function show<T>(page: Type<T>, inputs: Record<string, string> = {}): Promise<void> {
    fixture = TestBed.createComponent(page);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    fixture.detectChanges();
    await settle();
  }
  const button = (words: string) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  async function press(words: string): Promise<void> {
    button(words).click();
    await settle();
  }
  async function fill(selector: string, value: string): Promise<void> {
    const field = root.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event(selector.startsWith('select') ? 'change' : 'input'));
    await settle();
  }
  async function write(): Promise<void> {
    await fill('select', 'website');
    await fill('textarea', 'Il tasto non fa niente');
  }

  it('names every field that is missing, on top and beside it, and takes the focus there', async () => {
    await show(ReportPage);
    await press('Continua');
    const summary = root.querySelector('app-error-summary')!;
    expect([...summary.querySelectorAll('a')].map((link) => link.textContent!.trim())).toEqual(['Scegli se è una domanda o un disservizio', 'Scegli un argomento', 'Scrivi che cosa vuoi dirci']); // prettier-ignore
    expect(document.activeElement).toBe(summary);
    summary.querySelectorAll('a')[2]!.click();
    expect(document.activeElement).toBe(root.querySelector('textarea'));
  });

  it('is written by anybody and survives the login, at the very place where it is sent', async () => {
    await show(ReportPage, { tipo: 'disservizio' });
    await write();
    await press('Continua');
    expect(root.querySelector('h1')!.textContent).toContain('Controlla e invia');
    await press('Accedi e invia');
    expect(signIn).toHaveBeenCalledTimes(1);
    expect(sessionStorage.getItem('wemi.deep-link')).toBe('/segnala');
    fixture.destroy();
    personId.set('p');
    isSignedIn.set(true);
    await show(ReportPage);
    expect(root.textContent).toContain('Il tasto non fa niente');
    expect(button('Invia all’ufficio')).toBeDefined();
  });

  it('is sent once, stays when it is refused, and says its number when it has arrived', async () => {
    personId.set('p');
    isSignedIn.set(true);
    await show(ReportPage, { tipo: 'disservizio' });
    http.expectOne('/api/pratiche').flush({ items: [], next: null });
    await write();
    await press('Continua');
    await press('Invia all’ufficio');
    const first = http.expectOne('/api/tickets');
    expect(first.request.body).toEqual({ kind: 'problem', topic: 'website', text: 'Il tasto non fa niente' }); // prettier-ignore
    const title = 'Per oggi hai già aperto tutte le segnalazioni.';
    first.flush({ code: 'too-many-tickets', title }, { status: 429, statusText: '-' });
    await settle();
    expect(root.querySelector('[role=alert]')!.textContent).toContain(title);
    expect(root.textContent).toContain('Il tasto non fa niente');
    await press('Invia all’ufficio');
    const next = http.expectOne('/api/tickets');
    next.error(new ProgressEvent('error'));
    await settle();
    await press('Invia all’ufficio');
    const again = http.expectOne('/api/tickets');
    expect(again.request.headers.get('Idempotency-Key')).toBe(next.request.headers.get('Idempotency-Key')); // prettier-ignore
    again.flush(aTicket(), { status: 201, statusText: '-' });
    await settle();
    expect(root.querySelector('h1')!.textContent).toContain('MI-S-2026-000012');
    fixture.destroy();
    await show(ReportPage);
    expect(root.querySelector('textarea')!.value).toBe('');
  });

  it('comes with files once one is signed in, which can be taken away again', async () => {
    personId.set('p');
    isSignedIn.set(true);
    await show(ReportPage, { tipo: 'domanda' });
    await write();
    await press('Continua');
    const field = root.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'foto.png')] });
    field.dispatchEvent(new Event('change'));
    await settle();
    http.expectOne('/api/ticket-documents').flush({ id: 'd', name: 'foto.png', type: 'image/png', bytes: 1 }); // prettier-ignore
    await settle();
    expect(root.querySelector('app-file-rows')!.textContent).toContain('foto.png');
    await press('Invia all’ufficio');
    expect(http.expectOne('/api/tickets').request.body).toMatchObject({ kind: 'question', documentIds: ['d'] }); // prettier-ignore
  });

  it('says of a page no more than its path', () => {
    expect(pathOf('/servizi?q=Anna#x')).toBe('/servizi');
    expect([pathOf('/'), pathOf('/accesso?code=1'), pathOf('/segnala'), pathOf(undefined)]).toEqual(['', '', '', '']); // prettier-ignore
  });

  it('is listed with its state in words and what is left to read', async () => {
    await show(TicketsPage);
    const closed = aTicket({ id: 'u', state: 'closed', closeReason: 'solved', closedAt: at, unread: 1 }); // prettier-ignore
    http
      .expectOne('/api/tickets')
      .flush({ items: [aTicket({ isInHand: true }), closed], next: null });
    await settle();
    const cards = [...root.querySelectorAll('.card')].map(({ textContent }) => textContent);
    expect(cards[0]).toContain('Una persona dell’ufficio se ne occupa');
    expect(cards[1]).toMatch(/Chiusa: il problema è risolto\s*1 da leggere/);
    expect(root.querySelector('.card a')!.getAttribute('href')).toBe('/segnalazioni/t');
  });

  async function open(change: object = {}): Promise<void> {
    await show(TicketPage, { id: 't' });
    http.expectOne('/api/tickets/t').flush(aTicket(change));
    await settle();
    const author = { side: 'office', role: 'admin', name: 'Carla Neri', isReader: false, byMandate: false }; // prettier-ignore
    const message = { id: 'm', conversationId: 'c', seq: 1, at, text: 'Ci guardiamo', author, correctsId: null, correctedById: null, documents: [] }; // prettier-ignore
    http
      .expectOne('/api/conversations/c/messages')
      .flush({ items: [message], next: null, read: [] });
    await settle();
  }

  it('opens with its messages, which are answered in the ticket and read by being shown', async () => {
    await open({ conversations: [{ ...talk, unread: 1 }] });
    expect(root.querySelector('.messages')!.textContent).toContain('Ci guardiamo');
    expect(http.expectOne('/api/conversations/c/read').request.body).toEqual({ throughSeq: 1 });
    await fill('textarea', 'Grazie');
    root.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await settle();
    expect(http.expectOne('/api/tickets/t/messages').request.body).toEqual({ text: 'Grazie', documentIds: [] }); // prettier-ignore
  });

  it('that is closed says until when a message opens it again, and then that it is over', async () => {
    await open({ state: 'closed', closeReason: 'answered', closedAt: at, reopensUntil: '2026-12-29T09:00:00.000Z' }); // prettier-ignore
    expect(root.textContent).toMatch(/si riapre da sola.*29 dicembre/s);
    fixture.destroy();
    await open({ state: 'closed', closeReason: 'answered', closedAt: at, reopensUntil: at, conversations: [{ ...talk, mayWrite: false }] }); // prettier-ignore
    expect(root.querySelector('textarea')).toBeNull();
    expect(root.textContent).toContain('non si può più scrivere');
  });

  it('that is somebody else’s is said to be missing', async () => {
    await show(TicketPage, { id: 't' });
    http.expectOne('/api/tickets/t').flush({ code: 'not-found' }, { status: 404, statusText: '-' });
    await settle();
    expect(root.textContent).toContain('non c’è, o non è tua');
  });
});
