import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { atTheOffice, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';

/** The office registers an ente; an ente writes what everybody reads of it. */
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const NAME = 'Cooperativa Alba Chiara';

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
}

describe('An ente', () => {
  test('is registered by the office, and nobody sees it until something qualifies it', async () => {
    const page = await atTheOffice(browser, 'admin1', 'enti');
    await page.getByRole('link', { name: 'Registra un ente' }).click();
    await page.getByRole('heading', { level: 1, name: 'Registra un ente' }).waitFor();
    await judge(page, 'ente-register');
    await fill(page, {
      'Nome dell’ente': NAME,
      'Che tipo di ente è': 'Cooperativa sociale',
      'Chi siamo, in italiano': 'Aiutiamo a casa dal 1998.',
      'Indirizzo della sede: via e numero': 'via Larga 1',
      'CAP della sede': '20122',
      'Comune della sede': 'Milano',
      Telefono: '02 1234567',
      Email: 'info@alba.example',
    });
    await page.getByRole('button', { name: 'Registra un ente' }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    const id = page.url().split('/').at(-1)!;
    await page.getByRole('link', { name: 'Tutti gli enti' }).click();
    await page.locator('li', { hasText: NAME }).getByText('Non ancora qualificato').waitFor();
    const reader = await sitDown(browser);
    await reader.goto(`/enti/${id}`);
    await reader.getByText('Questo ente non c’è').waitFor();
    expect(await reader.getByText(NAME).count()).toBe(0);
    await page.context().close();
    await reader.context().close();
  }, 120_000);

  test('writes its sheet, which people read at once', async () => {
    const page = await atTheOffice(browser, 'ente2', 'ente');
    await page.getByRole('heading', { level: 1, name: 'Il nostro ente' }).waitFor();
    await judge(page, 'ente-own');
    await fill(page, { 'Certificazioni, una per riga': 'ISO 9001\nParità di genere' });
    await page.getByRole('button', { name: 'Aggiungi una sede' }).click();
    await fill(page, {
      'Sede 1: come si chiama': 'Lambrate',
      'Sede 1: via e numero': 'via Porpora 3',
      'Sede 1: CAP': '20131',
      'Sede 1: comune': 'Milano',
      'Sede 1: orari (se li vuoi dire)': 'Dal lunedì al venerdì, 9–17',
    });
    await judge(page, 'ente-own-office');
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByText('Salvato: le persone lo vedono già.').waitFor();
    const address = await page
      .getByRole('link', { name: /^Guarda la pagina/ })
      .getAttribute('href');
    const reader = await sitDown(browser);
    await reader.goto(address!);
    await reader.getByText('Parità di genere').waitFor();
    await reader.getByRole('heading', { name: 'Le altre sedi' }).waitFor();
    await reader.getByText('via Porpora 3, 20131 Milano').waitFor();
    await judge(reader, 'ente-page-certificates');
    await page.context().close();
    await reader.context().close();
  }, 120_000);
});
