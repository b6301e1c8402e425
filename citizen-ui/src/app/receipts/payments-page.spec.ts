import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HeldUnder, PaymentItem } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { PaymentsPage } from './payments-page';
import { aDuePayment, aPayment } from './testing';

const mandate: HeldUnder = { id: 'm', principalName: 'Rosa Ferrari', scope: ['pay'], expiresOn: '2099-01-01' }; // prettier-ignore

describe('the page of one’s payments', () => {
  let fixture: ComponentFixture<PaymentsPage>;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  function open(inputs: Record<string, string> = {}) {
    fixture = TestBed.createComponent(PaymentsPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    const of = (is: string) =>
      server.expectOne(({ url, params }) => url === '/api/me/payments' && params.get('is') === is);
    return { due: of('due'), paid: of('paid') };
  }
  async function show(due: PaymentItem[], paid: PaymentItem[], inputs = {}) {
    const asked = open(inputs);
    asked.due.flush({ items: due, next: null });
    asked.paid.flush({ items: paid, next: null });
    await fixture.whenStable();
    return asked;
  }
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');

  it('asks only for what a voucher leaves', async () => {
    await show([{ ...aDuePayment, coveredCents: 10_000 }], []);
    expect(page().querySelector('app-due-card a.button')!.textContent).toContain('158,00');
  });

  it('begins with what is to be paid, the nearest first, each with one button into its pratica', async () => {
    const later = { ...aDuePayment, id: 'l', dueAt: '2099-05-02T22:59:59.000Z', pratica: { id: 'q', number: 'MI-2026-000043' } }; // prettier-ignore
    await show([later, aDuePayment], [aPayment]);
    const links = [...page().querySelectorAll<HTMLAnchorElement>('app-due-card a.button')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/pratiche/p#payment', '/pratiche/q#payment']); // prettier-ignore
    expect(links[0]!.textContent!.replace(/[\s\u00a0]+/g, ' ').trim()).toBe('Paga 258,00 € : MI-2026-000042'); // prettier-ignore
    expect(page().querySelectorAll('h2')[0]!.textContent).toBe('Da pagare');
  });

  it('tells of what was paid how, when, what came back, and offers its papers, by year', async () => {
    const back = { ...aPayment, id: 'b', settledAt: '2024-12-31T23:30:00.000Z', ways: ['counter', 'voucher', 'tariff'] as PaymentItem['ways'], voucherCents: 5_000, tariffCents: 4_000, refunds: [{ amountCents: 1_250, at: '2025-04-01T10:00:00.000Z' }], onItsWayCents: 300 }; // prettier-ignore
    const old = { ...aPayment, id: 'o', settledAt: '2024-12-31T22:30:00.000Z', mandate };
    await show([], [aPayment, back, old]);
    for (const told of [
      'Da lunedì 3 marzo 2025 a domenica 30 marzo 2025', 'Pagato sabato 1 marzo 2025, ore 10:00 con carta', 'Ricevuta R-MI-2025-000007',
      'allo sportello, con voucher, con la quota a carico del Comune', 'Di questi, 40,00 € sono la quota a carico del Comune.', 'Di questi, 50,00 € li ha coperti un voucher.', 'Ti abbiamo restituito 12,50 € martedì 1 aprile 2025.', '3,00 € stanno tornando a te.',
      'Per conto di Rosa Ferrari',
    ]) expect(text()).toContain(told); // prettier-ignore
    expect([...page().querySelectorAll('h3')].map((h3) => h3.textContent)).toEqual(['2025', '2024']); // prettier-ignore
    // The statement is of one's own alone.
    expect(text()).toContain('pagato nel 2025');
    expect(text()).not.toContain('pagato nel 2024');
  });

  it('keeps year and pratica in the address', async () => {
    const asked = await show([], [aPayment], { anno: '2025', pratica: 'p' });
    expect([asked.due, asked.paid].map(({ request }) => [request.params.get('year'), request.params.get('praticaId')])).toEqual([[null, 'p'], ['2025', 'p']]); // prettier-ignore
    expect(text()).toContain('Torna alla pratica MI-2026-000042');
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const year = page().querySelector('select')!;
    year.value = '';
    year.dispatchEvent(new Event('change'));
    expect(go.mock.calls[0]![1]!.queryParams).toEqual({ anno: null });
  });

  it('says when there is nothing, at all or in a year', async () => {
    await show([], []);
    expect(text()).toContain('Non hai ancora pagamenti');
    expect(page().querySelector('.empty a')!.getAttribute('href')).toBe('/servizi');
    await show([], [], { anno: '2025' });
    expect(text()).toContain('Nel 2025 non ci sono pagamenti');
    expect(page().querySelector('select')).not.toBeNull();
  });

  it('says when they do not come, and asks again', async () => {
    const asked = open();
    asked.due.flush({ items: [], next: null });
    asked.paid.flush({ code: 'unavailable', title: 'x' }, { status: 503, statusText: 'x' });
    await fixture.whenStable();
    page().querySelector<HTMLButtonElement>('app-problem-panel button')!.click();
    TestBed.tick();
    for (const request of server.match(({ url }) => url === '/api/me/payments'))
      request.flush({ items: [], next: null });
    await fixture.whenStable();
    expect(page().querySelector('app-problem-panel')).toBeNull();
  });
});
