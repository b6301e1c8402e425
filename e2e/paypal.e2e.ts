import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { reach, type People, walkToPayment } from './walk.ts';

/** Paid by PayPal, refused at first; then the office gives back a part of it. */
let browser: Browser;
let people: People;
let id: string;
let citizen: Page;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
}, 180_000);
afterAll(() => browser.close());

test('PayPal is chosen beside the card, with what it costs in time', async () => {
  id = await walkToPayment(people);
  citizen = await sitDown(browser);
  await citizen.goto(`/pratiche/${id}`);
  await logIn(citizen, 'citizen1');
  await citizen.getByRole('radio', { name: /^Carta/ }).waitFor();
  await citizen.getByRole('radio', { name: /^PayPal/ }).check();
  await citizen.getByText('possono servire alcuni giorni').waitFor();
  await judge(citizen, 'choice-of-payment');
  await citizen.getByRole('button', { name: 'Paga con PayPal' }).click();
  await approve('declined');
  await citizen.getByRole('heading', { name: 'Il pagamento non è riuscito' }).waitFor({ timeout: 90_000 }); // prettier-ignore
  await judge(citizen, 'paypal-failed');
}, 240_000);

test('refused there, it can be paid there again, once', async () => {
  await citizen.getByRole('link', { name: 'Torna alla pratica e riprova' }).click();
  await citizen.getByRole('radio', { name: /^PayPal/ }).check();
  await citizen.getByRole('button', { name: 'Paga con PayPal' }).click();
  await approve('balance');
  await citizen.getByRole('heading', { name: 'Pagamento riuscito' }).waitFor({ timeout: 90_000 });
  await reach(people, id, 'active');
  const answer = await fetch(`${sharedStack().paypalUrl}/books`);
  const { number } = await people.as('citizen1').insist<{ number: string }>('GET', `/pratiche/${id}`); // prettier-ignore
  const { operations } = (await answer.json()) as { operations: { description: string; type: string; result: string; amount: number }[] }; // prettier-ignore
  const taken = operations.filter(({ description }) => description === `WeMi ${number}`);
  expect(taken).toMatchObject([{ type: 'CAPTURE', result: 'EXECUTED', amount: 86_000 }]);
}, 240_000);

test('the office gives back a part of it, and the citizen reads how much and why', async () => {
  const office = await atTheOffice(browser, 'admin1', `pratiche/${id}`);
  const refunds = office.getByTestId('refunds');
  await refunds.locator('summary').click();
  await refunds.getByLabel('Quanto restituisci, in euro').fill('25,50');
  await refunds.getByLabel('Perché restituisci').fill('Una visita è saltata');
  await judge(office, 'office-refund');
  await refunds.getByRole('button', { name: 'Restituisci una somma' }).click();
  await office.getByRole('button', { name: 'Sì, confermo' }).click();
  await refunds.getByText('il rimborso è partito').waitFor();
  await citizen.goto(`/pratiche/${id}`);
  await citizen
    .getByText('Rimborso deciso dall’ufficio: 25,50', { exact: false })
    .first()
    .waitFor();
  await citizen.getByText('Una visita è saltata').first().waitFor();
}, 180_000);

async function approve(funding: string): Promise<void> {
  await citizen.getByRole('heading', { name: 'Paga con PayPal' }).waitFor();
  await citizen.locator(`[name="funding"][value="${funding}"]`).check();
  await citizen.locator('button[value="approve"]').click();
  await citizen.waitForURL(/pagamento\/esito/);
}
