import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { MoneySettings } from '../api-types';
import { Session } from '../session/session';
import { SettingsPage } from './settings-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const rule = {
  kind: 'fee' as const,
  serviceTypeId: null,
  serviceIt: null,
  validFrom: '2026-01-01',
  said: { rateBasisPoints: 150 },
  when: 'now' as const,
};
const asked = {
  id: 's1',
  kind: 'account' as const,
  serviceTypeId: null,
  serviceIt: null,
  validFrom: '2099-01-01',
  said: { holder: 'Comune di Milano', iban: 'IT60X0542811101000000123456' },
  status: 'asked' as const,
  askedBy: 'Carla Neri',
  askedAt: '2026-11-29T10:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  withdrawnBy: null,
  withdrawnAt: null,
  acts: ['confirm' as const, 'decline' as const],
};
const found = { rules: [rule], asked: [asked], serviceTypes: [{ id: 'pulizie', nameIt: 'Pulizie' }] } as MoneySettings; // prettier-ignore

describe('the rules about money', () => {
  const isSure = jest.fn<(data: { data: { text: string } }) => boolean>(() => true);
  const role = signal('admin');
  let fixture: ComponentFixture<SettingsPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  beforeEach(async () => {
    isSure.mockClear();
    role.set('admin');
    const open = (_: unknown, data: never) => ({ afterClosed: () => of(isSure(data)) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SettingsPage);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    server.expectOne('/api/money-settings').flush(found);
    await fixture.whenStable();
  }, 30_000);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  const change = async (id: string, value: string) => {
    const control = page.querySelector<HTMLInputElement>(`#${id}`)!;
    control.value = value;
    control.dispatchEvent(new Event('change'));
    await settle();
  };

  it('says what holds and who asked for what', () => {
    for (const told of ['al comune resta il 1,5 per cento', 'Tutti i servizi si pagano all’ente', 'Aspetta conferma', 'chiesta da Carla Neri'])
      expect(page.textContent).toContain(told);
  }); // prettier-ignore

  it('says how many keep the rule of before, and then saves', async () => {
    await change('rule-kind', 'fee');
    await change('rule-rate', '2,5');
    await change('rule-from', '2099-02-01');
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
    server.expectOne('/api/money-settings/effect?kind=fee').flush({ kept: 12 });
    await settle();
    expect(isSure.mock.calls[0]![0].data.text).toContain('tengono la quota di prima: 12');
    const call = server.expectOne('/api/money-settings/fees');
    expect(call.request.body).toEqual({ validFrom: '2099-02-01', rateBasisPoints: 250 });
    call.flush(found);
    await settle();
    expect(page.querySelector('[role=status]')?.textContent).toContain('La regola è salvata');
  });

  it('asks of the data at pagoPA for the postal account, too', async () => {
    await change('rule-kind', 'creditor');
    for (const [name, value] of [['postalAccount', '123456'], ['postalAuthorisation', 'AUT. 1'], ['from', '2099-02-01']])
      await change(`rule-${name}`, value!);
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
    server.expectOne('/api/money-settings/effect?kind=creditor').flush({ kept: 0 });
    await settle();
    const { request } = server.expectOne('/api/money-settings/creditors');
    expect(request.body).toEqual({ validFrom: '2099-02-01', postalAccount: '123456', postalAuthorisation: 'AUT. 1' });
  }); // prettier-ignore

  it('lets another administrator confirm', async () => {
    const button = [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Conferma la regola'); // prettier-ignore
    button!.click();
    await settle();
    server.expectOne('/api/money-settings/s1/confirm').flush(found);
  });

  it('is to read only for auditors', () => {
    role.set('auditor');
    fixture.detectChanges();
    expect(page.querySelector('form')).toBeNull();
  });
});
