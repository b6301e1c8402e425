import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf, type Person } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import {
  atTheOffice,
  fitsItsWidth,
  flaws,
  logIn,
  openBrowser,
  picture,
  reaches,
  sitDown,
} from './browser.ts';
import { beginService, inDays } from './walk.ts';

const REASON = 'Vado in ospedale per qualche giorno';

/** A service that runs from today: paused, resumed and ended by its citizen, while its ente looks on. */
let browser: Browser;
let citizen: Page;
let ente: Page;
let person: Person;
let praticaId: string;

beforeAll(async () => {
  browser = await openBrowser();
  const people = peopleOf(sharedStack().publicUrl);
  person = people.as('citizen1');
  praticaId = await beginService(people);
  citizen = await sitDown(browser);
  await citizen.goto(`/pratiche/${praticaId}`);
  await logIn(citizen, 'citizen1');
  await reaches(citizen, 'active');
  ente = await atTheOffice(browser, 'ente1', `pratiche/${praticaId}`);
}, 180_000);
afterAll(() => browser.close());

const card = () => citizen.getByTestId('your-service');
const facts = () => ente.getByTestId('service-facts');

describe('A service that runs', () => {
  test('shows its period, and lets its ente see the same', async () => {
    await card().getByText('Periodo 1').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'service-active');
    await facts().getByText('Periodo 1').waitFor();
    expect(await flaws(ente)).toEqual([]);
    await picture(ente, 'ente-service-active');
  }, 90_000);

  test('is read on the narrowest phone, in English, in the dark', async () => {
    const phone = await sitDown(browser, { width: 320, language: 'en', isDark: true });
    await phone.goto(`/pratiche/${praticaId}`);
    await logIn(phone, 'citizen1');
    await phone.getByRole('button', { name: 'Suspend' }).click();
    await phone.getByText('You can suspend from').waitFor();
    await judge(phone);
    await phone.goto(`/pratiche/${praticaId}/interrompi`);
    await phone.getByLabel('First day without service').fill(inDays(10));
    await phone.getByTestId('interruption-amounts').getByText('You paid for').waitFor();
    await judge(phone);
    await phone.context().close();
  }, 120_000);

  test('says what is wrong with a suspension, field by field, with a summary on top', async () => {
    await card().getByRole('button', { name: 'Sospendi' }).click();
    await card().getByText('Puoi sospendere da').waitFor();
    await card().getByRole('button', { name: 'Continua' }).click();
    await citizen.getByRole('alert').getByText('Scrivi il motivo').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'suspend-wrong');
  }, 90_000);

  test('is suspended ahead once its consequence was said, and the ente sees it come', async () => {
    await fillSuspension(inDays(5), inDays(12));
    await card().getByText('sono 7 giorni senza servizio').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'suspend-form');
    await card().getByRole('button', { name: 'Continua' }).click();
    await citizen.getByRole('dialog').getByText('sono 7 giorni senza servizio').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'suspend-confirm');
    await citizen.getByRole('button', { name: 'Sì, sospendi' }).click();
    await card().getByText('Sospensione prevista').waitFor();
    await citizen.getByText('È prevista una sospensione.').waitFor();
    await facts().getByText('Sospensione prevista').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'suspension-planned');
    await picture(ente, 'ente-suspension-planned');
  }, 120_000);

  test('has its planned days changed, then withdrawn', async () => {
    await card().getByRole('button', { name: 'Modifica le date' }).click();
    await fillSuspension(inDays(6), inDays(9));
    await card().getByRole('button', { name: 'Continua' }).click();
    await citizen.getByRole('button', { name: 'Sì, cambia le date' }).click();
    await card().getByText('(3 giorni)').waitFor();
    await card().getByRole('button', { name: 'Annulla la sospensione' }).click();
    await citizen.getByRole('button', { name: 'Sì, annulla la sospensione' }).click();
    await card().getByText('Sospensione prevista').waitFor({ state: 'detached' });
    await facts().getByText('Sospensione prevista').waitFor({ state: 'detached' });
  }, 120_000);

  test('is suspended from today and resumed', async () => {
    await card().getByRole('button', { name: 'Sospendi' }).click();
    await fillSuspension(inDays(0), inDays(4));
    await card().getByRole('button', { name: 'Continua' }).click();
    await citizen.getByRole('button', { name: 'Sì, sospendi' }).click();
    await reaches(citizen, 'suspended');
    await reaches(ente, 'suspended');
    await card().getByText('Servizio sospeso da').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'suspended');
    await card().getByRole('button', { name: 'Riprendi ora' }).click();
    await citizen.getByRole('dialog').getByText('Il servizio riprende oggi').waitFor();
    await citizen.getByRole('button', { name: 'Sì, riprendi da oggi' }).click();
    await reaches(citizen, 'active');
    await reaches(ente, 'active');
  }, 120_000);

  test('is suspended by its ente too, which reads the consequence before', async () => {
    await ente.getByRole('button', { name: 'Sospendi il servizio' }).click();
    await ente.getByLabel('Primo giorno senza servizio').fill(inDays(8));
    await ente.getByLabel('Giorno in cui riprende').fill(inDays(10));
    await ente.getByLabel('Motivo').fill('L’operatrice è in ferie');
    await ente.getByText('sono 2 giorni senza servizio').waitFor();
    expect(await flaws(ente)).toEqual([]);
    await ente.setViewportSize({ width: 320, height: 900 });
    expect(await fitsItsWidth(ente)).toBe(true);
    await ente.setViewportSize({ width: 1280, height: 900 });
    await picture(ente, 'ente-suspend');
    await ente.getByRole('button', { name: 'Sospendi il servizio' }).click();
    await ente.getByRole('button', { name: 'Sì, confermo' }).click();
    await ente.getByText('Fatto: la sospensione è registrata.').waitFor();
    await card().getByText('Sospensione prevista').waitFor();
  }, 120_000);

  test('can be ended by the office in a party’s place, with the amount before confirming', async () => {
    const admin = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await admin.getByLabel('Anna Ferrari (cittadina o cittadino)').check();
    await admin.getByRole('button', { name: 'Interrompi il servizio' }).click();
    await admin.getByLabel('Primo giorno senza servizio').fill(inDays(10));
    await admin.getByTestId('interruption-amounts').getByText('Alla persona tornano').waitFor();
    expect(await flaws(admin)).toEqual([]);
    await picture(admin, 'admin-interrupt');
    await admin.getByRole('button', { name: 'Lascia stare' }).click();
    await admin.context().close();
  }, 90_000);

  test('is interrupted for the amount that was said, paid back and closed', async () => {
    await card().getByRole('link', { name: 'Interrompi il servizio' }).click();
    await citizen.getByRole('button', { name: 'Interrompi il servizio' }).click();
    await citizen.getByRole('alert').getByText('Scegli il primo giorno').waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await citizen.getByLabel('Primo giorno senza servizio').fill(inDays(10));
    await citizen.getByLabel('Motivo').fill('Mia madre entra in una casa di riposo');
    const { refundCents } = await person.insist<{ refundCents: number }>(
      'GET',
      `/pratiche/${praticaId}/interruption?effectiveOn=${inDays(10)}`,
    );
    const amount = euro(refundCents);
    await citizen.getByTestId('interruption-amounts').getByText(amount).waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await picture(citizen, 'interrupt');
    await citizen.getByRole('button', { name: 'Interrompi il servizio' }).click();
    await citizen.getByRole('dialog').getByText(amount).waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await citizen.getByRole('button', { name: 'Sì, interrompi il servizio' }).click();
    await reaches(citizen, 'interrupted');
    await reaches(ente, 'interrupted');
    await card().getByText(amount).waitFor();
    await facts().getByText(amount).waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await card().getByText(`Ti abbiamo restituito ${amount}`).waitFor({ timeout: 120_000 });
    await citizen.getByText('Conti del servizio interrotto chiusi').first().waitFor();
    await picture(citizen, 'interrupted-closed');
    expect(await flaws(citizen)).toEqual([]);
    expect(await flaws(ente)).toEqual([]);
    await picture(ente, 'ente-interrupted');
  }, 240_000);
});

async function judge(page: Page): Promise<void> {
  expect(await flaws(page)).toEqual([]);
  expect(await fitsItsWidth(page)).toBe(true);
}

async function fillSuspension(from: string, until: string): Promise<void> {
  await card().getByLabel('Primo giorno senza servizio').fill(from);
  await card().getByLabel('Giorno in cui riprende').fill(until);
  await card().getByLabel('Motivo').fill(REASON);
}

/** As the pages write it, with the space that does not break. */
function euro(cents: number): string {
  const format = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: true }); // prettier-ignore
  return format.format(cents / 100);
}
