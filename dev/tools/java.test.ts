import { expect, test } from '@jest/globals';
import { parseJavaVersion } from './java.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "25" 2025-09-16', 25],
  ['something else', undefined],
])('the version of Java in %s is %s', (text, version) => {
  expect(parseJavaVersion(text)).toBe(version);
});
