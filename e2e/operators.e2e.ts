import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { atTheOffice, openBrowser } from './browser.ts';
import { comesToSay } from './comes-to-say.ts';
import { judge } from './judge.ts';

/** An ente writes down who works with it, and is told when somebody can be sent no more. */
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await atTheOffice(browser, 'ente1', 'operatori');
}, 60_000);
afterAll(() => browser.close());

const NAME = 'Livia Conti';

describe('The staff of an ente', () => {
  test('grows by somebody with a credential that has ended, which is said at once', async () => {
    await page.getByRole('heading', { level: 1, name: 'Il nostro personale' }).waitFor();
    await judge(page, 'operators');
    await page.getByRole('link', { name: 'Aggiungi una persona' }).click();
    await page.getByLabel('Nome e cognome').fill(NAME);
    await page.getByLabel('Profilo').selectOption('OSS');
    await page.getByRole('button', { name: 'Aggiungi un attestato' }).click();
    await page.getByLabel('Che cosa è').fill('Primo soccorso');
    await page.getByLabel(/^Vale fino al/).fill('2024-01-31');
    await judge(page, 'operators-new');
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await page.getByRole('link', { name: 'Tutto il personale' }).click();
    const card = page.locator('li.card', { hasText: NAME });
    await card.getByText('Attestato scaduto: non si può assegnare').waitFor();
  }, 120_000);

  test('is not written over by a colleague who did not see what was saved', async () => {
    const colleague = await atTheOffice(browser, 'ente1', 'operatori');
    for (const each of [page, colleague]) {
      await each.getByRole('link', { name: NAME }).click();
      await each.getByRole('heading', { level: 1, name: NAME }).waitFor();
      await each.getByLabel('Che cosa è').waitFor();
    }
    await page.getByLabel(/^Vale fino al/).fill('2031-01-31');
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByText('Salvato.').waitFor();
    await colleague.getByLabel(/^Competenze/).fill('Demenze');
    await colleague.getByRole('button', { name: 'Salva' }).click();
    await colleague.getByRole('heading', { name: /^Che cosa ha cambiato/ }).waitFor();
    await judge(colleague, 'operators-stale');
    await colleague.getByRole('button', { name: 'Prendi la sua versione' }).click();
    await comesToSay(colleague.getByLabel(/^Vale fino al/), '2031-01-31');
    await colleague.context().close();
  }, 120_000);
});
