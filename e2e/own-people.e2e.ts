import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { atTheOffice, openBrowser } from './browser.ts';
import { comeIn, sendInvitation } from './come-in.ts';
import { judge } from './judge.ts';

const EMAIL = `lia.${randomUUID().slice(0, 8)}@example.org`;

/** An ente lets in a colleague, who works from that day; their account it closes and opens. */
let browser: Browser;
let ente: Page;
beforeAll(async () => {
  browser = await openBrowser();
  ente = await atTheOffice(browser, 'ente1', 'persone');
}, 120_000);
afterAll(() => browser?.close());

const press = (name: string) => ente.getByRole('button', { name, exact: true }).click();
const confirm = () => ente.locator('mat-dialog-actions button').last().click();
const done = (text: string) => ente.locator('.outcome', { hasText: text }).waitFor();

describe('An ente', () => {
  test('sees its own people, and invites a colleague by mail', async () => {
    await ente.locator('li a[href*="persone/"]').first().waitFor();
    const roles = await ente.getByLabel('Ruolo').locator('option').allInnerTexts();
    expect(roles.map((one) => one.trim())).toEqual(['Qualsiasi', 'operatore domiciliare', 'ente']);
    await judge(ente, 'own-people');
    await ente.getByRole('link', { name: 'Invita una persona' }).click();
    await press('Manda l’invito');
    await ente.getByText('Scrivi il nome.').waitFor();
    await judge(ente, 'own-people-invite');
    await ente.getByLabel('Nome', { exact: true }).fill('Lia');
    await ente.getByLabel('Cognome').fill('Fabbri');
    await ente.getByLabel('Indirizzo e-mail').fill(EMAIL);
    await ente.getByLabel('Ruolo').selectOption('ente');
    await sendInvitation(ente);
    await ente.getByText('Invito in attesa').waitFor();
    await judge(ente, 'own-people-invited');
  }, 180_000);

  test('has a colleague who comes in by the link, and whose account it closes and opens', async () => {
    const lia = await comeIn(browser, EMAIL, 'una parola molto lunga 7');
    await lia.goto('/admin/persone');
    await lia.getByRole('link', { name: 'Lia Fabbri' }).waitFor();
    await ente.reload();
    await ente.getByText('Può accedere').waitFor();
    await ente.getByLabel('Motivo').fill('È in congedo');
    await press('Sospendi l’accesso');
    await confirm();
    await done('Accesso sospeso.');
    await lia.goto('/admin/persone');
    await lia.locator('#username').waitFor({ timeout: 60_000 });
    await ente.getByLabel('Motivo').fill('È tornata');
    await press('Riapri l’accesso');
    await confirm();
    await done('Accesso riaperto.');
    await judge(ente, 'own-people-person');
    await lia.context().close();
  }, 240_000);
});
