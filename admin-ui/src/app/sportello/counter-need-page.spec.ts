import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { anAdmin } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { aMandate } from '../mandates/testing';
import { Session } from '../session/session';
import { CounterNeedPage } from './counter-need-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const type = {
  id: 'tata', nameIt: 'Tata', nameEn: 'Nanny',
  params: [{ id: 'hours', it: 'Ore a settimana', en: 'Hours', type: 'integer', min: 1, max: 40, required: true }],
}; // prettier-ignore
const sections = { comune: { id: 'milano', name: 'Milano' }, municipi: [{ id: 8, name: 'Municipio 8' }], sections: [{ types: [{ id: 'tata', nameIt: 'Tata', nameEn: 'Nanny' }] }] }; // prettier-ignore

describe('a need told at the counter', () => {
  const isSure = jest.fn<() => boolean>();
  let fixture: ComponentFixture<CounterNeedPage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    isSure.mockReset().mockReturnValue(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: Session, useValue: { me: signal({ ...anAdmin, role: 'sportello' }) } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(isSure()) }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function settle(): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    }
  }
  async function open(mandates = [aMandate()]): Promise<void> {
    fixture = TestBed.createComponent(CounterNeedPage);
    fixture.componentRef.setInput('id', 'c1');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne(({ url }) => url.startsWith('/api/sections')).flush(sections);
    server.expectOne('/api/sportello/citizens/c1').flush({ id: 'c1', name: 'Anna Ferrari', fiscalCodeEnd: null, mandates }); // prettier-ignore
    await settle();
  }
  async function pickTata(): Promise<void> {
    const picker = page.querySelector<HTMLInputElement>('#type-picker')!;
    picker.value = 'Tata';
    picker.dispatchEvent(new Event('change'));
    fixture.detectChanges();
    server.expectOne(({ url }) => url === '/api/service-types/tata').flush(type);
    await settle();
  }
  function write(selector: string, value: string, event = 'input'): void {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event(event));
  }
  async function fill(): Promise<void> {
    await pickTata();
    write('#param-hours', '10');
    write('#municipio', '8', 'change');
    write('#reason', 'È venuta allo sportello');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  }
  async function send(): Promise<void> {
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes('Invia'))!.click();
    await settle();
  }

  it('says for whom, always, and begins with the service', async () => {
    await open();
    expect(page.querySelector('wemi-counter-banner')?.textContent).toContain('Stai agendo per conto di Anna Ferrari'); // prettier-ignore
    expect(page.querySelector('#reason')).toBeNull();
  });

  it('cannot be told without a mandate for it', async () => {
    await open([aMandate({ scope: ['choose'] })]);
    expect(page.textContent).toContain('non comprende le richieste');
    expect(page.querySelector('form')).toBeNull();
  });

  it('says at each field what is missing', async () => {
    await open();
    await pickTata();
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
    expect(page.querySelector('#param-hours-error')?.textContent).toContain('Serve una risposta');
    expect(page.querySelector('#municipio-error')?.textContent).toContain('Scegli la zona');
    expect(page.querySelector('#reason-error')?.textContent).toContain('Scrivi il motivo');
  });

  it('is read again as text and sent under the mandate, with the reason', async () => {
    const went = jest.spyOn(TestBed.inject(Router), 'navigate');
    await open();
    await fill();
    expect(page.textContent).toContain('Ore a settimana');
    expect(page.textContent).toContain('Municipio 8');
    await send();
    const kept = server.expectOne(({ method }) => method === 'PUT');
    expect(kept.request.body).toMatchObject({ serviceTypeId: 'tata', params: { hours: 10 }, onBehalfOf: { mandateId: 'm1' } }); // prettier-ignore
    kept.flush({});
    await settle();
    const sent = server.expectOne('/api/pratiche');
    const needId = kept.request.url.split('/').at(-1);
    expect(sent.request.body).toEqual({ needId, onBehalfOf: { role: 'citizen', mandateId: 'm1' }, reason: 'È venuta allo sportello' }); // prettier-ignore
    expect(sent.request.headers.get('idempotency-key')).toBe(needId);
    sent.flush({ id: 'p1' });
    await settle();
    expect(went).toHaveBeenCalledWith(['/pratiche', 'p1'], { replaceUrl: true });
  });

  it('loses nothing when the mandate was revoked meanwhile', async () => {
    await open();
    await fill();
    await send();
    const problem = { code: 'mandate-not-valid', title: 'La delega non vale più.' };
    server.expectOne(({ method }) => method === 'PUT').flush(problem, { status: 409, statusText: 'no' }); // prettier-ignore
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('La delega non vale più.');
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes('Modifica'))!.click(); // prettier-ignore
    await settle();
    expect(page.querySelector<HTMLInputElement>('#param-hours')!.value).toBe('10');
  });
});
