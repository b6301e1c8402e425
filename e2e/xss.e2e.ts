/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { composeInvitation } from '../activities/jobs/invitation-mail.ts';
import type { Db } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { renderMail } from '../notifications/render.ts';
import { sampleContext } from '../notifications/sample.ts';
import { wordsOf } from '../notifications/words.ts';
import { logIn, openBrowser, sitDown } from './browser.ts';
import { type Mail, mailsTo } from './mail-sink.ts';
import { NOTICE, writeNotice } from './plant-notice.ts';
import { plantCanned, plantCitizens, plantEnti, plantRatings, plantReviews, TITLES } from './plant-around.ts'; // prettier-ignore
import { interrupt, LONG_TEXTS, NAMES, openBehind, plantFiles, plantMessages, plantPratiche, REASONS } from './plant-corpus.ts'; // prettier-ignore
import { asRead, type Seen, strangeNodes, watchPage } from './watch-page.ts';
import type { People } from './walk.ts';
import { CORPUS } from './xss-corpus.ts';

/** Two hundred payloads wherever people type: no page, mail, paper or sheet runs any, all show them. */
const { publicUrl } = sharedStack();
const undo: (() => Promise<unknown>)[] = [];
const MORE = /^(Mostra (i messaggi precedenti|altri enti)|Altre recensioni|Successive)/;
const isPayload = (html: string) => html.includes('canary.invalid');
let browser: Browser;
let behind: Db;
let people: People;
let ids: string[];
let files: string[];
let mine: Mail[];
let said: { subject: string; text: string; action: string; sms: string };

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(publicUrl);
  behind = openBehind();
  const notice = await writeNotice(people);
  said = notice.words;
  undo.push(notice.undo);
  ids = await plantPratiche(people);
  await plantMessages(people, ids[0]!, behind);
  const payloads = CORPUS.filter((_, n) => n % 2 === 0);
  files = await plantFiles(people, ids[0]!, payloads);
  await interrupt(people, ids[0]!);
  for (const plant of [
    plantCanned,
    (who: People) => plantReviews(who, ids[0]!, behind),
    () => plantRatings(behind),
    () => plantEnti(behind),
    (who: People) => plantCitizens(who, behind),
  ])
    // prettier-ignore
    undo.push(await plant(people));
  // Whoever reads on the page before its mail has left gets none: the pages are opened after.
  mine = await mailsTo('citizen1@example.org', (all) =>
    ids.slice(1, 3).every((id) => all.some(({ html }) => html.includes(id) && isPayload(html))),
  );
}, 300_000);
afterAll(async () => {
  for (const one of undo.reverse()) await one();
  await behind?.destroy();
  await browser?.close();
}, 120_000);

interface View {
  path: string;
  shows?: readonly string[];
  /** What is done on the page before it is read. */
  open?: (page: Page) => Promise<void>;
}
const one = (n: number) => `pratiche/${ids[n]}`;
const asLines = (texts: readonly string[]) => texts.flatMap((text) => text.split('\n')).filter((line) => asRead(line) !== ''); // prettier-ignore

/** Opens each conversation in turn; one is open at a time, so each is read by itself. */
const openTalk = (name: RegExp) => async (page: Page) => {
  const talks = page.getByTestId('conversations');
  await talks.locator('button.opener').filter({ hasText: name }).first().click();
  await talks.locator('.text').first().waitFor();
};
const search = (words: string) => async (page: Page) => {
  await page.getByRole('searchbox').or(page.locator('main input')).first().fill(words);
  await page.keyboard.press('Enter');
  await page.getByText('script').first().waitFor();
};

