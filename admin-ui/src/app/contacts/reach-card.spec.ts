import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { ReachCard } from './reach-card';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

describe('who of a pratica cannot be written to', () => {
  let fixture: ComponentFixture<ReachCard>;
  let server: HttpTestingController;
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ReachCard);
    fixture.componentRef.setInput('pratica', aPratica());
    fixture.componentInstance.done.subscribe((words) => said.push(words));
    fixture.detectChanges();
  });
  const card = () => fixture.nativeElement as HTMLElement;
  async function answer(praticaIds: string[]): Promise<void> {
    const items = praticaIds.map((praticaId) => ({ praticaId }));
    server
      .expectOne(({ url }) => url.startsWith('/api/tasks?kind=reachOtherwise&q='))
      .flush({ items });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }
  async function mark(note: string): Promise<void> {
    const field = card().querySelector('textarea')!;
    field.value = note;
    field.dispatchEvent(new Event('input'));
    card().querySelector('form')!.dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  it('is told how it was done, which ends the task', async () => {
    await answer([aPratica().id]);
    await mark('Telefonata del 3 marzo');
    const sent = server.expectOne({
      method: 'POST',
      url: `/api/pratiche/${aPratica().id}/reached-otherwise`,
    });
    expect(sent.request.body).toEqual({ note: 'Telefonata del 3 marzo' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush({ done: true });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    await answer([]);
    expect(said).toEqual(['Attività chiusa: sono stati avvisati in un altro modo.']);
    expect(card().textContent!.trim()).toBe('');
  });

  it('asks for the note before it sends anything', async () => {
    await answer([aPratica().id]);
    await mark('  ');
    server.expectNone({ method: 'POST', url: `/api/pratiche/${aPratica().id}/reached-otherwise` });
    expect(card().querySelector('textarea')!.getAttribute('aria-invalid')).toBe('true');
  });

  it('says nothing where nobody is to be reached, nor of another pratica', async () => {
    await answer(['another']);
    expect(card().textContent!.trim()).toBe('');
  });
});
