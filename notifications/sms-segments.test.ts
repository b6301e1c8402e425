import { describe, expect, test } from '@jest/globals';
import { measureSms, plainMarks } from './sms-segments.ts';

describe('An SMS', () => {
  test.each([
    ['nothing', '', 'GSM-7', 0, 1],
    ['one plain letter', 'a', 'GSM-7', 1, 1],
    ['160 plain letters', 'a'.repeat(160), 'GSM-7', 160, 1],
    ['161 plain letters', 'a'.repeat(161), 'GSM-7', 161, 2],
    ['306 plain letters', 'a'.repeat(306), 'GSM-7', 306, 2],
    ['307 plain letters', 'a'.repeat(307), 'GSM-7', 307, 3],
    ['Italian accents', 'àèéìòù', 'GSM-7', 6, 1],
    ['an euro sign, which takes two places', '€', 'GSM-7', 2, 1],
    ['80 euro signs', '€'.repeat(80), 'GSM-7', 160, 1],
    ['81 euro signs', '€'.repeat(81), 'GSM-7', 162, 2],
    ['an escape that would be cut at the end of a part', 'a'.repeat(152) + '€' + 'a'.repeat(152), 'GSM-7', 306, 3],
    ['a typographic apostrophe', 'L’offerta', 'UCS-2', 9, 1],
    ['an accent that the alphabet has not', 'È', 'UCS-2', 1, 1],
    ['70 letters with one that is not plain', 'ç' + 'a'.repeat(69), 'UCS-2', 70, 1],
    ['71 letters with one that is not plain', 'ç' + 'a'.repeat(70), 'UCS-2', 71, 2],
    ['134 letters with one that is not plain', 'ç' + 'a'.repeat(133), 'UCS-2', 134, 2],
    ['135 letters with one that is not plain', 'ç' + 'a'.repeat(134), 'UCS-2', 135, 3],
    ['35 faces', '🙂'.repeat(35), 'UCS-2', 70, 1],
    ['36 faces', '🙂'.repeat(36), 'UCS-2', 72, 2],
    ['a face that would be cut', 'ç' + 'a'.repeat(65) + '🙂' + 'a'.repeat(66), 'UCS-2', 134, 3],
  ] as const)('of %s is measured', (_what, text, encoding, units, segments) => {
    const { stranger, ...size } = measureSms(text);
    expect(size).toEqual({ encoding, units, segments });
    expect(stranger === null).toBe(encoding === 'GSM-7');
  }); // prettier-ignore

  test('is kept in the plain alphabet', () => {
    const plain = plainMarks('«L’ente» – c’è un’offerta…\u00a0È tua');
    expect(plain).toBe("\"L'ente\" - c'è un'offerta... E' tua");
    expect(measureSms(plain).encoding).toBe('GSM-7');
  });
});
