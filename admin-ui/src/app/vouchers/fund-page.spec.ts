import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { ApplicationsAnswer, Fund, VoucherApplication, VoucherRules } from '../api-types';
import { Session } from '../session/session';
import { FundPage } from './fund-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const rules: VoucherRules = {
  iseeKind: 'ordinary',
  bands: [{ upToCents: 1_000_000, amount: { cents: 40_000 } }],
  per: 'once',
  access: 'firstCome',
};
const fund: Fund = { id: 'f', owner: 'Comune', name: 'Aiuto a casa', about: '-', source: 'Delibera', budgetCents: 100_000, leftCents: 60_000, opensOn: '2026-01-01', applyUntil: '2099-01-01', spendUntil: '2099-12-31', status: 'open', waiting: 1, rules, ruleSetVersion: 1 }; // prettier-ignore
const waiting: VoucherApplication = {
  ...{
    id: 'a',
    fundId: 'f',
    fundName: 'Aiuto a casa',
    personName: 'Anna Ferrari',
    decisions: [],
    documents: [],
  },
  ...{ receivedAt: '2026-03-01T10:00:00.000Z', status: 'received', submittedRole: 'citizen' },
  isee: { kind: 'ordinary', cents: 900_000, validUntil: '2099-12-31', source: 'self-declared' },
};
const later = { ...waiting, id: 'b', personName: 'Luca Bianchi' };
const refused: VoucherApplication = { ...waiting, id: 'c', personName: 'Rosa Conti', status: 'refused', decisions: [{
  id: 'd', outcome: 'refused', amountCents: 0, per: 'once', onDate: '2026-03-01', at: '2026-03-02T10:00:00.000Z', ruleSetVersion: 1, ruleSetFrom: '2026-01-01',
  rules: [{ rule: 'resident', met: false, isMet: false, source: 'self-declared', validUntil: null, fault: null }],
  funds: { leftCents: 60_000, neededCents: 0, isMet: true }, reason: null, appeal: { id: 'p', reason: 'Abito qui', at: '2026-03-03T10:00:00.000Z', dueAt: '2026-04-03T10:00:00.000Z', upheld: null, answer: null },
}] }; // prettier-ignore

describe('the page of a fund', () => {
  const role = signal('admin');
  let fixture: ComponentFixture<FundPage>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');

  beforeEach(() => {
    role.set('admin');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { role } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(items: VoucherApplication[]): Promise<void> {
    fixture = TestBed.createComponent(FundPage);
    fixture.componentRef.setInput('id', 'f');
    TestBed.tick();
    const answer: ApplicationsAnswer = { items, nextId: 'a' };
    server.expectOne('/api/voucher-funds').flush({ items: [fund] });
    server.expectOne('/api/voucher-funds/f/applications').flush(answer);
    server.expectOne('/api/voucher-funds/f/rule-sets').flush({ items: [{ id: 'r', version: 1, validFrom: '2026-01-01', status: 'inForce', rules, writtenBy: null, reason: null, at: '2026-01-01T00:00:00Z' }] }); // prettier-ignore
    await fixture.whenStable();
  }
  const card = (id: string) =>
    page().querySelector<HTMLElement>(`[aria-labelledby="application-${id}"]`)!;

  it('lets the application be decided whose turn it is, with a note, and no other', async () => {
    await show([waiting, later]);
    expect(card('a').textContent).toContain('dichiarato');
    expect(card('b').textContent).toContain('Prima di questa ne viene un’altra.');
    const note = card('a').querySelector('textarea')!;
    note.value = 'Visto';
    note.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    card('a').querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    const { request } = server.expectOne('/api/voucher-applications/a/decision');
    expect(request.body).toEqual({ reason: 'Visto' });
  });

  it('shows what was sent, gives it to whoever asks, and names it beside its rule', async () => {
    const document = { id: 'doc', kind: 'employment-contract' as const, name: 'contratto.pdf', type: 'application/pdf' as const, bytes: 9, uploadedAt: '2026-03-01T10:00:00.000Z' }; // prettier-ignore
    const rules = [{ rule: 'document' as const, document: document.kind, documentIds: ['doc'], met: true, isMet: true, source: 'document' as const, validUntil: null, fault: null }]; // prettier-ignore
    await show([{ ...refused, documents: [document], decisions: [{ ...refused.decisions[0]!, rules }] }]); // prettier-ignore
    expect(text()).toContain('Rispettata: Documento «Contratto di lavoro»: sì (da documento, contratto.pdf)'); // prettier-ignore
    expect(text()).toContain('Contratto di lavoro: contratto.pdf');
    card('c').querySelector<HTMLElement>('[aria-label*="contratto.pdf"]')!.click();
    server.expectOne('/api/voucher-documents/doc').flush(null, { status: 404, statusText: '-' });
    await fixture.whenStable();
    expect(card('c').querySelector('wemi-problem')).not.toBeNull();
  });

  it('says each rule of a decision, and lets an appeal be answered either way', async () => {
    await show([refused]);
    expect(card('c').textContent!.replace(/\s+/g, ' ')).toContain('Non rispettata: Residenza nel Comune: no (dichiarato)'); // prettier-ignore
    expect(text()).toContain('Riesame chiesto: «Abito qui»');
    expect(card('c').querySelectorAll('form')).toHaveLength(2);
  });

  it('tries other ceilings and says who would gain, at what cost', async () => {
    await show([]);
    const ceiling = page().querySelector<HTMLInputElement>('#ceiling-0')!;
    expect(ceiling.value).toBe('10000,00');
    ceiling.value = '20.000';
    ceiling.dispatchEvent(new Event('input'));
    [...page().querySelectorAll('button')].find((one) => one.textContent!.includes('Simula'))!.click(); // prettier-ignore
    const sent = server.expectOne('/api/voucher-funds/f/simulation');
    expect(sent.request.body.rules.bands[0]).toEqual({ upToCents: 2_000_000, amount: { cents: 40_000 } }); // prettier-ignore
    sent.flush({ gain: 1, lose: 0, beforeCents: 0, afterCents: 40_000, cases: [{ applicationId: 'c', personName: 'Rosa Conti', beforeCents: 0, afterCents: 40_000, change: 'gains' }] }); // prettier-ignore
    await fixture.whenStable();
    expect(text()).toContain('Ci guadagnano 1, ci perdono 0. Costo: da 0,00 € a 400,00 €.');
    expect(text()).toContain('Rosa Conti: da 0,00 € a 400,00 €');
  });

  it('lets an auditor read, and nothing else', async () => {
    role.set('auditor');
    await show([waiting, refused]);
    expect(page().querySelector('form, button')).toBeNull();
  });
});
