import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { BookDifference, Reconciliation } from '../api-types';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { ReconciliationPage } from './reconciliation-page';
import { sayDifference } from './say-difference';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const of = { provider: 'nexi', orderId: 'o', pratica: 'MI-2026-000001' } as const;
const differs: BookDifference = { kind: 'other-amount', ...of, operationId: '7', ourCents: 25_800, theirCents: 25_700 }; // prettier-ignore
const night: Reconciliation = { id: 'a', day: '2026-11-27', at: '2026-11-28T02:00:00.000Z', askedBy: null, orders: 3, differences: [] }; // prettier-ignore
const asked: Reconciliation = { ...night, id: 'b', day: '2026-11-26', askedBy: 'Carla Neri', differences: [differs] }; // prettier-ignore

describe('whether the books agree', () => {
  const role = signal('admin');
  let server: HttpTestingController;

  beforeEach(() => {
    role.set('admin');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(items: Reconciliation[]) {
    const fixture = TestBed.createComponent(ReconciliationPage);
    TestBed.tick();
    server.expectOne('/api/reconciliations').flush({ items, next: null });
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const text = () => page.textContent!.replace(/[\s ]+/g, ' ');
    return { fixture, page, text };
  }

  it('says of each day whether all agrees, who looked, and what differs of which pratica', async () => {
    const { page, text } = await show([night, asked]);
    expect(text()).toContain('Tutto torna');
    expect(text()).toContain('1 differenza');
    expect(text()).toContain('da Carla Neri. Ordini confrontati: 3.');
    expect(text()).toContain('Nexi ha incassato 257,00 €, noi abbiamo 258,00 €');
    expect(page.querySelector('li a')!.getAttribute('href')).toBe('/pratiche?q=MI-2026-000001');
  });

  it('looks at a day that is over, and not at one that is not', async () => {
    const { fixture, page, text } = await show([]);
    const submit = async (day: string) => {
      const field = page.querySelector<HTMLInputElement>('#books-day')!;
      field.value = day;
      field.dispatchEvent(new Event('input'));
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    await submit('2099-01-01');
    expect(text()).toContain('Scegli un giorno già finito.');
    await submit('2026-11-26');
    const sent = server.expectOne('/api/reconciliations');
    expect([sent.request.method, sent.request.body]).toEqual(['POST', { day: '2026-11-26' }]);
    sent.flush(asked);
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
    server.expectOne('/api/reconciliations').flush({ items: [asked], next: null });
    await fixture.whenStable();
    expect(page.querySelector('.notice')!.textContent).toContain('1 differenza');
  });

  it('lets an auditor read only', async () => {
    role.set('auditor');
    const { page } = await show([night]);
    expect(page.querySelector('form')).toBeNull();
  });

  it('has words for each kind of difference', () => {
    const cents = 100;
    const all: BookDifference[] = [
      { kind: 'unknown-order', provider: 'paypal', orderId: 'o' },
      { kind: 'not-in-ours', ...of, operationId: '7', cents },
      { kind: 'not-at-gateway', ...of, operationId: '7', cents },
      { kind: 'other-refund', ...of, ourCents: 0, theirCents: cents },
      { kind: 'unbalanced', transactionId: 't', cents },
      { kind: 'off-ledger', pratica: 'p', ledgerCents: cents, rowsCents: 0 },
      { kind: 'kept-wrongly', pratica: 'p', cents },
    ];
    const said = all.map((each) => sayDifference(each, TestBed.inject(Words)));
    expect(new Set(said).size).toBe(all.length);
    for (const one of said) expect(one).not.toMatch(/books\.|\{\{/);
  });
});
