import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { printStates } from './print-states.ts';

test('The page of the states is the one that today’s table prints', async () => {
  const page = readFileSync(new URL('pratica-states.md', import.meta.url), 'utf8');
  expect(page).toBe(await printStates());
});
