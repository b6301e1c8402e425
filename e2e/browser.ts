/// <reference lib="dom" />
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { sharedStack } from '../dev/testing/stack.ts';

/** The only frames of ours show what is sandboxed: no script runs there, axe would wait for ever. */
const LOOKED_FOR = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations' as const],
  iframes: false,
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.WEMI_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** How the person looks at the pages: on which screen, in the dark, in which language. */
export interface Look {
  width?: number;
  isDark?: boolean;
  language?: 'it' | 'en';
}

/** A person with a browser of their own, at the front door of the stack under test. */
export async function sitDown(browser: Browser, look: Look = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: sharedStack().publicUrl,
    viewport: { width: look.width ?? 1280, height: 900 },
    colorScheme: look.isDark ? 'dark' : 'light',
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  });
  if (look.language)
    await context.addInitScript(
      (language) => localStorage.setItem('wemi.language', language),
      look.language,
    );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Fills Keycloak's login page, which has opened by itself. */
export async function logIn(page: Page, username: string): Promise<void> {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill('demo');
  await page.locator('#kc-login').click();
}

/** A staff member at work: the back office asks who it is at once. */
export async function atTheOffice(browser: Browser, username: string, path = ''): Promise<Page> {
  const page = await sitDown(browser);
  await page.goto(`/admin/${path}`);
  await logIn(page, username);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Waits until the page shows the pratica in a state; it updates by itself. */
export function reaches(page: Page, state: string): Promise<void> {
  return page
    .locator(`[data-testid="pratica-state"][data-state="${state}"]`)
    .first()
    .waitFor({ timeout: 60_000 });
}

/** Types a test card on the bank's page. */
export async function typeCard(page: Page, number: string): Promise<void> {
  await page.locator('[name="holder"]').fill('Anna Ferrari');
  await page.locator('[name="number"]').fill(number);
  await page.locator('[name="expiry"]').fill('12/30');
  await page.locator('[name="cvv"]').fill('123');
  await page.locator('button[value="pay"]').click();
}

/** What axe finds wrong with the page as it stands; must be empty on every page visited. */
export async function flaws(page: Page): Promise<string[]> {
  // By its tag: behind a dialog no heading has a role.
  await page.locator('h1').first().waitFor();
  // Nothing is judged while it is still on its way.
  await page.locator('app-skeleton').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity)); // prettier-ignore
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, options);
    return violations.map(({ id, nodes }) => `${location.pathname} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`); // prettier-ignore
  }, LOOKED_FOR);
}

/** Whether the page can be read without scrolling sideways. */
export function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** Keeps a picture of the page, wide and narrow, when WEMI_PICTURES names a folder for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.WEMI_PICTURES;
  if (!folder) return;
  const before = page.viewportSize()!;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: width === 390 });
  }
  await page.setViewportSize(before);
}
