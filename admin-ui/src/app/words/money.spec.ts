import { describe, expect, it } from '@jest/globals';
import { readCents, sayMoney, typeCents } from './money';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
  it.each([
    ['18,50', 1850],
    ['18,5', 1850],
    ['18', 1800],
    ['18.50', 1850],
    ['0,01', 1],
    ['1.250,00', 125_000],
    [' 12,30 € ', 1230],
    ['0,29', 29],
    ['100.000', 10_000_000],
  ])('reads "%s" as integer cents', (typed, cents) => {
    expect(readCents(typed)).toBe(cents);
  });

  it.each(['', '0', '0,00', '-5', '18,505', '1,2,3', 'abc', '12.50.1', '1e3', '100.000,01'])(
    'does not take "%s" for an amount',
    (typed) => {
      expect(readCents(typed)).toBeUndefined();
    },
  );

  it('writes back every amount as it can be read again', () => {
    for (let cents = 1; cents < 3000; cents += 7) expect(readCents(typeCents(cents))).toBe(cents);
  });

  it('says euro as Italians write them', () => {
    expect(plain(sayMoney(1250, 'it'))).toBe('12,50 €');
    expect(plain(sayMoney(123_456, 'it'))).toBe('1.234,56 €');
  });
});
