/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, openBrowser } from './browser.ts';
import { comesToSay } from './comes-to-say.ts';
import { button, focused, heading, judge, press } from './keyboard.ts';
import { emptyInbox, move, NEED, type People, TERMS } from './walk.ts';

/**
 * A morning of an ente and of the office, by keyboard alone: views that are saved and shared, tasks
 * shared out by load, one task after the other, and somebody who was faster.
 */
let browser: Browser;
let people: People;
/** Acts of the first administrator, and one of the second, that the citizen contests. */
const contested: Standing[] = [];

interface Standing {
  id: string;
  number: string;
  version: number;
}

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  await emptyInbox(people, 'ente3');
  for (const admin of ['admin1', 'admin1', 'admin3']) contested.push(await contest(admin));
  for (let n = 0; n < 5; n += 1) await ask();
}, 180_000);
afterAll(() => browser.close());

const ask = () => people.as('citizen1').insist<Standing>('POST', '/pratiche', { body: NEED });

/** A request that an administrator withdrew in the citizen's place, and that the citizen contests. */
async function contest(admin: string): Promise<Standing> {
  const { id } = await ask();
  const url = `/pratiche/${id}/transitions`;
  const { version } = await people.as(admin).insist<Standing>('GET', `/pratiche/${id}`);
  const withdraw = { transition: 'withdraw', expectedVersion: version, payload: {} };
  const inPlace = { onBehalfOf: { role: 'citizen' }, reason: 'Lo ha chiesto al telefono' };
  await people.as(admin).insist('POST', url, { body: { ...withdraw, ...inPlace } });
  const citizen = people.as('citizen1');
  const { items } = await citizen.insist<{ items: { id: string; kind: string }[] }>(
    'GET',
    `/pratiche/${id}/timeline`,
  );
  const eventId = items.find(({ kind }) => kind === 'withdraw')!.id;
  const now = await citizen.insist<Standing>('GET', `/pratiche/${id}`);
  const body = { transition: 'contest', expectedVersion: now.version, payload: { eventId } };
  await citizen.insist('POST', url, { body: { ...body, reason: 'Non l’ho chiesto' } });
  return now;
}

