import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { anAdmin, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Session } from '../session/session';
import { RefundsCard } from './refunds-card';

const plain = (text: string | null | undefined) => (text ?? '').replace(/\u00a0|\u202f/g, ' ');
const payment = { paymentId: 'q', way: 'transfer', paidAt: null, takenCents: 103_200, leftCents: 93_200, byOfficeCents: 10_000 }; // prettier-ignore
const back = { id: 'r', amountCents: 10_000, cause: 'office', status: 'done', createdAt: '', doneAt: '' }; // prettier-ignore
const found = {
  aloneUpToCents: 50_000,
  transferCents: null as number | null,
  payments: [{ ...payment, refunds: [back] }],
};

describe('the refunds of a pratica', () => {
  const reader = signal('admin');
  const open = jest.fn((_dialog: unknown, _said: { data: unknown }) => ({ afterClosed: () => of(true) })); // prettier-ignore

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role: reader, me: signal(anAdmin) } },
      ],
    });
    open.mockClear();
    TestBed.overrideProvider(MatDialog, { useValue: { open } });
  });

  const http = () => TestBed.inject(HttpTestingController);
  async function show(role = 'admin', answer = found) {
    reader.set(role);
    const fixture = TestBed.createComponent(RefundsCard);
    fixture.componentRef.setInput('pratica', aPratica({ state: 'active' }));
    fixture.detectChanges();
    http().expectOne('/api/pratiche/p/refunds').flush(answer);
    await fixture.whenStable();
    return { fixture, page: fixture.nativeElement as HTMLElement };
  }

  async function give(euro: string) {
    const { fixture, page } = await show();
    write(page, '#give-back-q', euro);
    write(page, '#give-back-reason-q', 'Visita saltata');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    return { fixture, page };
  }

  it('say what was paid, what went back and why, and what is left', async () => {
    const { page } = await show('auditor');
    const said = plain(page.textContent);
    for (const part of [
      'Pagato con bonifico',
      '1.032,00 €',
      'Deciso dall’ufficio',
      '100,00 €',
      'restituito',
      '932,00 €',
    ])
      expect(said).toContain(part);
    expect(page.querySelector('form')).toBeNull();
  });

  it.each([
    ['card', 'Torna sul mezzo con cui la persona ha pagato.'],
    ['paypal', 'Torna sul mezzo con cui la persona ha pagato.'],
    ['pagopa', 'con un bonifico'],
    ['transfer', 'con un bonifico'],
  ])('say how money that came by %s goes back', async (way, hint) => {
    const { page } = await show('admin', { ...found, payments: [{ ...found.payments[0]!, way }] });
    expect(page.querySelector('#give-back-q-hint')!.textContent).toContain(hint);
  });

  it('are given after a question that says the amount', async () => {
    const { fixture, page } = await give('12,50');
    expect(plain(JSON.stringify(open.mock.calls[0]![1]))).toContain('12,50 €');
    const sent = http().expectOne({ method: 'POST', url: '/api/pratiche/p/refunds' });
    expect(sent.request.body).toEqual({ paymentId: 'q', amountCents: 1_250, reason: 'Visita saltata' }); // prettier-ignore
    sent.flush({ refundId: 'r2', paymentId: 'q', amountCents: 1_250 });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    http().expectOne({ method: 'GET', url: '/api/pratiche/p/refunds' }).flush(found);
    await fixture.whenStable();
    expect(page.textContent).toContain('il rimborso è partito');
  });

  it('above the limit say beforehand that somebody else decides, and lead there', async () => {
    const { fixture, page } = await give('400,01');
    expect(plain(JSON.stringify(open.mock.calls[0]![1]))).toContain('decide un’altra persona');
    const sent = http().expectOne({ method: 'POST', url: '/api/pratiche/p/refunds' });
    sent.flush({ approval: { id: 'a1' } });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    http().expectOne({ method: 'GET', url: '/api/pratiche/p/refunds' }).flush(found);
    await fixture.whenStable();
    expect(page.querySelector('a[href="/approvals/a1"]')).not.toBeNull();
  });

  it('by bank transfer are recorded by an administrator', async () => {
    const owed = { ...found, payments: [], transferCents: 14_400 };
    const { fixture, page } = await show('admin', owed);
    expect(plain(page.textContent)).toContain('Da restituire con bonifico: 144,00 €');
    write(page, '#transfer-number', 'CRO 9');
    write(page, '#transfer-note', 'Alla figlia');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    const sent = http().expectOne('/api/pratiche/p/refunds-by-hand');
    expect(sent.request.body).toEqual({ refundNumber: 'CRO 9', note: 'Alla figlia' });
    sent.flush({ amountCents: 14_400, refundNumber: 'CRO 9' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    http().expectOne('/api/pratiche/p/refunds').flush(found);
    await fixture.whenStable();
    expect(page.textContent).toContain('il rimborso è registrato');
    expect(page.querySelector('#transfer-number')).toBeNull();
  });

  it('by bank transfer are read by an auditor, and not recorded', async () => {
    const { page } = await show('auditor', { ...found, payments: [], transferCents: 14_400 });
    expect(plain(page.textContent)).toContain('Da restituire con bonifico: 144,00 €');
    expect(page.querySelector('form')).toBeNull();
  });

  it.each([
    ['too much', '932,01', 'È più di quanto resta'],
    ['nothing', '', 'Scrivi una somma'],
  ])('are not sent for %s', async (_what, euro, said) => {
    const { page } = await give(euro);
    expect(page.querySelector('#give-back-q')?.getAttribute('aria-invalid')).toBe('true');
    expect(page.textContent).toContain(said);
    http().expectNone({ method: 'POST' });
  });
});

function write(page: HTMLElement, at: string, text: string): void {
  const field = page.querySelector<HTMLInputElement>(at)!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
