import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openStream } from '../api/stream/testing.ts';
import { realmSecretOf } from '../dev/realm-secret.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { accountsOf } from '../realm/accounts.ts';
import { adminApiOf } from '../realm/admin-api.ts';
import { atTheOffice, logIn, openBrowser, sitDown } from './browser.ts';
import { comeIn, sendInvitation, writeInvitation } from './come-in.ts';
import { judge } from './judge.ts';

const EMAIL = `nadia.${randomUUID().slice(0, 8)}@example.org`;
const PASSWORD = 'una parola molto lunga 7';
const MINUTE_MS = 60_000;
const { publicUrl, dataDir } = sharedStack();
const realm = { realmUrl: `${publicUrl}/auth/realms/wemi`, clientSecret: realmSecretOf(dataDir) };
const accounts = accountsOf(realm);
const ask = adminApiOf(realm);

let browser: Browser;
let office: Page;
let id: string;
beforeAll(async () => {
  browser = await openBrowser();
  office = await atTheOffice(browser, 'admin1', 'persone');
}, 120_000);
afterAll(() => browser?.close());

const confirm = () => office.locator('mat-dialog-actions button').last().click();
const done = (text: string) => office.locator('.outcome', { hasText: text }).waitFor();

/** What a person who logs in now holds. */
async function token(): Promise<string> {
  const form = {
    grant_type: 'password',
    client_id: 'wemi-dev',
    username: EMAIL,
    password: PASSWORD,
  };
  const response = await fetch(`${realm.realmUrl}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** One of each kind: lists, one's own, a search, a command. */
const ROUTES = [
  ['GET', '/me'],
  ['GET', '/tasks'],
  ['GET', '/pratiche'],
  ['GET', '/notifications'],
  ['GET', '/me/sessions'],
  ['POST', '/canned-answers'],
] as const;

/** Holds one token while something is taken away: each kind of route and the stream end within a minute. */
async function endsWithinAMinute(takeAway: () => Promise<unknown>, status: number): Promise<void> {
  const authorization = `Bearer ${await token()}`;
  const send = async (method: string, path: string) => {
    const headers = { authorization, 'idempotency-key': randomUUID(), 'content-type': 'application/json' }; // prettier-ignore
    const body = method === 'GET' ? {} : { body: '{}' };
    return (await fetch(`${publicUrl}/api${path}`, { method, headers, ...body })).status;
  };
  const stream = await openStream(`${publicUrl}/api/stream`, { authorization });
  expect([stream.status, await send('GET', '/me')]).toEqual([200, 200]);
  await takeAway();
  const since = Date.now();
  const left = new Set<string>(ROUTES.map((route) => route.join(' ')));
  while ((left.size > 0 || !stream.isOver()) && Date.now() - since < MINUTE_MS) {
    for (const [method, path] of ROUTES)
      if ((await send(method, path)) === status) left.delete(`${method} ${path}`);
    await pause(1_000);
  }
  expect({ left: [...left], isOver: stream.isOver() }).toEqual({ left: [], isOver: true });
  console.log(`refused after ${((Date.now() - since) / 1000).toFixed(1)} s`);
  await stream.close();
}

describe('A person', () => {
  test('is invited from the page, and finds the mail', async () => {
    await office.getByRole('heading', { level: 1, name: 'Persone' }).waitFor();
    await office.getByRole('link', { name: 'Chiara Fontana' }).waitFor();
    await judge(office, 'people');
    await writeInvitation(office, { firstName: 'Nadia', lastName: 'Greco', email: EMAIL });
    await judge(office, 'people-invite');
    await sendInvitation(office);
    id = new URL(office.url()).pathname.split('/').at(-1)!;
    await office.getByText('Invito in attesa').waitFor();
    await judge(office, 'people-person');
  }, 300_000);

  test('chooses a password by the link, and comes in with the role that was given', async () => {
    await comeIn(browser, EMAIL, PASSWORD);
    expect(await accounts.find(id)).toMatchObject({
      roles: ['ente'],
      isWaiting: false,
      comuneId: 'milano',
    });
  }, 120_000);

  test('without a role is refused within a minute, on every kind of route and in the stream', async () => {
    const held = (await ask('GET', `/users/${id}/role-mappings/realm`)).body;
    await endsWithinAMinute(() => ask('DELETE', `/users/${id}/role-mappings/realm`, held), 403);
    await ask('POST', `/users/${id}/role-mappings/realm`, held);
  }, 180_000);

  test('whose log-ins are ended is refused within a minute', async () => {
    await office.reload();
    await office.getByText('Può accedere').waitFor();
    await endsWithinAMinute(async () => {
      await office.getByRole('button', { name: 'Chiudi tutti gli accessi' }).click();
      await confirm();
      await done('Tutti gli accessi sono chiusi.');
    }, 401);
  }, 180_000);

  test('who is suspended is refused within a minute, and can be let in again', async () => {
    await endsWithinAMinute(async () => {
      await office.getByLabel('Motivo').fill('Ha lasciato l’ente');
      await office.getByRole('button', { name: 'Sospendi l’accesso' }).click();
      await confirm();
      await done('Accesso sospeso.');
    }, 401);
    await judge(office, 'people-suspended');
    await office.getByLabel('Motivo').fill('È tornata');
    await office.getByRole('button', { name: 'Riapri l’accesso' }).click();
    await confirm();
    await done('Accesso riaperto.');
    expect(await token()).toBeTruthy();
  }, 240_000);

  test('gets another role, written down with who gave it', async () => {
    await office.getByLabel('Ruolo', { exact: true }).selectOption('auditor');
    await office.getByRole('button', { name: 'Cambia ruolo' }).click();
    await confirm();
    await done('Ruolo cambiato.');
    await office.getByText('da «ente» a «verifica»').waitFor();
    expect((await accounts.find(id))!.roles).toEqual(['auditor']);
    await accounts.remove(id);
  }, 120_000);
});

test('A citizen sees where they are logged in, and ends all others', async () => {
  const [here, there] = [await sitDown(browser), await sitDown(browser)];
  for (const page of [there, here]) {
    await page.goto('/accessi');
    await logIn(page, 'citizen2');
    await page.getByRole('heading', { level: 1, name: 'Accessi e dispositivi' }).waitFor();
    await page.getByText('È quello che usi adesso').waitFor();
  }
  await judge(here, 'own-sessions');
  await here.getByRole('button', { name: 'Chiudi tutti gli altri' }).click();
  await here.locator('mat-dialog-actions button').last().click();
  await here.getByText('Il tuo accesso è aperto solo qui.').waitFor();
}, 180_000);
