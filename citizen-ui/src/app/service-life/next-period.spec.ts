import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService } from '../remote/types';
import { NextPeriod } from './next-period';
import { aProposal, aService, aStore, provideWords } from './testing';

const next = { startDate: '2099-03-31', endDate: '2099-04-29', isPaid: false };

describe('the period after this one', () => {
  const store = aStore();
  const asked = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  let fixture: ComponentFixture<NextPeriod>;
  let page: HTMLElement;

  beforeEach(() => {
    store.reset();
    asked.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
        { provide: MatDialog, useValue: { open: asked } },
      ],
    });
  });

  async function show(pratica: object, service: OrderedService = aService): Promise<string> {
    const allowed = ['proposeRenewal'].map((transition) => ({ transition }));
    store.pratica.set({ version: 5, state: 'active', renewal: null, allowed, ...pratica });
    fixture = TestBed.createComponent(NextPeriod);
    fixture.componentRef.setInput('service', service);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
    return text();
  }
  const text = () => (page.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  const buttons = () => [...page.querySelectorAll('button')].map((one) => one.textContent?.trim());
  const both = ['renew', 'proposeRenewal'].map((transition) => ({ transition }));

  async function accept(): Promise<void> {
    const before = asked.mock.calls.length;
    page.querySelector('button')!.click();
    for (let tries = 0; tries < 50 && asked.mock.calls.length === before; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
  }

  it('may be proposed', async () => {
    expect(await show({})).toContain('Questo periodo finisce lunedì 30 marzo 2099.');
    expect(buttons()).toEqual(['Proponi il prossimo periodo']);
    page.querySelector('button')!.click();
    await fixture.whenStable();
    expect(page.querySelector('app-renewal-form')).not.toBeNull();
  });

  it('cannot be proposed during a pause, which is said', async () => {
    expect(await show({ state: 'suspended', allowed: [] })).toContain(
      'quando il servizio riprende',
    );
    expect(buttons()).toEqual([]);
  });

  it('waits for the ente once proposed, and can be changed', async () => {
    const said = await show({ renewal: { ...aProposal, by: 'citizen' } });
    expect(said).toContain('ora aspettiamo la risposta dell’ente');
    expect(said).toContain('860,00 €');
    expect(buttons()).toEqual(['Cambia proposta']);
  });

  it('proposed by the ente says amount and time to pay, then again before accepting', async () => {
    const said = await show({ renewal: aProposal, allowed: both });
    const consequence = 'Paghi 860,00 €, entro giovedì 2 aprile 2099, a fine giornata.';
    expect(said).toContain('da martedì 31 marzo 2099 a mercoledì 29 aprile 2099');
    expect(said).toContain(consequence);
    expect(buttons()).toEqual(['Accetta', 'Proponi altro']);
    await accept();
    const again = asked.mock.calls[0]![1].data.text.join(' ').replace(/\u00a0/g, ' ');
    expect(again).toContain(consequence);
    const payload = { proposalId: aProposal.proposalId };
    expect(store.move).toHaveBeenCalledWith({ transition: 'renew', payload }, expect.any(String));
  });

  it('is not agreed without a yes, nor when the proposal has changed meanwhile', async () => {
    await show({ renewal: aProposal, allowed: both });
    asked.mockReturnValueOnce({ afterClosed: () => of(undefined) });
    await accept();
    expect(store.move).not.toHaveBeenCalled();
    const title = 'La proposta è cambiata: guarda quella nuova.';
    store.move.mockRejectedValueOnce(
      new HttpErrorResponse({ status: 409, error: { code: 'renewal-stale', title } }),
    );
    await accept();
    expect(page.querySelector('[role=alert]')?.textContent).toContain(title);
  });

  it('agreed is to be paid by a day, then begins by itself', async () => {
    const deadlines = { renewalPaymentDeadline: '2099-04-02T22:00:00Z' };
    const nextOrder = { totalCents: 86_000 };
    const renewed = { state: 'renewed', allowed: [], deadlines, nextOrder };
    expect(await show(renewed, { ...aService, next })).toContain('Resta da pagare 860,00 €, entro giovedì 2 aprile 2099, a fine giornata.'); // prettier-ignore
    expect(buttons()).toEqual(['Vai al pagamento']);
    expect(await show({}, { ...aService, next: { ...next, isPaid: true } })).toContain('comincia da solo martedì 31 marzo 2099'); // prettier-ignore
    expect(buttons()).toEqual([]);
  });
});
