import { describe, expect, test } from '@jest/globals';
import { maskIban, readIban } from './iban.ts';

describe('An IBAN', () => {
  test.each([
    ['it60 x054 2811 1010 0000 0123 456', 'IT60X0542811101000000123456'],
    ['DE89370400440532013000', 'DE89370400440532013000'],
    ['SM86U0322509800000000270100', 'SM86U0322509800000000270100'],
    ['NO9386011117947', 'NO9386011117947'],
  ])('%s is read', (text, iban) => expect(readIban(text)).toBe(iban));

  test.each([
    ['nothing', ''],
    ['a wrong check digit', 'IT61X0542811101000000123456'],
    ['two digits that changed places', 'IT60X0542811101000000124356'],
    ['one digit too few', 'IT60X054281110100000012345'],
    ['a country outside of SEPA', 'BR1800360305000010009795493C1'],
    ['other characters', 'IT60X0542811101000000123<56'],
  ])('is none with %s', (_what, text) => expect(readIban(text)).toBeUndefined());

  test('is shown by its ends', () => {
    expect(maskIban('IT60X0542811101000000123456')).toBe('IT60 •••• 3456');
  });
});
