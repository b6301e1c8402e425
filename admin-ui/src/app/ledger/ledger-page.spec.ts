import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { LedgerAnswer } from '../api-types';
import { LedgerPage } from './ledger-page';

const paid: LedgerAnswer['items'][number] = {
  id: '2', transactionId: 't', at: '2026-03-02T08:00:00.000Z', account: 'gateway:nexi', enteName: null, kind: 'settled', cents: 25_800,
  pratica: { id: 'p', number: 'MI-2026-000001' }, event: { seq: 4, kind: 'paymentSettled' }, commandId: 'c', gatewayReference: '77', payoutId: null,
}; // prettier-ignore
const out = { ...paid, id: '3', account: 'ente:e', enteName: 'La Cura', kind: 'payout', event: null, gatewayReference: null, payoutId: 'o' }; // prettier-ignore
const old = { ...paid, id: '1', event: null, commandId: null, gatewayReference: null };
const totals = { items: [{ account: 'ente', debitCents: 100, creditCents: 25_800, entries: 2 }, { account: 'gateway:nexi', debitCents: 25_800, creditCents: 100, entries: 2 }], debitCents: 25_900, creditCents: 25_900, payer: { chargedCents: 25_800, paidCents: 20_000, backCents: 0, leftCents: 5_800 } }; // prettier-ignore

describe('the ledger', () => {
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    }); // prettier-ignore
    server = TestBed.inject(HttpTestingController);
  });

  async function show(items: LedgerAnswer['items'], inputs: Record<string, string> = {}) {
    const fixture = TestBed.createComponent(LedgerPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    const [list] = server.match(({ url }) => url === '/api/ledger');
    const [sums] = server.match(({ url }) => url === '/api/ledger/totals');
    list!.flush({ items, next: null });
    sums!.flush(totals);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return { page, list: list!, sums: sums!, text: page.textContent!.replace(/[\s\u00a0]+/g, ' ') };
  }

  it('says of each entry what caused it, and leads there', async () => {
    const { page, text } = await show([out, paid, old]);
    for (const told of ['Incassi online (Nexi)', 'La Cura', 'Atto n. 4', 'Operazione 77', 'Non registrata']) expect(text).toContain(told); // prettier-ignore
    for (const link of ['/pratiche/p#history-title', '/pagamenti-enti/o', '/pratiche/p'])
      expect(page.querySelector(`a[href="${link}"]`)).not.toBeNull();
  });

  it('adds up', async () => {
    const { text } = await show([paid]);
    expect(text).toContain('Dare 259,00 €, avere 259,00 €: differenza 0,00 €.');
  });

  it('says in words what a payer was charged and has paid, and leads to the account', async () => {
    const { text, page } = await show([{ ...paid, account: 'payer:x' }], { account: 'payer:x' });
    expect(text).toContain('chiesti 258,00 €, pagati 200,00 €, restituiti 0,00 €. Resta da pagare 58,00 €.');
    expect(page.querySelector('td a')!.getAttribute('href')).toContain('account=payer:x');
    expect(page.querySelector<HTMLSelectElement>('#ledger-account')!.value).toBe('payer:x');
  }); // prettier-ignore

  it('asks for what the address says, and says when nothing is found', async () => {
    const { list, sums, text, page } = await show([], { account: 'ente:', kind: 'fee', from: '2026-03-01' }); // prettier-ignore
    for (const { request } of [list, sums])
      expect(request.params.toString()).toBe('account=ente:&kind=fee&from=2026-03-01');
    expect(text).toContain('Nessun movimento con questi filtri');
    expect(page.querySelector<HTMLSelectElement>('#ledger-account')!.value).toBe('ente:');
  });
});
