import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { fitsItsWidth, flaws, logIn, openBrowser, picture, reaches, sitDown } from './browser.ts';
import { beginService, type People } from './walk.ts';

/** A citizen on the narrowest phone and an ente at its desk write to each other, live. */
let browser: Browser;
let citizen: Page;
let ente: Page;
let people: People;
let praticaId: string;

const BAD = '<img src=x onerror="window.ran = true"><script>window.ran = true</script>';
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n';
const file = {
  name: '"><img src=x onerror=ran=1>.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(PDF),
};

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  praticaId = await beginService(people);
  citizen = await sitDown(browser, { width: 320 });
  await citizen.goto(`/pratiche/${praticaId}`);
  await logIn(citizen, 'citizen1');
  await reaches(citizen, 'active');
  ente = await sitDown(browser);
  await ente.goto(`/admin/pratiche/${praticaId}`);
  await logIn(ente, 'ente1');
}, 240_000);
afterAll(() => browser.close());

const box = (page: Page) => page.getByTestId('conversations');
const opener = (page: Page, name: RegExp) => box(page).getByRole('button', { name }).first();

describe('A conversation', () => {
  test('is written with the keyboard alone, and arrives without a reload', async () => {
    await opener(ente, /^Cittadino e (?!ufficio)/).click();
    await opener(citizen, /^(?!L’ufficio)/).focus();
    await citizen.keyboard.press('Enter');
    const field = box(citizen).getByLabel('Il tuo messaggio');
    await field.focus();
    await citizen.keyboard.type(BAD);
    for (let tabs = 0; tabs < 6; tabs += 1) {
      await citizen.keyboard.press('Tab');
      const at = await citizen.evaluate(() => document.activeElement?.textContent?.trim());
      if (at === 'Invia') break;
    }
    await citizen.keyboard.press('Enter');
    await box(ente).locator('.text', { hasText: 'onerror' }).waitFor();
    await box(citizen).getByTestId('read-mark').waitFor();
    await judge(citizen, 'conversation-citizen');
  }, 120_000);

  test('takes files, whose names run nothing either', async () => {
    await box(citizen).locator('input[type=file]').setInputFiles(file);
    await box(citizen)
      .getByRole('button', { name: /^Togli/ })
      .waitFor();
    await box(citizen).getByRole('button', { name: 'Invia' }).click();
    await box(ente)
      .getByRole('button', { name: /^Scarica/ })
      .first()
      .waitFor();
    for (const page of [citizen, ente]) {
      expect(await page.evaluate(() => (globalThis as { ran?: unknown }).ran)).toBeUndefined();
      expect(await box(page).locator('img, script').count()).toBe(0);
    }
    await judge(ente, 'conversation-ente');
  }, 120_000);

  test('is no place for notes: they lie apart, and no citizen sees them', async () => {
    await opener(ente, /^Note interne/).click();
    await box(ente).getByLabel('Nota interna').fill('Ha un cane');
    await box(ente).getByRole('button', { name: 'Salva la nota' }).click();
    await box(ente).locator('.text', { hasText: 'Ha un cane' }).waitFor();
    await citizen.reload();
    await opener(citizen, /^L’ufficio/).waitFor();
    expect(await citizen.locator('body').textContent()).not.toContain('Ha un cane');
    await judge(ente, 'conversation-notes');
  }, 120_000);
});

describe('The notice of a message', () => {
  test.each([
    ['citizen1', 'admin1', 'citizen-office', 320],
    ['admin1', 'citizen1', 'citizen-office', 1280],
  ] as const)('leads %s to it, through the login', async (reader, writer, kind, width) => {
    const texts = ['Primo', 'Secondo'].map((text) => `${text} di ${writer}`);
    for (const text of texts) await people.as(writer).insist('POST', `/pratiche/${praticaId}/messages`, { body: { kind, text } }); // prettier-ignore
    const path = await toldPath(reader);
    const page = await sitDown(browser, { width });
    await page.goto(`${path}&notifica=${praticaId}`);
    await logIn(page, reader);
    const first = page.locator('[data-seq]', { hasText: texts[0]! });
    await first.waitFor();
    await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), texts[0]!); // prettier-ignore
    expect(await first.evaluate((one) => one.matches('li:focus'))).toBe(true);
    const box = (await first.boundingBox())!;
    expect(box.y > 0 && box.y < page.viewportSize()!.height).toBe(true);
    await judge(page, `conversation-from-a-notice-${reader}`);
    await page.context().close();
  }, 120_000); // prettier-ignore
});

/** The page that the notification of a message leads to. */
async function toldPath(reader: string): Promise<string> {
  const asked = `/notifications?topic=messages&praticaId=${praticaId}`;
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const { items } = await people.as(reader).insist<{ items: { path: string }[] }>('GET', asked);
    const path = items.find(({ path }) => path.includes('conversazione='))?.path;
    if (path) return path;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${reader} was told of no message`);
}

async function judge(page: Page, name: string): Promise<void> {
  expect(await flaws(page)).toEqual([]);
  expect(await fitsItsWidth(page)).toBe(true);
  await picture(page, name);
}
