import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { ReceiptForm } from './receipt-form';

const plain = (text: string | null | undefined) => (text ?? '').replace(/\u00a0|\u202f/g, ' ');

describe('the form of a payment at the counter', () => {
  let fixture: ComponentFixture<ReceiptForm>;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    fixture = TestBed.createComponent(ReceiptForm);
    fixture.componentRef.setInput('pratica', aPratica({ state: 'payment' }));
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  });

  function type(number: string): void {
    const field = page.querySelector<HTMLInputElement>('#receipt-number')!;
    field.value = number;
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }
  async function answer(payment: object): Promise<void> {
    TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/payments').flush(payment);
    await fixture.whenStable();
  }
  const due = { status: 'due', amountCents: 51_600, coveredCents: 0, receipts: [] };

  it('says what is to be taken, and what recording it means', async () => {
    await answer(due);
    expect(plain(page.textContent)).toContain('Da incassare: 516,00 €');
    type(' A 12/2026 ');
    expect(fixture.componentInstance.read()).toEqual({ receiptNumber: 'A 12/2026' });
    expect(plain(fixture.componentInstance.consequence())).toContain('Registri 516,00 € con la ricevuta A 12/2026'); // prettier-ignore
  });

  it.each(['', '   ', 'è', 'A_1', 'x'.repeat(41), '-1'])(
    'takes no %j for a number',
    async (bad) => {
      await answer(due);
      type(bad);
      expect(fixture.componentInstance.read()).toBeUndefined();
      await fixture.whenStable();
      expect(page.querySelector('#receipt-error')?.textContent?.trim()).not.toBe('');
      expect(page.querySelector('#receipt-number')?.getAttribute('aria-invalid')).toBe('true');
    },
  );

  it('sends nothing before the amount is there, nor when nothing is due', async () => {
    type('A 1');
    expect(fixture.componentInstance.read()).toBeUndefined();
    await answer({ ...due, status: 'settled' });
    expect(page.textContent).toContain('niente da incassare');
    expect(fixture.componentInstance.read()).toBeUndefined();
  });

  it('takes one instalment of several: the one that is due first, or another that is chosen', async () => {
    const part = {
      period: 1,
      amountCents: 30_000,
      coveredCents: 0,
      settledAt: null,
      isLate: false,
    };
    const instalments = [
      { ...part, id: 'p1', instalment: 1, status: 'settled', dueAt: '2099-01-01T00:00:00.000Z' },
      { ...part, id: 'p3', instalment: 3, status: 'due', dueAt: '2099-03-01T00:00:00.000Z' },
      { ...part, id: 'p2', instalment: 2, status: 'due', dueAt: '2099-02-01T00:00:00.000Z' },
    ];
    fixture.componentRef.setInput('isLater', true);
    await answer({ ...due, status: 'settled', instalments });
    const which = page.querySelector<HTMLSelectElement>('#receipt-part')!;
    expect(which.options).toHaveLength(2);
    expect(plain(page.textContent)).toContain('Da incassare: 300,00 €');
    type('A 2');
    expect(fixture.componentInstance.read()).toEqual({ receiptNumber: 'A 2', paymentId: 'p2' });
    which.value = 'p3';
    which.dispatchEvent(new Event('change'));
    expect(fixture.componentInstance.read()).toEqual({ receiptNumber: 'A 2', paymentId: 'p3' });
    expect(plain(fixture.componentInstance.consequence())).toContain('il servizio continua');
  });
});
