import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';

/** An appointment at a sportello: booked, moved, called off by the sportello, and told to the citizen. */
const SPORTELLO = 'spazio-wemi-capuana';
const ABOUT = 'Vorrei capire come si chiede un voucher';
let browser: Browser;
let citizen: Page;
let day: string;
beforeAll(async () => {
  browser = await openBrowser();
  citizen = await sitDown(browser);
}, 60_000);
afterAll(() => browser?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('An appointment at a sportello', () => {
  test('is booked at a free time', async () => {
    await citizen.goto('/sportelli');
    await citizen.locator(`a[href="/sportelli/${SPORTELLO}/appuntamento"]`).click();
    await logIn(citizen, 'citizen2');
    await citizen.getByLabel('Giorno').waitFor();
    await judge(citizen, 'appointment-book');
    await button(citizen, 'Prenota').click();
    await citizen.getByText('Scegli un’ora.').waitFor();
    await judge(citizen, 'appointment-wrong');
    await citizen.getByRole('radio').first().check();
    await citizen.getByLabel('Per che cosa vieni').fill(ABOUT);
    await button(citizen, 'Prenota').click();
    await citizen.getByRole('heading', { level: 1, name: 'I tuoi appuntamenti' }).waitFor();
    await citizen.getByText(ABOUT).waitFor();
    await judge(citizen, 'appointments');
  }, 120_000);

  test('is moved to another day', async () => {
    await citizen.getByRole('link', { name: /^Sposta l’appuntamento/ }).click();
    const days = citizen.getByLabel('Giorno');
    await days.selectOption({ index: 1 });
    day = await days.inputValue();
    await citizen.getByRole('radio').first().check();
    await judge(citizen, 'appointment-move');
    await button(citizen, 'Sposta').click();
    await citizen.getByRole('heading', { level: 1, name: 'I tuoi appuntamenti' }).waitFor();
    await citizen.getByText(ABOUT).waitFor();
    expect(await citizen.getByRole('link', { name: /^Sposta l’appuntamento/ }).count()).toBe(1);
  }, 90_000);

  test('stands in the agenda of that sportello, which can call it off', async () => {
    const office = await atTheOffice(browser, 'sportello1', `agenda?giorno=${day}`);
    await office.getByText(ABOUT).waitFor();
    await office.getByText('Luca Bianchi').first().waitFor();
    await judge(office, 'agenda');
    await office.getByRole('button', { name: /^Annulla: Luca Bianchi/ }).click();
    await office.getByLabel('Perché').fill('Quel giorno siamo chiusi per lavori');
    await judge(office, 'agenda-cancel');
    await button(office, 'Annulla').click();
    await office.locator('mat-dialog-actions button').last().click();
    await office.getByText('Appuntamento di Luca Bianchi annullato').waitFor();
    await judge(office, 'agenda-cancelled');
    await office.context().close();
  }, 120_000);

  test('that was called off says why, and so does its notice', async () => {
    await citizen.reload();
    await citizen.getByText('Annullato dallo sportello').waitFor();
    await citizen.getByText('Quel giorno siamo chiusi per lavori').waitFor();
    await judge(citizen, 'appointment-called-off');
    await citizen.goto('/notifiche');
    await citizen
      .getByText(/appuntamento/i)
      .first()
      .waitFor();
  }, 90_000);

  test('is not for the agenda of whoever does not sit there', async () => {
    const ente = await atTheOffice(browser, 'ente1', `agenda?giorno=${day}`);
    expect(await ente.getByText(ABOUT).count()).toBe(0);
    await ente.context().close();
  }, 60_000);
});
