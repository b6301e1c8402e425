import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Transfers } from '../api-types';
import { Session } from '../session/session';
import { TransferAcceptanceForm } from './acceptance-form';
import { TransfersCard } from './transfers-card';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const transfer: Transfers['items'][number] = {
  id: 't', paymentId: 'p', instalment: 1, amountCents: 51_600, reference: 'WeMi MI-2026-000001 P1R1', status: 'announced',
  announcedAt: '2026-11-23T08:00:00.000Z', dueAt: '2026-11-30T23:00:00.000Z', enteName: 'La Cura', iban: null, holder: null, arrivals: [],
}; // prettier-ignore

describe('transfers to an ente', () => {
  const role = signal('ente');
  let server: HttpTestingController;

  beforeEach(() => {
    role.set('ente');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function card(...items: Transfers['items']) {
    const fixture = TestBed.createComponent(TransfersCard);
    fixture.componentRef.setInput('pratica', aPratica({ id: 'q', state: 'payment' }));
    TestBed.tick();
    server.expectOne('/api/pratiche/q/transfers').flush({ items });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const type = (name: string, value: string) => {
      const field = element.querySelector<HTMLInputElement>(`#arrival-${name}-t`)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    const send = async () => {
      element.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
      await fixture.whenStable();
    };
    return { element, type, send, text: () => element.textContent!.replace(/[\s\u00a0]+/g, ' ') };
  }

  it('are nothing to look at while none was announced', async () => {
    expect((await card()).text().trim()).toBe('');
  });

  it('are recorded by the ente with day, reference and amount', async () => {
    const { text, type, send } = await card(transfer);
    expect(text()).toContain('WeMi MI-2026-000001 P1R1');
    await send();
    expect(text()).toContain('Scegli il giorno.');
    type('arrivedOn', '2026-11-24');
    type('bankReference', 'TRN 1');
    type('euro', '516,00');
    await send();
    const { request } = server.expectOne('/api/pratiche/q/transfer-arrivals');
    expect(request.body).toEqual({ transferId: 't', arrivedOn: '2026-11-24', bankReference: 'TRN 1', amountCents: 51_600 }); // prettier-ignore
  });

  it('are recorded by the office only with a reason', async () => {
    role.set('admin');
    const { type, send, text } = await card(transfer);
    type('arrivedOn', '2026-11-24');
    type('bankReference', 'TRN 1');
    type('euro', '516');
    await send();
    server.expectNone('/api/pratiche/q/transfer-arrivals');
    expect(text()).toContain('Motivo');
  });

  it('that nobody waits for any more say that the money goes back', async () => {
    const { text } = await card({ ...transfer, status: 'closed' });
    expect(text()).toContain('il Comune lo restituisce');
  });

  it('are accepted by the ente itself', async () => {
    const fixture = TestBed.createComponent(TransferAcceptanceForm);
    fixture.componentRef.setInput('enteId', 'e');
    TestBed.tick();
    server.expectOne('/api/enti/e/transfer-acceptance').flush({ isAccepted: false });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toContain('non può usare il bonifico');
    element.querySelector('button')!.click();
    const sent = server.expectOne('/api/enti/e/transfer-acceptance');
    expect(sent.request.body).toEqual({ isAccepted: true });
    sent.flush({ isAccepted: true });
    await fixture.whenStable();
    expect(element.textContent).toContain('Non accettare più bonifici');
  });
});
