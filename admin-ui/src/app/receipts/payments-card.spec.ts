import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { PaymentItem } from '../api-types';
import { PaymentsCard } from './payments-card';
import { aPayment } from './testing';

const plain = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ');

describe('the payments of a pratica', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
  });
  const http = () => TestBed.inject(HttpTestingController);
  function open(state: 'active' | 'offer' = 'active') {
    const fixture = TestBed.createComponent(PaymentsCard);
    fixture.componentRef.setInput('pratica', aPratica({ state }));
    fixture.detectChanges();
    return { fixture, page: fixture.nativeElement as HTMLElement };
  }
  async function show(items: PaymentItem[]) {
    const { fixture, page } = open();
    http().expectOne('/api/pratiche/p/payment-list').flush({ items, next: null });
    await fixture.whenStable();
    return { fixture, page };
  }

  it('say what was paid how and when, what is to be paid by when, and what came back', async () => {
    const due = { ...aPayment, id: 'd', period: 2, status: 'due', settledAt: null, receiptNumber: null, ways: [] } as PaymentItem; // prettier-ignore
    const paid = { ...aPayment, ways: ['counter', 'voucher'], counterNumber: 'A 1', voucherCents: 5_000, refunds: [{ amountCents: 1_250, at: '2026-04-01T10:00:00.000Z' }], onItsWayCents: 300 } as PaymentItem; // prettier-ignore
    const { page } = await show([due, paid]);
    const text = plain(page.textContent);
    for (const told of ['258,00 €', 'Da pagare entro', 'Pagato', 'allo sportello, con voucher', 'ricevuta A 1', 'Coperti da voucher: 50,00 €', 'Restituiti 12,50 €', 'In restituzione: 3,00 €'])
      expect(text).toContain(told); // prettier-ignore
    const buttons = [...page.querySelectorAll('button')].map((one) => plain(one.textContent).trim()); // prettier-ignore
    expect(buttons.filter((one) => one.includes('R-MI-2026-000007'))).toHaveLength(1);
    expect(buttons.filter((one) => one === 'Riepilogo dell’ordine')).toHaveLength(2);
  });

  it('hand out the receipt as a file', async () => {
    const names: string[] = [];
    URL.createObjectURL = () => 'blob:1';
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { names.push(this.download); }); // prettier-ignore
    const { fixture, page } = await show([aPayment]);
    page.querySelector('button')!.click();
    http()
      .expectOne('/api/payments/y/receipt.pdf')
      .flush(new Blob(['%PDF']));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(names).toEqual(['R-MI-2026-000007.pdf']);
  });

  it('are not asked for before there can be any, nor missed where they are not one’s to see', async () => {
    open('offer');
    http().verify();
    const { fixture, page } = open();
    http().expectOne('/api/pratiche/p/payment-list').flush({ code: 'not-found' }, { status: 404, statusText: 'x' }); // prettier-ignore
    await fixture.whenStable();
    expect(page.textContent?.trim()).toBe('');
  });
});
