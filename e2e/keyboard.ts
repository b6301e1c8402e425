/// <reference lib="dom" />
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fitsItsWidth, flaws, picture } from './browser.ts';

/** As somebody without a mouse does it. */
export async function press(on: Locator, key = 'Enter'): Promise<void> {
  await on.waitFor();
  await on.focus();
  await on.press(key);
}
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim());
export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Neither a flaw nor anything that sticks out, as it stands and on the narrowest phone. */
export async function judge(page: Page, what: string): Promise<void> {
  await picture(page, what);
  const { width, height } = page.viewportSize()!;
  for (const each of [width, 320]) {
    await page.setViewportSize({ width: each, height });
    const found = await flaws(page);
    expect({ what, each, found }).toEqual({ what, each, found: [] });
    expect({ what, each, fits: await fitsItsWidth(page) }).toEqual({ what, each, fits: true });
  }
  await page.setViewportSize({ width, height });
}
