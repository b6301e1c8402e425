import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aBatch } from '../../testing/policies';
import { provideWords } from '../../testing/words';
import type { ForeseenMoves, PolicyBatch } from '../api-types';
import { Session } from '../session/session';
import { MovesPage } from './moves-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const ROW: ForeseenMoves['items'][number] = {
  praticaId: 'p1',
  number: 'MI-2026-000001',
  state: 'payment',
  fromVersion: 1,
  before: { paymentDeadline: '2026-03-06T08:00:00.000Z' },
  after: { paymentDeadline: '2026-03-10T08:00:00.000Z' },
  refusal: null,
};
const STAYS = { ...ROW, praticaId: 'p2', number: 'MI-2026-000002', after: null, refusal: 'policy-term-rung' as const }; // prettier-ignore
const FORESEEN: ForeseenMoves = {
  counts: { movable: 1, refused: [{ refusal: 'policy-term-rung', count: 1 }] },
  items: [ROW, STAYS],
  next: null,
};

describe('running pratiche and a new version', () => {
  const isSure = jest.fn<() => boolean>();
  const me = signal({ role: 'admin' });
  let fixture: ComponentFixture<MovesPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  const at = (path: string) => (sent: { url: string; method: string }) =>
    sent.url === path && sent.method === 'GET';

  beforeEach(() => {
    isSure.mockReset().mockReturnValue(true);
    me.set({ role: 'admin' });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { me } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(isSure()) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(batches: PolicyBatch[], foreseen: ForeseenMoves = FORESEEN): Promise<void> {
    fixture = TestBed.createComponent(MovesPage);
    fixture.componentRef.setInput('scope', 'comune');
    fixture.componentRef.setInput('policy', 'v2');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne(at('/api/policies/v2/batches')).flush({ items: batches });
    server.expectOne(at('/api/policies/v2/moves')).flush(foreseen);
    await settle();
  }

  async function settle(): Promise<void> {
    for (const _turn of [1, 2]) {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    }
  }

  async function give(reason: string, button: string): Promise<void> {
    const field = page.querySelector<HTMLTextAreaElement>('textarea')!;
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await settle();
    await press(button);
  }

  async function press(text: string): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!.click();
    await settle();
  }

  it('says what would happen to each, deadline by deadline, and why some stay', async () => {
    await show([]);
    expect(page.querySelector('[data-testid=movable]')?.textContent).toContain('1 pratica si può spostare'); // prettier-ignore
    const [moved, stays] = [...page.querySelectorAll('wemi-move-rows li')].map((row) => row.textContent); // prettier-ignore
    expect(moved).toContain('Si può spostare');
    expect(moved).toMatch(/venerdì 6 marzo.*martedì 10 marzo/s);
    expect(stays).toContain('Resta com’è');
    expect(stays).toContain('Un termine è già scattato.');
    expect(page.textContent).not.toContain('moves.');
  });

  it('moves nothing without a reason and a yes', async () => {
    await show([]);
    await press('Sposta le pratiche (1)');
    isSure.mockReturnValue(false);
    await give('Per tutti', 'Sposta le pratiche (1)');
    server.expectNone(({ method }) => method === 'POST');
  });

  it('starts the move and follows it until each pratica was seen to', async () => {
    await show([]);
    await give('Per tutti', 'Sposta le pratiche (1)');
    const sent = server.expectOne(({ method }) => method === 'POST');
    expect([sent.request.url, sent.request.body]).toEqual(['/api/policies/v2/moves', { reason: 'Per tutti' }]); // prettier-ignore
    sent.flush(aBatch({ waiting: 2, moved: 0 }));
    await settle();
    server.expectOne(at('/api/policies/v2/batches')).flush({ items: [aBatch({ waiting: 2, moved: 0 })] }); // prettier-ignore
    await settle();
    expect(page.querySelector('[data-testid=progress]')?.textContent).toContain('Spostate 0, rimaste 1, in attesa 2.'); // prettier-ignore
    server.expectOne(at('/api/policies/batches/b1')).flush(aBatch({ waiting: 0, moved: 2 }));
    await settle();
    expect(page.querySelector('[data-testid=progress]')?.textContent).toContain('Spostate 2, rimaste 1, in attesa 0.'); // prettier-ignore
    expect(page.querySelector('progress')?.value).toBe(3);
    fixture.destroy();
  });

  it('says that a batch waits for another administrator, and where that is decided', async () => {
    const waiting = { waiting: 2, moved: 0, approval: { id: 'a1', status: 'asked' as const } };
    await show([aBatch(waiting)]);
    const note = page.querySelector('[data-testid=approval]')!;
    expect(note.textContent).toContain('In attesa di approvazione');
    expect(note.querySelector('a')?.getAttribute('href')).toBe('/approvals/a1');
    fixture.destroy();
  });

  it('foresees the way back, and takes it with one command', async () => {
    await show([aBatch()], { counts: { movable: 0, refused: [] }, items: [], next: null });
    await press('Riporta indietro');
    const back = { counts: { movable: 1, refused: [{ refusal: 'policy-term-past', count: 1 }] }, items: [], next: null }; // prettier-ignore
    server.expectOne(at('/api/policies/batches/b1/reversal')).flush(back);
    await settle();
    expect(page.textContent).toContain('Si possono riportare indietro: 1. Restano dove sono: 1.');
    await give('Ci siamo sbagliati', 'Riporta indietro');
    const sent = server.expectOne(({ method }) => method === 'POST');
    expect([sent.request.url, sent.request.body]).toEqual(['/api/policies/batches/b1/reversal', { reason: 'Ci siamo sbagliati' }]); // prettier-ignore
  });

  it('shows an auditor all of it, and no button', async () => {
    me.set({ role: 'auditor' });
    await show([aBatch()]);
    expect(page.querySelectorAll('wemi-batch')).toHaveLength(1);
    expect(page.querySelector('form')).toBeNull();
    expect(page.textContent).not.toContain('Riporta indietro');
  });

  it('says that an older version is none to move to', async () => {
    await show([], FORESEEN);
    fixture.componentRef.setInput('policy', 'v1');
    fixture.detectChanges();
    server.expectOne(at('/api/policies/v1/batches')).flush({ items: [] });
    server.expectOne(at('/api/policies/v1/moves')).flush({ code: 'policy-not-in-force' }, { status: 422, statusText: 'x' }); // prettier-ignore
    await settle();
    expect(page.textContent).toContain('non è più in vigore');
    expect(page.querySelector('wemi-move-rows')).toBeNull();
  });
});
