import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { of } from 'rxjs';
import { anAdmin, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { Session } from '../session/session';
import { ReceiptsCard } from './receipts-card';

const plain = (text: string | null | undefined) => (text ?? '').replace(/\u00a0|\u202f/g, ' ');
const taken = { number: 'A 1', amountCents: 51_600, status: 'settled', refundCents: null, refundNumber: null }; // prettier-ignore
const owed = { ...taken, status: 'to-refund', refundCents: 34_955 };
const given = { ...owed, status: 'refunded', refundNumber: 'R 1' };

describe('what a counter took', () => {
  const reader = signal('admin');

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role: reader, me: signal(anAdmin) } },
      ],
    });
    reader.set('admin');
    TestBed.overrideProvider(MatDialog, { useValue: { open: () => ({ afterClosed: () => of(true) }) } }); // prettier-ignore
  });

  const http = () => TestBed.inject(HttpTestingController);
  async function show(receipts: object[], change: Partial<Pratica> = {}, role = 'admin') {
    reader.set(role);
    const fixture = TestBed.createComponent(ReceiptsCard);
    fixture.componentRef.setInput('pratica', aPratica({ state: 'interrupted', ...change }));
    fixture.detectChanges();
    http().expectOne('/api/pratiche/p/payments').flush({ status: 'settled', receipts });
    await fixture.whenStable();
    return { fixture, page: fixture.nativeElement as HTMLElement };
  }

  it('is said with its receipt; where nothing was taken, nothing is', async () => {
    expect((await show([])).page.textContent?.trim()).toBe('');
    const { page } = await show([taken]);
    expect(plain(page.textContent)).toContain('Ricevuta A 1');
    expect(plain(page.textContent)).toContain('incassati 516,00 €');
    expect(page.querySelector('form')).toBeNull();
  });

  it('is not asked for before anything can have been taken', () => {
    const fixture = TestBed.createComponent(ReceiptsCard);
    fixture.componentRef.setInput('pratica', aPratica({ state: 'offer' }));
    fixture.detectChanges();
    http().verify();
  });

  it('is given back with a receipt and a note, once for each press', async () => {
    const { fixture, page } = await show([owed]);
    expect(plain(page.textContent)).toContain('Da restituire allo sportello: 349,55 €');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    expect(page.querySelector('#refund-number')?.getAttribute('aria-invalid')).toBe('true');
    write(page, '#refund-number', 'R 1');
    write(page, '#refund-note', 'In contanti');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    const sent = http().expectOne('/api/pratiche/p/refunds-by-hand');
    expect(sent.request.body).toEqual({ refundNumber: 'R 1', note: 'In contanti' });
    expect(sent.request.headers.get('idempotency-key')).toMatch(/.{36}/);
    sent.flush({ amountCents: 34_955, refundNumber: 'R 1' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    http()
      .expectOne('/api/pratiche/p/payments')
      .flush({ status: 'refunded', receipts: [given] });
    await fixture.whenStable();
    expect(page.textContent).toContain('il rimborso è registrato');
    expect(page.querySelector('form')).toBeNull();
  });

  it('is given back by a sportello only as far as its mandate goes', async () => {
    const mandate = (scope: string[]) => ({ mandate: { id: 'm', scope } }) as never;
    const narrow = await show([owed], mandate(['service']), 'sportello');
    expect(narrow.page.querySelector('form')).toBeNull();
    const wide = await show([owed], mandate(['pay']), 'sportello');
    expect(wide.page.querySelector('form')).not.toBeNull();
    expect((await show([owed], {}, 'auditor')).page.querySelector('form')).toBeNull();
  });

  it('that was given back is said with both receipts', async () => {
    const { page } = await show([given]);
    expect(plain(page.textContent)).toContain('restituiti 349,55 € con la ricevuta R 1');
    expect(page.querySelector('form')).toBeNull();
  });
});

function write(page: HTMLElement, at: string, text: string): void {
  const field = page.querySelector<HTMLInputElement>(at)!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
