import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import { Catalogue } from '../words/catalogue';
import { NewFundPage } from './new-fund-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const types = [{ id: 'colf', nameIt: 'Colf', nameEn: 'Housekeeper' }];
const catalogue = { sections: () => [{ types }], typeName: () => 'Colf' };

describe('opening a fund', () => {
  const open = jest.fn((_dialog: unknown, _said: { data: { text: string } }) => ({ afterClosed: () => of(true) })); // prettier-ignore

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: catalogue },
      ],
    });
    TestBed.overrideProvider(MatDialog, { useValue: { open } });
    open.mockClear();
  });

  async function show() {
    const fixture = TestBed.createComponent(NewFundPage);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const write = async (id: string, value: string, event = 'input') => {
      const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event(event, { bubbles: true }));
      await fixture.whenStable();
    };
    const press = async (text: string) => {
      const all = [...page.querySelectorAll('button')];
      all.find((one) => one.textContent!.includes(text))!.click();
      await fixture.whenStable();
    };
    const submit = async () => {
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    return { page, write, press, submit };
  }

  async function complete({ write }: Awaited<ReturnType<typeof show>>) {
    const said = { name: 'Aiuto', owner: 'Comune', about: 'Per chi ha bisogno', source: 'Delibera 1', budget: '1.500.000', opensOn: '2099-01-01', applyUntil: '2099-06-30', spendUntil: '2099-12-31', reason: 'Delibera 1' }; // prettier-ignore
    for (const [field, value] of Object.entries(said)) await write(`fund-${field}`, value);
    await write('band-ceiling-0', '10.000');
    await write('band-amount-0', '400');
  }

  it('says of each field what it needs, and sends nothing before', async () => {
    const view = await show();
    await view.submit();
    const wrong = (id: string) => view.page.querySelector(`#${id}`)!.getAttribute('aria-invalid');
    for (const id of ['fund-name', 'fund-budget', 'fund-opensOn', 'band-ceiling-0', 'band-amount-0'])
      expect([id, wrong(id)]).toEqual([id, 'true']); // prettier-ignore
    expect(wrong('fund-ageFrom')).toBeNull();
    await complete(view);
    await view.write('fund-spendUntil', '2099-01-01');
    await view.submit();
    expect(wrong('fund-spendUntil')).toBe('true');
    expect(open).not.toHaveBeenCalled();
  });

  it('opens one with amounts in cents and only the rules that were written', async () => {
    const view = await show();
    await complete(view);
    await view.submit();
    expect(open.mock.calls[0]![1].data.text).toMatch(/«Aiuto», 1\.500\.000,00/);
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/voucher-funds');
    expect(request.body).toEqual({
      ...{ name: 'Aiuto', owner: 'Comune', about: 'Per chi ha bisogno', source: 'Delibera 1' },
      ...{ budgetCents: 150_000_000, opensOn: '2099-01-01', applyUntil: '2099-06-30' },
      ...{ spendUntil: '2099-12-31', reason: 'Delibera 1' },
      rules: {
        ...{ iseeKind: 'ordinary', per: 'once', access: 'firstCome' },
        bands: [{ upToCents: 1_000_000, amount: { cents: 40_000 } }],
      },
    });
  });

  it('takes bands, shares, ages, documents and services, and goes to the new fund', async () => {
    const view = await show();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await complete(view);
    await view.press('Aggiungi una fascia');
    await view.write('band-gives-1', 'share');
    await view.write('band-ceiling-1', '35.000,50');
    await view.write('band-percent-1', '60');
    await view.write('band-amount-1', '2.000');
    await view.write('band-age-from-1', '18');
    await view.write('fund-childTo', '18');
    await view.write('fund-household', '3');
    const [resident] = view.page.querySelectorAll<HTMLInputElement>('.option input');
    resident!.click();
    await view.write('type-picker', 'Colf', 'change');
    await view.press('Aggiungi il servizio');
    await view.submit();
    const sent = TestBed.inject(HttpTestingController).expectOne('/api/voucher-funds');
    const { rules } = sent.request.body as { rules: Record<string, unknown> };
    expect(rules).toEqual({
      ...{ iseeKind: 'ordinary', per: 'once', access: 'firstCome', resident: true },
      ...{ child: { to: 18 }, householdAtLeast: 3, serviceTypeIds: ['colf'] },
      bands: [
        { upToCents: 1_000_000, amount: { cents: 40_000 } },
        { upToCents: 3_500_050, age: { from: 18 }, amount: { percent: 60, capCents: 200_000 } },
      ],
    });
    sent.flush({ id: 'f' });
    await new Promise((done) => setTimeout(done));
    expect(navigate).toHaveBeenCalledWith(['/voucher', 'f']);
  });
});