describe('The office', () => {
  let first: Page;
  let second: Page;
  let link: string;

  test('reads which keys there are, and they leave fields alone', async () => {
    first = await atTheOffice(browser, 'admin1', 'attivita');
    await heading(first, 'Attività');
    await first.locator('[data-task]').nth(2).waitFor();
    await first.keyboard.press('?');
    await first.getByRole('heading', { name: 'Scorciatoie da tastiera' }).waitFor();
    await judge(first, 'staff-keys');
    await first.keyboard.press('Escape');
    await first.getByRole('dialog').waitFor({ state: 'detached' });
    await first.keyboard.press('/');
    await first.keyboard.type('assistenza?');
    await comesToSay(first.getByLabel('Cerca'), 'assistenza?');
    await first.keyboard.press('Backspace');
    await first.keyboard.press('Enter');
    await button(first, /Togli il filtro/).waitFor();
  }, 120_000);

  test('saves what it looks at under a name, and shares it', async () => {
    await press(button(first, 'Da assegnare'));
    await press(button(first, 'Salva questa vista'));
    await first.getByRole('textbox', { name: 'Nome della vista' }).waitFor();
    await judge(first, 'staff-save');
    await press(button(first, 'Salva'));
    await first.getByText('Scrivi un nome per la vista.').waitFor();
    await first.getByRole('textbox', { name: 'Nome della vista' }).focus();
    await first.keyboard.type('Contestazioni');
    await press(first.getByLabel('Condividi con l’ufficio'), 'Space');
    await press(first.getByRole('textbox', { name: 'Nome della vista' }));
    await first.getByText('Vista «Contestazioni» salvata.').waitFor();
    await judge(first, 'staff-saved');
    link = first.url().replace(/\?.*/, `?saved=${new URL(first.url()).searchParams.get('saved')}`);
  }, 120_000);

  test('finds a colleague’s view in the inbox and by its link, with its filters', async () => {
    second = await atTheOffice(browser, 'admin3', 'attivita');
    await heading(second, 'Attività');
    await button(second, /^Contestazioni/).waitFor();
    await second.keyboard.press('v');
    expect(await focused(second)).toContain('Contestazioni');
    await second.keyboard.press('Enter');
    await second
      .getByText(/^condivisa da /)
      .last()
      .waitFor();
    await button(second, 'Togli il filtro Testo: assistenza').waitFor();
    expect(await button(second, 'Modifica vista').count()).toBe(0);
    await second.goto(link);
    await heading(second, 'Attività');
    await button(second, 'Togli il filtro Testo: assistenza').waitFor();
    expect(new URL(second.url()).searchParams.get('view')).toBe('unassigned');
  }, 120_000);

  test('shares tasks out by load, sees it before, and steals nothing', async () => {
    await second.locator('[data-task]').nth(2).waitFor();
    await second.keyboard.press('d');
    const dialog = second.getByRole('dialog');
    await dialog.getByText('una in ritardo conta due').waitFor();
    const rowOf = ({ number }: Standing) => dialog.locator('li', { hasText: number });
    await rowOf(contested[2]!).waitFor();
    await judge(second, 'staff-share-out');
    // Whoever did the contested act can never have it.
    const names = { mine: 'a Elena Riva', theirs: 'a Chiara Fontana' };
    for (const own of contested.slice(0, 2)) expect(await rowOf(own).textContent()).not.toContain(names.theirs); // prettier-ignore
    expect(await rowOf(contested[2]!).textContent()).not.toContain(names.mine);
    await claimElsewhere(contested[2]!);
    await press(dialog.getByRole('button', { name: /^Assegna \d+ attività$/ }));
    await dialog.getByRole('heading', { name: 'Com’è andata' }).waitFor();
    expect(await rowOf(contested[2]!).textContent()).toContain('nel frattempo l’ha presa');
    expect(await rowOf(contested[0]!).textContent()).toContain('assegnata a');
    await judge(second, 'staff-shared-out');
    await second.keyboard.press('Escape');
    await second.getByText(/^Fatte \d+, non riuscite 1\.$/).waitFor();
  }, 120_000);

  async function claimElsewhere({ number }: Standing): Promise<void> {
    const admin = people.as('admin1');
    const { items } = await admin.insist<{ items: { id: string }[] }>('GET', `/tasks?q=${number}`);
    await admin.insist('POST', `/tasks/${items[0]!.id}/claim`);
  }

  test('renames its view and takes it away, after being asked', async () => {
    await first.reload();
    await press(button(first, /^Contestazioni/));
    await press(button(first, 'Modifica vista'));
    await press(first.getByRole('menuitem', { name: 'Cambia nome' }));
    await first.getByRole('textbox', { name: 'Nome della vista' }).fill('Da rispondere');
    await press(first.getByRole('textbox', { name: 'Nome della vista' }));
    await first.getByText('La vista ora si chiama «Da rispondere».').waitFor();
    await press(button(first, 'Modifica vista'));
    await press(first.getByRole('menuitem', { name: 'Elimina' }));
    await press(button(first, 'Elimina la vista'));
    await first.getByText('Vista «Da rispondere» eliminata.').waitFor();
    await second.reload();
    await heading(second, 'Attività');
    await second.getByText('Questa vista non c’è più').waitFor();
    await judge(second, 'staff-view-gone');
  }, 120_000);
});

