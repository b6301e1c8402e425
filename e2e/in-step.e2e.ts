import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import type { Db } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, openBrowser } from './browser.ts';
import { allMails } from './mail-sink.ts';
import { openBehind } from './plant-corpus.ts';
import { orderOnly, type People } from './walk.ts';

/** One step tells the same on the page, by mail and by SMS, within a minute and under one id. */
const WHO = 'citizen2';
const PHONE = '+393331234567';
const MINUTE = 60_000;
let browser: Browser;
let behind: Db;
let people: People;
let contactId: string;

beforeAll(async () => {
  browser = await openBrowser();
  behind = openBehind();
  people = peopleOf(sharedStack().publicUrl);
  contactId = await confirmPhone();
}, 120_000);
afterAll(async () => {
  await people.as(WHO).call('DELETE', `/me/contacts/${contactId}`);
  await behind?.destroy();
  await browser?.close();
});

interface Sms {
  sid: string;
  to_number: string;
  body: string;
  status: string;
}
async function smsTo(number: string): Promise<Sms[]> {
  const answer = await fetch(`${sharedStack().smsUrl}/books`);
  const { messages } = (await answer.json()) as { messages: Sms[] };
  return messages.filter(({ to_number }) => to_number === number);
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 2 * MINUTE; Date.now() < end;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`never: ${what}`);
}

/** As its owner does: with the code that came to it. */
async function confirmPhone(): Promise<string> {
  const before = new Set((await smsTo(PHONE)).map(({ sid }) => sid));
  const body = { channel: 'sms', address: PHONE };
  const { id } = await people.as(WHO).insist<{ id: string }>('POST', '/me/contacts', { body });
  const code = await until('the code comes', async () => {
    const [came] = (await smsTo(PHONE)).filter(({ sid }) => !before.has(sid));
    return /\b\d{6}\b/.exec(came?.body ?? '')?.[0];
  });
  await people.as(WHO).insist('POST', `/me/contacts/${id}/confirm`, { body: { code } });
  return id;
}

interface Notices {
  items: { told: string; deliveries: { channel: string; state: string }[] }[];
}

test('A step is told on the page, by mail and by SMS in the same minute, under one id', async () => {
  const praticaId = await orderOnly(people, { citizen: WHO });
  const seen = new Set<string>();
  const rows = await until('mail and SMS have left', async () => {
    const { items } = await people.as('admin1').insist<Notices>('GET', `/pratiche/${praticaId}/deliveries`); // prettier-ignore
    for (const { told, deliveries } of items)
      if (told === 'person') for (const { channel, state } of deliveries) seen.add(`${channel} ${state}`); // prettier-ignore
    const found = await deliveriesOf(praticaId);
    const states = found.map(({ channel, state }) => `${channel} ${state}`).sort();
    return states.join() === 'mail sent,sms delivered' ? found : undefined;
  });

  const [{ notificationId, createdAt }] = rows as [(typeof rows)[number]];
  const told = await people.as(WHO).insist<{ items: { id: string }[] }>('GET', `/notifications?praticaId=${praticaId}`); // prettier-ignore
  expect(told.items.map(({ id }) => id)).toContain(notificationId);
  expect(new Set(rows.map((row) => row.notificationId)).size).toBe(1);
  for (const { sentAt } of rows) {
    const after = Date.parse(sentAt) - Date.parse(createdAt);
    expect([after > 0, after < MINUTE]).toEqual([true, true]);
  }

  const [mail, sms] = ['mail', 'sms'].map((one) => rows.find(({ channel }) => channel === one)!);
  const sent = (await allMails()).find(({ headers }) => headers['message-id'] === `<${mail!.id}@wemi>`); // prettier-ignore
  expect(sent!.to.map(({ address }) => address)).toEqual(['citizen2@example.org']);
  expect(sent!.html).toContain(notificationId);
  const short = (await smsTo(PHONE)).find(({ sid }) => sid === sms!.providerRef);
  expect(short!.body).not.toMatch(/Luca|Bianchi|assistenza|OSS/i);
  expect([...seen]).toEqual(expect.arrayContaining(['mail sent', 'sms delivered']));
  expect([...seen].filter((one) => /waiting|queued/.test(one)).length).toBeGreaterThan(1);

  const office = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
  const line = office.locator('wemi-notice-lines li').filter({ hasText: /mail: inviata/i }).filter({ hasText: /SMS: / }); // prettier-ignore
  await line.first().waitFor();
  await office.context().close();
}, 240_000);

async function deliveriesOf(praticaId: string) {
  const { rows } = await sql<{ id: string; channel: string; state: string; sentAt: string; providerRef: string | null; notificationId: string; createdAt: string }>`
    select delivery.id, channel, state, sent_at, provider_ref, notification_id, created_at
    from delivery join notification on notification.id = notification_id
    where pratica_id = ${praticaId} and kind = 'confirmOrder' and audience = 'citizen'`.execute(behind);
  return rows;
} // prettier-ignore
