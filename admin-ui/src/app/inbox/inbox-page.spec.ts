import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { anAdmin } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { Undo } from '../undo/undo';
import { InboxPage } from './inbox-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const task = (id: string) => ({
  id,
  kind: 'unblockOrder',
  praticaId: `p-${id}`,
  praticaNumber: 'MI-2026-000001',
  state: 'order',
  serviceTypeId: 't',
  serviceTypeNameIt: 'Assistenza',
  serviceTypeNameEn: 'Care',
  municipio: 1,
  owner: 'office',
  dueAt: '2026-03-01T08:00:00.000Z',
  openedAt: '2026-03-01T08:00:00.000Z',
  closedAt: null as string | null,
  overdue: false,
  escalated: false,
  pausedSince: null,
  assignee: null,
});

describe('the inbox', () => {
  const isSure = jest.fn<() => boolean>();
  /** What a dialog is answered, where that is more than a yes. */
  const answer = jest.fn<() => unknown>();
  const opened = jest.fn((_dialog: unknown, _config?: unknown) => ({
    afterClosed: () => of(answer() ?? isSure()),
  }));
  let fixture: ComponentFixture<InboxPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    isSure.mockReset().mockReturnValue(true);
    answer.mockReset();
    opened.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Live, useValue: { changes: signal(0) } },
        { provide: MatDialog, useValue: { open: opened } },
        { provide: Session, useValue: { me: signal(anAdmin), role: signal('admin') } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function open(view: string, items: object[], people: object[] = []): Promise<void> {
    fixture = TestBed.createComponent(InboxPage);
    fixture.componentRef.setInput('view', view);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne((request) => request.url.startsWith('/api/sections')).flush({ sections: [] });
    const duties = ['/api/voucher-appeals', '/api/voucher-funds', '/api/payouts?status=asked&limit=100', '/api/reconciliations?limit=7', '/api/unread-messages']; // prettier-ignore
    for (const url of duties) server.expectOne(url).flush({ items: [] });
    server.expectOne('/api/tasks/assignees').flush({ items: people });
    server.expectOne('/api/views?place=tasks').flush({ items: [], most: 30 });
    server
      .expectOne((request) => request.url === '/api/tasks')
      .flush({ items, next: null, count: items.length, countCapped: false });
    await fixture.whenStable();
  }

  async function press(text: string): Promise<void> {
    const button = [...page.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === text,
    );
    button!.click();
    await new Promise((resolve) => setTimeout(resolve));
  }

  async function selectAll(): Promise<void> {
    page.querySelector<HTMLInputElement>('.list-head input')!.click();
    await fixture.whenStable();
  }

  it('offers nothing to select, sort or move among what is done', async () => {
    await open('done', [{ ...task('a'), closedAt: '2026-03-02T08:00:00.000Z' }]);
    expect(page.querySelector('[data-task]')).not.toBeNull();
    expect(page.querySelectorAll('input[type=checkbox], #inbox-sort')).toHaveLength(0);
  });

  it('moves nothing of many before it is confirmed', async () => {
    await open('all', [task('a'), task('b')]);
    await selectAll();
    isSure.mockReturnValue(false);
    await press('Prendi in carico le selezionate');
    server.expectNone((request) => request.method === 'POST');
  });

  it('tells on each row how the move of many went', async () => {
    await open('all', [task('a'), task('b')]);
    await selectAll();
    await press('Prendi in carico le selezionate');
    server.expectOne('/api/tasks/a/claim').flush(task('a'));
    await new Promise((resolve) => setTimeout(resolve));
    server
      .expectOne('/api/tasks/b/claim')
      .flush(
        { code: 'task-taken', title: 'L’ha presa un’altra persona.' },
        { status: 409, statusText: 'x' },
      );
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('[data-task=a] .refusal')).toBeNull();
    expect(page.querySelector('[data-task=b] .refusal')?.textContent).toContain('un’altra persona');
    expect(page.querySelector('.outcome')?.textContent).toContain('Fatte 1, non riuscite 1');
  });

  describe('of an ente', () => {
    const request = (id: string) => ({ ...task(id), kind: 'answerRequest', owner: 'ente' });
    const tick = () => new Promise((resolve) => setTimeout(resolve));

    it('declines many requests for one reason, and tells on each row how it went', async () => {
      await open('all', [request('a'), request('b'), task('c')]);
      await selectAll();
      answer.mockReturnValue({ reason: 'Non abbiamo posto.' });
      await press('Declina le richieste');
      server.expectOne('/api/pratiche/p-a').flush({ version: 4 });
      await tick();
      const declined = server.expectOne('/api/pratiche/p-a/transitions');
      expect(declined.request.body).toEqual({
        transition: 'declineRequest',
        expectedVersion: 4,
        payload: {},
        reason: 'Non abbiamo posto.',
      });
      declined.flush({});
      await tick();
      server.expectOne('/api/pratiche/p-b').flush({ version: 1 });
      await tick();
      server
        .expectOne('/api/pratiche/p-b/transitions')
        .flush({ code: 'stale-version' }, { status: 409, statusText: 'x' });
      await tick();
      fixture.detectChanges();
      expect(page.querySelector('[data-task=a] .refusal')).toBeNull();
      expect(page.querySelector('[data-task=b] .refusal')?.textContent).toContain('è cambiata');
      expect(page.querySelector('[data-task=c] .refusal')?.textContent).toContain('Non è una richiesta'); // prettier-ignore
      expect(page.querySelector('.outcome')?.textContent).toContain('Fatte 1, non riuscite 2');
    });

    it('confirms many orders with one operator, for the days that were agreed', async () => {
      const order = (id: string) => ({ ...task(id), kind: 'confirmOrder', owner: 'ente' });
      await open('all', [order('a'), order('b')]);
      await selectAll();
      answer.mockReturnValue('rosa');
      await press('Conferma gli ordini');
      server.expectOne('/api/pratiche/p-a').flush({ version: 6, need: { times: { months: 3 } } });
      await tick();
      server
        .expectOne('/api/pratiche/p-a/offers')
        .flush({ items: [{ status: 'closed' }, { status: 'chosen', firstDate: '2099-03-01' }] });
      await tick();
      const confirmed = server.expectOne('/api/pratiche/p-a/transitions');
      expect(confirmed.request.body).toEqual({
        transition: 'confirmOrder',
        expectedVersion: 6,
        payload: { startDate: '2099-03-01', endDate: '2099-05-31', operatorId: 'rosa' },
      });
      confirmed.flush({});
      await tick();
      server
        .expectOne('/api/pratiche/p-b')
        .flush({ version: 6, need: { times: { months: null } } });
      await tick();
      server.expectOne('/api/pratiche/p-b/offers').flush({ items: [] });
      await tick();
      fixture.detectChanges();
      expect(page.querySelector('[data-task=b] .refusal')?.textContent).toContain(
        'per quanti mesi',
      );
      expect(page.querySelector('.outcome')?.textContent).toContain('Fatte 1, non riuscite 1');
    });

    it('offers to decline only where there is a request to answer', async () => {
      await open('all', [task('c')]);
      await selectAll();
      expect(page.textContent).not.toContain('Declina le richieste');
    });
  });

  it('still tells what was refused of a task that is gone from the list', async () => {
    await open('all', [task('a'), task('b')]);
    await selectAll();
    await press('Prendi in carico le selezionate');
    server.expectOne('/api/tasks/a/claim').flush(task('a'));
    await new Promise((resolve) => setTimeout(resolve));
    server
      .expectOne('/api/tasks/b/claim')
      .flush({ code: 'not-found', title: 'Non trovato.' }, { status: 404, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('.gone')).toBeNull();
    server
      .expectOne((request) => request.url === '/api/tasks')
      .flush({ items: [task('a')], next: null, count: 1, countCapped: false });
    await fixture.whenStable();
    expect(page.querySelector('.gone')?.textContent).toContain('MI-2026-000001: Non trovato.');
  });

  describe('takes back', () => {
    const tick = () => new Promise((resolve) => setTimeout(resolve));
    const mine = (id: string) => ({
      ...task(id),
      assignee: { id: anAdmin.id, name: anAdmin.name },
    });
    const undo = () => TestBed.inject(Undo);

    it('a task that was just taken, and reads the list again', async () => {
      await open('all', [task('a')]);
      await press('Prendi in carico');
      server.expectOne('/api/tasks/a/claim').flush(mine('a'));
      await tick();
      expect(undo().offered()?.text).toBe('Hai preso in carico un’attività.');
      const taking = undo().take();
      server.expectOne('/api/tasks/a/release').flush(task('a'));
      await taking;
      expect(undo().said()).toBe('Annullato: è di nuovo come prima.');
      TestBed.tick();
      server.expectOne(({ url }) => url === '/api/tasks');
    });

    it('nothing of a move that was refused', async () => {
      await open('all', [task('a')]);
      await press('Prendi in carico');
      server.expectOne('/api/tasks/a/claim').flush({ code: 'task-taken', title: 'No.' }, { status: 409, statusText: 'x' }); // prettier-ignore
      await tick();
      expect(undo().offered()).toBeUndefined();
    });
  });

  it('selects up to another row with Shift', async () => {
    await open('all', [task('a'), task('b'), task('c')]);
    const boxes = [...page.querySelectorAll<HTMLInputElement>('[data-task] input')];
    for (const [n, shiftKey] of [
      [0, false],
      [2, true],
    ] as const)
      boxes[n]!.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }),
      );
    await fixture.whenStable();
    expect(boxes.map(({ checked }) => checked)).toEqual([true, true, true]);
  });

  it('gives one task to whoever has least to do, and says to whom', async () => {
    await open('unassigned', [task('a')], [{ id: 'b', name: 'Bruno' }]);
    void fixture.componentInstance['giveToLightest']('a');
    server
      .expectOne('/api/tasks/distribution')
      .flush({ rows: [{ taskId: 'a', assignee: { id: 'b', name: 'Bruno' } }] });
    await new Promise((resolve) => setTimeout(resolve));
    server
      .expectOne('/api/tasks/distribute')
      .flush({ rows: [{ taskId: 'a', outcome: 'given', assignee: { id: 'b', name: 'Bruno' } }] });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('.outcome')?.textContent).toContain('Assegnata a Bruno.');
  });

  it('shares out what is selected, or else what the filters let through', async () => {
    await open('unassigned', [task('a')], [{ id: 'b', name: 'Bruno' }]);
    fixture.componentRef.setInput('due', 'overdue');
    isSure.mockReturnValue(false);
    await press('Distribuisci');
    expect(opened.mock.lastCall?.[1]).toEqual({ data: { matching: { due: 'overdue' } } });
  });
});
