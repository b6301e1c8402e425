import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, fitsItsWidth, flaws, logIn, openBrowser, picture, reaches, sitDown } from './browser.ts'; // prettier-ignore
import { comesToSay } from './comes-to-say.ts';
import { beginService, inDays } from './walk.ts';

/** Acting for another: a delegate named by e-mail, then a counter with a mandate signed on paper. */
const REASON = 'Anna è in ospedale';
let browser: Browser;
let praticaId: string;

beforeAll(async () => {
  browser = await openBrowser();
  praticaId = await beginService(peopleOf(sharedStack().publicUrl));
}, 180_000);
afterAll(() => browser.close());

describe('A delegate', () => {
  let anna: Page;
  let luca: Page;
  const service = () => luca.getByTestId('your-service');

  test('is named by e-mail, with all that they may and may not do said before', async () => {
    anna = await sitDown(browser);
    await anna.goto('/deleghe');
    await logIn(anna, 'citizen1');
    await anna.getByText('Nessuno può agire per te').waitFor();
    await judge(anna, 'mandates-none');
    await anna.getByRole('link', { name: 'Dai una delega' }).click();
    await anna.getByRole('button', { name: 'Continua' }).click();
    await anna.getByRole('alert').getByText('Scegli almeno una cosa').waitFor();
    await judge(anna, 'mandate-wrong');
    await anna.getByLabel('Email della persona').fill('citizen2@example.org');
    await anna.getByLabel('Gestire il servizio').check();
    await anna.getByLabel('Chiedere un servizio').check();
    await anna.getByRole('button', { name: 'Continua' }).click();
    await anna.getByText('vedere o cambiare i tuoi dati bancari').waitFor();
    await judge(anna, 'mandate-summary');
    await anna.getByRole('button', { name: 'Sì, invia l’invito' }).click();
    await anna.getByText('Invito inviato. La delega comincia').waitFor();
    await anna.getByText('in attesa di risposta').waitFor();
    await judge(anna, 'mandate-offered');
  }, 120_000);

  test('finds the invitation where they look first, and accepts it', async () => {
    luca = await sitDown(browser);
    await luca.goto('/pratiche');
    await logIn(luca, 'citizen2');
    await luca.getByRole('link', { name: 'Vedi l’invito' }).click();
    await luca.getByText('Anna Ferrari ti chiede di agire per suo conto').waitFor();
    await judge(luca, 'mandate-invitation');
    await luca.getByRole('button', { name: 'Accetta' }).click();
    await luca.getByText('ora puoi agire per Anna Ferrari').first().waitFor();
    await judge(luca, 'mandates-held');
  }, 120_000);

  test('acts under a banner, and the person reads who did what and why', async () => {
    await luca.goto('/pratiche');
    await luca.getByText('Per Anna Ferrari').first().waitFor();
    await judge(luca, 'mandate-list');
    await luca.goto(`/pratiche/${praticaId}`);
    await luca.getByTestId('acting-for').getByText('Stai agendo per Anna Ferrari').waitFor();
    await service().getByRole('button', { name: 'Sospendi' }).click();
    await fillSuspension(inDays(5), inDays(12));
    await judge(luca, 'mandate-suspend');
    await service().getByRole('button', { name: 'Continua' }).click();
    await luca.getByRole('button', { name: 'Sì, sospendi' }).click();
    await service().getByText('Sospensione prevista').waitFor();
    await anna.goto(`/pratiche/${praticaId}`);
    await anna.getByText('Luca Bianchi, con la tua delega').first().waitFor();
    await anna.getByText(REASON).first().waitFor();
    await judge(anna, 'mandate-timeline');
  }, 120_000);

  test('is read on the narrowest phone, in English, in the dark', async () => {
    const phone = await sitDown(browser, { width: 320, language: 'en', isDark: true });
    await phone.goto(`/pratiche/${praticaId}`);
    await logIn(phone, 'citizen2');
    await phone.getByText('You are acting for Anna Ferrari').waitFor();
    await judge(phone);
    await phone.goto('/deleghe');
    await phone.getByText('For whom you may act').waitFor();
    await judge(phone);
    await phone.goto('/richiesta/assistenza-persona');
    await phone.getByLabel('For Anna Ferrari').check();
    await phone.getByTestId('acting-for').waitFor();
    await judge(phone);
    await phone.context().close();
  }, 120_000);

  test('is stopped in mid-form when the mandate is revoked, and loses nothing', async () => {
    await service().getByRole('button', { name: 'Modifica le date' }).click();
    await fillSuspension(inDays(6), inDays(9));
    await anna.goto('/deleghe');
    await anna.getByRole('button', { name: 'Revoca la delega' }).click();
    await anna.getByText('anche se sta compilando qualcosa').waitFor();
    await judge(anna, 'mandate-revoke');
    await anna.getByRole('button', { name: 'Sì, revoca' }).click();
    await anna.getByText('Delega revocata').first().waitFor();
    await service().getByRole('button', { name: 'Continua' }).click();
    await luca.getByRole('button', { name: 'Sì, cambia le date' }).click();
    await luca.getByRole('alert').getByText('La delega non vale più').waitFor();
    await comesToSay(service().getByLabel('Motivo'), REASON);
    await judge(luca, 'mandate-bites');
    await luca.reload();
    await luca.getByText('Questa pratica non c’è').waitFor();
    await judge(luca, 'mandate-gone');
  }, 120_000);

  async function fillSuspension(from: string, until: string): Promise<void> {
    await service().getByLabel('Primo giorno senza servizio').fill(from);
    await service().getByLabel('Giorno in cui riprende').fill(until);
    await service().getByLabel('Motivo').fill(REASON);
  }
});

