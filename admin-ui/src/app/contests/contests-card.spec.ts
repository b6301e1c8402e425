import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Contest, TimelineEvent } from '../api-types';
import { Session } from '../session/session';
import { ContestsCard } from './contests-card';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

// As much of an event as the card reads.
const act = {
  id: '7', seq: 2, kind: 'withdraw', data: {}, at: '2026-03-01T08:00:00.000Z',
  actor: { role: 'admin', name: 'Carla Neri', enteName: null },
  onBehalfOf: { role: 'citizen', name: 'Anna Ferrari' },
} as unknown as TimelineEvent; // prettier-ignore

function aContest(change: Partial<Contest> = {}): Contest {
  return {
    id: 'c1', praticaId: 'p', eventId: '7', seq: 2, kind: 'withdraw', by: 'citizen', reason: 'Non volevo',
    at: '2026-03-02T08:00:00.000Z', dueAt: '2026-03-09T08:00:00.000Z', ownAct: false, answer: null, ...change,
  }; // prettier-ignore
}

describe('the contests of a pratica', () => {
  let fixture: ComponentFixture<ContestsCard>;
  let card: HTMLElement;
  let server: HttpTestingController;
  const role = signal('admin');

  beforeEach(() => {
    role.set('admin');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal(undefined) } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(contests: object, events = [act]): Promise<void> {
    fixture = TestBed.createComponent(ContestsCard);
    fixture.componentRef.setInput('pratica', aPratica());
    fixture.componentRef.setInput('events', events);
    fixture.detectChanges();
    card = fixture.nativeElement as HTMLElement;
    if (events.length === 0) return;
    server.expectOne('/api/pratiche/p/contests').flush({ items: [], contestable: [], ...contests });
    await fixture.whenStable();
    fixture.detectChanges();
  }
  const text = () => (card.textContent ?? '').replace(/\s+/g, ' ');
  async function press(label: string): Promise<void> {
    [...card.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)!.click();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }
  function write(words: string): void {
    const field = card.querySelector('textarea')!;
    field.value = words;
    field.dispatchEvent(new Event('input'));
  }

  it('asks for nothing where nobody acted in another’s place', async () => {
    await show({}, []);
    server.expectNone('/api/pratiche/p/contests');
    expect(text().trim()).toBe('');
  });

  it('is answered with words, once confirmed, by somebody else than who acted', async () => {
    await show({ items: [aContest()] });
    expect(text()).toContain('Non volevo');
    await press('Invia la risposta');
    server.expectNone('/api/contests/c1/answer');
    write('Hai ragione: riapriamo');
    card.querySelectorAll<HTMLInputElement>('input[type=radio]')[0]!.click();
    await press('Invia la risposta');
    const sent = server.expectOne('/api/contests/c1/answer');
    expect(sent.request.body).toEqual({ upheld: true, answer: 'Hai ragione: riapriamo' });
    expect(sent.request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('tells whoever acted why they cannot answer, and has no form for them', async () => {
    await show({ items: [aContest({ ownAct: true })] });
    expect(text()).toContain('Hai fatto tu questo passo');
    expect(card.querySelector('form')).toBeNull();
  });

  it('shows the answer and who gave it', async () => {
    const answer = { upheld: false, text: 'Lo avevi chiesto', followUp: null, by: { id: 'a', name: 'Dario Serra' }, at: '2026-03-03T08:00:00.000Z' }; // prettier-ignore
    await show({ items: [aContest({ answer })] });
    expect(text()).toContain('Non accolta: Lo avevi chiesto');
    expect(text()).toContain('Dario Serra');
  });

  it('lets an ente contest what was done in its place, with a reason', async () => {
    role.set('ente');
    await show({ contestable: [{ eventId: '7', until: '2026-05-30' }] });
    await press('Contesta');
    write('Non avevamo detto di no');
    await press('Invia la contestazione');
    const sent = server.expectOne('/api/pratiche/p/transitions');
    expect(sent.request.body).toEqual({ transition: 'contest', expectedVersion: 2, payload: { eventId: '7' }, reason: 'Non avevamo detto di no' }); // prettier-ignore
  });
});
