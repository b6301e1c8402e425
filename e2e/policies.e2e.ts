import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, fitsItsWidth, flaws, openBrowser, picture } from './browser.ts';
import { NEED } from './walk.ts';

/** Rules in versions: written, kept by what runs, moved in bulk, and taken back. */
let browser: Browser;
let admin: Page;
let olds: Standing[];
const people = peopleOf(sharedStack().publicUrl);

interface Standing {
  id: string;
  number: string;
  policy: { id: string; version: number } | null;
  deadlines: Record<string, string>;
}

/** A service of which the other walks ask nothing. */
const TYPE = 'parrucchiere';
const need = { ...NEED, serviceTypeId: TYPE, params: { visits: 3 } };
const ask = () => people.as('citizen1').insist<Standing>('POST', '/pratiche', { body: need });
const read = ({ id }: { id: string }) =>
  people.as('admin1').insist<Standing>('GET', `/pratiche/${id}`);

/** What the first administrator asked, decided by the second. */
async function approveAll(): Promise<void> {
  const second = people.as('admin3');
  const { items } = await second.insist<{ items: { id: string; act: string }[] }>(
    'GET',
    '/approvals?box=toDecide',
  );
  for (const { id, act } of items) {
    if (act === 'movePratiche')
      await second.insist('POST', `/approvals/${id}/approve`, { body: {} });
  }
}

beforeAll(async () => {
  browser = await openBrowser();
  olds = [];
  for (let n = 0; n < 3; n += 1) olds.push(await read(await ask()));
}, 120_000);
afterAll(() => browser?.close());

describe('New rules', () => {
  test('are written with a reason, and shown against those before', async () => {
    admin = await atTheOffice(browser, 'admin1', 'regole');
    await admin.getByRole('link', { name: 'Parrucchiere' }).waitFor();
    expect(await flaws(admin)).toEqual([]);
    await picture(admin, 'regole');
    await admin.getByRole('link', { name: 'Parrucchiere' }).click();
    await admin.getByText('Questo servizio non ha regole sue').waitFor();
    await admin.getByRole('button', { name: 'Scrivi una nuova versione' }).click();
    await admin.getByLabel('Tempo per le offerte', { exact: true }).fill('12');
    await admin.getByLabel('Perché cambi le regole').fill('Gli enti chiedono più tempo');
    expect(await flaws(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Controlla e conferma' }).click();
    await admin
      .getByText('Tempo per le offerte: 5 giorni lavorativi → 12 giorni lavorativi')
      .waitFor();
    await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    await admin.getByText('Fatto: la versione 1 è scritta.').waitFor();
    await admin.getByText('«Gli enti chiedono più tempo»').waitFor();
    await admin.setViewportSize({ width: 320, height: 900 });
    expect(await fitsItsWidth(admin)).toBe(true);
    await admin.setViewportSize({ width: 1280, height: 900 });
  }, 120_000);

  test('hold for what begins now, not for what runs already', async () => {
    const young = await read(await ask());
    expect(young.policy!.id).not.toBe(olds[0]!.policy!.id);
    for (const old of olds) {
      const now = await read(old);
      expect([now.policy, now.deadlines]).toEqual([old.policy, old.deadlines]);
      expect(now.deadlines['offersDeadline']! < young.deadlines['offersDeadline']!).toBe(true);
    }
  }, 60_000);

  test('are foreseen for each running pratica, then given to all, which is followed', async () => {
    await admin.getByRole('link', { name: 'Pratiche in corso' }).first().click();
    await admin.getByText('3 pratiche si possono spostare').waitFor();
    for (const { number } of olds) await admin.getByRole('link', { name: number }).waitFor();
    expect(await flaws(admin)).toEqual([]);
    await picture(admin, 'regole-pratiche');
    await admin.getByLabel('Motivo').fill('Valgono per tutti');
    await admin.getByRole('button', { name: 'Sposta le pratiche (3)' }).click();
    await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    await admin.getByText('In attesa di approvazione').waitFor();
    await approveAll();
    await admin.getByText('Spostate 3, rimaste 0, in attesa 0.').waitFor({ timeout: 60_000 });
    await admin.getByText('Nessuna pratica aperta segue altre regole.').waitFor();
    for (const old of olds) {
      const now = await read(old);
      expect(now.policy!.id).not.toBe(old.policy!.id);
      expect(now.deadlines['offersDeadline']! > old.deadlines['offersDeadline']!).toBe(true);
    }
  }, 120_000);

  test('are told to the citizen with the reason', async () => {
    const { items } = await people
      .as('citizen1')
      .insist<{ items: { kind: string; reason: string }[] }>(
        'GET',
        `/pratiche/${olds[0]!.id}/timeline`,
      );
    expect(items[0]).toMatchObject({ kind: 'movePolicy', reason: 'Valgono per tutti' });
  }, 60_000);

  test('are taken back with one command, to the very deadlines', async () => {
    await admin.getByRole('button', { name: 'Riporta indietro' }).click();
    await admin.getByText('Si possono riportare indietro: 3. Restano dove sono: 0.').waitFor();
    await admin.locator('wemi-batch').getByLabel('Motivo').fill('Ci abbiamo ripensato');
    await admin.getByRole('button', { name: 'Riporta indietro' }).click();
    await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    await admin.getByText('Ritorno alle regole di prima').waitFor();
    await admin.getByText('3 pratiche si possono spostare').waitFor({ timeout: 60_000 });
    for (const old of olds) {
      const now = await read(old);
      expect([now.policy, now.deadlines]).toEqual([old.policy, old.deadlines]);
    }
    expect(await flaws(admin)).toEqual([]);
    await admin.context().close();
  }, 120_000);
});
