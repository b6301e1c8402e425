import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown, typeCard } from './browser.ts';
import { judge } from './judge.ts';
import { inDays, orderOnly, type People } from './walk.ts';

/** Asked for, decided rule by rule, and taken off an order: the citizen pays only the rest. */
let browser: Browser;
let people: People;
let citizen: Page;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
}, 180_000);
afterAll(() => browser.close());

test('a citizen applies to an open fund with what she declares', async () => {
  citizen = await sitDown(browser);
  await citizen.goto('/voucher');
  await logIn(citizen, 'citizen2');
  await citizen.getByRole('heading', { name: 'I miei voucher' }).waitFor();
  await citizen.getByRole('link', { name: /^Fai domanda.*Voucher WeMi a casa/ }).click();
  await citizen.getByRole('heading', { name: 'Domanda: Voucher WeMi a casa' }).waitFor();
  await citizen.getByRole('button', { name: 'Invia la domanda' }).click();
  await citizen.getByText('Questo dato serve.').first().waitFor();
  await judge(citizen, 'voucher-errors');
  await citizen.getByLabel('Valore ISEE in euro').fill('10.000,00');
  await citizen.getByLabel('ISEE valido fino a').fill(inDays(90));
  await citizen.getByLabel('Data di nascita di chi riceve il servizio').fill('1948-02-29');
  await citizen.getByLabel('Abito nel Comune').check();
  await citizen.getByRole('button', { name: 'Invia la domanda' }).click();
  await citizen.getByText('In attesa di decisione').waitFor();
  await judge(citizen, 'voucher-waiting');
}, 240_000);

test('the office decides it, and each rule stays written with the value that it met', async () => {
  const office = await atTheOffice(browser, 'admin1', 'voucher');
  await office.getByRole('link', { name: /Voucher WeMi a casa/ }).click();
  await office.locator('summary', { hasText: 'Decidi questa domanda' }).click();
  await office.getByLabel('Nota sulla decisione').fill('ISEE visto allo sportello');
  await office.getByRole('button', { name: 'Decidi questa domanda' }).click();
  await office.getByRole('button', { name: 'Sì, confermo' }).click();
  await office.getByText('Accolta: 600,00', { exact: false }).waitFor();
  await judge(office, 'voucher-decided');
  await citizen.goto('/voucher');
  await citizen.getByText('Ti restano 600,00', { exact: false }).waitFor();
  await judge(citizen, 'voucher-wallet');
}, 240_000);

test('an order takes it by itself, and the card pays only the rest', async () => {
  const id = await orderOnly(people, { citizen: 'citizen2' });
  await citizen.goto(`/pratiche/${id}`);
  await citizen.getByText('600,00 € li paga il tuo voucher', { exact: false }).waitFor();
  await judge(citizen, 'voucher-covers');
  await citizen.getByRole('button', { name: 'Paga con carta' }).click();
  await citizen.getByText('260,00', { exact: false }).first().waitFor();
  await typeCard(citizen, '4111111111111111');
  await citizen.getByRole('heading', { name: 'Pagamento riuscito' }).waitFor({ timeout: 60_000 });
  await citizen.goto('/voucher');
  await citizen.getByText('600,00 € spesi', { exact: false }).waitFor();
  const { payments } = await people.as('admin1').insist<{ payments: { takenCents: number }[] }>('GET', `/pratiche/${id}/refunds`); // prettier-ignore
  expect(payments).toMatchObject([{ takenCents: 26_000 }]);
}, 240_000);

test('who pays by ISEE sees what is known of theirs, and writes a newer one', async () => {
  await citizen.goto('/voucher');
  await citizen.getByRole('link', { name: 'Il mio ISEE' }).click();
  await citizen.getByText('ISEE ordinario: 10.000,00', { exact: false }).waitFor();
  await citizen.getByRole('button', { name: 'Salva il mio ISEE' }).click();
  await citizen.getByText('Questo dato serve.').first().waitFor();
  await judge(citizen, 'isee-errors');
  await citizen.getByLabel('Valore ISEE in euro').fill('8.000,00');
  await citizen.getByLabel('Valido fino a').fill(inDays(60));
  await citizen.getByRole('button', { name: 'Salva il mio ISEE' }).click();
  await citizen.getByText('ISEE ordinario: 8.000,00', { exact: false }).waitFor();
  await judge(citizen, 'isee-known');
}, 120_000);
