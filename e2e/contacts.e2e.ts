import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { type People, walkToPayment } from './walk.ts';

const WHO = 'citizen1';
/** One that arrives, and one that does not exist, by the last digits (simulators/sms). */
const MOBILE = '+393339876543';
const NO_MOBILE = '+393339870001';

/** A mobile is confirmed by its code; what is urgent comes there too, and what became of it is seen. */
let browser: Browser;
let people: People;
let page: Page;
let praticaId: string;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
}, 180_000);
afterAll(async () => {
  const { items } = await people.as(WHO).insist<{ items: { id: string | null }[] }>('GET', '/me/contacts'); // prettier-ignore
  for (const { id } of items) if (id) await people.as(WHO).call('DELETE', `/me/contacts/${id}`);
  await browser.close();
});

interface Sms {
  to_number: string;
  body: string;
  status: string;
}
async function smsTo(number: string, says: RegExp): Promise<Sms> {
  for (let tries = 0; tries < 480; tries += 1) {
    const { messages } = (await (await fetch(`${sharedStack().smsUrl}/books`)).json()) as { messages: Sms[] }; // prettier-ignore
    const found = messages.find(({ to_number, body }) => to_number === number && says.test(body));
    if (found) return found;
    await pause(250);
  }
  throw new Error(`no SMS to ${number} says ${says}`);
}

/** Writes a number, and the code that came to it, as its owner would. */
async function confirm(number: string): Promise<void> {
  const box = page.locator('app-contact-box').last();
  await box.getByLabel('Nuovo numero di cellulare').fill(number);
  await page.keyboard.press('Enter');
  const { body } = await smsTo(number, /codice è \d{6}/);
  await box.getByLabel('Codice di 6 cifre').fill(/\d{6}/.exec(body)![0]);
  await page.keyboard.press('Enter');
  await box.getByText('Confermato', { exact: true }).waitFor();
  await box.getByText(number, { exact: true }).waitFor();
  await box.getByLabel('Codice di 6 cifre').waitFor({ state: 'detached' });
}

describe('One’s own contacts', () => {
  test('are reached through the login, and a mobile is confirmed by the code that comes to it', async () => {
    page = await sitDown(browser);
    await page.goto('/recapiti');
    await logIn(page, WHO);
    await page.getByRole('heading', { name: 'I tuoi recapiti' }).waitFor();
    await judge(page, 'contacts');
    await confirm(MOBILE);
    await judge(page, 'contacts-confirmed');
  }, 120_000);

  test('what is urgent comes by SMS, in one part, without a name, and the office sees that it arrived', async () => {
    praticaId = await walkToPayment(people);
    const sms = await smsTo(MOBILE, new RegExp(praticaId));
    expect(sms.body).not.toMatch(/Anna|Ferrari|assistenza/i);
    const office = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await office.locator('wemi-notice-lines li').filter({ hasText: /SMS: consegnata/ }).first().waitFor(); // prettier-ignore
    await office.context().close();
  }, 180_000);

  test('a number that does not exist is used no more, and is a task of the office', async () => {
    await page.goto('/recapiti');
    const box = page.locator('app-contact-box').last();
    await box.getByText(MOBILE, { exact: true }).waitFor();
    await confirm(NO_MOBILE);
    praticaId = await walkToPayment(people);
    await smsTo(NO_MOBILE, new RegExp(praticaId));
    const office = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    const title = office.getByRole('heading', { name: 'Un recapito non riceve' });
    for (let tries = 0; tries < 20 && !(await title.isVisible()); tries += 1) {
      await pause(1_000);
      await office.reload();
      await office.getByRole('heading', { level: 1 }).waitFor();
      await pause(1_000);
    }
    await title.waitFor();
    await judge(office, 'reach-otherwise');
    await office.getByLabel('Come avete avvisato, e quando').fill('Telefonata di oggi');
    await office.getByRole('button', { name: 'Segna come avvisati' }).click();
    await office.getByRole('dialog').getByRole('button', { name: 'Segna come avvisati' }).click();
    await title.waitFor({ state: 'detached' });
    await office.context().close();
    await page.goto('/recapiti');
    await page.getByText('non usiamo più questo recapito').waitFor();
    await judge(page, 'contacts-failing');
  }, 240_000);
});
