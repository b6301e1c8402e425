import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { ApprovalDetail } from '../api-types';
import { Session } from '../session/session';
import { ApprovalPage } from './approval-page';
import { ApprovalsPage } from './approvals-page';
import { anApproval } from './testing';
import { WaitingCount } from './waiting-count';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const isSure = jest.fn<(data: { data: { text: string } }) => boolean>();
const lookAgain = jest.fn();
const me = signal({ role: 'admin' });
let page: HTMLElement;
let server: HttpTestingController;
let fixture: ComponentFixture<unknown>;

beforeEach(() => {
  isSure.mockReset().mockReturnValue(true);
  lookAgain.mockReset();
  me.set({ role: 'admin' });
  const open = (_: unknown, data: never) => ({ afterClosed: () => of(isSure(data)) });
  TestBed.configureTestingModule({
    providers: [
      ...provideWords(),
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: Session, useValue: { me } },
      { provide: WaitingCount, useValue: { lookAgain } },
      { provide: MatDialog, useValue: { open } },
    ],
  });
  server = TestBed.inject(HttpTestingController);
});

function create(component: Type<unknown>, inputs: Record<string, string> = {}): void {
  fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  page = fixture.nativeElement as HTMLElement;
}

const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  fixture.detectChanges();
};
const button = (text: string) =>
  [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);

describe('the list of approvals', () => {
  const isList = ({ url }: { url: string }) => url === '/api/approvals';
  it('begins with what is to decide, and says what one may do alone', async () => {
    create(ApprovalsPage);
    const call = server.expectOne(isList);
    expect(call.request.params.get('box')).toBe('toDecide');
    expect(page.querySelector('[aria-busy]')?.textContent).toContain('Caricamento');
    call.flush({
      items: [anApproval()],
      next: null,
      toDecide: 1,
      aloneUpToCents: 50_000,
      beside: [],
    });
    await fixture.whenStable();
    expect(page.textContent).toContain('Annullare la pratica MI-2026-000001');
    expect(page.textContent).toMatch(/Rimborso: 998,71/);
    expect(page.textContent).toContain('Chiesta da Carla Neri');
    expect(page.textContent).toMatch(/rimborsa più di 500,00/);
    expect(page.querySelector('[aria-current]')?.textContent).toContain('Da decidere');
  });

  it('says so when there is nothing, and when nobody answers', async () => {
    create(ApprovalsPage, { box: 'mine' });
    server
      .expectOne(isList)
      .flush({ items: [], next: null, toDecide: 0, aloneUpToCents: 50_000, beside: [] });
    await fixture.whenStable();
    expect(page.querySelector('.empty')?.textContent).toContain('Non hai chiesto nulla');
    create(ApprovalsPage);
    server.expectOne(isList).flush({ code: 'unavailable' }, { status: 503, statusText: '-' });
    await settle();
    expect(page.querySelector('wemi-problem')).not.toBeNull();
  });

  it('shows payouts that wait beside them, and leads to their page', async () => {
    create(ApprovalsPage);
    const payout = { kind: 'payout', id: 'o1', ente: { id: 'e', name: 'La Cura' }, amountCents: 25_284, askedBy: { id: 'u', name: 'Carla Neri' }, askedAt: '2026-11-29T10:00:00.000Z' };
    server.expectOne(isList).flush({ items: [], next: null, toDecide: 1, aloneUpToCents: 50_000, beside: [payout] });
    await fixture.whenStable();
    const link = page.querySelector<HTMLAnchorElement>('a[href="/pagamenti-enti/o1"]');
    expect(link?.textContent?.replace(/\s/g, ' ')).toContain('Pagare 252,84 € a La Cura');
    expect(page.textContent).toContain('Chiesta da Carla Neri');
    expect(page.querySelector('.empty')).toBeNull();
  }); // prettier-ignore

  it('shows bank data of the comune that wait, and leads to the rules of money', async () => {
    create(ApprovalsPage);
    const setting = { kind: 'moneySetting', id: 's1', setting: 'account', validFrom: '2027-01-01', askedBy: { id: 'u', name: 'Carla Neri' }, askedAt: '2026-11-29T10:00:00.000Z' };
    server.expectOne(isList).flush({ items: [], next: null, toDecide: 1, aloneUpToCents: 50_000, beside: [setting] });
    await fixture.whenStable();
    const link = page.querySelector<HTMLAnchorElement>('a[href="/regole-denaro"]');
    expect(link?.textContent).toMatch(/Cambiare il conto .* dal .*1 gennaio 2027/);
  }); // prettier-ignore

  it('is all of it for auditors, who decide nothing', async () => {
    me.set({ role: 'auditor' });
    create(ApprovalsPage);
    expect(server.expectOne(isList).request.params.get('box')).toBe('all');
    expect(page.querySelector('.boxes')).toBeNull();
  });
});

