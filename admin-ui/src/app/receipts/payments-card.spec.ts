import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { PaymentItem, Pratica } from '../api-types';
import { Session } from '../session/session';
import { PaymentsCard } from './payments-card';
import { aPayment } from './testing';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const owed: PaymentItem = {
  ...aPayment, id: 'o', instalment: 2, instalments: 3, status: 'due', isPayable: true, settledAt: null, receiptNumber: null, ways: [], coveredCents: 800,
}; // prettier-ignore
const plain = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ');

describe('the payments of a pratica', () => {
  const role = signal('admin');

  beforeEach(() => {
    role.set('admin');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
      ],
    });
    TestBed.overrideProvider(MatDialog, { useValue: { open: () => ({ afterClosed: () => of(true) }) } }); // prettier-ignore
  });
  const http = () => TestBed.inject(HttpTestingController);
  function open(change: Partial<Pratica> = { state: 'active' }) {
    const fixture = TestBed.createComponent(PaymentsCard);
    fixture.componentRef.setInput('pratica', aPratica(change));
    fixture.detectChanges();
    return { fixture, page: fixture.nativeElement as HTMLElement };
  }
  async function show(items: PaymentItem[], change?: Partial<Pratica>) {
    const { fixture, page } = open(change);
    http().expectOne('/api/pratiche/p/payment-list').flush({ items, next: null });
    await fixture.whenStable();
    return { fixture, page };
  }

  it('say what was paid how and when, what is to be paid by when, and what came back', async () => {
    const due = { ...aPayment, id: 'd', period: 2, status: 'due', settledAt: null, receiptNumber: null, ways: [] } as PaymentItem; // prettier-ignore
    const paid = { ...aPayment, ways: ['counter', 'voucher', 'tariff'], counterNumber: 'A 1', voucherCents: 5_000, tariffCents: 4_000, refunds: [{ amountCents: 1_250, at: '2026-04-01T10:00:00.000Z' }], onItsWayCents: 300 } as PaymentItem; // prettier-ignore
    const { page } = await show([due, paid]);
    const text = plain(page.textContent);
    for (const told of ['258,00 €', 'Da pagare entro', 'Pagato', 'allo sportello, con voucher, con la quota a carico del Comune', 'Quota a carico del Comune: 40,00 €', 'ricevuta A 1', 'Coperti da voucher: 50,00 €', 'Restituiti 12,50 €', 'In restituzione: 3,00 €'])
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
    open({ state: 'offer' });
    http().verify();
    const { fixture, page } = open();
    http().expectOne('/api/pratiche/p/payment-list').flush({ code: 'not-found' }, { status: 404, statusText: 'x' }); // prettier-ignore
    await fixture.whenStable();
    expect(page.textContent?.trim()).toBe('');
  });

  it('that are still owed of a service that is over are recorded with receipt and note', async () => {
    const { fixture, page } = await show([owed], { state: 'interrupted' });
    const told = jest.fn();
    fixture.componentInstance.taken.subscribe(told);
    expect(plain(page.textContent)).toContain('Il servizio è finito.');
    const submit = async () => {
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    await submit();
    http().expectNone('/api/pratiche/p/debts-paid');
    expect(page.querySelector('#debt-o-number')?.getAttribute('aria-invalid')).toBe('true');
    write(page, '#debt-o-number', ' D 1 ');
    write(page, '#debt-o-note', 'In contanti');
    await submit();
    const sent = http().expectOne('/api/pratiche/p/debts-paid');
    expect(sent.request.body).toEqual({ paymentId: 'o', amountCents: 25_000, receiptNumber: 'D 1', note: 'In contanti' }); // prettier-ignore
    sent.flush({ paymentId: 'o', amountCents: 25_000, receiptNumber: 'D 1' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    const paid = { ...owed, status: 'settled', isPayable: false, settledAt: '2026-04-01T10:00:00.000Z', ways: ['counter'], counterNumber: 'D 1' }; // prettier-ignore
    http()
      .expectOne('/api/pratiche/p/payment-list')
      .flush({ items: [paid], next: null });
    await fixture.whenStable();
    expect(page.querySelector('form')).toBeNull();
    expect(page.textContent).toContain('il pagamento è registrato');
    expect(page.textContent).toContain('ricevuta D 1');
    expect(told).toHaveBeenCalledTimes(1);
  });

  const mandate = (scope: string[]) => ({ id: 'm', scope }) as never;
  it.each([
    ['by a sportello whose mandate covers paying', 'sportello', owed, { mandate: mandate(['pay']) }, true],
    ['by a sportello whose mandate does not', 'sportello', owed, { mandate: mandate(['service']) }, false],
    ['by an ente', 'ente', owed, {}, false],
    ['by an auditor', 'auditor', owed, {}, false],
    ['while the service runs', 'admin', owed, { state: 'active' as const }, false],
    ['where they are owed to the comune', 'admin', { ...owed, payee: 'comune' as const }, {}, false],
    ['where nothing is owed', 'admin', aPayment, {}, false],
  ])('are recorded as a debt %s or not at all', async (_when, who, item, change, isOffered) => {
    role.set(who);
    const { page } = await show([item], { state: 'completed', ...change });
    expect(page.querySelector('form') !== null).toBe(isOffered);
  }); // prettier-ignore
});

function write(page: HTMLElement, at: string, text: string): void {
  const field = page.querySelector<HTMLInputElement>(at)!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
