import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { Fault, RadarAnswer } from '../api-types';
import { Live } from '../live/live';
import { RadarPage } from './radar-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const UP: RadarAnswer['parts'] = { worker: 'up', temporal: 'up', queues: 'up' };

function aFault(change: Partial<Fault> = {}): Fault {
  return {
    id: 't1',
    kind: 'taskOverdue',
    since: '2026-03-01T08:00:00.000Z',
    pratica: { id: 'p1', number: 'MI-2026-000001', state: 'payment' },
    about: 'pay',
    whom: 'citizen',
    enteName: null,
    toldName: null,
    channel: null,
    assigneeName: null,
    escalated: false,
    remindedAt: null,
    attempts: null,
    lastError: null,
    nextTryAt: null,
    nextTryReckoned: false,
    amountCents: null,
    engine: null,
    acts: ['remind'],
    ...change,
  };
}

describe('the radar', () => {
  const isSure = jest.fn<() => boolean>();
  const changes = signal(0);
  let fixture: ComponentFixture<RadarPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    isSure.mockReset().mockReturnValue(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Live, useValue: { changes } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(isSure()) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => void jest.useRealTimers());

  const isList = ({ url }: { url: string }) => url === '/api/radar';

  async function open(items: Fault[], change: Partial<RadarAnswer> = {}): Promise<void> {
    fixture = TestBed.createComponent(RadarPage);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    const kinds = [{ kind: 'taskOverdue' as const, count: 1000, countCapped: true }];
    server.expectOne(isList).flush({ parts: UP, kinds, items, next: null, ...change });
    await fixture.whenStable();
  }

  async function press(text: string): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!.click();
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('says what is wrong, of which pratica, and leads there', async () => {
    await open([aFault()]);
    const row = page.querySelector('tbody tr')!;
    expect(row.textContent).toContain('«Paga»: il termine è passato. Tocca a: la persona');
    expect(row.querySelector('a')?.getAttribute('href')).toBe('/pratiche/p1');
    expect(page.querySelector('.kinds')?.textContent).toContain('1.000+');
  });

  it('tells tries, error and next try of what keeps failing', async () => {
    await open([
      aFault({ kind: 'jobFailing', about: 'refunds', attempts: 3, lastError: 'no answer', nextTryAt: '2026-03-01T08:05:00.000Z', acts: ['retry'] }), // prettier-ignore
    ]);
    const text = page.querySelector('tbody tr')?.textContent;
    expect(text).toContain('Non riesce: un rimborso.');
    expect(text).toContain('3 tentativi');
    expect(text).toContain('Ultimo errore: no answer');
    expect(text).toContain('Prossimo tentativo');
  });

  it('names whom a mail did not reach, also while it is tried', async () => {
    const told = {
      toldName: 'Anna Ferrari',
      channel: 'mail',
      acts: ['retry', 'skip'] as Fault['acts'],
    };
    await open([
      aFault({ id: 'd1', kind: 'noticeFailed', about: 'confirmOrder', lastError: 'refused', ...told }),
      aFault({ id: 'mail.d2', kind: 'jobFailing', about: 'mail', ...told }),
      aFault({ id: 'd3', kind: 'noticeWaiting', about: 'voucher:granted', pratica: null, ...told }),
    ]); // prettier-ignore
    const text = page.querySelector('tbody')?.textContent;
    expect(text).toContain('non può essere consegnato. Destinatario: Anna Ferrari.');
    expect(text).toContain('L’avviso «voucher» non è arrivato. Destinatario: Anna Ferrari.');
    expect(text).toContain('Quell’indirizzo non accetta messaggi.');
    expect(text).toContain('Non riesce: l’invio di una mail.');
    expect(text).toMatch(/l’invio di una mail\.[^]*Destinatario: Anna Ferrari/);
  });

  it('says of a reckoned next try that it is reckoned', async () => {
    await open([aFault({ kind: 'commandStuck', about: 'withdraw', attempts: 5, nextTryAt: '2026-03-01T08:05:00.000Z', nextTryReckoned: true, acts: ['setAside'] })]); // prettier-ignore
    const text = page.querySelector('tbody tr')?.textContent;
    expect(text).toContain('5 tentativi');
    expect(text).toMatch(/Prossimo tentativo: al più tardi .* \(ora calcolata\)/);
  });

  it('says which part is away, aloud', async () => {
    await open([], { parts: { worker: 'down', temporal: 'up', queues: 'up' } });
    const banner = page.querySelector('[aria-live=polite]');
    expect(banner?.textContent).toContain('Nessun motore al lavoro');
    expect(page.querySelector('.empty')?.textContent).toContain('Niente è fermo');
  });

  it('does nothing before it is confirmed', async () => {
    await open([aFault()]);
    isSure.mockReturnValue(false);
    await press('Sollecita');
    server.expectNone(({ method }) => method === 'POST');
  });

  it('acts once confirmed, says so and reads the list again', async () => {
    await open([aFault()]);
    await press('Sollecita');
    const sent = server.expectOne('/api/radar/acts');
    expect(sent.request.body).toEqual({ kind: 'taskOverdue', id: 't1', act: 'remind' });
    expect(sent.request.headers.get('idempotency-key')).toBeTruthy();
    sent.flush({});
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('.outcome')?.textContent).toContain('Sollecito inviato. MI-2026-000001'); // prettier-ignore
    expect(server.match(isList)).toHaveLength(1);
  });

  it('leads to what can be done on the pratica itself', async () => {
    await open([aFault({ pratica: { id: 'p1', number: 'MI-2026-000001', state: 'order' } })]);
    const links = [...page.querySelectorAll('tbody .actions a')].map((link) => [
      link.textContent?.trim(),
      link.getAttribute('href'),
    ]);
    expect(links).toContainEqual(['Riporta alle offerte', '/pratiche/p1?act=returnToOffer']);
    expect(links).toContainEqual(['Agisci al suo posto', '/pratiche/p1?act=inPlace']);
    expect(links).toContainEqual(['Annulla la pratica', '/pratiche/p1?act=cancel']);
  });

  it('sends why a notice is skipped, and to whom a task goes', async () => {
    await open([aFault({ kind: 'noticeWaiting', about: 'confirmOrder', acts: ['skip'] })]);
    isSure.mockReturnValue({ reason: 'La persona è in ufficio' } as never);
    await press('Non mandarlo');
    const sent = server.expectOne('/api/radar/acts');
    expect(sent.request.body).toMatchObject({ act: 'skip', reason: 'La persona è in ufficio' });
  });

  it('says on the row why an act was refused', async () => {
    await open([aFault()]);
    await press('Sollecita');
    const problem = { code: 'reminded-recently', title: 'Il sollecito è partito da poco.' };
    server.expectOne('/api/radar/acts').flush(problem, { status: 409, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('.refusal')?.textContent).toContain('partito da poco');
  });

  it('keeps the key of an act that was not answered', async () => {
    await open([aFault()]);
    await press('Sollecita');
    const first = server.expectOne('/api/radar/acts');
    first.flush(null, { status: 503, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    await press('Sollecita');
    const second = server.expectOne('/api/radar/acts');
    const keys = [first, second].map(({ request }) => request.headers.get('idempotency-key'));
    expect(keys[0]).toBe(keys[1]);
  });

  it('looks again every thirty seconds', async () => {
    jest.useFakeTimers();
    fixture = TestBed.createComponent(RadarPage);
    fixture.detectChanges();
    const kinds: RadarAnswer['kinds'] = [];
    server.expectOne(isList).flush({ parts: UP, kinds, items: [], next: null });
    await jest.advanceTimersByTimeAsync(30_100);
    fixture.detectChanges();
    expect(server.match(isList)).toHaveLength(1);
    fixture.destroy();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(server.match(isList)).toHaveLength(0);
  });

  it('looks again once, soon after many things moved', async () => {
    jest.useFakeTimers();
    fixture = TestBed.createComponent(RadarPage);
    fixture.detectChanges();
    server.expectOne(isList).flush({ parts: UP, kinds: [], items: [], next: null });
    for (let moved = 1; moved <= 10; moved += 1) {
      changes.set(moved);
      fixture.detectChanges();
      await jest.advanceTimersByTimeAsync(400);
    }
    expect(server.match(isList)).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1_500);
    fixture.detectChanges();
    expect(server.match(isList)).toHaveLength(1);
    fixture.destroy();
  });
});
