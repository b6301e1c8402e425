import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import type { Fund, VoucherDocument } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { ApplyPage } from './apply-page';
import { aFund, aRefusal } from './testing';

const { child: _, resident: __, ...rules } = aFund.rules!;
const fund: Fund = { ...aFund, rules: { ...rules, documents: ['employment-contract'] } };
const contract: VoucherDocument = { id: 'd', kind: 'employment-contract', name: 'contratto.pdf', type: 'application/pdf', bytes: 9, uploadedAt: '2026-03-01T10:00:00.000Z' }; // prettier-ignore

describe('an application to a fund that asks for documents', () => {
  let fixture: ComponentFixture<ApplyPage>;
  let server: HttpTestingController;
  const isSure = jest.fn<() => true | undefined>();
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    // Never «stable» while a list is asked for.
    await new Promise((resolve) => setTimeout(resolve, 10));
    TestBed.tick();
  };
  beforeEach(() => {
    isSure.mockReset();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([{ path: 'voucher', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(isSure()) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(items: VoucherDocument[]): Promise<void> {
    fixture = TestBed.createComponent(ApplyPage);
    fixture.componentRef.setInput('fundId', 'f');
    TestBed.tick();
    server.expectOne('/api/voucher-funds').flush({ items: [fund] });
    await settle();
    answerList(items);
    await settle();
    for (const [id, value] of [
      ['isee', '9.000'],
      ['iseeUntil', '2099-12-31'],
    ] as const) {
      const field = page().querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
    }
  }
  const answerList = (items: VoucherDocument[]) =>
    server.expectOne(({ url, method }) => url.endsWith('/f/documents') && method === 'GET').flush({ items }); // prettier-ignore
  const choose = (name: string) => {
    const field = page().querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], name)], configurable: true });
    Object.defineProperty(field, 'value', { value: '', writable: true, configurable: true });
    field.dispatchEvent(new Event('change'));
    return server.expectOne(({ url, method }) => url.endsWith('/f/documents') && method === 'POST');
  };
  const send = async () => {
    page().querySelector('form')!.dispatchEvent(new Event('submit'));
    for (let tries = 0; tries < 20; tries += 1) await settle();
  };
  const button = (name: string) =>
    [...page().querySelectorAll('button')].find((one) => one.textContent!.trim() === name)!;

  it('uploads each with its progress, and sends their ids with it', async () => {
    await show([]);
    const sent = choose('contratto.pdf');
    expect(sent.request.params.toString()).toBe('kind=employment-contract');
    sent.event({ type: 1, loaded: 40, total: 100 });
    await settle();
    expect(page().querySelector('progress')!.value).toBe(40);
    await send();
    expect(text()).toContain('Un file si sta ancora caricando');
    server.expectNone('/api/voucher-applications');
    sent.flush(contract);
    await settle();
    answerList([contract]);
    await settle();
    expect(text()).toContain('contratto.pdf');
    await send();
    expect(isSure).not.toHaveBeenCalled();
    const made = server.expectOne('/api/voucher-applications');
    expect(made.request.body).toEqual({ fundId: 'f', isee: { kind: 'ordinary', cents: 900_000, validUntil: '2099-12-31' }, documentIds: ['d'] }); // prettier-ignore
    made.flush(aRefusal);
  });

  it('says why a file was refused, tries it again under its key, and lets it go', async () => {
    await show([]);
    const sent = choose('virus.pdf');
    const errors = [{ pointer: '/file', message: 'Il file è rovinato.' }];
    sent.flush({ title: '-', code: 'document-damaged', errors }, { status: 422, statusText: '-' });
    await settle();
    expect(text()).toContain('virus.pdf non è stato caricato. Il file è rovinato.');
    button('Riprova').click();
    const again = server.expectOne(({ method }) => method === 'POST');
    expect(again.request.headers.get('Idempotency-Key')).toBe(sent.request.headers.get('Idempotency-Key')); // prettier-ignore
    again.flush(null, { status: 503, statusText: '-' });
    await settle();
    button('Togli').click();
    await settle();
    expect(text()).not.toContain('virus.pdf');
  });

  it('takes away one that is there', async () => {
    await show([contract]);
    button('Togli').click();
    server.expectOne(({ url, method }) => url === '/api/voucher-documents/d' && method === 'DELETE').flush(null); // prettier-ignore
    await settle();
    answerList([]);
    await settle();
    expect(text()).not.toContain('contratto.pdf');
  });

  it('asks first when one is missing, and sends without it only when told to', async () => {
    await show([]);
    isSure.mockReturnValueOnce(undefined);
    await send();
    expect(isSure).toHaveBeenCalledTimes(1);
    server.expectNone('/api/voucher-applications');
    isSure.mockReturnValueOnce(true);
    await send();
    const { body } = server.expectOne('/api/voucher-applications').request;
    expect(body).not.toHaveProperty('documentIds');
  });
});