describe('A counter', () => {
  let desk: Page;

  test('registers a person who is not there yet', async () => {
    desk = await atTheOffice(browser, 'sportello1', 'sportello');
    await desk.getByLabel('Nome e cognome, o codice fiscale').fill('RSSMRA85T10A562S');
    await desk.getByRole('button', { name: 'Cerca' }).click();
    await desk.getByRole('heading', { name: 'Nessuna persona trovata' }).waitFor();
    await judge(desk, 'counter-nobody');
    await desk.getByRole('link', { name: 'Registra una persona' }).click();
    // Exact: the field of the search, on the page just left, begins with the same words.
    await desk.getByLabel('Nome e cognome', { exact: true }).fill('Mario Rossi');
    await desk.getByLabel('Codice fiscale').fill('rssmra85t10a562t');
    await desk.getByRole('button', { name: 'Registra' }).click();
    await desk.getByText('Il codice fiscale non è giusto').waitFor();
    await judge(desk, 'counter-register-wrong');
    await desk.getByLabel('Codice fiscale').fill('rssmra85t10a562s');
    // The form moves up when the error goes: a click before that would miss the button.
    await desk.getByText('Il codice fiscale non è giusto').first().waitFor({ state: 'hidden' });
    await desk.getByRole('button', { name: 'Registra' }).click();
    await desk.getByText('Fatto: Mario Rossi è fra i cittadini.').waitFor();
    await desk.getByText('Per agire al suo posto serve una delega firmata').waitFor();
    await judge(desk, 'counter-citizen-new');
  }, 120_000);

  test('prints the form, and records it once it is signed', async () => {
    await desk.getByRole('link', { name: 'Prepara una delega' }).click();
    await desk.getByText('2. Stampa e fai firmare').waitFor();
    await desk.getByLabel('Dove è conservato il foglio').fill('Armadio A, faldone 12');
    await desk.getByLabel('Ho controllato il documento').check();
    await judge(desk, 'counter-mandate');
    await desk.emulateMedia({ media: 'print' });
    await desk.getByText('Io sottoscritta / sottoscritto').waitFor();
    await picture(desk, 'counter-mandate-paper');
    await desk.emulateMedia({ media: 'screen' });
    await desk.getByRole('button', { name: 'Registra la delega' }).click();
    await desk.getByText('La delega vale subito').waitFor();
    await desk.getByRole('button', { name: 'Sì, confermo' }).click();
    await desk.getByText('la delega è registrata e vale da subito').waitFor();
    await judge(desk, 'counter-citizen');
  }, 120_000);

  test('sends a need for the person and stays in their place, reason and all', async () => {
    await desk.getByRole('link', { name: 'Apri una richiesta' }).click();
    await desk.getByText('Stai agendo per conto di Mario Rossi').waitFor();
    await desk.getByLabel('Servizio', { exact: true }).fill('Assistenza alla persona');
    await desk.getByLabel('Servizio', { exact: true }).blur();
    await desk.getByLabel('Parzialmente autosufficiente').check();
    await desk.getByLabel('Ore a settimana').fill('10');
    await desk.getByLabel('Mattina').check();
    await desk.getByLabel('Zona', { exact: true }).selectOption('8');
    await desk.locator('#reason').fill('Non usa il computer');
    await judge(desk, 'counter-need');
    await desk.getByRole('button', { name: 'Rileggi prima di inviare' }).click();
    await desk.getByRole('heading', { name: 'Rileggi e invia' }).waitFor();
    await judge(desk, 'counter-need-summary');
    await desk.getByRole('button', { name: 'Invia la richiesta' }).click();
    await desk.getByRole('button', { name: 'Sì, confermo' }).click();
    await reaches(desk, 'offer');
    await desk.getByText('Stai agendo per conto di Mario Rossi').waitFor();
    await desk.getByText('Non usa il computer').waitFor();
    await judge(desk, 'counter-pratica');
  }, 120_000);

  test('gives the person a sheet to take home', async () => {
    await desk.getByRole('link', { name: 'Riepilogo da stampare' }).click();
    await desk.getByText('A chi rivolgersi').waitFor();
    await judge(desk, 'counter-summary');
    await desk.emulateMedia({ media: 'print' });
    await picture(desk, 'counter-summary-paper');
    await desk.emulateMedia({ media: 'screen' });
  }, 90_000);

  test('acts for the person with a reason, and finds the pratica on their page', async () => {
    await desk.getByRole('link', { name: 'Torna alla pratica' }).click();
    await desk.getByRole('button', { name: 'Ritira la pratica' }).click();
    await desk.getByRole('button', { name: 'Ritira la pratica' }).click();
    await desk.getByText('Scrivi il motivo.').waitFor();
    await desk.getByLabel('Motivo').fill('Ha trovato aiuto in famiglia');
    await desk.getByRole('button', { name: 'Ritira la pratica' }).click();
    await desk.getByRole('button', { name: 'Sì, confermo' }).click();
    await reaches(desk, 'withdrawn');
    await desk.getByRole('link', { name: 'Cittadini' }).click();
    await desk.getByLabel('Nome e cognome, o codice fiscale').fill('mario rossi');
    await desk.getByRole('button', { name: 'Cerca' }).click();
    await desk.getByRole('link', { name: 'Mario Rossi' }).click();
    await desk.getByText('Ritirata dal cittadino').waitFor();
    await judge(desk, 'counter-citizen-pratiche');
  }, 120_000);

  test('is seen by the office, which can revoke with a reason', async () => {
    const office = await atTheOffice(browser, 'admin1', 'mandates');
    await office.getByText('Mario Rossi a sportello').waitFor();
    await office.getByRole('button', { name: /Dettagli e storia: Mario Rossi/ }).click();
    await office.getByText('Firmata su carta e registrata').waitFor();
    await judge(office, 'office-mandates');
    await office.getByRole('button', { name: /Revoca la delega: Mario Rossi/ }).click();
    await office.getByLabel('Motivo').fill('Il foglio non è stato ritrovato');
    await judge(office, 'office-revoke');
    await office.getByRole('button', { name: 'Revoca la delega', exact: true }).click();
    await office.getByRole('button', { name: 'Sì, confermo' }).click();
    await office.getByText('Fatto: la delega è revocata.').waitFor();
    await desk.reload();
    await desk.getByText('Per aprire una richiesta serve una delega attiva').waitFor();
  }, 120_000);
});

/** No flaw, nothing that sticks out, at a desk and on the narrowest phone. */
async function judge(page: Page, name?: string): Promise<void> {
  expect(await flaws(page)).toEqual([]);
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await fitsItsWidth(page)).toBe(true);
  await page.setViewportSize(before);
  if (name) await picture(page, name);
}
