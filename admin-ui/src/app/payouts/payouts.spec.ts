import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { anAdmin } from '../../testing/pratica';
import { WaitingCount } from '../approvals/waiting-count';
import { provideWords } from '../../testing/words';
import type { EnteIbans, EnteStatement, Me, PayoutDetail, PayoutPreview } from '../api-types';
import { Session } from '../session/session';
import { AccountPage } from './account-page';
import { PayoutPage } from './payout-page';
import { PayoutsPage } from './payouts-page';
import { PreparePage } from './prepare-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const sums = { paidCents: 25_800, voucherCents: 0, directCents: 0, refundCents: 5_000, feeCents: 416, returnedCents: 0, amountCents: 20_384 }; // prettier-ignore
const preview: PayoutPreview = { enteName: 'La Cura', ...sums, broken: [], iban: 'IT60 •••• 3456' };
const payout: PayoutDetail = {
  ...sums, id: 'p', ente: { id: 'e', name: 'La Cura' }, from: '2026-03-01', until: '2026-03-31', status: 'asked',
  askedBy: { id: 'a', name: 'Carla Neri' }, askedAt: '2026-04-01T08:00:00.000Z', decidedBy: null, decidedAt: null,
  fileId: null, bankReference: null, executedOn: null, returnedOn: null, reason: null, acts: ['approve', 'decline'],
  iban: null, history: [{ act: 'ask', at: '2026-04-01T08:00:00.000Z', by: 'Carla Neri', reason: null }],
}; // prettier-ignore
const line = { paymentId: 'y', pratica: { id: 'q', number: 'MI-2026-000001' }, serviceTypeId: 's', ...sums, paidOutCents: 0, lastAt: '2026-03-03T08:00:00.000Z' }; // prettier-ignore
const statement: EnteStatement = { enteName: 'La Cura', from: '2026-03-01', until: '2026-03-31', ...sums, openingCents: 100, paidOutCents: 0, closingCents: 20_484, items: [line], next: null }; // prettier-ignore

const noAccount: EnteIbans = { now: null, open: null, confirmers: [], history: [] };
const now = { iban: 'IT31J0100501600000000200002', holder: 'La Cura', validFrom: '2026-01-01' };
const waiting: NonNullable<EnteIbans['open']> = { id: 'i', iban: 'IT60X0542811101000000123456', holder: 'La Cura', proposedBy: 'Paola Conti', proposedAt: '2026-11-20T08:00:00.000Z', expiresAt: '2026-12-04T22:59:59.000Z', acts: ['confirm', 'refuse'] }; // prettier-ignore
const past: EnteIbans['history'][number] = { id: 'h', ends: '0002', holder: 'La Cura', status: 'refused', proposedBy: 'Paola Conti', proposedAt: '2026-11-01T08:00:00.000Z', decidedBy: 'Ugo Sala', decidedAt: '2026-11-02T08:00:00.000Z', reason: 'Non è il nostro' }; // prettier-ignore

