import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, fitsItsWidth, flaws, openBrowser, picture } from './browser.ts';
import { move, NEED } from './walk.ts';

/** What is stuck, from the fault to the act that frees it. */
let browser: Browser;
let admin: Page;
let database: pg.Client;
let pratica: { id: string; number: string };
const people = peopleOf(sharedStack().publicUrl);

beforeAll(async () => {
  browser = await openBrowser();
  pratica = await people.as('citizen1').insist('POST', '/pratiche', { body: NEED });
  // Behind the back of row-level security, for no process of ours could bring these faults about.
  const url = new URL(sharedStack().adminDatabaseUrl);
  url.pathname = new URL(sharedStack().databases.appUrl).pathname;
  database = new pg.Client({ connectionString: url.href });
  await database.connect();
  await database.query(
    `update wemi.task set due_at = now() - interval '2 hours' where pratica_id = $1`,
    [pratica.id],
  );
  await database.query(
    `insert into wemi.command (id, comune_id, pratica_id, transition, request_hash, created_at)
     values ($1, 'milano', $2, 'extendDeadline', '-', now() - interval '1 hour')`,
    [randomUUID(), pratica.id],
  );
}, 120_000);
afterAll(async () => {
  await database?.end();
  await browser?.close();
});

const rows = () => admin.locator('tr[wemi-fault]').filter({ hasText: pratica.number });

describe('The radar', () => {
  test('shows an administrator what is stuck, and stands every look', async () => {
    admin = await atTheOffice(browser, 'admin1', 'radar');
    await rows().filter({ hasText: 'il termine è passato' }).first().waitFor();
    await rows().filter({ hasText: 'né fatta né rifiutata' }).waitFor();
    expect(await flaws(admin)).toEqual([]);
    await picture(admin, 'radar');
    await admin.setViewportSize({ width: 320, height: 900 });
    expect(await fitsItsWidth(admin)).toBe(true);
    expect(await flaws(admin)).toEqual([]);
    await admin.setViewportSize({ width: 1280, height: 900 });
  }, 90_000);

  test('reminds the ente that owes a task, which reads by whom', async () => {
    const late = rows().filter({ hasText: 'Cooperativa Sociale La Cura' });
    await late.getByRole('button', { name: 'Sollecita' }).click();
    expect(await flaws(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    await admin.getByText(`Sollecito inviato. ${pratica.number}`).waitFor();
    await late.getByText('Ultimo sollecito').waitFor();
    const ente = await atTheOffice(browser, 'ente1', `pratiche/${pratica.id}`);
    await ente.getByText('Sollecito dell’ufficio').first().waitFor();
    await ente.getByText('Chiara Fontana').first().waitFor();
    await ente.context().close();
  }, 90_000);

  test('sets aside a command that was left half done, and it is gone', async () => {
    const stuck = rows().filter({ hasText: 'né fatta né rifiutata' });
    await stuck.getByRole('button', { name: 'Metti da parte' }).click();
    await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    await admin.getByText(`Messa da parte. ${pratica.number}`).waitFor();
    await stuck.waitFor({ state: 'detached' });
  }, 90_000);

  test('forgets by itself what is no longer stuck', async () => {
    await move(people, 'citizen1', pratica.id, 'withdraw');
    await rows().first().waitFor({ state: 'detached' });
    await admin.context().close();
  }, 90_000);
});
