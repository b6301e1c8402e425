import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sharedStack } from '../dev/testing/stack.ts';
import { fitsItsWidth, flaws, type Look, openBrowser, picture, sitDown } from './browser.ts';
import { NEED_PAGE, tellNeed } from './tell-need.ts';

/** Every page that anyone may open, as different people look at it. */
let browser: Browser;
let paths: string[];

beforeAll(async () => {
  browser = await openBrowser();
  const [service, ente] = await Promise.all([firstOf('services'), firstOf('enti')]);
  const texts = [
    '/contatti',
    '/accessibilita',
    '/privacy',
    '/aiuto',
    '/glossario',
    '/novita',
    '/non-esiste',
  ];
  const lists = ['/', '/servizi', '/servizi?q=zzzz', '/enti'];
  const nowhere = ['/servizi/x', '/enti/x', '/richiesta/x', `${NEED_PAGE}?passo=quando`];
  paths = [...lists, `/servizi/${service}`, `/enti/${ente}`, ...texts, ...nowhere];
}, 60_000);
afterAll(() => browser.close());

/** The journey looks at a desk, in Italian, by day. */
const LOOKS: [string, Look][] = [
  ['on the narrowest phone', { width: 320 }],
  ['on a desk, in English, in the dark', { language: 'en', isDark: true }],
];

describe.each(LOOKS)('Public pages %s', (name, look) => {
  test('have no flaw, and nothing sticks out', async () => {
    const page = await sitDown(browser, look);
    for (const path of paths) {
      await page.goto(path);
      await judge(page, `${name} ${path}`);
    }
    await page.context().close();
  }, 180_000);

  test('have dialogs without a flaw', async () => {
    const page = await sitDown(browser, look);
    await page.setViewportSize({ width: Math.min(look.width ?? 390, 390), height: 800 });
    await page.goto('/servizi');
    await page.getByRole('button', { name: /^Filt/ }).click();
    await page.getByRole('dialog').waitFor();
    await judge(page, `${name} filters`);
    await page.context().close();
  }, 60_000);

  test('lead to a login page without a flaw', async () => {
    const page = await sitDown(browser, look);
    await page.goto('/pratiche');
    await page.locator('#username').waitFor();
    await judge(page, `${name} login`);
    await page.context().close();
  }, 60_000);
});

describe.each([320, 1280])('The steps of a need, %d points wide', (width) => {
  test('have no flaw, and nothing sticks out', async () => {
    const page = await sitDown(browser, { width });
    await page.goto(NEED_PAGE);
    await tellNeed(page, (step) => judge(page, `${width} ${step}`));
    await page.context().close();
  }, 120_000);
});

async function judge(page: Page, what: string): Promise<void> {
  const found = await flaws(page);
  const fits = await fitsItsWidth(page);
  await picture(page, what.replaceAll(/\W+/g, '-'));
  expect({ what, found, fits }).toEqual({ what, found: [], fits: true });
}

async function firstOf(kind: 'services' | 'enti'): Promise<string> {
  const answer = await fetch(`${sharedStack().publicUrl}/api/${kind}?limit=1`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items[0]!.id;
}
