import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';

/** Services that a citizen keeps, from the page of one to what is kept. */
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await sitDown(browser);
}, 60_000);
afterAll(() => browser.close());

const title = () => page.getByRole('heading', { level: 1 }).innerText();
const button = (name: string) => page.getByRole('button', { name });

async function openService(at: number): Promise<string> {
  await page.goto('/servizi?type=assistenza-persona');
  await page.locator('[data-element="service-link"]').nth(at).click();
  await page.locator('[data-element="page-index"]').waitFor();
  return title();
}

describe('A favourite', () => {
  let first: string;
  let second: string;

  test('is kept by a stranger, who logs in on the way and comes back to the service', async () => {
    first = await openService(0);
    await button('Tieni fra i preferiti').click();
    await logIn(page, 'citizen2');
    await page.getByRole('heading', { level: 1, name: first }).waitFor();
    await button('Togli dai preferiti').waitFor();
    await judge(page, 'favourite-service');
  }, 90_000);

  test('is found again, beside another', async () => {
    second = await openService(1);
    await button('Tieni fra i preferiti').click();
    await page.getByRole('link', { name: 'I tuoi preferiti' }).click();
    await page.getByRole('heading', { level: 1, name: 'I tuoi preferiti' }).waitFor();
    await page.getByRole('link', { name: first }).waitFor();
    await judge(page, 'favourites');
    await page.getByRole('link', { name: 'Confrontali' }).click();
    await page.getByRole('columnheader', { name: second }).waitFor();
    await page.goBack();
  }, 90_000);

  test('is dropped, put back, and dropped for good', async () => {
    await button(`Togli dai preferiti: ${first}`).click();
    await page.getByText(`«${first}» non è più fra i preferiti.`).first().waitFor();
    await button('Rimettilo').click();
    for (const name of [first, second]) {
      await button(`Togli dai preferiti: ${name}`).click();
      await page.getByTestId('dropped').getByText(name).waitFor();
    }
    await page.getByText('Non c’è ancora niente').waitFor();
    await judge(page, 'favourites-none');
    await page.reload();
    await page.getByText('Non c’è ancora niente').waitFor();
    expect(await page.getByTestId('dropped').count()).toBe(0);
  }, 90_000);
});
