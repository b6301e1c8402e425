import { expect, test } from '@jest/globals';
import { countFailedTokens } from './failed-tokens.ts';

test('An address that fails too often has to wait, others do not, and after a minute it may again', () => {
  let now = 1_000;
  const count = countFailedTokens(2, () => now);
  expect([count('a'), count('a')]).toEqual([undefined, undefined]);
  now += 20_000;
  expect([count('a'), count('b')]).toEqual([40, undefined]);
  now += 40_000;
  expect(count('a')).toBeUndefined();
});
