import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { faultsOf } from '../payouts/testing-pain001.ts';
import { atTheOffice, openBrowser } from './browser.ts';
import { comeIn, sendInvitation, writeInvitation } from './come-in.ts';
import { judge } from './judge.ts';
import { type Mail, mailsTo } from './mail-sink.ts';
import { payByCard, reach, type People, walkToPayment } from './walk.ts';

/** What a citizen paid reaches the ente: its IBAN from two of its people, two administrators, a file, the bank, the ledger. */
let browser: Browser;
let people: People;
let path: string;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  const id = await walkToPayment(people);
  await payByCard(people, id);
  await reach(people, id, 'active');
}, 180_000);
afterAll(() => browser.close());

test('one of the ente proposes where it is paid, and another, whom the office invites, confirms', async () => {
  const first = await atTheOffice(browser, 'ente1', 'rendiconti');
  await first.getByRole('heading', { name: 'Dove vuoi essere pagato' }).waitFor();
  await first.getByText('Chiedi all’ufficio WeMi del comune di invitarla').waitFor();
  await first.getByLabel('IBAN', { exact: true }).fill('IT60 X054 2811 1010 0000 0123 457');
  await first.getByLabel('A chi è intestato il conto').fill('La Cura Soc. Coop.');
  await first.getByRole('button', { name: 'Proponi il conto' }).click();
  await first.getByText('L’IBAN non è giusto', { exact: false }).first().waitFor();
  await first.getByLabel('IBAN', { exact: true }).fill('IT60 X054 2811 1010 0000 0123 456');
  await first.getByRole('button', { name: 'Proponi il conto' }).click();
  await first.getByText('Il conto è proposto').waitFor();
  await first.getByText('Finché non è confermato non vi possiamo pagare.').waitFor();
  await judge(first, 'ente-account');

  const { name } = (await people.as('ente1').insist<{ ente: { name: string } }>('GET', '/me')).ente;
  const email = `lucia.${randomUUID().slice(0, 8)}@example.org`;
  const office = await atTheOffice(browser, 'admin1', 'persone');
  await writeInvitation(office, { firstName: 'Lucia', lastName: 'Ferrante', email, ente: name });
  await sendInvitation(office);
  const second = await comeIn(browser, email, 'una parola molto lunga 7');
  await second.goto('/admin/rendiconti');
  await second.getByText('IT60 X054 2811 1010 0000 0123 456').waitFor();
  await judge(second, 'ente-account-to-confirm');
  await second.getByRole('button', { name: 'Conferma il conto' }).click();
  await second.getByRole('button', { name: 'Sì, confermo' }).click();
  await second.getByText('Il conto è confermato').waitFor();
  await second.getByText('confermato da Lucia Ferrante', { exact: false }).waitFor();
  await judge(second, 'ente-account-confirmed');
  const isChanged = ({ subject }: Mail) => subject === 'WeMi: il conto del tuo ente è cambiato';
  const mails = await mailsTo('ente1@example.org', (all) => all.some(isChanged));
  const told = mails.find(isChanged)!.text;
  expect([told.includes('finisce con 3456'), told.includes('0542811101')]).toEqual([true, false]);
}, 240_000);

test('one administrator asks, another approves', async () => {
  const office = await atTheOffice(browser, 'admin1', 'pagamenti-enti');
  await office.getByRole('link', { name: /^Prepara il pagamento/ }).first().waitFor(); // prettier-ignore
  await judge(office, 'payouts-due');
  const { id } = (await people.as('ente1').insist<{ ente: { id: string } }>('GET', '/me')).ente;
  await office.locator(`a[href*="prepara/${id}"]`).click();
  await office.getByRole('button', { name: /^Chiedi di pagare/ }).click();
  await office.getByRole('button', { name: 'Sì, confermo' }).click();
  await office.getByText('ad approvare è un’altra persona').waitFor();
  path = new URL(office.url()).pathname.replace(/^\/admin\//, '');
  await judge(office, 'payout-asked');
  const second = await atTheOffice(browser, 'admin3', path);
  await second.getByRole('button', { name: 'Approva il pagamento' }).click();
  await second.getByRole('button', { name: 'Sì, confermo' }).click();
  await second.getByText('Fatto: il pagamento è approvato').waitFor();
}, 120_000);

test('the file goes to the bank, and what it paid is in the ledger', async () => {
  const office = await atTheOffice(browser, 'admin1', 'pagamenti-enti');
  await office.getByRole('button', { name: 'Prepara il file dei bonifici' }).click();
  const coming = office.waitForEvent('download');
  await office.getByRole('button', { name: 'Sì, confermo' }).click();
  const file = await (await coming).path();
  expect(faultsOf(readFileSync(file, 'utf8'))).toEqual([]);
  await office.goto(`/admin/${path}`);
  await office.getByLabel('Riferimento della banca (CRO o TRN)').fill('CRO 12345678901');
  await office.getByRole('button', { name: 'Segna come pagato' }).click();
  await office.getByRole('button', { name: 'Sì, confermo' }).click();
  await office.getByText('Fatto: il pagamento è nel libro mastro').waitFor();
  const ente = await atTheOffice(browser, 'ente1', 'rendiconti');
  await ente.getByText('Bonifici fatti').first().waitFor();
  await ente.getByRole('link', { name: /^MI-/ }).first().waitFor();
  const auditor = await atTheOffice(browser, 'auditor1', 'libro-mastro');
  await auditor.getByText('Bonifico all’ente').nth(1).waitFor();
  expect(await auditor.getByTestId('ledger-sum').innerText()).toContain('differenza 0,00');
  await judge(auditor, 'ledger');
}, 180_000);
