import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import { CounterApplication } from './counter-application';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const rules = { iseeKind: 'ordinary', bands: [{ upToCents: 1, amount: { cents: 1 } }], per: 'once', access: 'firstCome', resident: true }; // prettier-ignore

it('applies by mandate for what the fund asks, with a reason, and not before all is there', async () => {
  TestBed.configureTestingModule({
    providers: [
      ...provideWords(),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
    ],
  });
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(CounterApplication);
  fixture.componentRef.setInput('mandateId', 'm');
  TestBed.tick();
  server.expectOne('/api/voucher-funds').flush({ items: [{ id: 'f', name: 'Aiuto', status: 'open', rules }, { id: 'g', name: 'Finito', status: 'over', rules }] }); // prettier-ignore
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  expect(page.querySelectorAll('option')).toHaveLength(2);
  const write = async (id: string, value: string, event = 'input') => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  };
  const submit = async () => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  };
  await write('voucher-fund', 'f', 'change');
  await write('voucher-reason', 'È venuta qui');
  await submit();
  expect(page.textContent).toContain('Completa i campi');
  await write('voucher-isee', '9.000');
  await write('voucher-until', '2099-12-31');
  await submit();
  const { request } = server.expectOne('/api/voucher-applications');
  expect(request.body).toEqual({ fundId: 'f', reason: 'È venuta qui', onBehalfOf: { mandateId: 'm' }, isee: { kind: 'ordinary', cents: 900_000, validUntil: '2099-12-31' }, resident: false }); // prettier-ignore
});

it('uploads by mandate what the fund asks for, and sends it with the application', async () => {
  TestBed.configureTestingModule({
    providers: [
      ...provideWords(),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(true) }) } },
    ],
  });
  const server = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(CounterApplication);
  fixture.componentRef.setInput('mandateId', 'm');
  TestBed.tick();
  const asking = { ...rules, documents: ['employment-contract'] };
  server.expectOne('/api/voucher-funds').flush({ items: [{ id: 'f', name: 'Aiuto', status: 'open', rules: asking }] }); // prettier-ignore
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const write = (id: string, value: string, event = 'input') => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event(event));
    TestBed.tick();
  };
  const list = (items: object[]) =>
    server.expectOne(({ url, method }) => url.endsWith('/f/documents') && method === 'GET').flush({ items }); // prettier-ignore
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    TestBed.tick();
  };
  write('voucher-fund', 'f', 'change');
  list([]);
  await settle();
  const field = page.querySelector<HTMLInputElement>('#voucher-employment-contract')!;
  Object.defineProperty(field, 'files', { value: [new File(['x'], 'contratto.pdf')] });
  Object.defineProperty(field, 'value', { value: '', writable: true });
  field.dispatchEvent(new Event('change'));
  const sent = server.expectOne(({ method }) => method === 'POST');
  expect(sent.request.params.toString()).toBe('kind=employment-contract&mandateId=m');
  sent.flush(null, { status: 503, statusText: '-' });
  await settle();
  list([]);
  await settle();
  page.querySelector<HTMLElement>('wemi-problem button')!.click();
  const again = server.expectOne(({ method }) => method === 'POST');
  expect(again.request.headers.get('idempotency-key')).toBe(sent.request.headers.get('idempotency-key')); // prettier-ignore
  again.flush({});
  await settle();
  list([{ id: 'd', kind: 'employment-contract', name: 'contratto.pdf' }]);
  await settle();
  expect(page.textContent).toContain('contratto.pdf');
  for (const [id, value] of [['voucher-reason', 'Qui'], ['voucher-isee', '9.000'], ['voucher-until', '2099-12-31']] as const) write(id, value); // prettier-ignore
  page.querySelector('form')!.dispatchEvent(new Event('submit'));
  await settle();
  const { request } = server.expectOne('/api/voucher-applications');
  expect(request.body).toMatchObject({ documentIds: ['d'], onBehalfOf: { mandateId: 'm' } });
});
