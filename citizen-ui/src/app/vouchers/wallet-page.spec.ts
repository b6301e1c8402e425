import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { WalletAnswer } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { checkDraft, EMPTY_DRAFT, requestOf } from './application-draft';
import { aFund, aRefusal, aVoucher } from './testing';
import { WalletPage } from './wallet-page';

describe('the wallet', () => {
  let fixture: ComponentFixture<WalletPage>;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()], // prettier-ignore
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(answer: WalletAnswer) {
    fixture = TestBed.createComponent(WalletPage);
    TestBed.tick();
    server.expectOne('/api/vouchers').flush(answer);
    server.expectOne('/api/voucher-funds').flush({ items: [aFund] });
    await fixture.whenStable();
  }
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');

  it('says what is left of a voucher, by when, and where the rest went', async () => {
    await show({ vouchers: [aVoucher], applications: [] });
    expect(text()).toContain('Ti restano 350,00 € di 600,00 €');
    expect(text()).toContain('Da spendere entro giovedì 31 dicembre 2099');
    expect(text()).toContain(
      'Assistenza (MI-2026-000042): 300,00 € spesi, 50,00 € tornati al fondo',
    );
    expect(page().querySelector('app-voucher-card a')!.getAttribute('href')).toBe('/pratiche/p');
  });

  it('explains a decision rule by rule, with the value, who said it and how long it is good', async () => {
    await show({ vouchers: [], applications: [aRefusal] });
    for (const said of [
      'Non hai ancora voucher', 'Non accolta',
      'Non rispettata: ISEE ordinario fino a 12.000,00 €: il tuo è 12.500,00 € (ISEE ordinario) – dichiarato da te, valido fino a giovedì 31 dicembre',
      'Rispettata: Un figlio in casa di età da 0 a 17 anni: età dei figli 9, 3 – verificato dall’ufficio',
      'Non rispettata: Residenza nel Comune: non indicato',
    ]) expect(text()).toContain(said); // prettier-ignore
  });

  it('names the documents that were sent, also beside their rule, and hands them out', async () => {
    const document = { id: 'doc', kind: 'employment-contract' as const, name: 'contratto.pdf', type: 'application/pdf' as const, bytes: 9, uploadedAt: '2026-03-01T10:00:00.000Z' }; // prettier-ignore
    const rules = [{ rule: 'document' as const, document: document.kind, documentIds: ['doc'], met: true, isMet: true, source: 'document' as const, validUntil: null, fault: null }]; // prettier-ignore
    const decisions = [{ ...aRefusal.decisions[0]!, rules }];
    await show({ vouchers: [], applications: [{ ...aRefusal, documents: [document], decisions }] });
    expect(text()).toContain('Rispettata: Contratto di lavoro di chi assiste: sì – letto su un documento, contratto.pdf'); // prettier-ignore
    [...page().querySelectorAll('button')].find((one) => one.textContent!.includes('Scarica'))!.click(); // prettier-ignore
    server.expectOne('/api/voucher-documents/doc').flush(null, { status: 404, statusText: '-' });
    await fixture.whenStable();
    expect(page().querySelector('app-application-card app-problem-panel')).not.toBeNull();
  });

  it('sends an appeal with its reason, never without', async () => {
    await show({ vouchers: [], applications: [aRefusal] });
    const press = (name: string) =>
      [...page().querySelectorAll('button')]
        .find((one) => one.textContent!.includes(name))!
        .click();
    press('Chiedi un riesame');
    await fixture.whenStable();
    press('Invia la richiesta');
    await fixture.whenStable();
    expect(text()).toContain('Scrivi perché chiedi il riesame.');
    page().querySelector('textarea')!.value = 'Abito a Milano';
    press('Invia la richiesta');
    const { request } = server.expectOne('/api/voucher-decisions/d/appeal');
    expect([request.body, request.headers.has('Idempotency-Key')]).toEqual([{ reason: 'Abito a Milano' }, true]); // prettier-ignore
  });

  it('offers the funds that are open, but not one that was applied to', async () => {
    await show({ vouchers: [], applications: [] });
    expect(page().querySelector('a.button')!.getAttribute('href')).toBe('/voucher/domanda/f');
    await show({
      vouchers: [],
      applications: [{ ...aRefusal, status: 'received', decisions: [] }],
    });
    expect(text()).toContain('Hai già fatto domanda');
  });
});

describe('an application', () => {
  it('asks for what the rules need, and sends nothing else', () => {
    const rules = aFund.rules!;
    expect(checkDraft(EMPTY_DRAFT, rules)).toEqual({ isee: 'needed', iseeUntil: 'needed', children: 'needed' }); // prettier-ignore
    const draft = { ...EMPTY_DRAFT, isee: '9.000,50', iseeUntil: '2026-12-31', children: ['2015-01-01', '', ''], household: '4', isResident: true }; // prettier-ignore
    expect(checkDraft({ ...draft, isee: 'molto' }, rules)).toEqual({ isee: 'badEuro' });
    expect(checkDraft(draft, rules)).toEqual({});
    expect(requestOf(draft, { ...aFund, rules })).toEqual({
      fundId: 'f',
      isee: { kind: 'ordinary', cents: 900_050, validUntil: '2026-12-31' },
      childrenBornOn: ['2015-01-01'],
      resident: true,
    });
  });
});
