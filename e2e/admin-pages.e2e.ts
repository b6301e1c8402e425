import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { fitsItsWidth, flaws, logIn, type Look, openBrowser, picture, sitDown } from './browser.ts';

/** The pages of the back office, as each role opens them. */
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const PAGES = [
  [
    'admin1',
    [
      'pratiche',
      'attivita',
      'attivita?view=done',
      'radar',
      'mandates',
      'servizi/da-pubblicare',
      'voucher',
      'voucher/nuovo',
      'code',
      'non-esiste',
    ],
  ],
  ['auditor1', ['pratiche']],
  ['ente1', ['attivita', 'pratiche', 'servizi']],
  ['operator1', ['operatore']],
  ['sportello1', ['sportello', 'sportello/cittadini/nuovo', 'pratiche']],
  ['citizen1', ['cittadini']],
] as const;

const LOOKS: [string, Look][] = [
  ['on a desk', {}],
  ['on the narrowest phone, in English, in the dark', { width: 320, language: 'en', isDark: true }],
];

describe.each(LOOKS)('The back office %s', (name, look) => {
  test.each(PAGES)(
    'has no flaw for %s, and nothing sticks out',
    async (username, paths) => {
      const page = await sitDown(browser, look);
      await page.goto(`/admin/${paths[0]}`);
      await logIn(page, username);
      for (const path of paths) {
        if (path !== paths[0]) await page.goto(`/admin/${path}`);
        await arrived(page);
        await judge(page, `${name} ${username} ${path}`);
      }
      await page.context().close();
    },
    120_000,
  );
});

/** Once the heading stands and nothing is a skeleton any more. */
async function arrived(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

async function judge(page: Page, what: string): Promise<void> {
  const found = await flaws(page);
  const fits = await fitsItsWidth(page);
  await picture(page, what.replaceAll(/\W+/g, '-'));
  expect({ what, found, fits }).toEqual({ what, found: [], fits: true });
}
