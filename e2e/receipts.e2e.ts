import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown, typeCard } from './browser.ts';
import { judge } from './judge.ts';
import { inDays, reach, type People, walkToPayment } from './walk.ts';

/** From what is to be paid to the paper that proves it: by card at home, and at a counter. */
let browser: Browser;
let people: People;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
}, 180_000);
afterAll(() => browser.close());

const numberOf = async (id: string) =>
  (await people.as('citizen1').insist<{ number: string }>('GET', `/pratiche/${id}`)).number;

describe('A citizen who pays by card', () => {
  let id: string;
  let number: string;
  let citizen: Page;

  test('finds what is to be paid first, and pays it', async () => {
    id = await walkToPayment(people);
    number = await numberOf(id);
    citizen = await sitDown(browser);
    await citizen.goto('/pagamenti');
    await logIn(citizen, 'citizen1');
    const pay = citizen.getByRole('link', { name: new RegExp(`^Paga 860,00.*${number}`) });
    await pay.waitFor();
    await judge(citizen, 'payments-due');
    await pay.click();
    await citizen.getByRole('button', { name: 'Paga con carta' }).click();
    await typeCard(citizen, '4111111111111111');
    await citizen.waitForURL(/pagamento\/esito/);
    await citizen.getByRole('heading', { name: 'Pagamento riuscito' }).waitFor({ timeout: 60_000 });
    await reach(people, id, 'active');
  }, 180_000);

  test('keeps the receipt: a PDF with its number, for whom, how and how much', async () => {
    await citizen.goto('/pagamenti');
    const card = citizen.locator('app-paid-card', { hasText: number });
    await card.waitFor();
    await judge(citizen, 'payments-paid');
    const receipt = await download(citizen, () =>
      card.getByRole('button', { name: /^Scarica la ricevuta/ }).click(),
    );
    const printed = /R-MI-\d{4}-\d{6}/.exec(await card.innerText())![0];
    expect(receipt.name).toBe(`${printed}.pdf`);
    for (const told of [`Ricevuta di pagamento ${printed}`, 'Pagato da Anna Ferrari', number, 'con carta', 'Pagato 860,00 €'])
      expect(receipt.text).toContain(told); // prettier-ignore
    const order = await download(citizen, () =>
      card.getByRole('button', { name: /^Riepilogo dell’ordine/ }).click(),
    );
    expect(order.text).toContain(`Riepilogo dell’ordine della pratica ${number}`);
  }, 120_000);

  test('takes the year’s statement, and finds the papers in the pratica, too', async () => {
    const year = inDays(0).slice(0, 4);
    await citizen.getByLabel('Anno').selectOption(year);
    await citizen.waitForURL(/anno=\d{4}/);
    const name = new RegExp(`^Scarica il riepilogo \\(PDF\\).*${year}`);
    const statement = await download(citizen, () => citizen.getByRole('button', { name }).click());
    expect(statement.name).toBe(`wemi-spese-${year}.pdf`);
    expect(statement.text).toContain(`Spese per i servizi WeMi del ${year}`);
    await citizen.goto(`/pratiche/${id}`);
    await citizen.getByRole('button', { name: /^Ricevuta R-MI/ }).waitFor();
    await judge(citizen, 'pratica-papers');
    const ente = await atTheOffice(browser, 'ente1', `pratiche/${id}`);
    await ente.getByTestId('payments').getByText('con carta').waitFor();
    await judge(ente, 'ente-payments');
  }, 180_000);
});

describe('A citizen who pays at a counter', () => {
  test('has it recorded in one step from what is due, and gets the receipt printed', async () => {
    const id = await walkToPayment(people);
    const number = await numberOf(id);
    const desk = people.as('sportello1');
    const found = await desk.insist<{ items: { id: string; name: string }[] }>('GET', '/sportello/citizens?q=Anna%20Ferrari'); // prettier-ignore
    const { id: citizenId } = found.items.find(({ name }) => name === 'Anna Ferrari')!;
    const mandate = { citizenId, scope: ['pay'], expiresOn: inDays(30), signedOn: inDays(0), note: 'Faldone 12' }; // prettier-ignore
    await desk.insist('POST', '/sportello/mandates', { body: mandate });
    const page = await atTheOffice(browser, 'sportello1', `sportello/cittadini/${citizenId}`);
    const due = page.getByTestId('due-payments').locator('li', { hasText: number });
    await due.waitFor();
    await judge(page, 'counter-due');
    await due.getByRole('link', { name: /^Registra il pagamento/ }).click();
    await page.getByTestId('receipt-due').getByText('860,00').waitFor();
    await page.locator('#receipt-number').fill(`E2E ${number}`);
    await page.locator('#reason').fill('In contanti, la figlia');
    await page.getByRole('button', { name: 'Registra il pagamento' }).click();
    await page.getByRole('button', { name: 'Sì, confermo' }).click();
    const payments = page.getByTestId('payments');
    await payments.getByText(`ricevuta E2E ${number}`, { exact: false }).waitFor();
    await judge(page, 'counter-paid');
    const receipt = await download(page, () =>
      payments.getByRole('button', { name: /^Ricevuta R-MI/ }).click(),
    );
    expect(receipt.text).toContain(`allo sportello, ricevuta E2E ${number}`);
  }, 180_000);
});

async function download(page: Page, click: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(await file.path())));
  const { text } = await extractText(pdf, { mergePages: true });
  return { name: file.suggestedFilename(), text: text.replace(/\s+/g, ' ') };
}
