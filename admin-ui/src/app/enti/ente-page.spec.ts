import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { SuspensionView } from '../api-types';
import { EntePage } from './ente-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const VIEW: SuspensionView = {
  ente: { id: 'e1', name: 'La Cura', qualifiedUntil: '2030-12-31', suspended: false },
  suspension: null,
  planned: { exclude: 2, returnToOffer: 1, decide: 0 },
  outcomes: null,
  items: [
    { praticaId: 'p1', number: 'MI-2026-000001', state: 'order', planned: 'returnToOffer', outcome: null, tries: 0 },
  ],
  next: null,
}; // prettier-ignore

const UNTRUSTED = { isTrusted: false, reason: null, at: null, decidedBy: null };

describe('the page of an ente', () => {
  const open = jest.fn<(component: unknown, config: { data: { text: string } }) => unknown>();
  let fixture: ComponentFixture<EntePage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  beforeEach(() => {
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(view: SuspensionView): Promise<void> {
    fixture = TestBed.createComponent(EntePage);
    fixture.componentRef.setInput('id', 'e1');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne(({ url }) => url === '/api/office/enti/e1/suspension').flush(view);
    server.expectOne('/api/office/enti/e1/trust').flush(UNTRUSTED);
    await fixture.whenStable();
  }
  async function decide(reason: string): Promise<void> {
    const field = page.querySelector('textarea')!;
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('says beforehand what suspending does, in all and to each pratica', async () => {
    await show(VIEW);
    expect(page.textContent).toContain('Che cosa succede se lo sospendi');
    expect(page.querySelector('.counts')?.textContent).toContain('1 pratiche che tornano');
    expect(page.querySelector('.cases')?.textContent).toContain('torna alle offerte');
  });

  it('asks why, and whether one is sure, before it sends', async () => {
    await show(VIEW);
    await decide(' ');
    expect(open).not.toHaveBeenCalled();
    await decide('Qualifica sotto esame');
    expect(open.mock.calls[0]![1].data.text).toContain('1 · pratiche che tornano alle offerte');
    const sent = server.expectOne('/api/office/enti/e1/suspend');
    expect(sent.request.body).toEqual({ reason: 'Qualifica sotto esame' });
    expect(sent.request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('says who suspended it and how far that has come, and offers to reinstate it', async () => {
    const suspension = { id: 's', reason: 'Sotto esame', suspendedAt: '2026-11-28T10:00:00.000Z', suspendedByName: 'Carla Neri' }; // prettier-ignore
    const outcomes = { pending: 0, done: 3, overtaken: 0, toDecide: 1, left: 0, lifted: 0 };
    await show({ ...VIEW, ente: { ...VIEW.ente, suspended: true }, suspension, outcomes });
    expect(page.querySelector('.notice')?.textContent).toContain('Carla Neri');
    expect(page.querySelector('.counts')?.textContent).toContain('3 fatte');
    await decide('Tutto chiarito');
    server.expectOne('/api/office/enti/e1/reinstate');
  });

  it('is trusted to publish by itself, with a reason', async () => {
    await show(VIEW);
    expect(page.textContent).toContain('letti dall’ufficio prima di essere pubblicati');
    const [, field] = page.querySelectorAll('textarea');
    field!.value = 'Tre anni senza reclami';
    field!.dispatchEvent(new Event('input'));
    page.querySelector('wemi-trust-card form')!.dispatchEvent(new Event('submit'));
    await new Promise((resolve) => setTimeout(resolve));
    const sent = server.expectOne(({ method }) => method === 'POST');
    expect([sent.request.url, sent.request.body]).toEqual(['/api/office/enti/e1/trust', { isTrusted: true, reason: 'Tre anni senza reclami' }]); // prettier-ignore
    sent.flush({ isTrusted: true, reason: 'Tre anni senza reclami', at: '2026-11-28T10:00:00.000Z', decidedBy: 'Carla Neri' }); // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(page.textContent).toContain('L’ente ora pubblica da solo.');
    expect(page.textContent).toContain('Togli la fiducia all’ente');
  });
});
