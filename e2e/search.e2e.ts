import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Db } from '../db/connect.ts';
import { nameUuid } from '../db/name-uuid.ts';
import { atTheOffice, openBrowser, sitDown } from './browser.ts';
import { comesToSay } from './comes-to-say.ts';
import { button, focused, heading, judge, press } from './keyboard.ts';
import { openBehind } from './plant-corpus.ts';

/** What nobody offers, and nine searched for before. */
const IN_VAIN = 'mongolfiera';
const OF_VAIN = nameUuid('search-miss', 'milano', IN_VAIN);

/** A search that finds: words, suggestions, filters, prices, places, the guided path, and what the office sees of it. */
let browser: Browser;
let behind: Db;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  behind = openBehind();
  page = await sitDown(browser);
  await behind
    .insertInto('searchMiss')
    .values({ comuneId: 'milano', fingerprint: OF_VAIN, day: new Date(Date.now() - 864e5).toISOString().slice(0, 10), count: 9 })
    .execute(); // prettier-ignore
}, 120_000);
afterAll(async () => {
  for (const table of ['searchMissTerm', 'searchMiss'] as const)
    await behind.deleteFrom(table).where('fingerprint', '=', OF_VAIN).execute();
  await behind.deleteFrom('synonym').where('term', '=', IN_VAIN).execute();
  await behind.destroy();
  await browser.close();
});

const field = (on: Page) => on.getByRole('combobox', { name: 'Di cosa hai bisogno?' });
const cards = (on: Page) => on.locator('app-service-card');
const chips = (on: Page) => on.getByRole('list', { name: 'Filtri attivi' });

async function searchFor(words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === words);
  await page.locator('section[aria-busy="false"]').waitFor();
}

describe('The search', () => {
  test('suggests while one types, and is walked by the arrow keys', async () => {
    await page.goto('/');
    await field(page).pressSequentially('fisio');
    const first = page.getByRole('option').first();
    await first.waitFor();
    await judge(page, 'search-suggestions');
    await field(page).press('Escape');
    await first.waitFor({ state: 'hidden' });
    await field(page).press('ArrowDown');
    await first.waitFor();
    await field(page).press('ArrowDown');
    await page.getByRole('option', { selected: true }).waitFor();
    expect(await first.getAttribute('aria-selected')).toBe('true');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id')); // prettier-ignore
    await field(page).press('Enter');
    await page.waitForURL(/\/servizi\?type=fisioterapia$/);
    await cards(page).first().getByText(/fisioterapia/i).first().waitFor(); // prettier-ignore
  }, 120_000);

  test('understands an everyday word, mends a typing error and says so', async () => {
    await page.goto('/servizi');
    await searchFor('badante');
    await cards(page).first().getByText(/assistenza|badante/i).first().waitFor(); // prettier-ignore
    await searchFor('badnate');
    await page.getByText('Abbiamo letto “badnate” come “badante”.').waitFor();
    await cards(page).first().getByText(/assistenza|badante/i).first().waitFor(); // prettier-ignore
    await cards(page).first().locator('summary').click();
    await page.getByText('Nessun ente può pagare').first().waitFor();
    await judge(page, 'search-mended');
  }, 120_000);

  test('offers «notte» as a filter, which stands among the chips and is taken away', async () => {
    await searchFor('badante di notte');
    const all = await cards(page).count();
    await page.getByTestId('understood').getByRole('button', { name: /notte/i }).click();
    await page.waitForURL(/options=timeBands:night/);
    await chips(page).getByRole('button', { name: /notte/i }).last().waitFor();
    await judge(page, 'search-chips');
    await press(chips(page).getByRole('button', { name: /^Togli il filtro (?!“).*notte/i }));
    await page.waitForURL((url) => !url.searchParams.has('options'));
    expect(await focused(page)).toBe('Trova il servizio che ti serve');
    await expectCards(all);
  }, 120_000);

  test('reckons the price for what is needed, and compares', async () => {
    await page.goto('/servizi?type=assistenza-persona');
    await page.getByLabel('Ore a settimana').fill('10');
    await page.getByLabel('Ore a settimana').press('Tab');
    await page.waitForURL(/amount=10/);
    await page.getByTestId('need-price').first().waitFor();
    await judge(page, 'search-need-price');
    for (const n of [0, 1]) await page.getByRole('checkbox', { name: /^Confronta/ }).nth(n).check(); // prettier-ignore
    await page.getByTestId('compare').click();
    await heading(page, 'Confronta i servizi');
    await page.getByRole('rowheader', { name: 'Per quello che ti serve' }).waitFor();
    await judge(page, 'search-compare');
  }, 120_000);

  test('shows where services are on a map, and the same as a list', async () => {
    await page.goto('/servizi');
    await press(page.getByText('Guarda sulla mappa'));
    const list = page.getByRole('list', { name: 'Municipi, come elenco' });
    await list.getByRole('button').first().waitFor();
    const areas = page.getByRole('group', { name: 'Mappa schematica dei municipi' }).getByRole('button'); // prettier-ignore
    expect(await list.getByRole('button').allInnerTexts()).toEqual(
      await areas.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    );
    await judge(page, 'search-map');
    await press(areas.nth(2), ' ');
    await page.waitForURL(/municipio=3/);
    await press(list.getByRole('button', { pressed: true }));
    await page.waitForURL((url) => !url.searchParams.has('municipio'));
  }, 120_000);

  test.each([{}, { isDark: true, language: 'en' as const }])('leads who does not know what they need through questions, %j', async (look) => {
    const lost = await sitDown(browser, look);
    await lost.goto('/guida');
    for (let questions = 1; questions <= 3; questions += 1) {
      await lost.locator('button.answer').first().waitFor();
      await judge(lost, `guide-${questions}-${look.language ?? 'it'}`);
      await press(lost.locator('button.answer').nth(questions === 3 ? 1 : 0));
    }
    await lost.locator('#guide-outcome').waitFor();
    await judge(lost, `guide-outcome-${look.language ?? 'it'}`);
    await press(lost.locator('ol.types a').first());
    await lost.waitForURL(/\/servizi\?type=/);
    await cards(lost).first().waitFor();
    await judge(lost, `search-guided-${look.language ?? 'it'}`);
    await lost.context().close();
  }, 180_000); // prettier-ignore
});

