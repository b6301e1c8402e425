import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { PaymentItem } from '../api-types';
import { Live } from '../live/live';
import { aPayment } from '../receipts/testing';
import { DuePayments } from './due-payments';

const due: PaymentItem = { ...aPayment, status: 'due', isPayable: true, settledAt: null, receiptNumber: null, ways: [] }; // prettier-ignore

describe('what somebody at the counter has to pay', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Live, useValue: { changes: signal(0) } },
      ],
    });
  });
  async function show(items: PaymentItem[]) {
    const fixture = TestBed.createComponent(DuePayments);
    fixture.componentRef.setInput('citizenId', 'c1');
    fixture.detectChanges();
    const asked = TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/me/payments'); // prettier-ignore
    asked.flush({ items, next: null });
    await fixture.whenStable();
    return { asked, page: fixture.nativeElement as HTMLElement };
  }

  it('is of this person, the nearest first, each one step from being recorded', async () => {
    const later = { ...due, id: 'l', dueAt: '2026-05-01T10:00:00.000Z', pratica: { id: 'q', number: 'MI-2' } }; // prettier-ignore
    const { asked, page } = await show([later, due]);
    expect([asked.request.params.get('applicantId'), asked.request.params.get('is')]).toEqual(['c1', 'due']); // prettier-ignore
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/pratiche/p?act=recordPaidElsewhere', '/pratiche/q?act=recordPaidElsewhere']); // prettier-ignore
    expect(page.textContent!.replace(/\u00a0/g, ' ')).toContain('258,00 €');
  });

  it('is also an instalment of any period, which is recorded as one', async () => {
    const { page } = await show([{ ...due, period: 2, instalment: 3, instalments: 3 }]);
    expect(page.querySelector('a')!.getAttribute('href')).toBe('/pratiche/p?act=recordInstalmentPaid'); // prettier-ignore
  });

  it('says why something is not taken here', async () => {
    const { page } = await show([
      { ...due, period: 2 },
      { ...due, id: 'c', payee: 'comune' },
    ]);
    expect(page.querySelector('a')).toBeNull();
    expect(page.textContent).toContain('Si paga online');
    expect(page.textContent).toContain('pagoPA');
  });

  it('is nothing, and says so', async () => {
    expect((await show([])).page.textContent).toContain('Non c’è niente da pagare');
  });
});
