import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { aTerms, aVersion } from '../../testing/policies';
import { provideWords } from '../../testing/words';
import type { PolicyVersion } from '../api-types';
import { Session } from '../session/session';
import { PolicyPage } from './policy-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

describe('the rules of one service', () => {
  const open = jest.fn((..._asked: unknown[]) => ({ afterClosed: () => of(true) }));
  const me = signal({ role: 'admin' });
  let fixture: ComponentFixture<PolicyPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  const isList = ({ url, method }: { url: string; method: string }) =>
    url === '/api/policies/versions' && method === 'GET';
  const isWrite = ({ url, method }: { url: string; method: string }) =>
    url === '/api/policies' && method === 'POST';

  beforeEach(() => {
    open.mockClear();
    me.set({ role: 'admin' });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { me } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(items: PolicyVersion[]): Promise<void> {
    fixture = TestBed.createComponent(PolicyPage);
    fixture.componentRef.setInput('scope', 'comune');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne(isList).flush({ items });
    server.expectOne(({ url }) => url === '/api/policies').flush({ items: [] });
    await settle();
  }

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  async function press(text: string): Promise<void> {
    const found = [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
    found!.click();
    await settle();
  } // prettier-ignore

  async function type(selector: string, text: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  }

  const two = () => [
    aVersion(2, { terms: aTerms({ paymentDeadline: { days: 9 } }) }),
    aVersion(1, { status: 'past', written: null, open: 12 }),
  ];

  it('tells who changed what, when and why, and how many follow each', async () => {
    await show(two());
    const [second, first] = [...page.querySelectorAll('wemi-version')].map((one) => one.textContent);
    expect(second).toContain('In vigore');
    expect(second).toContain('Scritta da Carla Neri');
    expect(second).toContain('«Più tempo»');
    expect(second).toContain('Tempo per pagare: 5 giorni → 9 giorni');
    expect(first).toContain('pratiche aperte che la seguono: 12');
    expect(first).not.toContain('Scritta da');
  }); // prettier-ignore

  it('asks for a reason before anything is sent, at the field', async () => {
    await show(two());
    await press('Scrivi una nuova versione');
    await press('Controlla e conferma');
    expect(open).not.toHaveBeenCalled();
    const reason = page.querySelector('#policy-reason')!;
    expect(reason.getAttribute('aria-invalid')).toBe('true');
    server.expectNone(isWrite);
  });

  it('shows the difference before it is confirmed, then sends terms and the version seen', async () => {
    await show(two());
    await press('Scrivi una nuova versione');
    await type('#term-offersDeadline', '7,5');
    await type('#policy-reason', 'Gli enti chiedono più tempo');
    await press('Controlla e conferma');
    const [, { data }] = open.mock.calls[0] as [unknown, { data: { text: string } }];
    expect(data.text).toContain(
      'Tempo per le offerte: 5 giorni lavorativi → 7,5 giorni lavorativi',
    );
    const { request } = server.expectOne(isWrite);
    expect(request.body).toMatchObject({
      serviceTypeId: null,
      expectedVersion: 2,
      reason: 'Gli enti chiedono più tempo',
      terms: { offersDeadline: { businessDays: 7.5 }, paymentDeadline: { days: 9 } },
    });
    expect(request.headers.get('idempotency-key')).toBeTruthy();
  });

  it('puts what the API refuses at its field', async () => {
    await show(two());
    await press('Scrivi una nuova versione');
    await type('#policy-reason', 'Prova');
    await press('Controlla e conferma');
    const errors = [{ pointer: '/terms/offersReminder', message: 'Deve venire prima.' }];
    const body = { code: 'invalid', title: 'Ci sono dati da correggere.', errors };
    server.expectOne(isWrite).flush(body, { status: 422, statusText: 'x' });
    await settle();
    expect(page.querySelector('#term-offersReminder-error')?.textContent).toContain('Deve venire prima.');
    expect(page.querySelector('#term-offersReminder')?.getAttribute('aria-invalid')).toBe('true');
  }); // prettier-ignore

  it('tells what somebody else wrote meanwhile and keeps what is typed', async () => {
    await show(two());
    await press('Scrivi una nuova versione');
    await type('#policy-reason', 'Il mio motivo');
    await press('Controlla e conferma');
    const changed = { code: 'policy-changed', title: 'Cambiate.', detail: 'Ugo ha scritto la 3.' };
    server.expectOne(isWrite).flush(changed, { status: 409, statusText: 'x' });
    await settle();
    const third = aVersion(3, { terms: aTerms({ paymentDeadline: { days: 20 } }) });
    for (const list of server.match(isList)) list.flush({ items: [third, ...two()] });
    await settle();
    expect(page.textContent).toContain('Ugo ha scritto la 3.');
    expect(page.querySelector('.notice.warn')?.textContent).toContain('Tempo per pagare: 9 giorni → 20 giorni'); // prettier-ignore
    expect(page.querySelector<HTMLTextAreaElement>('#policy-reason')!.value).toBe('Il mio motivo');
    for (const list of server.match(isList)) list.flush({ items: [third, ...two()] });
    await press('Controlla e conferma');
    expect(server.expectOne(isWrite).request.body).toMatchObject({ expectedVersion: 3 });
  });

  it('withdraws one that is to come, with a reason', async () => {
    await show([aVersion(3, { status: 'coming', validFrom: '2099-01-01' }), ...two()]);
    await press('Ritira questa versione');
    await type('#reason-v3', 'Un errore');
    await press('Ritira questa versione');
    const sent = server.expectOne('/api/policies/v3/withdrawal');
    expect(sent.request.body).toEqual({ reason: 'Un errore' });
  });

  it('lets an auditor read, and nothing more', async () => {
    me.set({ role: 'auditor' });
    await show([aVersion(3, { status: 'coming' }), ...two()]);
    expect(page.querySelectorAll('wemi-version')).toHaveLength(3);
    expect([...page.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual([]);
  });
});
