import { describe, expect, test } from '@jest/globals';
import { readMailbox, readMobile } from './contact-address.ts';
import { codeOf, isCodeOf } from './contact-code.ts';

describe('An address', () => {
  test.each([
    [' anna@Example.ORG ', 'anna@example.org'],
    ['Anna.Ferrari+wemi@posta.example.it', 'Anna.Ferrari+wemi@posta.example.it'],
    ['anna', undefined],
    ['anna@localhost', undefined],
    ['anna@example.org, luca@example.org', undefined],
    ['Anna <anna@example.org>', undefined],
    ['anna@example.org\r\nBcc: all@example.org', undefined],
    ['anna@@example.org', undefined],
    ['@example.org', undefined],
    [`${'a'.repeat(65)}@example.org`, undefined],
    [`anna@${'a.'.repeat(125)}org`, undefined],
  ])('of mail %j is read as %j', (text, expected) => {
    expect(readMailbox(text)).toBe(expected);
  });

  test.each([
    ['333 123 4567', '+393331234567'],
    ['+39 333 1234567', '+393331234567'],
    ['0039 333 1234567', '+393331234567'],
    ['+44 7400 123456', '+447400123456'],
    ['02 1234 5678', undefined],
    ['333', undefined],
    ['800 123456', undefined],
    ['+39 333 1234567 int. 4', undefined],
    ['chiama il +39 333 1234567', undefined],
    ['', undefined],
    ['9'.repeat(5000), undefined],
  ])('of a mobile %j is read as %j', (text, expected) => {
    expect(readMobile(text)).toBe(expected);
  });
});

describe('A code', () => {
  const key = 'a-key-for-tests-a-key-for-tests-';

  test('has six digits, and follows from its id and the key alone', () => {
    const codes = Array.from({ length: 500 }, (_, n) => codeOf(key, `id-${n}`));
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(new Set(codes).size).toBeGreaterThan(490);
    expect(codeOf(key, 'id-1')).toBe(codes[1]);
    expect(codeOf('another-key', 'id-1')).not.toBe(codes[1]);
  });

  test('is told from every other', () => {
    const given = codeOf(key, 'id-1');
    expect(isCodeOf(key, { id: 'id-1', given })).toBe(true);
    expect(isCodeOf(key, { id: 'id-2', given })).toBe(false);
    expect(isCodeOf(key, { id: 'id-1', given: given.slice(1) })).toBe(false);
    expect(isCodeOf(key, { id: 'id-1', given: '' })).toBe(false);
  });
});
