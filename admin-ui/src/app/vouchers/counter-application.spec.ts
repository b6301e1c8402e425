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
