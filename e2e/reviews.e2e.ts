/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { asSystem, connect } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, picture, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { press } from './keyboard.ts';
import { beginService, inDays } from './walk.ts';

const LONG = `Puntuali e gentili. ${'Sempre disponibili, anche quando abbiamo cambiato orario. '.repeat(12)}`;
const THEIRS = 'Una famiglia accogliente, che avvisa per tempo.';
const ANSWER = 'Grazie di cuore: lo diciamo a chi è venuto da voi.';
const REASON = 'C’è il nome di una persona';
/** Stands on the public page and nowhere else there. */
const WORDS = 'Puntuali e gentili.';

/** A service that is over: each side says how it went, blind to the other, and the office looks after it. */
let browser: Browser;
let citizen: Page;
let ente: Page;
let office: Page;
let visitor: Page;
let praticaId: string;

beforeAll(async () => {
  browser = await openBrowser();
  // Both are asked a day after the end: here at once.
  await waitDays(0);
  const people = peopleOf(sharedStack().publicUrl);
  praticaId = await beginService(people);
  const { version } = await people.as('citizen1').insist<{ version: number }>('GET', `/pratiche/${praticaId}`);
  const body = { transition: 'interrupt', expectedVersion: version, payload: { effectiveOn: inDays(10) }, reason: 'Non serve più' };
  await people.as('citizen1').insist('POST', `/pratiche/${praticaId}/transitions`, { body });
  citizen = await sitDown(browser, { width: 390 });
  await citizen.goto(`/pratiche/${praticaId}`);
  await logIn(citizen, 'citizen1');
  ente = await atTheOffice(browser, 'ente1', `pratiche/${praticaId}`);
  const { order } = await people.as('citizen1').insist<{ order: { ente: { id: string } } }>('GET', `/pratiche/${praticaId}`); // prettier-ignore
  visitor = await sitDown(browser);
  await visitor.goto(`/enti/${order.ente.id}`);
}, 300_000); // prettier-ignore
afterAll(async () => {
  await waitDays(1);
  await browser.close();
});

/** Rules are dated, and never change: each time a new one, a day later, up to today. */
async function waitDays(days: number): Promise<void> {
  const db = connect(sharedStack().databases.ownerUrl, { max: 1 });
  await asSystem(db, 'milano', (trx) =>
    sql`insert into comune_rule select (jsonb_populate_record(rule, jsonb_build_object(
        'review_after_days', ${days}::int,
        'valid_from', greatest(rule.valid_from + 1, current_date - 9)))).*
      from comune_rule rule where comune_id = 'milano' order by valid_from desc limit 1`.execute(
      trx,
    ),
  );
  await db.destroy();
}
const card = () => ente.locator('section', { has: ente.locator('#reviews-title') });

describe('A review', () => {
  test('is asked for when the service is over, and written by keyboard', async () => {
    await citizen.getByRole('link', { name: 'Scrivi la recensione' }).waitFor({ timeout: 120_000 });
    await judge(citizen, 'review-asked');
    await press(citizen.getByRole('link', { name: 'Scrivi la recensione' }));
    const whole = citizen.locator('#whole input');
    await whole.first().waitFor();
    await press(citizen.getByRole('button', { name: 'Continua' }));
    await citizen.getByText('Scegli da una a cinque stelle.').waitFor();
    await judge(citizen, 'review-wrong');
    await whole.first().focus();
    for (let stars = 1; stars < 5; stars += 1) await citizen.keyboard.press('ArrowRight');
    await citizen.locator('#review-text').focus();
    await citizen.keyboard.insertText(LONG);
    await judge(citizen, 'review-form');
    await press(citizen.getByRole('button', { name: 'Continua' }));
    await citizen.getByRole('heading', { level: 1, name: 'Controlla prima di inviare' }).waitFor();
    await judge(citizen, 'review-check');
    await press(citizen.getByRole('button', { name: 'Invia la recensione' }));
    await citizen.getByTestId('review-blind').waitFor();
    await judge(citizen, 'review-blind');
  }, 300_000);

  test('is not seen by the ente before it has written its own, then both see both', async () => {
    await ente.reload();
    await card().getByText('Nessuno legge quello che scrive l’altra parte').waitFor();
    expect(await ente.locator('body').textContent()).not.toContain(WORDS);
    await judge(ente, 'review-form-ente');
    await card().getByLabel('4, bene').check();
    await card().locator('textarea').fill(THEIRS);
    await press(card().getByRole('button', { name: 'Invia la recensione' }));
    await press(ente.getByRole('dialog').getByRole('button', { name: 'Invia la recensione' }));
    await card().getByText(WORDS).waitFor();
    await citizen.reload();
    await citizen.getByText(THEIRS).waitFor();
    await judge(citizen, 'review-both');
  }, 180_000);

  test('is answered by the ente, where everybody reads it', async () => {
    await press(card().getByRole('button', { name: 'Rispondi' }));
    await card().locator('textarea').fill(ANSWER);
    await press(card().getByRole('button', { name: 'Rispondi' }));
    await press(ente.getByRole('dialog').getByRole('button', { name: 'Rispondi' }));
    await card().getByText(ANSWER).waitFor();
    await judge(ente, 'review-answered-ente');
    await visitor.reload();
    await visitor.getByText(WORDS).waitFor();
    await visitor.getByText(ANSWER).waitFor();
    await judge(visitor, 'review-public');
  }, 120_000);

  test('is hidden by the office for a reason, and shown again', async () => {
    office = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await moderate('Nascondi la recensione');
    await judge(office, 'review-hidden-office');
    await visitor.reload();
    await visitor.getByTestId('reviews-hidden').waitFor();
    expect(await visitor.locator('body').textContent()).not.toContain(WORDS);
    await judge(visitor, 'review-hidden-public');
    await citizen.reload();
    await citizen.getByText(REASON).first().waitFor();
    await judge(citizen, 'review-hidden-citizen');
    await moderate('Mostra di nuovo');
    await visitor.reload();
    await visitor.getByText(WORDS).waitFor();
  }, 180_000);

  test('that cannot be read or are on their way say so', async () => {
    const reviews = '**/api/enti/*/reviews*';
    let letGo = () => {};
    const wait = new Promise<void>((resolve) => (letGo = resolve));
    await visitor.route(reviews, async (route) => {
      await wait;
      await route.fulfill({ status: 503, json: { title: 'Non disponibile', code: 'unavailable' } });
    });
    const { pathname } = new URL(visitor.url());
    // This one leaves empty: what follows is asked for by the browser, not by who draws pages.
    await visitor.goto('/nessuna-pagina');
    await visitor.getByRole('heading', { level: 1 }).waitFor();
    await visitor.evaluate((path) => {
      history.pushState({}, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, pathname);
    await visitor.getByRole('heading', { name: 'Recensioni' }).waitFor();
    await picture(visitor, 'reviews-loading');
    letGo();
    await visitor.locator('app-reviews-list app-problem-panel').waitFor({ timeout: 60_000 });
    await judge(visitor, 'reviews-failed');
  }, 120_000);
});

/** Of the citizen's review, which stands first. */
async function moderate(act: string): Promise<void> {
  const written = office.locator('wemi-review', { hasText: WORDS });
  await press(written.getByRole('button', { name: act }));
  await written.locator('textarea').fill(REASON);
  await press(written.getByRole('button', { name: act }));
  await press(office.getByRole('dialog').getByRole('button', { name: act }));
  await written.getByText(act === 'Mostra di nuovo' ? 'Mostrata di nuovo' : 'Nascosta').first().waitFor(); // prettier-ignore
}
