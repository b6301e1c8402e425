import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting, HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PaymentView } from '../remote/types';
import { aService, aStore, provideWords } from '../service-life/testing';
import { PaymentBox } from './payment-box';
import { PraticaStore } from './pratica-store';

const next = { startDate: '2099-03-31', endDate: '2099-04-29', isPaid: false };
const due: PaymentView = {
  id: 'p2',
  amountCents: 86_000,
  coveredCents: 0,
  tariffCents: 0,
  status: 'due',
  dueAt: '2099-04-02T22:00:00Z',
  settledAt: null,
  methods: ['card'],
  transfers: false,
  attempts: [],
  receipts: [],
  instalments: [],
};

describe('the box where one pays', () => {
  const payment = signal<PaymentView | undefined>(undefined);
  const paymentResource = { error: () => undefined };
  const store = { ...aStore(), payment, paymentResource };
  let page: HTMLElement;

  beforeEach(() => {
    store.reset();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
      ],
    });
  });

  async function show(shown: PaymentView, service: object): Promise<string> {
    store.pratica.set({ version: 5, state: 'renewed', service });
    payment.set(shown);
    const fixture = TestBed.createComponent(PaymentBox);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
    return (page.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  }

  it('says which period is paid, how much and until the end of which day', async () => {
    const said = await show(due, { ...aService, next });
    expect(said).toContain('860,00 €');
    expect(said).toContain('Entro giovedì 2 aprile 2099, a fine giornata');
    expect(said).toContain('da martedì 31 marzo 2099 a mercoledì 29 aprile 2099. Intanto il servizio continua.'); // prettier-ignore
  });

  it('asks for the card payment of the next period as for the first', async () => {
    await show(due, { ...aService, next });
    page.querySelector('button')!.click();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/payments');
    expect([request.method, request.body]).toEqual(['POST', { method: 'card' }]);
  });

  it('lets one choose how to pay, and says how long each takes', async () => {
    await show({ ...due, methods: ['card', 'paypal'] }, { ...aService, next });
    const [card, paypal] = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect([card!.checked, paypal!.checked]).toEqual([true, false]);
    expect(page.textContent).toContain('possono servire alcuni giorni');
    paypal!.click();
    await Promise.resolve();
    page.querySelector('button')!.click();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/payments');
    expect(request.body).toEqual({ method: 'paypal' });
  });

  it('lets one pay by bank transfer where the ente accepts it, and tells how to make it', async () => {
    const server = TestBed.inject(HttpTestingController);
    const url = '/api/pratiche/p/transfers';
    const transfer = { id: 't', paymentId: 'p2', instalment: 1, amountCents: 86_000, reference: 'WeMi MI-2026-000001 P2R1', status: 'announced', announcedAt: due.dueAt, dueAt: due.dueAt, enteName: 'La Cura', iban: 'IT60X0542811101000000123456', holder: 'La Cura Onlus', arrivals: [] }; // prettier-ignore
    const answer = (items: object[]) =>
      server.expectOne(({ method }) => method === 'GET').flush({ items });
    store.pratica.set({ version: 5, state: 'payment', service: aService });
    payment.set({ ...due, transfers: true });
    const fixture = TestBed.createComponent(PaymentBox);
    page = fixture.nativeElement as HTMLElement;
    TestBed.tick();
    answer([]);
    await fixture.whenStable();
    const [card, byTransfer] = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect([card!.checked, byTransfer!.value]).toEqual([true, 'transfer']);
    expect(page.textContent).toContain('uno o due giorni lavorativi');
    expect(page.textContent).not.toContain('IBAN');
    byTransfer!.click();
    await fixture.whenStable();
    page.querySelector<HTMLButtonElement>('.actions button')!.click();
    const sent = server.expectOne(({ method }) => method === 'POST');
    expect([sent.request.url, sent.request.body]).toEqual([url, {}]);
    sent.flush(transfer);
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    answer([transfer]);
    await fixture.whenStable();
    const said = page.textContent!;
    expect(said).toContain('IT60 X054 2811 1010 0000 0123 456');
    expect(said).toContain('WeMi MI-2026-000001 P2R1');
    expect(said).toContain('La Cura Onlus');
    expect(page.querySelector('.actions')).toBeNull();
  });

  it('lets one pay by pagoPA on paper, too: the notice is prepared first, then downloaded', async () => {
    const shown = await show({ ...due, methods: ['pagopa'] }, { ...aService, next });
    expect(shown).toContain('Paga con pagoPA');
    expect(shown).not.toContain('Scarica l’avviso');
    [...page.querySelectorAll('button')].at(-1)!.click();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/payments');
    expect(request.body).toEqual({ method: 'pagopa' });
    const attempt = { id: 'a', provider: 'pagopa', status: 'open', createdAt: due.dueAt } as const;
    expect(await show({ ...due, methods: ['pagopa'], attempts: [attempt] }, { ...aService, next })).toContain('Scarica l’avviso da stampare'); // prettier-ignore
  });

  it('asks only for what a voucher leaves, and for nothing where it covers all', async () => {
    const part = await show({ ...due, coveredCents: 80_000 }, { ...aService, next });
    expect(page.querySelector('.amount')!.textContent).toContain('60,00');
    expect(part).toContain('Dei 860,00 € in tutto, 800,00 € li paga il tuo voucher.');
    const all = await show({ ...due, coveredCents: 86_000 }, { ...aService, next });
    expect(all).toContain('Il tuo voucher copre tutto');
    expect(page.querySelector('button')).toBeNull();
  });

  it('offers no button where nothing of it can be paid online', async () => {
    const said = await show({ ...due, methods: [] }, { ...aService, next });
    expect(page.querySelector('button')).toBeNull();
    expect(said).toContain('Chiedi allo sportello come pagare');
  });

  it('asks for the instalment that is due next, or the one that is chosen, once the first is paid', async () => {
    const part = {
      id: 'p2',
      instalment: 1,
      period: 1,
      amountCents: 10_000,
      coveredCents: 0,
      tariffCents: 0,
      status: 'settled' as const,
      dueAt: due.dueAt,
      settledAt: due.dueAt,
      isLate: false,
    };
    const later = { ...part, id: 'p3', instalment: 2, status: 'due' as const, settledAt: null };
    const late = { ...later, isLate: true };
    const said = await show({ ...due, ...part, instalments: [part, late] }, aService);
    expect(said).toContain('100,00 €');
    expect(said).toContain('Rata 2 di 2.');
    expect(said).toContain('Il servizio continua');
    page.querySelector('button')!.click();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/payments');
    expect(request.body).toEqual({ method: 'card', paymentId: 'p3' });
  });

  it('never asks again for what is paid already', async () => {
    await show({ ...due, status: 'settled' }, { ...aService, next });
    expect(page.querySelector('button')).toBeNull();
    expect(page.querySelector('app-skeleton')).not.toBeNull();
  });
});