const VIEWS: Record<string, () => View[]> = {
  citizen1: () => [
    ...REASONS.map((reason, n) => ({ path: one(n), shows: asLines([reason, NAMES[n]!]) })),
    { path: one(0), shows: asLines([...LONG_TEXTS.slice(1, 3), ...LONG_TEXTS]) },
    { path: one(0), open: openTalk(/ente|La Cura|Cooperativa/i), shows: [...CORPUS, ...files] },
    { path: one(0), open: openTalk(/ufficio/i), shows: CORPUS },
    {
      path: 'notifiche',
      shows: [
        said.subject,
        said.action,
        ...asLines([said.text]).filter((line) => line !== '{{numero}}'),
      ],
    },
    { path: 'deleghe' },
    { path: 'enti', shows: NAMES },
    { path: 'enti/e0000000-0000-4000-8000-000000000001', shows: CORPUS },
  ],
  ente1: () => [
    { path: `admin/${one(0)}`, shows: asLines([REASONS[0]!]) },
    { path: `admin/${one(0)}`, open: openTalk(/^\s*Cittadino e (?!ufficio)/), shows: [...CORPUS, ...files] }, // prettier-ignore
    { path: `admin/${one(0)}`, open: openTalk(/^\s*Note/), shows: CORPUS },
    { path: 'admin/recensioni', shows: CORPUS },
    { path: 'admin/risposte-pronte', shows: TITLES.filter((_, n) => n % 2 === 1) },
    { path: 'admin/pratiche' },
    { path: 'admin/notifiche' },
  ],
  admin1: () => [
    ...REASONS.map((reason, n) => ({ path: `admin/${one(n)}`, shows: asLines([reason]) })),
    { path: `admin/${one(0)}`, open: openTalk(/^\s*Cittadino e (?!ufficio)/), shows: [...CORPUS, ...files] }, // prettier-ignore
    { path: `admin/${one(0)}`, open: openTalk(/^\s*Note/), shows: CORPUS },
    { path: 'admin/recensioni', shows: CORPUS },
    { path: 'admin/valutazioni', shows: CORPUS },
    { path: 'admin/risposte-pronte', shows: TITLES.filter((_, n) => n % 2 === 0) },
    { path: 'admin/mandates', shows: NAMES },
    { path: 'admin/enti', shows: NAMES },
    { path: `admin/testi-notifiche/${NOTICE}`, shows: asLines([REASONS[0]!]) },
    { path: 'admin/cittadini' },
    { path: 'admin/radar' },
  ],
  auditor1: () => [
    { path: `admin/${one(0)}`, shows: asLines([REASONS[0]!]) },
    { path: `admin/${one(0)}`, open: openTalk(/^\s*Cittadino e (?!ufficio)/), shows: CORPUS },
    { path: 'admin/verifica', shows: [] },
    { path: 'admin/recensioni', shows: CORPUS },
  ],
  sportello1: () => [
    { path: 'admin/sportello', open: search('script'), shows: NAMES.filter((name) => /script/i.test(name)) }, // prettier-ignore
    { path: 'admin/pratiche' },
  ],
  operator1: () => [{ path: 'admin/operatore' }],
};

describe('Of two hundred payloads', () => {
  test('there are two hundred, each another one', () => {
    expect([CORPUS.length, new Set(CORPUS).size]).toEqual([200, 200]);
  });

  test.each(Object.keys(VIEWS))('none runs on the pages of %s, and each is read as typed', async (username) => {
    const page = await sitDown(browser);
    const seen: Seen = await watchPage(page);
    const missing: Record<string, string[]> = {};
    const strange: string[] = [];
    await page.goto(username.startsWith('citizen') ? '/notifiche' : '/admin/');
    await logIn(page, username);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const { path, shows = [], open } of VIEWS[username]!()) {
      await page.goto(`/${path}`);
      await arrived(page);
      await open?.(page);
      await showsUp(page, shows);
      const shown = await readThrough(page, strange);
      const not = shows.map(asRead).filter((text) => !shown.includes(text));
      if (not.length > 0) missing[`${path} ${open ? 'talk' : ''}`] = not;
    }
    expect({ seen, strange, missing }).toEqual({ seen: [], strange: [], missing: {} });
    await page.context().close();
  }, 240_000); // prettier-ignore
});

async function arrived(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('app-skeleton, wemi-bones').first().waitFor({ state: 'detached' });
}

/** Parts of a page come one after the other; of a list that goes on, the first rows are enough. */
async function showsUp(page: Page, shows: readonly string[]): Promise<void> {
  const more = page.getByRole('button', { name: MORE }).first();
  for (let tries = 0; tries < 40 && shows.length > 0; tries += 1) {
    const shown = asRead(await page.locator('body').innerText());
    const there = shows.filter((text) => shown.includes(asRead(text))).length;
    if (there === shows.length || (there > 0 && (await more.isVisible()))) return;
    await page.waitForTimeout(250);
  }
}

/** All that a page says, page after page where it goes on. */
async function readThrough(page: Page, strange: string[]): Promise<string> {
  const texts: string[] = [];
  const more = page.getByRole('button', { name: MORE }).first();
  for (let pages = 0; pages < 40; pages += 1) {
    const shown = await page.locator('body').innerText();
    texts.push(asRead(shown));
    strange.push(...(await strangeNodes(page)));
    if (!(await mayGoOn(more))) break;
    await more.click();
    await expectOther(page, shown);
    await arrived(page);
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  }
  return texts.join('\n');
}

