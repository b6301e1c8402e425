import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { fitsItsWidth, flaws, logIn, type Look, openBrowser, picture, sitDown } from './browser.ts';
import { emptyInbox, NEED } from './walk.ts';

/** Two requests wait for their enti; the third ente works through its inbox. */
let browser: Browser;
const ids: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const people = peopleOf(sharedStack().publicUrl);
  await emptyInbox(people, 'ente3');
  const citizen = people.as('citizen1');
  for (let n = 0; n < 2; n += 1) {
    const { id } = await citizen.insist<{ id: string }>('POST', '/pratiche', { body: NEED });
    ids.push(id);
  }
}, 120_000);
afterAll(() => browser.close());

const LOOKS: [string, Look][] = [
  ['on a desk', {}],
  ['on the narrowest phone', { width: 320 }],
  ['on a phone, in the dark', { width: 390, isDark: true }],
];

describe.each(LOOKS)('A request with the form of an offer %s', (name, look) => {
  test('has no flaw, and nothing sticks out', async () => {
    const page = await come('ente1', 'attivita', look);
    await page.locator('[data-task]').first().waitFor();
    await judge(page, `${name} inbox`);
    await page.goto(`/admin/pratiche/${ids[0]}`);
    await page.getByRole('button', { name: 'Prepara un’offerta' }).click();
    await page.getByLabel('Prezzo unitario (€)').fill('abc');
    await page.getByRole('button', { name: 'Invia l’offerta' }).click();
    await page.getByText('Scrivi un prezzo in euro').waitFor();
    await judge(page, `${name} offer`);
    await page.context().close();
  }, 120_000);

  test('is seen by the office, in another’s place, without a flaw', async () => {
    const page = await come('admin1', `pratiche/${ids[0]}`, look);
    await page.getByLabel(/\(cittadina o cittadino\)/).check();
    await page.getByText('Stai agendo per conto di').waitFor();
    await page.getByRole('button', { name: 'Ritira la pratica' }).click();
    await judge(page, `${name} office`);
    await page.context().close();
  }, 120_000);
});

describe('The inbox', () => {
  test('leads from one task to the next, and says when none is left', async () => {
    const page = await come('ente3', 'attivita', {});
    await page.locator('[data-task]').nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await decline(page);
    await page.getByText('Ecco la prossima attività: Rispondi alla richiesta.').waitFor();
    await decline(page);
    await page.getByText('In questa vista non ci sono altre attività.').waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('link', { name: 'Torna alle attività' }).click();
    await page.getByText('Nessuna attività: è tutto fatto').waitFor();
    await page.context().close();
  }, 120_000);

  test('moves many at once only when that is confirmed', async () => {
    const page = await come('ente2', 'attivita', {});
    await page.locator('[data-task]').nth(1).waitFor();
    // The two of this file, and what others have left to this ente.
    const many = await page.locator('[data-task]').count();
    await page.getByLabel('Seleziona tutte quelle mostrate').check();
    await page.getByRole('button', { name: 'Prendi in carico le selezionate' }).click();
    await page.getByText(`Vale per ${many} attività selezionate.`).waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sì, confermo' }).click();
    await page.getByText(`Fatte ${many}, non riuscite 0.`).waitFor();
    await page.getByLabel('In carico a', { exact: true }).selectOption({ label: 'Marco Galli' });
    await page.getByRole('button', { name: 'Togli il filtro In carico a Marco Galli' }).click();
    await page.getByLabel('Servizio', { exact: true }).fill('zzz');
    await page.getByLabel('Servizio', { exact: true }).press('Tab');
    await page.getByText('sceglilo dall’elenco').waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.context().close();
  }, 120_000);
});

async function come(username: string, path: string, look: Look): Promise<Page> {
  const page = await sitDown(browser, look);
  await page.goto(`/admin/${path}`);
  await logIn(page, username);
  await page.locator('h1').waitFor();
  return page;
}

async function decline(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Declina la richiesta' }).click();
  await page.getByLabel('Motivo').fill('Non abbiamo posto.');
  await page.getByRole('button', { name: 'Declina la richiesta' }).click();
  await page.getByRole('button', { name: 'Sì, confermo' }).click();
}

async function judge(page: Page, what: string): Promise<void> {
  const found = await flaws(page);
  const fits = await fitsItsWidth(page);
  await picture(page, what.replaceAll(/\W+/g, '-'));
  expect({ what, found, fits }).toEqual({ what, found: [], fits: true });
}