describe('An ente', () => {
  let page: Page;

  test('goes from one task to the next, and the heading of the next has the focus', async () => {
    page = await atTheOffice(browser, 'ente3', 'attivita');
    await heading(page, 'Attività');
    await page.locator('[data-task]').nth(4).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await decline(page, 'Non abbiamo posto.');
    await page.getByText('Ecco la prossima attività: Rispondi alla richiesta.').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await judge(page, 'staff-next');
  }, 120_000);

  test('is told what others did when it comes too late, and nothing typed is lost', async () => {
    // Without the stream the page hears of it only by being refused.
    await page.context().route(/\/api\/stream/, (route) => route.abort());
    await page.reload();
    await button(page, 'Declina la richiesta').waitFor();
    await press(button(page, 'Declina la richiesta'));
    await page.getByLabel('Motivo').fill('Non in quella zona.');
    await extendElsewhere(page.url().split('/').at(-1)!);
    await send(page);
    await page.getByText('Mentre scrivevi la pratica è cambiata:').waitFor();
    expect(await page.locator('.changes li').textContent()).toContain('prorogato');
    await comesToSay(page.getByLabel('Motivo'), 'Non in quella zona.');
    await judge(page, 'staff-stale');
    await send(page);
    await page.getByText('Ecco la prossima attività').waitFor();
    await page.context().unroute(/\/api\/stream/);
  }, 120_000);

  async function extendElsewhere(id: string): Promise<void> {
    const citizen = people.as('citizen1');
    const { version } = await citizen.insist<Standing>('GET', `/pratiche/${id}`);
    const body = { transition: 'extendDeadline', expectedVersion: version };
    await citizen.insist('POST', `/pratiche/${id}/transitions`, {
      body: { ...body, payload: { businessDays: 2 } },
    });
  }

  test('stays where it is once that is switched off', async () => {
    await page.keyboard.press('u');
    await heading(page, 'Attività');
    await press(page.getByLabel('Finita un’attività, apri la prossima'), 'Space');
    await page.locator('[data-task]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await button(page, 'Declina la richiesta').waitFor();
    const before = page.url();
    await decline(page, 'Non abbiamo operatori.');
    await page.locator('.notice.good').waitFor();
    expect(page.url()).toBe(before);
    await page.keyboard.press('u');
  }, 120_000);

  test('declines many for one reason, and reads on each row how it went', async () => {
    await heading(page, 'Attività');
    await page.locator('[data-task]').nth(1).waitFor();
    const first = await page.locator('[data-task]').first().getAttribute('data-task');
    for (const _ of [1, 2]) {
      await page.keyboard.press('j');
      await page.keyboard.press('x');
    }
    await judge(page, 'staff-selected');
    await press(button(page, 'Declina le richieste'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Motivo').fill('Siamo al completo fino a gennaio.');
    await withdrawElsewhere(first!);
    await judge(page, 'staff-decline');
    await press(dialog.getByRole('button', { name: 'Declina le richieste' }));
    await page.getByText('Fatte 1, non riuscite 1.').waitFor();
    // Its row is gone with the task: it is told all the same.
    await page.locator('.gone li').waitFor();
    await judge(page, 'staff-declined');
  }, 120_000);

  /** The citizen takes back one of the two while the reason is being written. */
  async function withdrawElsewhere(taskId: string): Promise<void> {
    const { items } = await people
      .as('ente3')
      .insist<{ items: { id: string; praticaId: string }[] }>('GET', '/tasks');
    const id = items.find((task) => task.id === taskId)!.praticaId;
    const citizen = people.as('citizen1');
    const { version } = await citizen.insist<Standing>('GET', `/pratiche/${id}`);
    const body = { transition: 'withdraw', expectedVersion: version, payload: {} };
    await citizen.insist('POST', `/pratiche/${id}/transitions`, { body });
  }
});

describe('The ente that was chosen', () => {
  test('confirms many orders with one operator', async () => {
    const orders = [await order(), await order()];
    const page = await atTheOffice(browser, 'ente1', 'attivita?kind=confirmOrder');
    await heading(page, 'Attività');
    for (const { number } of orders) {
      const row = page.locator('[data-task]', { hasText: number });
      await press(row.getByRole('checkbox'), 'Space');
    }
    await press(button(page, 'Conferma gli ordini'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Operatore').selectOption({ label: 'Rosa Martini · OSS' });
    await judge(page, 'staff-confirm');
    await press(dialog.getByRole('button', { name: 'Conferma gli ordini' }));
    await page.getByText('Fatte 2, non riuscite 0.').waitFor();
    for (const { id } of orders) {
      const { state } = await people.as('citizen1').insist<{ state: string }>('GET', `/pratiche/${id}`); // prettier-ignore
      expect(state).toBe('payment');
    }
    await page.context().close();
  }, 180_000);

  /** A request whose offer the citizen chose. */
  async function order(): Promise<Standing> {
    const asked = await ask();
    await move(people, 'ente1', asked.id, 'submitOffer', TERMS);
    const { items } = await people
      .as('citizen1')
      .insist<{ items: { id: string; revision: number }[] }>('GET', `/pratiche/${asked.id}/offers`);
    const [{ id: offerId, revision }] = items as [(typeof items)[number]];
    await move(people, 'citizen1', asked.id, 'chooseOffer', { offerId, revision });
    return asked;
  }
});

async function decline(page: Page, reason: string): Promise<void> {
  await press(button(page, 'Declina la richiesta'));
  await page.getByLabel('Motivo').fill(reason);
  await send(page);
}

async function send(page: Page): Promise<void> {
  await press(button(page, 'Declina la richiesta'));
  await press(button(page, 'Sì, confermo'));
}