describe('payments to enti', () => {
  const role = signal('admin');
  const me = signal<Me | undefined>(anAdmin);
  const open = jest.fn((_dialog: unknown, _said: { data: unknown }) => ({ afterClosed: () => of(true) })); // prettier-ignore
  let server: HttpTestingController;

  beforeEach(() => {
    role.set('admin');
    me.set(anAdmin);
    open.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me } },
        { provide: WaitingCount, useValue: { lookAgain: () => {} } },
      ],
    });
    TestBed.overrideProvider(MatDialog, { useValue: { open } });
    server = TestBed.inject(HttpTestingController);
  });

  function create<Page>(page: Type<Page>, inputs: Record<string, string> = {}) {
    const fixture = TestBed.createComponent(page);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    const element = fixture.nativeElement as HTMLElement;
    const text = () => element.textContent!.replace(/[\s\u00a0\u202f]+/g, ' ');
    const settle = async () => {
      // Other requests may be under way for as long as they like.
      for (let round = 0; round < 3; round++) {
        await new Promise((done) => setTimeout(done));
        TestBed.tick();
      }
    };
    const press = async (label: string) => {
      [...element.querySelectorAll('button')].find((one) => one.textContent!.includes(label))!.click(); // prettier-ignore
      await settle();
    };
    const type = (at: string, value: string) => {
      const field = element.querySelector<HTMLInputElement | HTMLTextAreaElement>(at)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    return { fixture, element, text, settle, press, type };
  }
  const got = (url: string) => server.expectOne(({ method, url: of }) => method === 'GET' && of === url); // prettier-ignore

  async function list(due: object[], approved: object[] = []) {
    const page = create(PayoutsPage);
    got('/api/payouts/due').flush({ items: due });
    got('/api/payouts').flush({ items: [payout], next: null });
    got('/api/payouts?status=approved&limit=100').flush({ items: approved, next: null });
    await page.settle();
    return page;
  }

  it('say what each ente is owed since when, and that it lacks an IBAN', async () => {
    const { text, element } = await list([{ enteId: 'e', name: 'La Cura', firstDay: '2026-03-02', amountCents: 20_384, hasIban: false }]); // prettier-ignore
    for (const told of ['La Cura: 203,84 €, da lunedì 2 marzo', 'non ha ancora un conto confermato', 'Da approvare']) expect(text()).toContain(told); // prettier-ignore
    expect(element.querySelector('a[href="/pagamenti-enti/prepara/e?from=2026-03-02"]')).not.toBeNull(); // prettier-ignore
    expect(text()).not.toContain('Prepara il file');
  });

  it('say when nothing is owed', async () => {
    expect((await list([])).text()).toContain('non c’è niente da pagare');
  });

  it('put all that is approved into one file, which is saved', async () => {
    const names: string[] = [];
    URL.createObjectURL = () => 'blob:1';
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { names.push(this.download); }); // prettier-ignore
    const { press, settle, text } = await list([], [payout, { ...payout, id: 'p2' }]);
    await press('Prepara il file');
    expect(JSON.stringify(open.mock.calls[0]![1]).replace(/\u00a0/g, ' ')).toContain('407,68 €');
    const sent = server.expectOne('/api/payouts/transfer-files');
    expect(sent.request.body).toMatchObject({ payoutIds: ['p', 'p2'] });
    sent.flush({ id: 'f', payouts: 2, sumCents: 40_768 });
    await settle();
    got('/api/payouts/transfer-files/f').flush(new Blob(['<?xml']));
    await settle();
    expect(names[0]).toMatch(/^wemi-bonifici-.*\.xml$/);
    expect(text()).toContain('Il file è pronto: 2 bonifici');
  });

  async function prepare(said: PayoutPreview) {
    const page = create(PreparePage, { id: 'e', from: '2026-03-01', until: '2026-03-31' });
    got('/api/payouts/preview').flush(said);
    await page.settle();
    return page;
  }

  it('say what makes up an amount, and ask for exactly that', async () => {
    const { text, press } = await prepare(preview);
    for (const told of ['Pagato dalle persone258,00 €', 'Restituito alle persone-50,00 €', 'Quota del comune-4,16 €', 'Spetta all’ente203,84 €', 'IT60 •••• 3456']) expect(text()).toContain(told); // prettier-ignore
    await press('Chiedi di pagare');
    const sent = server.expectOne({ method: 'POST', url: '/api/payouts' });
    expect(sent.request.body).toEqual({ enteId: 'e', from: '2026-03-01', until: '2026-03-31', amountCents: 20_384 }); // prettier-ignore
  });

  it.each([
    ['books that do not add up', { broken: [{ kind: 'kept-wrongly', pratica: 'MI-2026-000007', cents: 1_250 }] }, 'MI-2026-000007: è stato trattenuto più del dovuto, per 12,50 €'],
    ['a missing IBAN', { iban: null }, 'può scriverlo solo lui'],
    ['nothing owed', { amountCents: 0 }, 'non c’è niente da pagare'],
  ] as [string, Partial<PayoutPreview>, string][])('are not asked for with %s, and say why', async (_what, change, told) => {
    const { text, element } = await prepare({ ...preview, ...change });
    expect(text()).toContain(told);
    expect(element.querySelector('button')).toBeNull();
  }); // prettier-ignore

  async function show(change: Partial<PayoutDetail>) {
    const page = create(PayoutPage, { id: 'p' });
    got('/api/payouts/p').flush({ ...payout, ...change });
    await page.settle();
    return page;
  }

  it('are approved of the amount that is on the page, after a question that says it', async () => {
    const { press, text } = await show({});
    expect(text()).toContain('Carla Neri ha chiesto il pagamento');
    await press('Approva il pagamento');
    expect(JSON.stringify(open.mock.calls[0]![1]).replace(/\u00a0/g, ' ')).toContain('203,84 € a La Cura'); // prettier-ignore
    expect(server.expectOne('/api/payouts/p/approve').request.body).toEqual({
      amountCents: 20_384,
    });
  });

  it('are marked as paid only with the bank’s reference', async () => {
    const { press, text, type } = await show({ status: 'ordered', acts: ['execute', 'refuse'] });
    await press('Segna come pagato');
    expect(text()).toContain('Scrivi il riferimento');
    type('#bank-reference', ' CRO 1 ');
    await press('Segna come pagato');
    expect(server.expectOne('/api/payouts/p/execute').request.body).toMatchObject({ bankReference: 'CRO 1' }); // prettier-ignore
  });

  it('offer whoever only reads nothing to press', async () => {
    const { element, text } = await show({ acts: [] });
    expect(element.querySelector('button')).toBeNull();
    expect(text()).toContain('Da approvare');
  });

  describe('of one’s own', () => {
    beforeEach(() => {
      role.set('ente');
      me.set({ ...anAdmin, role: 'ente', ente: { id: 'e', name: 'La Cura' } });
    });
    async function account(items: object[] = [], ibans: Partial<EnteIbans> = {}) {
      const page = create(AccountPage, { from: '2026-03-01', until: '2026-03-31' });
      got('/api/enti/e/statement').flush({ ...statement, items });
      got('/api/payouts?limit=12').flush({
        items: [{ ...payout, status: 'executed' }],
        next: null,
      });
      await page.settle();
      server.expectOne('/api/enti/e/iban').flush({ ...noAccount, ...ibans });
      await page.settle();
      return page;
    }

    it('are told with balance, payments by pratica, and transfers', async () => {
      const { text, element } = await account([line]);
      for (const told of ['Saldo all’inizio1,00 €', 'Saldo alla fine204,84 €', 'MI-2026-000001', '203,84 € , Pagato'.replace(' ,', ',')]) expect(text()).toContain(told); // prettier-ignore
      expect(element.querySelector('a[href="/pratiche/q"]')).not.toBeNull();
    });

    it('say that nothing moved, and that an IBAN is missing; and propose what is written', async () => {
      const { text, press, type, settle } = await account();
      expect(text()).toContain('non si è mosso niente');
      expect(text()).toContain('Non c’è ancora un conto confermato');
      expect(text()).toContain('Chiedi all’ufficio WeMi del comune di invitarla');
      await press('Proponi il conto');
      expect(text()).toContain('per esempio IT60');
      type('#iban-iban', 'IT60X0542811101000000123456');
      type('#iban-holder', 'La Cura');
      await press('Proponi il conto');
      const sent = server.expectOne({ method: 'POST', url: '/api/enti/e/iban' });
      expect(sent.request.body).toEqual({ iban: 'IT60X0542811101000000123456', holder: 'La Cura' });
      sent.flush({ ...noAccount, open: { ...waiting, acts: ['withdraw'] } });
      await settle();
      for (const told of ['Il conto è proposto', 'IT60 X054 2811 1010 0000 0123 456', 'L’hai proposto tu', 'per ora non c’è']) expect(text()).toContain(told);
      expect(text()).not.toContain('Conferma il conto');
    }); // prettier-ignore

    it('ask the second person to confirm an account that is read in full, and say who did what', async () => {
      const { text, press, settle, element } = await account([], { now, open: waiting, history: [past] });
      for (const told of ['IT60 X054 2811 1010 0000 0123 456', 'proposto da Paola Conti', 'sul conto di prima', 'documento della banca', 'Conto che finisce con 0002', 'non confermato da Ugo Sala', 'Motivo: Non è il nostro']) expect(text()).toContain(told);
      expect(element.querySelector('#iban-iban')).toBeNull();
      await press('Conferma il conto');
      expect(JSON.stringify(open.mock.calls[0]![1])).toContain('IT60 X054 2811 1010 0000 0123 456');
      server.expectOne('/api/iban-proposals/i/confirm').flush({ ...noAccount, now, confirmers: ['Paola Conti'] });
      await settle();
      expect(text()).toContain('Il conto è confermato');
      expect(text()).toContain('Può confermare: Paola Conti.');
      expect(document.activeElement?.textContent).toContain('Il conto è confermato');
    }); // prettier-ignore

    it('say why when somebody was faster, and show what there is now', async () => {
      const { text, press, settle } = await account([], { now, open: waiting });
      await press('Conferma il conto');
      const decided = { code: 'approval-decided', title: 'Su questa richiesta è già stato deciso.', status: 409 };
      server.expectOne('/api/iban-proposals/i/confirm').flush(decided, { status: 409, statusText: 'x' });
      await settle();
      server.expectOne('/api/enti/e/iban').flush({ ...noAccount, now, history: [past] });
      await settle();
      expect(text()).toContain('già stato deciso');
      expect(text()).toContain('Proponi il conto');
    }); // prettier-ignore

    it('ask for a reason before an account is not confirmed', async () => {
      const { press, type, text, element, settle } = await account([], { now, open: waiting });
      await press('Non confermare');
      element.querySelector('wemi-reasoned-form form')!.dispatchEvent(new Event('submit'));
      await settle();
      server.expectNone('/api/iban-proposals/i/refuse');
      type('#iban-reason', 'Non è il nostro');
      element.querySelector('wemi-reasoned-form form')!.dispatchEvent(new Event('submit'));
      await settle();
      const sent = server.expectOne('/api/iban-proposals/i/refuse');
      expect(sent.request.body).toEqual({ reason: 'Non è il nostro' });
      sent.flush({ ...noAccount, now, history: [past] });
      await settle();
      expect(text()).toContain('Il conto non è confermato');
    });
  });

  it('that cannot be loaded say so', async () => {
    const { settle, element } = create(PayoutPage, { id: 'p' });
    got('/api/payouts/p').flush({ code: 'not-found' }, { status: 404, statusText: 'x' });
    await settle();
    expect(element.querySelector('wemi-problem')).not.toBeNull();
  });
});
