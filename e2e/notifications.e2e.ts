import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { comesToSay } from './comes-to-say.ts';
import { judge } from './judge.ts';
import { NEED, type People } from './walk.ts';

const WHO = 'citizen2';

/** What somebody is told: the bell counts without a reload, and reading it is seen everywhere. */
let browser: Browser;
let people: People;
let citizen: Page;
let praticaId: string;
let number: string;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  await people.as(WHO).insist('POST', '/notifications/read', { body: { until: '2099-01-01T00:00:00Z' } }); // prettier-ignore
}, 180_000);
afterAll(async () => {
  const body = { topics: [], quietFrom: null, quietUntil: null, digestAt: null, language: null };
  await people.as(WHO).insist('PUT', '/notification-preferences', { body });
  await browser.close();
});

const bell = (page: Page) => page.getByTestId('bell');
const counts = (page: Page, words: string) =>
  page.locator(`[data-testid="bell"][aria-label="${words}"]`).waitFor({ timeout: 60_000 });
const ofThePratica = () => citizen.locator('article').filter({ hasText: number });

describe('A notification', () => {
  test('makes the bell count while one looks at something else', async () => {
    citizen = await sitDown(browser);
    await citizen.goto('/notifiche');
    await logIn(citizen, WHO);
    await citizen.getByRole('heading', { name: 'Le tue notifiche' }).waitFor();
    await citizen.goto('/servizi');
    await counts(citizen, 'Notifiche: nessuna da leggere');
    const made = await people.as(WHO).insist<{ id: string; number: string }>('POST', '/pratiche', { body: NEED }); // prettier-ignore
    ({ id: praticaId, number } = made);
    await counts(citizen, 'Notifiche: una da leggere');
  }, 120_000);

  test('is reached by keyboard, says that it is to be read, and leads to its pratica', async () => {
    await bell(citizen).focus();
    await citizen.keyboard.press('Enter');
    await ofThePratica().getByText('Da leggere', { exact: true }).waitFor();
    await judge(citizen, 'notifications');
    await ofThePratica().getByRole('link').focus();
    await citizen.keyboard.press('Enter');
    await citizen.waitForURL(`**/pratiche/${praticaId}**`);
    await counts(citizen, 'Notifiche: nessuna da leggere');
    await citizen.goto('/notifiche');
    await ofThePratica().getByText('Letta').waitFor();
  }, 120_000);

  test('is told how one wishes, and what must be told keeps a channel', async () => {
    await citizen.goto('/notifiche/preferenze');
    const box = (name: string) => citizen.getByRole('checkbox', { name });
    expect(await box('Pagamenti e rimborsi, per Mail').isDisabled()).toBe(true);
    await box('Voglio ore di silenzio').check();
    await judge(citizen, 'notification-preferences');
    await citizen.getByRole('button', { name: 'Salva le preferenze' }).click();
    await citizen.getByText('Preferenze salvate.').waitFor();
    await citizen.reload();
    await comesToSay(citizen.getByLabel('Dalle'), '22:00');
  }, 120_000); // prettier-ignore

  test('is read by its link in a mail, through the login', async () => {
    const again = await people.as(WHO).insist<{ id: string }>('POST', '/pratiche', { body: NEED });
    const unread = () => people.as(WHO).insist<{ items: { id: string }[] }>('GET', `/notifications?unread=true&praticaId=${again.id}`); // prettier-ignore
    let [told] = (await unread()).items;
    for (const until = Date.now() + 30_000; !told && Date.now() < until; [told] = (await unread()).items)
      await new Promise((resolve) => setTimeout(resolve, 250)); // prettier-ignore
    const elsewhere = await sitDown(browser, { width: 390 });
    await elsewhere.goto(`/pratiche/${again.id}?notifica=${told!.id}`);
    await logIn(elsewhere, WHO);
    await elsewhere.waitForURL(`**/pratiche/${again.id}?notifica=${told!.id}`);
    await counts(elsewhere, 'Notifiche: nessuna da leggere');
    await elsewhere.context().close();
  }, 120_000);
});

describe('Enti and the office', () => {
  test('an ente has its own bell, its page and its preferences', async () => {
    const ente = await atTheOffice(browser, 'ente1', 'notifiche');
    await bell(ente).waitFor();
    await ente.locator('article').first().waitFor();
    await judge(ente, 'notifications-ente');
    await ente.getByRole('link', { name: 'Scegliete come avvisarvi' }).click();
    await ente.getByRole('heading', { name: 'Come avvisare l’ente' }).waitFor();
    await judge(ente, 'notification-preferences-ente');
    await ente.context().close();
  }, 120_000);

  test('the office sees under each event whom it told and what became of it', async () => {
    const office = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await office.locator('wemi-notice-lines li').filter({ hasText: 'letta sul sito' }).first().waitFor(); // prettier-ignore
    await judge(office, 'pratica-deliveries');
    await office.context().close();
  }, 120_000);
});