describe('one approval', () => {
  const path = '/api/approvals/a1';
  async function open(changes: Partial<ApprovalDetail> = {}): Promise<void> {
    create(ApprovalPage, { id: 'a1' });
    server.expectOne(path).flush(anApproval(changes));
    await fixture.whenStable();
  }

  it('tells what each side would get, and approves the amount that is on the page', async () => {
    await open();
    expect(page.textContent).toMatch(/Anna Ferrari riceve 998,71/);
    expect(page.textContent).toMatch(/Cura tiene 33,29/);
    button('Approva')!.click();
    await settle();
    expect(isSure.mock.calls[0]![0].data.text).toContain('La pratica viene annullata oggi');
    const call = server.expectOne(`${path}/approve`);
    expect(call.request.body).toEqual({ refundCents: 99_871 });
    expect(call.request.headers.get('idempotency-key')).toBeTruthy();
    call.flush(anApproval({ status: 'approved', outcome: 'done' }));
    await settle();
    server
      .expectOne(path)
      .flush(anApproval({ status: 'approved', outcome: 'done', decidedBy: { id: 'u2', name: 'Dario Serra' }, today: null })); // prettier-ignore
    await settle();
    expect(page.querySelector('.outcome')?.textContent).toContain('la richiesta è approvata');
    expect(page.querySelector('.status')?.textContent).toContain('Approvata da Dario Serra');
    expect(button('Approva')).toBeUndefined();
    expect(lookAgain).toHaveBeenCalled();
  });

  it('sends nothing when it is not confirmed', async () => {
    isSure.mockReturnValue(false);
    await open();
    button('Approva')!.click();
    await settle();
    server.expectNone(`${path}/approve`);
  });

  it('is declined with a reason only', async () => {
    await open();
    button('Non approvare')!.click();
    fixture.detectChanges();
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    expect(page.querySelector('#reason-error')?.textContent).toContain('Scrivi il motivo');
    const reason = page.querySelector<HTMLTextAreaElement>('#reason')!;
    reason.value = 'Sentiamo prima la famiglia';
    reason.dispatchEvent(new Event('input'));
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
    expect(server.expectOne(`${path}/decline`).request.body).toEqual({ reason: 'Sentiamo prima la famiglia' }); // prettier-ignore
  });

  it.each([
    ['of one’s own can only be withdrawn', { own: true }, ['Ritira la richiesta']],
    ['that is out of date can only be declined', { isOutdated: true }, ['Non approvare']],
    ['that is over can only be read', { status: 'lapsed' }, []],
    ['broken off can be completed', { status: 'approved', outcome: 'waiting' }, ['Completa']],
    ['broken off is not completed by whoever asked', { status: 'approved', outcome: 'waiting', own: true }, []],
  ])('%s', async (_, changes, buttons) => {
    await open(changes as Partial<ApprovalDetail>);
    const found = [...page.querySelectorAll('button')].map((one) => one.textContent?.trim());
    expect(found).toEqual(buttons);
  }); // prettier-ignore

  it('shows auditors no button', async () => {
    me.set({ role: 'auditor' });
    await open();
    expect(page.querySelectorAll('button')).toHaveLength(0);
  });

  it('says what was refused, and looks again', async () => {
    await open();
    button('Approva')!.click();
    await settle();
    const body = { code: 'approval-outdated', title: 'Nel frattempo qualcosa è cambiato' };
    server.expectOne(`${path}/approve`).flush(body, { status: 409, statusText: '-' });
    await settle();
    server.expectOne(path).flush(anApproval({ isOutdated: true }));
    await settle();
    expect(page.querySelector('wemi-problem')?.textContent).toContain('qualcosa è cambiato');
    expect(page.querySelector('.notice.warn')?.textContent).toContain('Va fatta di nuovo');
  });

  it('of a batch says how many pratiche would move', async () => {
    const batch = { id: 'b1', policyId: 'v2', version: 2, serviceTypeId: null, pratiche: 12 };
    await open({ act: 'movePratiche', pratica: null, batch, refundCents: null, today: null });
    expect(page.querySelector('h1')?.textContent).toContain('Spostare 12 pratiche alla versione 2');
    expect(page.querySelector('a[href="/regole/comune/v2"]')).not.toBeNull();
    button('Approva')!.click();
    await settle();
    expect(server.expectOne(`${path}/approve`).request.body).toEqual({});
  });
});
