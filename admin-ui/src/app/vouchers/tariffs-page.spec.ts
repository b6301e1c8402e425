import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { Tariff } from '../api-types';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { TariffsPage } from './tariffs-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const types = [{ id: 'pasti', nameIt: 'Consegna pasti', nameEn: 'Meals' }];
const catalogue = { sections: () => [{ types }], typeName: (id: string) => (id === 'pasti' ? 'Consegna pasti' : id) }; // prettier-ignore
const bands = [
  { upToCents: 700_000, payPercent: 0 },
  { upToCents: 1_500_000, payPercent: 40 },
];
const meals: Tariff = {
  id: 't',
  serviceTypeId: 'pasti',
  borneCents: 12_345,
  versions: [
    { id: 'v', version: 1, validFrom: '2026-01-01', status: 'inForce', rules: { iseeKind: 'ordinary', bands }, writtenBy: null, reason: null, at: '2026-01-01T00:00:00.000Z' },
  ],
}; // prettier-ignore

describe('the tariffs by ISEE band', () => {
  const open = jest.fn((_dialog: unknown, _said: { data: { text: string } }) => ({ afterClosed: () => of(true) })); // prettier-ignore
  const role = signal('admin');

  beforeEach(() => {
    role.set('admin');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: catalogue },
        { provide: Session, useValue: { role } },
      ],
    });
    TestBed.overrideProvider(MatDialog, { useValue: { open } });
    open.mockClear();
  });

  async function show() {
    const fixture = TestBed.createComponent(TariffsPage);
    const http = TestBed.inject(HttpTestingController);
    TestBed.tick();
    http.expectOne('/api/tariffs').flush({ items: [meals] });
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const write = async (id: string, value: string, event = 'input') => {
      const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event(event, { bubbles: true }));
      await fixture.whenStable();
    };
    const submit = async () => {
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    return { page, http, write, submit };
  }

  it('says each band in words, and what the comune bears', async () => {
    const { page } = await show();
    expect(page.textContent).toMatch(/A carico del Comune finora: 123,45\s€/);
    expect([...page.querySelectorAll('section li')].slice(0, 3).map((one) => one.textContent!.replace(/\s/g, ' ').trim())).toEqual([
      'ISEE ordinario fino a 7.000,00 €: gratis',
      'ISEE ordinario fino a 15.000,00 €: paga il 40 %',
      'Sopra, e senza un ISEE valido: prezzo intero',
    ]); // prettier-ignore
  });

  it('has nothing to write for an auditor', async () => {
    role.set('auditor');
    const { page } = await show();
    expect(page.querySelector('form')).toBeNull();
  });

  it('begins with the bands in force, and writes the next version in cents', async () => {
    const { page, http, write, submit } = await show();
    await submit();
    expect(page.textContent).toContain('Scegli un servizio.');
    await write('type-picker', 'Consegna pasti', 'change');
    expect(page.querySelector<HTMLInputElement>('#tariff-ceiling-1')!.value).toBe('15000,00');
    await write('tariff-percent-1', '100');
    await write('tariff-reason', 'Delibera 12');
    await submit();
    expect(open).not.toHaveBeenCalled();
    await write('tariff-percent-1', '50');
    await write('tariff-from', '2099-01-01');
    await submit();
    expect(open.mock.calls[0]![1].data.text).toContain('Consegna pasti');
    const { request } = http.expectOne((sent) => sent.method === 'POST');
    expect(request.body).toEqual({
      ...{ serviceTypeId: 'pasti', validFrom: '2099-01-01', reason: 'Delibera 12' },
      expectedVersion: 1,
      rules: { iseeKind: 'ordinary', bands: [bands[0], { upToCents: 1_500_000, payPercent: 50 }] },
    });
  });
});
