import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PraticaStore } from '../pratica/pratica-store';
import { aStore, provideWords } from '../service-life/testing';
import type { JudgedTariff, OrderTariff, TariffInForce } from '../remote/types';
import { CoveredNote } from '../vouchers/covered-note';
import { OrderTariffNote } from './order-tariff';
import { TariffBands } from './tariff-bands';
import { TariffReason } from './tariff-reason';

const judged: JudgedTariff = {
  access: 'discounted',
  payPercent: 40,
  fault: null,
  iseeKind: 'ordinary',
  upToCents: 1_500_000,
  met: { kind: 'ordinary', cents: 1_400_000 },
  source: 'self-declared',
  validUntil: '2099-12-31',
  isForAnother: false,
};
const tariff: TariffInForce = {
  version: 1,
  validFrom: '2026-01-01',
  rules: {
    iseeKind: 'ordinary',
    bands: [
      { upToCents: 700_000, payPercent: 0 },
      { upToCents: 1_500_000, payPercent: 40 },
    ],
  },
};
const plain = (element: unknown) =>
  (element as HTMLElement).textContent!.replace(/\s+/g, ' ').trim();

describe('a tariff in words', () => {
  const store = aStore();
  beforeEach(
    () =>
      void TestBed.configureTestingModule({
        providers: [
          ...provideWords(),
          provideRouter([]),
          { provide: PraticaStore, useValue: store },
        ],
      }),
  );

  async function show<T>(component: new () => T, inputs: object) {
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    return fixture;
  }

  it('says each band', async () => {
    const { nativeElement } = await show(TariffBands, { tariff });
    expect([...(nativeElement as HTMLElement).querySelectorAll('li')].map(plain)).toEqual([
      'ISEE ordinario fino a 7.000,00 €: gratis',
      'ISEE ordinario fino a 15.000,00 €: paghi il 40 %',
      'Sopra, o senza un ISEE valido: prezzo intero',
    ]);
    const ended = { ...tariff, rules: { ...tariff.rules, bands: [] } };
    expect(plain((await show(TariffBands, { tariff: ended })).nativeElement)).toBe('');
  });

  it.each([
    [{}, /^Paghi il 40 % perché il tuo ISEE ordinario è di 14\.000,00 € \(dichiarato da te, valido fino a .*31 dicembre 2099\): la fascia arriva a 15\.000,00 €/],
    [{ access: 'free', payPercent: 0, upToCents: 700_000, source: 'office' }, /^Non paghi niente .*verificato dall’ufficio.*fino a 7\.000,00 € il servizio è gratis/],
    [{ access: 'paid', payPercent: 100, upToCents: null }, /^Paghi il prezzo intero perché il tuo ISEE ordinario è di 14\.000,00 €.*sopra le fasce/],
    [{ access: 'paid', payPercent: 100, fault: 'missing', met: null, source: null, validUntil: null }, /non conosciamo il tuo ISEE/],
    [{ access: 'paid', payPercent: 100, fault: 'run-out' }, /il tuo ISEE ordinario è scaduto .*31 dicembre 2099/],
    [{ access: 'paid', payPercent: 100, fault: 'other-kind' }, /questa tariffa chiede l’ISEE ordinario/],
    [{ isForAnother: true }, /nel tuo stesso nucleo ISEE/],
  ] as [Partial<JudgedTariff>, RegExp][])('says why, %j', async (change, said) => {
    const { nativeElement } = await show(TariffReason, { judged: { ...judged, ...change } });
    expect(plain(nativeElement)).toMatch(said);
  }); // prettier-ignore

  it('leads to where an ISEE is written when one is wanting, and not from what was decided', async () => {
    const missing = { ...judged, access: 'paid', payPercent: 100, fault: 'missing', met: null };
    const link = async (of: object) => {
      const { nativeElement } = await show(TariffReason, { judged: of });
      return (nativeElement as HTMLElement).querySelector('a')?.getAttribute('href');
    };
    expect(await link(missing)).toBe('/voucher/isee');
    expect(await link(judged)).toBeUndefined();
    expect(await link({ ...missing, version: 1, validFrom: '2026-01-01' })).toBeUndefined();
  });

  it('says at the checkout what was decided for that order, and nothing where nothing was', async () => {
    const order = { ...judged, orderId: 'o', version: 3, validFrom: '2026-01-01', onDate: '2026-02-01', fullCents: 100, payCents: 40 }; // prettier-ignore
    const orders = [
      { ...order, period: 3, payPercent: 70 },
      { ...order, period: 2 },
    ] as OrderTariff[];
    store.tariff.set({ inForce: null, mine: null, offers: [], orders });
    const fixture = await show(OrderTariffNote, { period: 2 });
    expect(plain(fixture.nativeElement)).toMatch(/^Paghi il 40 %.*\(versione 3\)\.$/);
    fixture.componentRef.setInput('period', 1);
    await fixture.whenStable();
    expect(plain(fixture.nativeElement)).toBe('');
  });

  it.each([
    [{ amountCents: 100, coveredCents: 0, tariffCents: 0 }, ''],
    [{ amountCents: 10_000, coveredCents: 6_000, tariffCents: 6_000 }, 'Dei 100,00 € in tutto, 60,00 € li mette il Comune.'],
    [{ amountCents: 10_000, coveredCents: 10_000, tariffCents: 10_000 }, 'Lo paga tutto il Comune: non devi pagare niente, si conferma da solo.'],
    [{ amountCents: 10_000, coveredCents: 7_000, tariffCents: 6_000 }, 'Dei 100,00 € in tutto, 60,00 € li mette il Comune.Dei 100,00 € in tutto, 10,00 € li paga il tuo voucher.'],
  ])('tells the city’s share and the vouchers’ apart, %j', async (payment, said) => {
    expect(plain((await show(CoveredNote, { payment })).nativeElement)).toBe(said);
  }); // prettier-ignore
});
