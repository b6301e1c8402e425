import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';

/** A field says this, at once or within ten seconds: what a press changes is drawn a moment later. */
export async function comesToSay(field: Locator, words: string): Promise<void> {
  const end = Date.now() + 10_000;
  while ((await field.inputValue()) !== words && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await field.inputValue()).toBe(words);
}
