import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, fitsItsWidth, flaws, openBrowser, picture, reaches } from './browser.ts';
import { beginService } from './walk.ts';

const REASON = 'L’ente non può più garantire il servizio';

/** A paid service is cancelled by two administrators: one asks, the other decides. */
let browser: Browser;
let praticaId: string;
let first: Page;
let second: Page;

beforeAll(async () => {
  browser = await openBrowser();
  praticaId = await beginService(peopleOf(sharedStack().publicUrl));
}, 180_000);
afterAll(() => browser.close());

describe('What gives back more than one administrator may', () => {
  test('says so before, and is asked instead of done', async () => {
    first = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await reaches(first, 'active');
    await first.getByRole('button', { name: 'Annulla la pratica' }).click();
    await first.getByText('Serve un secondo amministratore').waitFor();
    await first.getByLabel('Motivo').fill(REASON);
    await judge(first, 'approval-needed');
    await first.locator('form').getByRole('button', { name: 'Annulla la pratica' }).click();
    await first.getByRole('dialog').getByText('Serve un secondo amministratore').waitFor();
    await first.getByRole('button', { name: 'Sì, confermo' }).click();
    await first.getByText('ora decide un’altra persona').first().waitFor();
    await reaches(first, 'active');
    await first.getByText('Chiesta l’approvazione di una seconda persona').first().waitFor();
  }, 120_000);

  test('can be withdrawn, not approved, by whoever asked', async () => {
    await first.goto('/admin/approvals?box=mine');
    await first.getByRole('heading', { name: 'Approvazioni', exact: true }).waitFor();
    await first
      .getByRole('link', { name: /Annullare la pratica/ })
      .first()
      .click();
    await first.getByText('decide un’altra persona dell’ufficio').waitFor();
    await first.getByRole('button', { name: 'Ritira la richiesta' }).waitFor();
    expect(await first.getByRole('button', { name: 'Approva', exact: true }).count()).toBe(0);
    await judge(first, 'approval-own');
  }, 90_000);

  test('waits for another, counted in the navigation, with all that it means', async () => {
    second = await atTheOffice(browser, 'admin3', 'approvals');
    await second.getByRole('heading', { name: 'Approvazioni', exact: true }).waitFor();
    await second.getByRole('link', { name: /Approvazioni\s+da decidere: 1/ }).waitFor();
    await judge(second, 'approvals');
    await second
      .getByRole('link', { name: /Annullare la pratica/ })
      .first()
      .click();
    await second.getByText('Anna Ferrari riceve').waitFor();
    await judge(second, 'approval');
  }, 90_000);

  test('is done once the other approves, with both names in the history', async () => {
    await second.getByRole('button', { name: 'Approva', exact: true }).click();
    await second.getByRole('dialog').getByText('Anna Ferrari riceve').waitFor();
    await judge(second);
    await second.getByRole('button', { name: 'Sì, confermo' }).click();
    await second.getByText('la richiesta è approvata').waitFor();
    await second.getByTestId('status').getByText('Approvata da').waitFor();
    await judge(second, 'approval-given');
    const auditor = await atTheOffice(browser, 'auditor1', `pratiche/${praticaId}`);
    await reaches(auditor, 'cancelled');
    await auditor
      .getByText(/, con l’approvazione di/)
      .first()
      .waitFor();
    await auditor.getByText('Approvazione data').first().waitFor();
    await judge(auditor, 'approval-history');
    await first.goto(`/admin/pratiche/${praticaId}`);
    await reaches(first, 'cancelled');
  }, 120_000);

  test('is no business of the citizen’s but for its outcome and its reason', async () => {
    const citizen = peopleOf(sharedStack().publicUrl).as('citizen1');
    const { items } = await citizen.insist<{ items: { kind: string; reason: string }[] }>(
      'GET',
      `/pratiche/${praticaId}/timeline`,
    );
    const kinds = items.map(({ kind }) => kind);
    expect(kinds.some((kind) => kind.startsWith('approval'))).toBe(false);
    expect(items.find(({ kind }) => kind === 'cancel')).toMatchObject({ reason: REASON });
    expect(JSON.stringify(items)).not.toContain('approvedBy');
  }, 60_000);
});

async function judge(page: Page, name?: string): Promise<void> {
  expect(await flaws(page)).toEqual([]);
  if (name) await picture(page, name);
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await fitsItsWidth(page)).toBe(true);
  await page.setViewportSize({ width: 1280, height: 900 });
}
