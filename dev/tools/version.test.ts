import { expect, it, test } from '@jest/globals';
import { isAtLeast, versionIn } from './version.ts';

test.each([
  ['temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)', 'Server', '1.29.1'],
  ['go version go1.26.8 linux/amd64', 'go version go', '1.26.8'],
  ['\tgo.temporal.io/server v1.29.1 // indirect', 'go.temporal.io/server v', '1.29.1'],
  ['nothing of the kind', 'Server', undefined],
])('in "%s" after "%s" stands %s', (text, words, version) => {
  expect(versionIn(text, words)).toBe(version);
});

it('compares versions as numbers', () => {
  expect(isAtLeast('1.30.0', '1.29.1')).toBe(true);
  expect(isAtLeast('1.29.1', '1.29.1')).toBe(true);
  expect(isAtLeast('1.9.4', '1.29.1')).toBe(false);
  expect(isAtLeast(undefined, '1.29.1')).toBe(false);
});
