import { describe, expect, it } from '@jest/globals';
import { isFiscalCode, plainFiscalCode } from './fiscal-code';

describe('a codice fiscale', () => {
  it.each(['RSSMRA85T10A562S', 'rssmra85t10a562s', ' RSSMRA85T10 A562S '])('%s is one', (code) => {
    expect(isFiscalCode(code)).toBe(true);
  });

  it.each([
    ['with another check letter', 'RSSMRA85T10A562T'],
    ['with two signs swapped', 'RSSMRA58T10A562S'],
    ['of a month that is none', 'RSSMRA85Z10A562S'],
    ['too short', 'RSSMRA85T10A562'],
    ['of digits only', '1234567890123456'],
    ['that is empty', ''],
  ])('%s is none', (_how, code) => {
    expect(isFiscalCode(code)).toBe(false);
  });

  it('may carry letters in the place of digits', () => {
    expect(isFiscalCode('RSSMRA85T10A56NH')).toBe(true);
  });

  it('is sent without the spaces people write in it', () => {
    expect(plainFiscalCode(' rssmra 85t10 a562s ')).toBe('RSSMRA85T10A562S');
  });
});
