import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { fitsItsWidth, flaws, logIn, openBrowser, picture, reaches, sitDown, typeCard } from './browser.ts'; // prettier-ignore
import { beginService, inDays, move, type People, TERMS } from './walk.ts';

/** How a service of thirty days goes on: proposed, countered, accepted and paid. */
let browser: Browser;
let citizen: Page;
let people: People;
let praticaId: string;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  praticaId = await beginService(people);
  citizen = await sitDown(browser);
  await citizen.goto(`/pratiche/${praticaId}`);
  await logIn(citizen, 'citizen1');
  await reaches(citizen, 'active');
}, 180_000);
afterAll(() => browser.close());

const card = () => citizen.getByTestId('next-period');

describe('A service that goes on', () => {
  test('tells what happens if nobody does anything', async () => {
    await citizen.getByText('Che cosa succede se non faccio nulla').click();
    await citizen.getByText('Il periodo è finito e non ce n’è un altro').waitFor();
    await judge(citizen, 'if-nobody-acts');
    await citizen.getByText('Che cosa succede se non faccio nulla').click();
  }, 90_000);

  test('says what is wrong with a proposal, field by field', async () => {
    await card().getByRole('button', { name: 'Proponi il prossimo periodo' }).click();
    await card().getByLabel('Ultimo giorno del prossimo periodo').fill(inDays(29));
    await card().getByLabel(TERMS.lines[0]!.label).fill('0');
    await card().getByRole('button', { name: 'Continua' }).click();
    await citizen.getByRole('alert').getByText('Scrivi un numero da 1 a 1000').waitFor();
    await judge(citizen, 'renewal-wrong');
  }, 90_000);

  test('is proposed by its citizen, who sees the total before and then waits', async () => {
    await card().getByLabel('Ultimo giorno del prossimo periodo').fill(inDays(59));
    await card().getByLabel(TERMS.lines[0]!.label).fill('20');
    await card().getByText('30 giorni, in tutto 430,00').waitFor();
    await judge(citizen, 'renewal-form');
    await card().getByRole('button', { name: 'Continua' }).click();
    await citizen.getByRole('dialog').getByText('Decide l’ente').waitFor();
    await judge(citizen, 'renewal-confirm');
    await citizen.getByRole('button', { name: 'Sì, invia la proposta' }).click();
    await card().getByText('ora aspettiamo la risposta dell’ente').waitFor();
    await card().getByRole('button', { name: 'Cambia proposta' }).waitFor();
    await judge(citizen, 'renewal-mine');
  }, 120_000);

  test('is countered by its ente: to be answered, with amount and time to pay', async () => {
    const lines = [{ ...TERMS.lines[0]!, quantity: 30 }];
    await move(people, 'ente1', praticaId, 'proposeRenewal', { endDate: inDays(59), lines });
    await card().getByText('L’ente ti propone il prossimo periodo').waitFor();
    await card().getByText('Paghi 645,00').waitFor();
    await judge(citizen, 'renewal-theirs');
    await citizen.goto('/pratiche');
    await citizen.getByText('Rispondi alla proposta per continuare').first().waitFor();
    await judge(citizen, 'renewal-todo');
    await citizen.goto(`/pratiche/${praticaId}`);
  }, 120_000);

  test('is read on the narrowest phone, in English, in the dark', async () => {
    const phone = await sitDown(browser, { width: 320, language: 'en', isDark: true });
    await phone.goto(`/pratiche/${praticaId}`);
    await logIn(phone, 'citizen1');
    await phone.getByText('The organisation proposes the next period to you').waitFor();
    await phone.getByRole('button', { name: 'Propose something else' }).click();
    await phone.getByLabel('Last day of the next period').waitFor();
    await phone.getByText('What happens if I do nothing').click();
    await phone.getByText('The period is over and there is no other').waitFor();
    await judge(phone);
    await phone.context().close();
  }, 120_000);

  test('is accepted once the consequence was said again', async () => {
    await card().getByRole('button', { name: 'Accetta' }).click();
    await citizen.getByRole('dialog').getByText('Paghi 645,00').waitFor();
    await judge(citizen, 'renewal-accept');
    await citizen.getByRole('button', { name: 'Sì, accetto' }).click();
    await reaches(citizen, 'renewed');
    await card().getByText('Resta da pagare 645,00').waitFor();
    await citizen.getByText('È per il prossimo periodo').waitFor();
    await judge(citizen, 'renewal-to-pay');
  }, 120_000);

  test('is paid by card while it goes on, and says when the next period begins', async () => {
    await card().getByRole('button', { name: 'Vai al pagamento' }).click();
    await citizen.getByRole('button', { name: 'Paga con carta' }).click();
    await typeCard(citizen, '4111111111111111');
    await citizen.waitForURL(/pagamento\/esito/);
    await citizen.getByRole('heading', { name: 'Pagamento riuscito' }).waitFor({ timeout: 60_000 });
    await citizen.getByText('Il prossimo periodo è pagato').waitFor();
    await judge(citizen, 'renewal-outcome');
    await citizen.getByRole('link', { name: 'Vai alla pratica' }).click();
    await reaches(citizen, 'active');
    await card().getByText('Il prossimo periodo è pagato: comincia da solo').waitFor();
    await citizen.getByText('Pagamento del prossimo periodo ricevuto: 645,00').first().waitFor();
    await judge(citizen, 'renewal-paid');
  }, 180_000);
});

async function judge(page: Page, name?: string): Promise<void> {
  expect(await flaws(page)).toEqual([]);
  expect(await fitsItsWidth(page)).toBe(true);
  if (name) await picture(page, name);
}