describe('The office', () => {
  test('sees what many searched for in vain, and nobody’s name; teaches the word, and it finds', async () => {
    await page.goto('/servizi');
    await searchFor(IN_VAIN);
    await heading2(page, 'Non abbiamo trovato servizi');
    await judge(page, 'search-nothing');
    const office = await atTheOffice(browser, 'admin1', 'ricerca/senza-risultati');
    const miss = office.locator('li').filter({ hasText: IN_VAIN });
    expect(await miss.innerText()).toMatch(/10 volte/);
    await judge(office, 'admin-misses');
    await miss.getByRole('link').click();
    await heading(office, 'Parole di tutti i giorni');
    await comesToSay(office.getByLabel('Parola, o fino a quattro parole'), IN_VAIN);
    await judge(office, 'admin-words');
    await office.locator('#word-type').selectOption('fisioterapia');
    await press(button(office, 'Aggiungi'));
    await office.getByText('Parola aggiunta').waitFor();
    await searchFor('x');
    await searchFor(IN_VAIN);
    await cards(page).first().getByText(/fisioterapia/i).first().waitFor(); // prettier-ignore

    await office.getByLabel('Comincia con').fill(IN_VAIN);
    await office.getByLabel('Comincia con').press('Tab');
    await press(button(office, `Togli la parola «${IN_VAIN}»`));
    await press(office.getByRole('dialog').getByRole('button').last());
    await office.getByText('Parola tolta.').waitFor();
    await office.goto('/admin/ricerca/ordine');
    await heading(office, 'Ordine dei risultati');
    await office.getByRole('slider').first().waitFor();
    await judge(office, 'admin-ranking');
    await office.context().close();
  }, 240_000);
});

const heading2 = (on: Page, name: string) => on.getByRole('heading', { level: 2, name }).waitFor();

async function expectCards(count: number): Promise<void> {
  await cards(page).nth(count - 1).waitFor(); // prettier-ignore
  expect(await cards(page).count()).toBe(count);
}
