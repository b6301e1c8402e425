import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { checkBundle } from '../api/bundle/check.ts';
import { readSigningKey } from '../db/anchor-seal.ts';
import { anchorKeyOf } from '../dev/anchor-key.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import {
  atTheOffice,
  fitsItsWidth,
  flaws,
  logIn,
  openBrowser,
  picture,
  sitDown,
} from './browser.ts';
import { inDays, move, NEED, TERMS } from './walk.ts';

const ENTE1 = 'Cooperativa Sociale La Cura';
const REASON = 'L’ente ha confermato al telefono.';

/** An order that its ente does not confirm, and the administrator who does it in its place. */
let browser: Browser;
let admin: Page;
let pratica: { id: string; number: string };

beforeAll(async () => {
  browser = await openBrowser();
  const people = peopleOf(sharedStack().publicUrl);
  const citizen = people.as('citizen1');
  pratica = await citizen.insist('POST', '/pratiche', { body: NEED });
  await move(people, 'ente1', pratica.id, 'submitOffer', TERMS);
  const { items } = await citizen.insist<{ items: { id: string; revision: number }[] }>(
    'GET',
    `/pratiche/${pratica.id}/offers`,
  );
  const [{ id: offerId, revision }] = items as [(typeof items)[number]];
  await move(people, 'citizen1', pratica.id, 'chooseOffer', { offerId, revision });
}, 120_000);
afterAll(() => browser.close());

describe('An administrator', () => {
  test('finds the pratica by who asked for it, whatever the accents', async () => {
    admin = await atTheOffice(browser, 'admin1', 'pratiche');
    await admin.getByLabel('Cerca').fill('FERRARÌ anna');
    await admin.getByLabel('Cerca').press('Enter');
    await admin.getByRole('button', { name: /Togli il filtro/ }).waitFor();
    await admin.getByRole('link', { name: pratica.number }).click();
    await admin.locator('[data-testid="pratica-state"][data-state="order"]').waitFor();
  }, 90_000);

  test('confirms in the place of the ente, with a banner that says so and a reason', async () => {
    await admin.getByLabel(`${ENTE1} (ente)`).check();
    await admin.getByText(`Stai agendo per conto di ${ENTE1} (ente).`).waitFor();
    await admin.getByRole('button', { name: 'Conferma l’ordine' }).click();
    await admin.getByLabel('Inizio').fill(inDays(20));
    await admin.getByLabel('Fine', { exact: true }).fill(inDays(110));
    await admin.getByLabel('Operatore').selectOption({ label: 'Rosa Martini · OSS' });
    await admin.getByRole('button', { name: 'Invia la conferma' }).click();
    await admin.getByText('Scrivi il motivo.').waitFor();
    await admin.getByLabel('Motivo').fill(REASON);
    expect(await flaws(admin)).toEqual([]);
    await picture(admin, 'in-place');
    await admin.getByRole('button', { name: 'Invia la conferma' }).click();
    await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    await admin.locator('[data-testid="pratica-state"][data-state="payment"]').waitFor();
    await admin.getByText('Fatto: l’ordine è confermato.').waitFor();
    expect(await admin.getByText('Stai agendo per conto di').count()).toBe(0);
    expect(await admin.locator('wemi-order-card').innerText()).toContain('Rosa Martini');
  }, 120_000);
});

describe('Who did it', () => {
  test.each(['ente1', 'auditor1'])(
    'is seen by %s: both names, and why',
    async (username) => {
      const page = await atTheOffice(browser, username, `pratiche/${pratica.id}`);
      const act = page.locator('li, tr').filter({ hasText: 'Ordine confermato' }).first();
      await act.waitFor();
      const text = await act.innerText();
      for (const part of ['Chiara Fontana', ENTE1, REASON]) expect(text).toContain(part);
      expect(await flaws(page)).toEqual([]);
      await page.context().close();
    },
    90_000,
  );

  test('is seen by the citizen', async () => {
    const page = await sitDown(browser);
    await page.goto(`/pratiche/${pratica.id}`);
    await logIn(page, 'citizen1');
    await page.getByText('Chiara Fontana').first().waitFor();
    await page.getByText(`Per conto di ${ENTE1}`).first().waitFor();
    await page.context().close();
  }, 90_000);

  test('is exported by the auditor, act by act', async () => {
    const page = await atTheOffice(browser, 'auditor1', `pratiche/${pratica.id}`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Esporta CSV' }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk);
    const acts = Buffer.concat(chunks).toString('utf8').split('\r\n').filter(Boolean).slice(1);
    expect(acts).toHaveLength(4);
    expect(acts[0]).toContain(`"Chiara Fontana";"ufficio WeMi";"${ENTE1}";"Ordine confermato"`);
    await page.context().close();
  }, 90_000);

  test('is taken away by the auditor as a sealed bundle that holds by itself', async () => {
    const page = await atTheOffice(browser, 'auditor1', `pratiche/${pratica.id}`);
    await page.setViewportSize({ width: 320, height: 800 });
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Fascicolo sigillato' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe(`${pratica.number}.wemi.zip`);
    const bundle = new Uint8Array(readFileSync(await file.path()));
    const { publicKey } = readSigningKey(anchorKeyOf(sharedStack().dataDir));
    const { manifest, faults } = checkBundle(bundle, [publicKey]);
    expect([manifest?.number, faults]).toEqual([pratica.number, []]);
    const flipped = bundle.with(bundle.length >> 1, bundle[bundle.length >> 1]! ^ 1);
    expect(checkBundle(flipped, [publicKey]).faults).toHaveLength(1);
    expect(await fitsItsWidth(page)).toBe(true);
    expect(await flaws(page)).toEqual([]);
    await page.context().close();
  }, 90_000);
});
