import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import type { Db } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { logIn, openBrowser, sitDown } from './browser.ts';
import { allMails, type Mail, mailsTo } from './mail-sink.ts';
import { goMarked, HEALTH, IN_PLACE, MARKERS, PERSON } from './marked-journey.ts';
import { openBehind } from './plant-corpus.ts';
import { answerCare, goOn, NEED_PAGE } from './tell-need.ts';
import { inDays, type People } from './walk.ts';

/** What people type of themselves, marked, and then looked for where it has no business to be. */
const urls: string[] = [];
const jobs = new Set<string>();
let browser: Browser;
let behind: Db;
let people: People;
let mails: Mail[];
let watching: Promise<void>;
let isOver = false;

beforeAll(async () => {
  browser = await openBrowser();
  behind = openBehind();
  people = peopleOf(sharedStack().publicUrl);
  watching = watchJobs();
  const id = await goMarked(people, behind);
  await look(id);
  await mailsTo(PERSON.delegate, (all) => all.length > 0);
  await mailsTo('citizen1@example.org', (all) => all.some(({ html }) => html.includes(IN_PLACE))); // prettier-ignore
  mails = await allMails();
  isOver = true;
  await watching;
}, 240_000);
afterAll(async () => {
  isOver = true;
  await watching;
  await behind?.destroy();
  await browser?.close();
});

/** Jobs that are done go: what the queues hold is looked at all along. */
async function watchJobs(): Promise<void> {
  const { rows } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'queue'`.execute(behind); // prettier-ignore
  while (!isOver) {
    for (const { name } of rows) {
      const held = await sql<{ row: string }>`select one::text as row from ${sql.raw(name)} one`.execute(behind); // prettier-ignore
      for (const { row } of held.rows) jobs.add(row);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Each looks at the pratica, and one begins to ask again: their browsers' addresses are kept. */
async function look(id: string): Promise<void> {
  for (const [who, path] of [
    ['citizen1', `/pratiche/${id}`],
    ['ente1', `/admin/pratiche/${id}`],
    ['admin1', `/admin/pratiche/${id}`],
  ] as const) {
    // prettier-ignore
    const page = await sitDown(browser);
    page.context().on('request', (request) => urls.push(decodeURIComponent(request.url())));
    await page.goto(path);
    await logIn(page, who);
    await page.getByText(PERSON.Beneficiary).first().waitFor();
    await page.getByTestId('conversations').locator('button.opener').first().click();
    await page.getByTestId('conversations').locator('.text').first().waitFor();
    if (who === 'citizen1') {
      await page.goto(NEED_PAGE);
      await answerCare(page);
      await goOn(page);
      await page.getByLabel('Per me', { exact: true }).check();
      await goOn(page);
      await page.getByLabel('Zona della città').selectOption('8');
      await page.getByLabel('Indirizzo').fill(PERSON.Address);
      await goOn(page);
      await page.getByLabel('A partire da').fill(inDays(20));
      await goOn(page);
      await page.getByText(PERSON.Address).waitFor();
    }
    if (who === 'admin1') await searchByName(page);
    await page.context().close();
  }
}

/** What is searched for stays on the page, also for whoever looks at its address. */
async function searchByName(page: Page): Promise<void> {
  for (const [path, field] of [
    ['/admin/pratiche', '#pratiche-search'],
    ['/admin/attivita', '#inbox-search'],
  ] as const) {
    await page.goto(path);
    await page.locator(field).fill(PERSON.Beneficiary);
    await page.locator(field).press('Enter');
    await page.locator('wemi-filter-chips').getByText(PERSON.Beneficiary).waitFor();
    urls.push(decodeURIComponent(page.url()));
  }
}

/** Which markers stand in these texts, each with the place where it was found. */
function found(texts: Iterable<string>, markers: readonly string[] = MARKERS): string[] {
  const hits: string[] = [];
  for (const text of texts) {
    const lower = text.toLowerCase();
    for (const marker of markers) {
      const at = lower.indexOf(marker.toLowerCase());
      if (at >= 0) hits.push(`${marker}: ${text.slice(Math.max(0, at - 120), at + 60)}`);
    }
  }
  return hits;
}

describe('Of what was typed', () => {
  test('there are more than forty markers, and they can be found where they belong', async () => {
    expect(new Set(MARKERS).size).toBe(MARKERS.length);
    expect(MARKERS.length).toBeGreaterThanOrEqual(40);
    const { rows } = await sql<{ row: string }>`
      select message::text as row from message union all select need::text from need
      union all select review::text from review union all select event::text from event
      union all select registered_citizen::text from registered_citizen`.execute(behind);
    const kept = rows.map(({ row }) => row);
    for (const marker of [
      PERSON.Beneficiary,
      PERSON.code,
      HEALTH.Question,
      HEALTH.Review,
      HEALTH.Suspended,
      IN_PLACE,
    ])
      // prettier-ignore
      expect([marker, found(kept, [marker]).length > 0]).toEqual([marker, true]);
  });

  test('nothing stands in a subject', () => {
    expect(mails.length).toBeGreaterThan(5);
    expect(found(mails.map(({ subject }) => subject))).toEqual([]);
  });

  test('nothing but a code stands in an SMS', async () => {
    const { messages } = (await (await fetch(`${sharedStack().smsUrl}/books`)).json()) as { messages: { to_number: string; body: string }[] }; // prettier-ignore
    expect(messages.filter(({ to_number }) => to_number.endsWith(PERSON.phone)).length).toBeGreaterThan(0); // prettier-ignore
    expect(found(messages.map(({ body }) => body))).toEqual([]);
  });

  test('nothing of health stands in a mail', () => {
    expect(found(mails.flatMap(({ text, html }) => [text, html]), Object.values(HEALTH))).toEqual([]); // prettier-ignore
  });

  test('nothing stands in the links of a mail', () => {
    const links = mails.flatMap(({ html }) => html.match(/https?:\/\/[^"\s<]+/g) ?? []);
    expect(links.length).toBeGreaterThan(5);
    expect(found(links)).toEqual([]);
  });

  test('nothing is carried by a job', () => {
    expect(jobs.size).toBeGreaterThan(5);
    expect(found(jobs)).toEqual([]);
  });

  test('nothing stands in an address that a browser asks for', () => {
    expect(urls.length).toBeGreaterThan(50);
    expect(found(urls)).toEqual([]);
  });

  test('nothing names a workflow, or is an attribute by which it is searched', async () => {
    const connection = await Connection.connect({ address: sharedStack().temporalAddress });
    const seen: string[] = [];
    const { workflow } = new Client({ connection });
    for await (const { workflowId, memo, searchAttributes } of workflow.list())
      seen.push(JSON.stringify({ workflowId, memo, searchAttributes }));
    await connection.close();
    expect(seen.length).toBeGreaterThan(2);
    expect(found(seen)).toEqual([]);
  });

  const { logsDir } = sharedStack();
  test.each(readdirSync(logsDir).filter((name) => name.endsWith('.log')))(
    'nothing is written down in %s',
    (name) => {
      const lines = readFileSync(`${logsDir}/${name}`, 'utf8').split('\n');
      // A mail server, which is not ours, writes to which address it took something: no more than that.
      const addresses: string[] = name === 'mail.log' ? [PERSON.mail, PERSON.delegate] : [];
      expect(
        found(
          lines,
          MARKERS.filter((marker) => !addresses.includes(marker)),
        ),
      ).toEqual([]);
    },
  );
});
