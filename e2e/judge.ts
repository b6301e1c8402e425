import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fitsItsWidth, flaws, picture } from './browser.ts';

/** A page as it stands, on a desk, a phone and the narrowest phone: no flaw, and nothing beside it. */
export async function judge(page: Page, what: string): Promise<void> {
  const wide = page.viewportSize()!;
  await picture(page, what);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const found = await flaws(page);
    expect({ what, width, found, fits: await fitsItsWidth(page) }).toEqual({ what, width, found: [], fits: true }); // prettier-ignore
  }
  await page.setViewportSize(wide);
}
