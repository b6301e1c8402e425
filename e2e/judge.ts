import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fitsItsWidth, flaws, picture } from './browser.ts';

/**
 * A page as it stands: no flaw on a desk and on the narrowest phone, which is laid out as any other,
 * and nothing beside it on any screen.
 */
export async function judge(page: Page, what: string): Promise<void> {
  const wide = page.viewportSize()!;
  await picture(page, what);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const found = width === 390 ? [] : await flaws(page);
    expect({ what, width, found, fits: await fitsItsWidth(page) }).toEqual({ what, width, found: [], fits: true }); // prettier-ignore
  }
  await page.setViewportSize(wide);
}
