import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { move, NEED } from './walk.ts';

/** What WeMi keeps of somebody: seen, taken along, and asked to be erased, which nobody does by mistake. */
/** Of Sesto San Giovanni: no other walk leaves anything of this person open. */
const WHO = 'citizen3';
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await sitDown(browser);
}, 60_000);
afterAll(() => browser.close());

async function download(button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path());
}

describe('One’s own data', () => {
  test('are a step away from one’s name', async () => {
    await page.goto('/pratiche');
    await logIn(page, WHO);
    await page.getByRole('link', { name: /^I miei dati: / }).click();
    await page.getByRole('heading', { level: 1, name: 'I miei dati' }).waitFor();
    await page.getByText('Dove si cambiano gli altri dati').waitFor();
    await judge(page, 'own-data');
  }, 120_000);

  test('are given as a document and as a file', async () => {
    const pdf = await download('Scarica il documento (PDF)');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const { parts } = JSON.parse((await download('Scarica il file (JSON)')).toString()) as {
      parts: Record<string, { name?: string }[]>;
    };
    const name = await page.locator('dd').first().textContent();
    expect(parts['person']?.[0]?.name).toBe(name?.trim());
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['needs', 'pratiche', 'messages']));
  }, 60_000);

  test('are not erased by who has something open: it is said what, and led there', async () => {
    const people = peopleOf(sharedStack().publicUrl);
    const { id, number } = await people
      .as(WHO)
      .insist<{ id: string; number: string }>('POST', '/pratiche', {
        body: { ...NEED, place: { address: 'Via Marx 10' } },
      });
    await page.reload();
    const box = page.locator('app-erase-box');
    await box.getByText('Prima c’è qualcosa da chiudere').waitFor();
    await judge(page, 'own-data-open');
    await box.getByRole('link', { name: `Una pratica aperta: ${number}` }).click();
    await page.waitForURL(`**/pratiche/${id}`);
    await move(people, WHO, id, 'withdraw');
  }, 60_000);

  test('are asked to be erased in two steps, of which the second is typed', async () => {
    await page.goto('/miei-dati');
    await page.getByRole('button', { name: 'Voglio cancellare i miei dati' }).click();
    const word = page.getByLabel('Per confermare scrivi CANCELLA');
    await word.fill('cancella');
    await page.getByRole('button', { name: 'Cancella i miei dati per sempre' }).click();
    await page.getByText('Scrivi CANCELLA, in lettere maiuscole.').waitFor();
    await judge(page, 'own-data-erase');
    await page.getByRole('button', { name: 'No, li tengo' }).click();
    await word.waitFor({ state: 'detached' });
  }, 60_000);
});
