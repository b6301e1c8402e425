import { describe, expect, test } from '@jest/globals';
import { isEnteFiscalCode, isVatNumber } from './vat-number.ts';

describe('A partita IVA', () => {
  test.each(['00743110157', '12345678903', '00000000000'])(
    '%s has the right check digit',
    (number) => {
      expect(isVatNumber(number)).toBe(true);
    },
  );

  test('knows every single digit that is wrong', () => {
    const right = '12345678903';
    for (let place = 0; place < right.length; place += 1) {
      for (let digit = 0; digit <= 9; digit += 1) {
        const typed = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
        expect([typed, isVatNumber(typed)]).toEqual([typed, typed === right]);
      }
    }
  });

  test.each(['', '1234567890', '123456789033', 'IT12345678903', '1234567890a', '١٢٣٤٥٦٧٨٩٠٣'])(
    '“%s” is none',
    (typed) => expect(isVatNumber(typed)).toBe(false),
  );
});

test('The fiscal code of an ente is eleven digits by the same rule, or a person’s', () => {
  expect(isEnteFiscalCode('12345678903')).toBe(true);
  expect(isEnteFiscalCode('RSSMRA85T10A562S')).toBe(true);
  expect(isEnteFiscalCode('RSSMRA85T10A562T')).toBe(false);
  expect(isEnteFiscalCode('12345678904')).toBe(false);
});