/** A button rests while a page is on its way; on the last page for good. */
async function mayGoOn(more: Locator): Promise<boolean> {
  for (let tries = 0; tries < 8 && (await more.isVisible()); tries += 1) {
    if (await more.isEnabled()) return true;
    await more.page().waitForTimeout(250);
  }
  return false;
}

/** The stream of events never ends, so there is no quiet network to wait for. */
async function expectOther(page: Page, shown: string): Promise<void> {
  await page.waitForFunction((before) => document.body.innerText.length !== before, shown.length);
  await page.waitForTimeout(200);
}

describe('A mail', () => {
  const key = 'withdraw:citizen';
  const about = sampleContext({ key, language: 'it' }, { comuneName: 'Milano', publicUrl });
  const inPlace = (name: string, reason: string) =>
    renderMail(wordsOf('inPlace:citizen', 'it').words, {
      ...about,
      ...{ isInPlace: true, actedBy: { name, right: 'office' as const, sportelloName: null, reason } }, // prettier-ignore
    }).html;
  const ofMandate = (principalName: string) =>
    composeInvitation({ kind: 'offered', principalName }, publicUrl).html;

  test('has no element and no attribute that comes from a name or a reason', async () => {
    const page = await sitDown(browser);
    for (const make of [(text: string) => inPlace(text, text), ofMandate]) {
      const [plain, ...others] = await page.evaluate(skeletons, ['x', ...CORPUS].map(make));
      expect(others.filter((other) => other !== plain)).toEqual([]);
    }
    await page.context().close();
  });

  test('that was sent runs nothing, and says the words of the administrator and the reason', async () => {
    const page = await sitDown(browser);
    const seen = await watchPage(page);
    const shown: string[] = [];
    for (const { html } of mine.filter((mail) => isPayload(mail.html))) {
      await page.setContent(html);
      expect(await strangeNodes(page)).toEqual([]);
      shown.push(asRead(await page.locator('body').innerText()));
    }
    expect(seen).toEqual([]);
    const isRead = (line: string) => shown.some((text) => text.includes(asRead(line)));
    expect(asLines(REASONS.slice(1, 3)).filter((line) => !isRead(line))).toEqual([]);
    await page.context().close();
  }, 90_000);
});

/** What an HTML parser makes of a text but for the words in it. */
function skeletons(all: string[]): string[] {
  return all.map((html) => {
    const nodes = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')];
    return nodes
      .map(
        (node) =>
          `${node.localName} ${[...node.attributes].map(({ name, value }) => `${name}=${value}`).join(' ')}`,
      ) // prettier-ignore
      .join('\n');
  });
}

describe('What is taken away', () => {
  test.each([
    ['auditor1', '/audit/events.csv'],
    ['auditor1', '/audit/reads.csv'],
    ['admin1', '/service-ratings.csv'],
    ['admin1', '/ledger.csv'],
    ['citizen1', `/me/expenses/${new Date().getFullYear()}.csv`],
  ])('by %s as %s has no cell that a sheet would run', async (username, path) => {
    const cells = cellsOf(await (await take(username, path)).text());
    expect(cells.length).toBeGreaterThan(5);
    expect(cells.filter((cell) => /^\s*[=+\-@\t\r|]./.test(cell))).toEqual([]);
  });

  test('as paper leads nowhere and runs nothing', async () => {
    const bytes = new Uint8Array(await (await take('citizen1', `/pratiche/${ids[0]}/order.pdf`)).arrayBuffer()); // prettier-ignore
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/(JavaScript|JS|OpenAction|URI|Launch)\b/); // prettier-ignore
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    expect(asRead(text)).toContain('<script>ran()</script>');
  });
});

async function take(username: string, path: string): Promise<Response> {
  const authorization = `Bearer ${await people.as(username).token()}`;
  const answer = await fetch(`${publicUrl}/api${path}`, { headers: { authorization } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer;
}

/** The cells of a sheet, their quotes undone: what they hold may have line ends and quotes. */
function cellsOf(sheet: string): string[] {
  return [...sheet.slice(1).matchAll(/"((?:[^"]|"")*)"(?:;|\r\n)/g)].map(([, cell]) => cell!.replaceAll('""', '"')); // prettier-ignore
}
