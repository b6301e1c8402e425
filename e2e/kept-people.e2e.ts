import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, reaches, sitDown } from './browser.ts';
import { comesToSay } from './comes-to-say.ts';
import { judge } from './judge.ts';
import { answerCare, goOn, NEED_PAGE } from './tell-need.ts';
import { inDays } from './walk.ts';

/** What a citizen keeps here and agrees to, and where somebody helps them in person. */
const MOTHER = 'Rosa Ferrari';
const TYPE = 'pet-sitter';
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n';
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await sitDown(browser);
}, 60_000);
afterAll(() => browser?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('Whom one looks after', () => {
  test('is kept, with what is known, and changed', async () => {
    await page.goto('/persone');
    await logIn(page, 'citizen1');
    await page.getByText('Non c’è ancora nessuno').waitFor();
    await judge(page, 'cared-none');
    await button('Aggiungi una persona').click();
    await button('Salva').click();
    await page.getByText('Scrivi il nome della persona.').waitFor();
    await judge(page, 'cared-wrong');
    await page.getByLabel('Nome e cognome').fill(MOTHER);
    await page.getByLabel('Che cosa siete l’uno per l’altra').fill('madre');
    await page.getByLabel('Anno o giorno di nascita').fill('1948');
    await page.getByLabel('Indirizzo').fill('via Padova 120');
    await page.getByLabel('Zona della città').selectOption('2');
    await button('Salva').click();
    await page.getByText(`Fatto: i dati di ${MOTHER} sono salvati.`).waitFor();
    await judge(page, 'cared-one');
  }, 120_000);

  test('is offered where a need is told, and the place is filled in from there', async () => {
    await page.goto(NEED_PAGE);
    await answerCare(page);
    await goOn(page);
    await page.getByLabel(`Per ${MOTHER}`).check();
    await judge(page, 'cared-chosen');
    await goOn(page);
    await page.getByLabel('Indirizzo').waitFor();
    await comesToSay(page.getByLabel('Indirizzo'), 'via Padova 120');
    await comesToSay(page.getByLabel('Zona della città'), '2');
    await judge(page, 'cared-place');
  }, 120_000);

  test('is taken away when one is sure', async () => {
    await page.goto('/persone');
    await page.getByRole('button', { name: `Togli ${MOTHER}` }).click();
    await page.locator('mat-dialog-actions button').last().click();
    await page.getByText(`Fatto: ${MOTHER} non c’è più.`).waitFor();
    await page.getByText('Non c’è ancora nessuno').waitFor();
  }, 60_000);
});

describe('What one has read and agreed to', () => {
  test('is a line until it is read, and stands among one’s data', async () => {
    await page.goto('/miei-dati');
    const box = page.locator('app-consents-box');
    await box.getByRole('button', { name: 'L’ho letto' }).click();
    await box.getByText('Hai letto come trattiamo i tuoi dati').waitFor();
    await judge(page, 'consents');
    await page.goto('/pratiche');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('bastano due minuti').count()).toBe(0);
  }, 90_000);
});

describe('A question that is answered with a file', () => {
  let praticaId: string;

  test('is put by the office', async () => {
    const office = peopleOf(sharedStack().publicUrl).as('admin1');
    interface History {
      version: number;
      versions: { definition: { params: object[] } }[];
    }
    const { version, versions } = await office.insist<History>('GET', `/catalogue/types/${TYPE}`);
    const { definition } = versions[0]!;
    const asked = { id: `plan-${randomUUID().slice(0, 6)}`, type: 'file', it: 'Il libretto sanitario', en: 'The health record', sensitive: false, required: false }; // prettier-ignore
    const body = {
      definition: { ...definition, params: [...definition.params, asked] },
      ...{ reason: 'Serve il libretto', expectedVersion: version },
    };
    await office.insist('POST', `/catalogue/types/${TYPE}/versions`, { body });
  }, 60_000);

  test('is answered and sent, and the ente opens it', async () => {
    await page.goto(`/richiesta/${TYPE}`);
    await page.getByRole('radio').or(page.getByRole('checkbox')).first().check();
    for (const field of await page.locator('app-need-page input[inputmode=numeric], app-need-page input[type=number]').all()) await field.fill('2'); // prettier-ignore
    const file = { name: 'libretto.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
    await page.locator('app-file-field input[type=file]').setInputFiles(file);
    await page.locator('app-file-field').getByText('libretto.pdf').waitFor();
    await judge(page, 'need-file');
    await goOn(page);
    await page.getByLabel('Per me', { exact: true }).check();
    await goOn(page);
    await page.getByLabel('Zona della città').selectOption('8');
    await page.getByLabel('Indirizzo').fill('via Capuana 3');
    await goOn(page);
    await page.getByLabel('A partire da').fill(inDays(20));
    await goOn(page);
    await page.getByText('libretto.pdf').first().waitFor();
    await judge(page, 'need-file-summary');
    await button('Invia la richiesta').click();
    await page.waitForURL(/\/pratiche\/[0-9a-f-]{36}/);
    praticaId = /pratiche\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await reaches(page, 'offer');
    const office = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await office.getByText('libretto.pdf').first().waitFor();
    await judge(office, 'need-file-read');
    await office.context().close();
  }, 180_000);
});

describe('The sportelli', () => {
  test('are written by the office and read by everybody', async () => {
    const office = await atTheOffice(browser, 'admin1', 'sportelli');
    await judge(office, 'sportelli-office');
    await office.locator('main a[href*="/sportelli/"]:not([href$="/nuovo"])').first().click();
    await office.getByLabel('Telefono').fill('02 884 00 000');
    await judge(office, 'sportello-write');
    await office.getByRole('button', { name: 'Salva', exact: true }).click();
    await office.getByText('Salvato.').waitFor();
    await office.context().close();
    const reader = await sitDown(browser);
    await reader.goto('/sportelli');
    await reader.getByRole('heading', { level: 1, name: 'Sportelli: dove e quando' }).waitFor();
    await reader.getByText('02 884 00 000').first().waitFor();
    await judge(reader, 'sportelli');
    await reader.context().close();
  }, 120_000);
});
