import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { printQualificationStates, printServiceStates, printStates } from './print-states.ts';

test.each([
  ['pratica-states.md', printStates],
  ['qualification-states.md', printQualificationStates],
  ['service-states.md', printServiceStates],
])('The page %s is the one that today’s table prints', async (file, print) => {
  const page = readFileSync(new URL(file, import.meta.url), 'utf8');
  expect(page).toBe(await print());
});
