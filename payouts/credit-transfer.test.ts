import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type TransferOrder, writeTransferOrder } from './credit-transfer.ts';
import { faultsOf, textsOf } from './testing-pain001.ts';

const IBANS = [
  'IT60X0542811101000000123456',
  'DE89370400440532013000',
  'SM86U0322509800000000270100',
];
const ORDER: TransferOrder = {
  messageId: '0f6c1f1e5d1c4c0e9b2a7a3b5e0d9c84',
  at: '2026-11-29T09:00:00.000Z',
  executeOn: '2026-12-01',
  debtor: { holder: 'Comune di Milano – Tesoreria', fiscalCode: '77777777777', iban: IBANS[0]!, bic: 'BPMOIT22XXX' },
  transfers: [
    { id: 'a0000000-0000-4000-8000-000000000001', cents: 1, holder: 'Più Cura & Società «L’Aiuto»', iban: IBANS[0]!, reason: 'WeMi 2026-11-01/2026-11-30' },
    { id: 'a0000000-0000-4000-8000-000000000002', cents: 123_456_78, holder: 'Straße <b>', iban: IBANS[1]!, reason: 'x'.repeat(200) },
  ],
}; // prettier-ignore

describe('The order for the bank', () => {
  test('is what the schema and the rules of SEPA want, to the cent', () => {
    const xml = writeTransferOrder(ORDER);
    expect(faultsOf(xml)).toEqual([]);
    expect(textsOf(xml, 'InstdAmt')).toEqual(['0.01', '123456.78']);
    expect(textsOf(xml, 'CtrlSum')).toEqual(['123456.79', '123456.79']);
    expect(textsOf(xml, 'Nm')).toEqual(['Comune di Milano - Tesoreria', 'Comune di Milano - Tesoreria', "Piu Cura + Societa 'L'Aiuto'", 'Strasse .b.']); // prettier-ignore
    expect(textsOf(xml, 'EndToEndId')[0]).toBe('a0000000000040008000000000000001');
    expect(textsOf(xml, 'Ustrd')[1]).toHaveLength(140);
  });

  test('does without the code of the bank', () => {
    const xml = writeTransferOrder({ ...ORDER, debtor: { ...ORDER.debtor, bic: null } });
    expect([faultsOf(xml), textsOf(xml, 'BICFI')]).toEqual([[], []]);
    expect(xml).toContain('NOTPROVIDED');
  });

  test('is sound whatever names and reasons say', () => {
    const transfer = fc.record({
      id: fc.uuid(),
      cents: fc.integer({ min: 1, max: 99_999_999_999 }),
      holder: fc.string({ unit: 'binary', maxLength: 90 }),
      iban: fc.constantFrom(...IBANS),
      reason: fc.string({ unit: 'grapheme', maxLength: 200 }),
    });
    const transfers = fc.uniqueArray(transfer, { minLength: 1, maxLength: 20, selector: ({ id }) => id }); // prettier-ignore
    fc.assert(fc.property(transfers, (some) => {
      expect(faultsOf(writeTransferOrder({ ...ORDER, transfers: some }))).toEqual([]);
    })); // prettier-ignore
  });

  test.each([0, -5, 1.5, 100_000_000_000, Number.NaN])('is not written with %s cents', (cents) => {
    const transfers = [{ ...ORDER.transfers[0]!, cents }];
    expect(() => writeTransferOrder({ ...ORDER, transfers })).toThrow('not an amount');
  });

  test.each([
    ['a wrong sum', (xml: string) => xml.replace('<CtrlSum>123456.79', '<CtrlSum>123456.78')],
    ['a wrong count', (xml: string) => xml.replace('<NbOfTxs>2', '<NbOfTxs>3')],
    ['a letter of no bank', (xml: string) => xml.replace('Strasse', 'Straße')],
    ['another currency', (xml: string) => xml.replace('Ccy="EUR"', 'Ccy="USD"')],
    ['a wrong IBAN', (xml: string) => xml.replace('IT60X', 'IT61X')],
    ['another order of things', (xml: string) => xml.replace(/(<ChrgBr>.*?<\/ChrgBr>)(<CdtTrfTxInf>.*?<\/CdtTrfTxInf>)/, '$2$1')],
    ['a day that is none', (xml: string) => xml.replace('2026-12-01', '2026-12-1')],
  ])('would be found out with %s', (_what, spoil) => {
    expect(faultsOf(spoil(writeTransferOrder(ORDER)))).not.toEqual([]);
  }); // prettier-ignore

  test('is not written without any transfer', () => {
    expect(() => writeTransferOrder({ ...ORDER, transfers: [] })).toThrow('no transfer');
  });
});
