/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import type { Db } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { fitsItsWidth, flaws, logIn, type Look, openBrowser, picture, sitDown } from './browser.ts';
import { goMarked } from './marked-journey.ts';
import { openBehind } from './plant-corpus.ts';
import type { People } from './walk.ts';

/** The pages on which people are told, write, judge and are judged, with something on each. */
let browser: Browser;
let behind: Db;
let id: string;
let ticket: string;

beforeAll(async () => {
  browser = await openBrowser();
  behind = openBehind();
  const people = peopleOf(sharedStack().publicUrl);
  id = await goMarked(people, behind);
  ticket = await report(people);
  // Another period may still be judged, and a mail of this pratica has not arrived.
  await sql`insert into review_window (comune_id, pratica_id, period, ente_id, service_type_id, opened_at, closes_at)
    select comune_id, id, 2, chosen_ente_id, service_type_id, now(), now() + interval '14 days'
    from pratica where id = ${id}`.execute(behind);
  await sql`update delivery set state = 'failed', why = 'bounced', settled_at = now() where id = (
    select delivery.id from delivery join notification on notification.id = notification_id
    where pratica_id = ${id} and channel = 'mail' limit 1)`.execute(behind);
}, 240_000);
afterAll(async () => {
  await sql`update delivery set why = 'skipped', state = 'withdrawn' where state = 'failed' and notification_id in (
    select id from notification where pratica_id = ${id})`.execute(behind);
  await behind?.destroy();
  await browser?.close();
}); // prettier-ignore

const PAGES = {
  citizen1: () => [
    'notifiche',
    'notifiche/preferenze',
    `pratiche/${id}`,
    `pratiche/${id}/recensione/2`,
    'valuta',
    'aiuto',
    'recapiti',
    'segnala',
    'segnalazioni',
    `segnalazioni/${ticket}`,
  ],
  ente1: () => [
    'admin/notifiche',
    'admin/notifiche/preferenze',
    `admin/pratiche/${id}`,
    'admin/recensioni',
    'admin/risposte-pronte',
  ],
  admin1: () => [
    'admin/notifiche',
    `admin/pratiche/${id}`,
    'admin/radar',
    'admin/testi-notifiche',
    'admin/testi-notifiche/submitOffer:citizen',
    'admin/recensioni',
    'admin/valutazioni',
    'admin/risposte-pronte',
    'admin/segnalazioni?vista=open',
    `admin/segnalazioni/${ticket}`,
  ],
  auditor1: () => [`admin/pratiche/${id}`, `admin/segnalazioni/${ticket}`],
};
/** Of those, the ones looked at on a phone in the dark: what people write stands on each of them. */
const DARK = /^notifiche$|pratiche\/|segnalazioni\/|recensioni$/;
const LOOKS: [string, Look][] = [
  ['on a desk, by day', {}],
  ['on the narrowest phone, in English, in the dark', { width: 320, language: 'en', isDark: true }],
];

describe.each(LOOKS)('The pages of what is said, %s', (name, look) => {
  test.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
    'have no flaw for %s, are walked by keyboard, and say when',
    async (who) => {
      const page = await sitDown(browser, look);
      const paths = PAGES[who]().filter((path) => !look.isDark || DARK.test(path));
      const [first] = paths;
      await page.goto(`/${first}`);
      await logIn(page, who);
      for (const path of paths) {
        await page.goto(`/${path}`);
        await arrived(page);
        await openTalk(page);
        const what = `${name} ${who} ${path.replace(id, 'id').replace(ticket, 'id')}`;
        const found = { flaws: await flaws(page), fits: await fitsItsWidth(page) };
        const times = await page.evaluate(bareTimes);
        const left = look.width ? [] : await leftByKeyboard(page);
        await picture(page, what.replaceAll(/\W+/g, '-'));
        expect({ what, ...found, times, left }).toEqual({ what, flaws: [], fits: true, times: [], left: [] }); // prettier-ignore
      }
      await page.context().close();
    },
    180_000,
  );
});

/** A citizen says what does not work, and the office answers. */
async function report(people: People): Promise<string> {
  const body = {
    kind: 'problem',
    topic: 'website',
    text: 'Il tasto non fa niente',
    path: '/aiuto',
  };
  const { id } = await people.as('citizen1').insist<{ id: string }>('POST', '/tickets', { body });
  await people.as('admin1').insist('POST', `/tickets/${id}/claim`);
  await people.as('admin1').insist('POST', `/tickets/${id}/messages`, { body: { text: 'Guardiamo' } }); // prettier-ignore
  return id;
}

async function arrived(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('app-skeleton, wemi-bones, main [aria-busy="true"]').first().waitFor({ state: 'detached' }); // prettier-ignore
}

async function openTalk(page: Page): Promise<void> {
  if (!/pratiche\/[^/]+$/.test(page.url())) return;
  const talks = page.getByTestId('conversations');
  await talks.locator('button.opener').first().click();
  await talks.locator('li .text').first().waitFor();
}

/** Times that have no exact instant to hover; a day has none. */
function bareTimes(): string[] {
  return [...document.querySelectorAll<HTMLTimeElement>('main time')]
    .filter(({ dateTime }) => !/^\d{4}-\d\d-\d\d$/.test(dateTime))
    .filter(({ dateTime, title }) => dateTime === '' || title === '' || title === dateTime)
    .map((one) => one.outerHTML);
}

/** What can be used in the page's own part and is not reached by Tab from its beginning. */
async function leftByKeyboard(page: Page): Promise<string[]> {
  const count = await page.evaluate(markUsable);
  await page.locator('h1').first().evaluate((title) => {
    title.tabIndex = -1;
    title.focus();
  }); // prettier-ignore
  for (let tabs = 0; tabs < count + 20; tabs += 1) {
    await page.keyboard.press('Tab');
    const isOut = await page.evaluate(() => {
      document.activeElement?.setAttribute('data-reached', '');
      return document.querySelector('[data-usable]:not([data-reached])') === null;
    });
    if (isOut) break;
  }
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-usable]:not([data-reached])')].map((one) => one.outerHTML.slice(0, 160))); // prettier-ignore
}

/** Of radio buttons with one name Tab reaches one; what stands before the title was passed. */
function markUsable(): number {
  const title = document.querySelector('h1')!;
  const all = document.querySelectorAll<HTMLElement>('main :is(a[href], button, input, select, textarea, summary)'); // prettier-ignore
  const usable = [...all].filter((one) => {
    const isAfter = title.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const isSeen = one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled, [type=radio], [tabindex="-1"]'); // prettier-ignore
    return isAfter && isSeen;
  });
  for (const one of usable.slice(0, 60)) one.setAttribute('data-usable', '');
  return Math.min(usable.length, 60);
}
