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
});
