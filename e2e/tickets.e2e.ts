import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { press } from './keyboard.ts';
import { type Mail, mailsTo } from './mail-sink.ts';
import type { People } from './walk.ts';

/** A stranger reports what does not work, logs in to send it, and the office answers and closes. */
let browser: Browser;
let people: People;
let citizen: Page;
let office: Page;
let number: string;

const WHO = 'citizen2';
const WORDS = 'Il tasto «Confronta» non fa niente';
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n';
const CANNED = { title: 'Ricevuta', textIt: 'Grazie: guardiamo subito.', textEn: null };

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  await people.as('admin1').insist('POST', '/canned-answers', { body: CANNED });
}, 180_000);
afterAll(() => browser.close());

const stateOf = (page: Page, words: RegExp) =>
  page.getByTestId('ticket-state').filter({ hasText: words }).waitFor();

describe('A report', () => {
  test('is written by a stranger with the keyboard, and survives the login', async () => {
    citizen = await sitDown(browser, { width: 320 });
    await citizen.goto('/servizi');
    await press(citizen.getByRole('link', { name: 'Segnala disservizio' }));
    await citizen.getByRole('heading', { level: 1, name: 'Segnala disservizio' }).waitFor();
    await press(citizen.getByRole('button', { name: 'Continua' }));
    await citizen.getByRole('link', { name: 'Scegli un argomento' }).waitFor();
    await judge(citizen, 'report-form');
    await citizen.getByLabel('Di che cosa si tratta?').selectOption('website');
    await citizen.getByLabel('Che cosa vuoi dirci?').fill(WORDS);
    expect(await citizen.locator('form').textContent()).toContain('/servizi');
    await press(citizen.getByRole('button', { name: 'Continua' }));
    await judge(citizen, 'report-check-stranger');
    await press(citizen.getByRole('button', { name: 'Accedi e invia' }));
    await logIn(citizen, WHO);
    await citizen.getByText(WORDS).waitFor();
  }, 120_000);

  test('is sent with a file, and says its number and what happens next', async () => {
    const file = { name: 'schermata.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
    await citizen.locator('input[type=file]').setInputFiles(file);
    await citizen.getByRole('button', { name: /^Togli/ }).waitFor();
    await judge(citizen, 'report-check');
    await press(citizen.getByRole('button', { name: 'Invia all’ufficio' }));
    const arrived = citizen.getByRole('heading', { level: 1, name: /^È arrivata: / });
    await arrived.waitFor();
    number = (await arrived.textContent())!.replace('È arrivata: ', '').trim();
    expect(number).toMatch(/^MI-S-\d{4}-\d{6}$/);
    await judge(citizen, 'report-sent');
  }, 120_000);

  test('is claimed by the office and answered with a text kept ready; notes stay its own', async () => {
    office = await atTheOffice(browser, 'admin1', 'segnalazioni');
    await office.getByRole('link', { name: new RegExp(number) }).waitFor();
    await judge(office, 'office-tickets');
    await press(office.getByRole('link', { name: new RegExp(number) }));
    await press(office.getByRole('button', { name: 'Prendi in carico' }));
    await stateOf(office, /In carico a/);
    await office.getByText(WORDS).waitFor();
    await office.getByRole('button', { name: 'Scarica schermata.pdf' }).waitFor();
    await office.getByLabel('Inserisci una risposta pronta').selectOption({ label: CANNED.title });
    await press(office.getByRole('button', { name: 'Invia', exact: true }));
    await office.locator('.text', { hasText: CANNED.textIt }).waitFor();
    await judge(office, 'office-ticket');
    await press(office.getByRole('button', { name: /^Note interne/ }));
    await office.getByLabel('Nota interna').fill('Solo con Firefox');
    await press(office.getByRole('button', { name: 'Salva la nota' }));
    await office.locator('.text', { hasText: 'Solo con Firefox' }).waitFor();
  }, 120_000);

  test('is told by mail, whose link leads to it through the login; an answer arrives live', async () => {
    const link = await linkOf(`segnalazione ${number}, l’ufficio ti ha risposto`);
    const fresh = await sitDown(browser, { width: 390 });
    await fresh.goto(link);
    await logIn(fresh, WHO);
    await fresh.locator('.text', { hasText: CANNED.textIt }).waitFor();
    expect(await fresh.locator('body').textContent()).not.toContain('Firefox');
    await stateOf(fresh, /se ne occupa/);
    await press(office.getByRole('button', { name: /^Cittadino e ufficio/ }));
    await fresh.getByLabel('Il tuo messaggio').fill('Grazie, aspetto');
    await press(fresh.getByRole('button', { name: 'Invia', exact: true }));
    await office.locator('.text', { hasText: 'Grazie, aspetto' }).waitFor();
    await judge(fresh, 'ticket');
    citizen = fresh;
  }, 180_000);

  test('is closed with a last word, and opens again when the citizen writes', async () => {
    await press(office.getByRole('button', { name: 'Chiudi e manda' }));
    await office.getByText('Scegli un motivo e scrivi').waitFor();
    await office.getByLabel('Perché si chiude').selectOption('solved');
    await office.getByLabel('L’ultimo messaggio per chi ha scritto').fill('Ora funziona: grazie!');
    await press(office.getByRole('button', { name: 'Chiudi e manda' }));
    await stateOf(office, /Chiusa: Il problema è risolto/);
    await stateOf(citizen, /Chiusa: il problema è risolto/);
    await citizen.locator('.text', { hasText: 'Ora funziona: grazie!' }).waitFor();
    await judge(citizen, 'ticket-closed');
    await judge(office, 'office-ticket-closed');
    await citizen.getByLabel('Il tuo messaggio').fill('No, di nuovo niente');
    await press(citizen.getByRole('button', { name: 'Invia', exact: true }));
    await stateOf(office, /In carico a/);
    await citizen.goto('/segnalazioni');
    await citizen.getByRole('link', { name: new RegExp(number) }).waitFor();
    await judge(citizen, 'tickets');
  }, 120_000);

  test('is read by an auditor, who can do nothing with it', async () => {
    const auditor = await atTheOffice(browser, 'auditor1', 'segnalazioni?vista=open');
    await press(auditor.getByRole('link', { name: new RegExp(number) }));
    await auditor.locator('.text', { hasText: WORDS }).waitFor();
    expect(await auditor.getByRole('button', { name: 'Chiudi e manda' }).count()).toBe(0);
    expect(await auditor.locator('textarea').count()).toBe(0);
    await judge(auditor, 'auditor-ticket');
    await citizen.goto('/contatti');
    await citizen.getByRole('heading', { name: 'Scrivi all’ufficio WeMi' }).waitFor();
    await judge(citizen, 'contacts-with-office');
  }, 120_000);
});

/** Where the mail with these words in its subject leads. */
async function linkOf(words: string): Promise<string> {
  const isIt = ({ subject }: Mail) => subject.includes(words);
  const mails = await mailsTo('citizen2@example.org', (all) => all.some(isIt));
  return /https?:\/\/\S+\/segnalazioni\/\S+/.exec(mails.find(isIt)!.text)![0];
}
