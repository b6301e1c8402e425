import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readArchive } from '../api/bundle/archive.ts';
import { withClient } from '../dev/parts/databases.ts';
import { root } from '../dev/settings.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { beginService, inDays, NEED } from './walk.ts';

/** The auditor at work: every page of verification, and the command that trusts none of them. */
let browser: Browser;
let folder: string;
let auditor: Page;
let id: string;
let number: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  browser = await openBrowser();
  const people = peopleOf(sharedStack().publicUrl);
  id = await beginService(people);
  for (let n = 0; n < 4; n += 1) await people.as('citizen1').insist('POST', '/pratiche', { body: NEED }); // prettier-ignore
  ({ number } = await people.as('admin1').insist<{ number: string }>('GET', `/pratiche/${id}`));
  auditor = await atTheOffice(browser, 'auditor1', 'verifica/atti');
}, 240_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string, heading: string): Promise<void> {
  await auditor.goto(`/admin/${path}`);
  await auditor.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await auditor.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** On a desk and at 320 px: no flaw, nothing sticks out. */

async function download(page: Page, button: string | RegExp): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** `npm run verify`, as on the computer that the stack runs on. */
function verify(args: string[], env: Record<string, string> = {}) {
  const { dataDir, databases, temporalAddress } = sharedStack();
  const known = { DATABASE_URL: databases.appUrl, TEMPORAL_ADDRESS: temporalAddress, WEMI_DATA: dataDir }; // prettier-ignore
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(
      process.execPath,
      ['dev/bootstrap.mjs', 'verify', ...args],
      { cwd: root, env: { ...process.env, ...known, ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

function asSuperuser(statement: string, values: unknown[] = []) {
  const url = new URL(sharedStack().adminDatabaseUrl);
  url.pathname = new URL(sharedStack().databases.appUrl).pathname;
  return withClient(url.href, async (client) => {
    await client.query('set session_replication_role = replica; set search_path to wemi');
    return client.query(statement, values);
  });
}

describe('The auditor', () => {
  test('finds acts by actor, period and kind, and takes all of them as a file', async () => {
    await open('verifica/atti', 'Atti di tutte le pratiche');
    await judge(auditor, 'audit-acts');
    await auditor.locator('#audit-actor').fill('Ferrari');
    await auditor.locator('#audit-actor').press('Enter');
    await auditor.locator('#audit-kind').selectOption('chooseOffer');
    await auditor.locator('#period-from').fill(inDays(-1));
    await auditor.locator('#period-from').press('Tab');
    await auditor.waitForURL(/actor=Ferrari.*kind=chooseOffer.*from=/);
    const others = auditor.locator('tbody td strong', { hasText: 'Richiesta inviata' });
    await others.first().waitFor({ state: 'detached' });
    await auditor.getByRole('link', { name: number }).first().waitFor();
    const kinds = await auditor.locator('tbody td strong').allTextContents();
    expect(new Set(kinds)).toEqual(new Set(['Offerta scelta']));
    const file = readFileSync(await download(auditor, 'Esporta CSV')).toString();
    expect(file.charCodeAt(0)).toBe(0xfeff);
    const rows = file.split('\r\n').filter(Boolean);
    // The page ends after fifty; the file does not.
    expect(rows.length - 1).toBeGreaterThanOrEqual(kinds.length);
    expect(rows.slice(1).every((row) => row.includes('"Offerta scelta"'))).toBe(true);
    expect(rows.some((row) => row.startsWith(`"${number}";`))).toBe(true);
    await auditor.locator('#period-until').fill(inDays(-2));
    await auditor.locator('#period-until').press('Tab');
    await auditor.getByText('La fine del periodo viene prima').waitFor();
  }, 120_000);

  test('draws the same sample from the same seed', async () => {
    await asSuperuser(`update pratica set opened_at = opened_at - interval '3 days'`);
    const drawn = async () => {
      await open('verifica/campioni', 'Campioni casuali');
      await auditor.locator('#sample-size').fill('3');
      await auditor.locator('#sample-from').fill(inDays(-10));
      await auditor.locator('#sample-until').fill(inDays(-2));
      await auditor.locator('#sample-seed').fill('pioggia di novembre');
      await auditor.getByRole('button', { name: 'Estrai' }).click();
      await auditor.getByRole('heading', { level: 1, name: 'Campione', exact: true }).waitFor();
      await auditor.locator('tbody tr').first().waitFor();
      return auditor.locator('tbody tr a').allTextContents();
    };
    const first = await drawn();
    expect(first).toHaveLength(3);
    expect(await drawn()).toEqual(first);
    await auditor.getByText('escono le stesse pratiche').waitFor();
    await judge(auditor, 'audit-sample');
    await open('verifica/campioni', 'Campioni casuali');
    await judge(auditor, 'audit-samples');
  }, 120_000);

  test('sees timings by ente, and who read', async () => {
    await open('verifica/tempi', 'Tempi e termini');
    await auditor.locator('caption').first().waitFor();
    await judge(auditor, 'audit-timings');
    await open('verifica/letture', 'Chi ha letto');
    await auditor.getByRole('link', { name: number }).first().waitFor();
    await judge(auditor, 'audit-reads');
  }, 120_000);

  test('goes back in time on a pratica', async () => {
    await auditor.goto(`/admin/pratiche/${id}`);
    await auditor.getByRole('button', { name: 'Torna indietro nel tempo' }).click();
    const state = auditor.locator('wemi-as-of wemi-state');
    await auditor.locator('wemi-as-of').getByText('Servizio attivo').first().waitFor();
    await auditor.locator('#as-of-step').fill('0');
    await auditor.locator('wemi-as-of').getByText('Raccolta offerte').first().waitFor();
    expect(await state.textContent()).toContain('Raccolta offerte');
    await judge(auditor, 'audit-as-of');
  }, 120_000);

  test('takes the sealed case, which holds offline until a byte of its PDF is flipped', async () => {
    const file = await download(auditor, /Fascicolo sigillato/);
    const offline = { DATABASE_URL: 'postgres://127.0.0.1:9/nowhere', TEMPORAL_ADDRESS: '127.0.0.1:9' }; // prettier-ignore
    const whole = await verify(['--bundle', file], offline);
    expect(whole).toEqual({
      code: 0,
      said: expect.stringContaining(`pratica ${number} of milano`),
    });
    const bytes = readFileSync(file);
    const pdf = readArchive(bytes).find(({ name }) => name === 'case.pdf')!;
    expect(Buffer.from(pdf.content.subarray(0, 5)).toString()).toBe('%PDF-');
    bytes[pdf.end - 2_000]! ^= 1;
    writeFileSync(file, bytes);
    const flipped = await verify(['--bundle', file], offline);
    expect(flipped.code).toBe(1);
    expect(flipped.said).toContain('case.pdf is not what was sealed');
  }, 120_000);

  test('holds a pratica against the engine: nothing differs until an event is altered', async () => {
    const same = await verify(['--pratica', number, '--engine']);
    expect(same).toEqual({ code: 0, said: expect.stringMatching(/[5-9] recorded acts, \d+ runs? of the engine: all agrees/) }); // prettier-ignore
    const set = `update event set to_state = $2 where pratica_id = $1 and seq = 3 returning id`;
    const { rows } = await asSuperuser('select to_state from event where pratica_id = $1 and seq = 3', [id]); // prettier-ignore
    await asSuperuser(set, [id, 'completed']);
    try {
      const differs = await verify(['--pratica', number, '--engine']);
      expect(differs.code).toBe(1);
      expect(differs.said).toMatch(/event 3 \(\w+, .*\) ended otherwise in the engine/);
      expect(differs.said).toContain('THEY DIFFER');
      const broken = await verify(['--pratica', number]);
      expect([broken.code, broken.said]).toEqual([1, expect.stringContaining(`pratica ${number}, event 3`)]); // prettier-ignore
    } finally {
      await asSuperuser(set, [id, (rows[0] as { to_state: string }).to_state]);
    }
    expect((await verify(['--pratica', number])).code).toBe(0);
  }, 180_000);
});

describe('The citizen', () => {
  test('sees which office opened the data, from the pratica', async () => {
    const citizen = await sitDown(browser);
    await citizen.goto('/letture');
    await logIn(citizen, 'citizen1');
    const heading = { level: 1, name: 'Chi ha letto i tuoi dati', exact: true } as const;
    await citizen.getByRole('heading', heading).waitFor();
    await citizen.getByText('L’ufficio WeMi del Comune').first().waitFor();
    await judge(citizen, 'audit-readings');
    await citizen.goto(`/pratiche/${id}`);
    await citizen.getByRole('link', { name: 'Chi ha letto i tuoi dati' }).click();
    await citizen.getByRole('heading', heading).waitFor();
    await citizen.getByRole('link', { name: `Torna alla pratica ${number}` }).waitFor();
    await citizen.context().close();
  }, 120_000);
});
