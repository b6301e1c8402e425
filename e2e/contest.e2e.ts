import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, fitsItsWidth, flaws, logIn, openBrowser, picture, sitDown } from './browser.ts'; // prettier-ignore
import { NEED } from './walk.ts';

const WHY = 'Non l’avevo chiesto io';
const ANSWER = 'Hai ragione: riapriamo la tua richiesta';

/** An act done in the citizen's place: contested by the citizen, answered by somebody else. */
let browser: Browser;
let praticaId: string;
let number: string;
let citizen: Page;

beforeAll(async () => {
  browser = await openBrowser();
  const people = peopleOf(sharedStack().publicUrl);
  const asked = { body: NEED };
  const made = await people.as('citizen1').insist<{ id: string; number: string; version: number }>('POST', '/pratiche', asked); // prettier-ignore
  ({ id: praticaId, number } = made);
  const body = {
    ...{ transition: 'withdraw', expectedVersion: made.version, payload: {} },
    ...{ onBehalfOf: { role: 'citizen' }, reason: 'Lo ha chiesto al telefono' },
  };
  await people.as('admin1').insist('POST', `/pratiche/${praticaId}/transitions`, { body });
}, 180_000);
afterAll(() => browser.close());

describe('An act done in one’s place', () => {
  test('is contested from the timeline, with a reason', async () => {
    citizen = await sitDown(browser);
    await citizen.goto(`/pratiche/${praticaId}`);
    await logIn(citizen, 'citizen1');
    await citizen.getByRole('link', { name: 'Contesta' }).click();
    await citizen.getByText('non annulla il passo').waitFor();
    await citizen.locator('#contest-reason').fill(WHY);
    await judge(citizen, 'contest');
    await citizen.getByRole('button', { name: 'Invia la contestazione' }).click();
    await citizen.getByRole('dialog').getByText('si contesta una volta sola').waitFor();
    await judge(citizen);
    await citizen
      .getByRole('dialog')
      .getByRole('button', { name: 'Invia la contestazione' })
      .click();
    await citizen.getByTestId('contest-sent').waitFor();
    expect(await citizen.getByRole('link', { name: 'Contesta' }).count()).toBe(0);
    await judge(citizen, 'contest-sent');
  }, 120_000);

  test('is not offered to whoever did it, neither in the inbox nor on the page', async () => {
    const actor = await atTheOffice(browser, 'admin1', 'attivita?view=all&kind=answerContest');
    const row = actor.locator('wemi-task-row').filter({ hasText: number });
    await row.getByText('la prende un’altra persona').waitFor();
    expect(await row.getByRole('button', { name: /Prendi in carico/ }).count()).toBe(0);
    await judge(actor, 'contest-own');
    await actor.goto(`/admin/pratiche/${praticaId}`);
    await actor.getByText('Hai fatto tu questo passo').waitFor();
    expect(await actor.getByRole('button', { name: 'Invia la risposta' }).count()).toBe(0);
    await judge(actor);
    await actor.context().close();
  }, 120_000);

  test('is answered by another administrator, and the citizen reads the answer', async () => {
    const other = await atTheOffice(browser, 'admin3', 'attivita?view=all&kind=answerContest');
    const row = other.locator('wemi-task-row').filter({ hasText: number });
    await row.getByRole('button', { name: /Prendi in carico/ }).click();
    await row.getByRole('button', { name: /Rilascia/ }).waitFor();
    await other.goto(`/admin/pratiche/${praticaId}`);
    await other.getByText(WHY).first().waitFor();
    await other.getByLabel('Sì, e dico che cosa faremo').check();
    await other.locator('wemi-answer-form textarea').fill(ANSWER);
    await judge(other, 'contest-answer');
    await other.getByRole('button', { name: 'Invia la risposta' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Invia la risposta' }).click();
    await other.getByText(`Accolta: ${ANSWER}`).waitFor();
    await citizen.goto(`/pratiche/${praticaId}`);
    await citizen.getByTestId('contest-answered').getByText(ANSWER).waitFor();
    await judge(citizen, 'contest-answered');
  }, 120_000);
});

async function judge(page: Page, name?: string): Promise<void> {
  expect(await flaws(page)).toEqual([]);
  if (name) await picture(page, name);
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await fitsItsWidth(page)).toBe(true);
  await page.setViewportSize({ width: 1280, height: 900 });
}
