import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { logIn, openBrowser, reaches, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { inDays, MEALS, orderOnly, type People } from './walk.ts';

/**
 * Meals are owed to the comune: pagoPA is the one way, on its page or with the notice on paper. Nobody
 * says an ISEE of this citizen, so the whole price is due.
 */
let browser: Browser;
let people: People;
let citizen: Page;
let id: string;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  id = await orderOnly(people, { citizen: 'citizen1', ...MEALS, endDate: inDays(80) });
}, 180_000);
afterAll(() => browser.close());

test('what is owed to the comune is paid at pagoPA, and nowhere else', async () => {
  citizen = await sitDown(browser);
  await citizen.goto(`/pratiche/${id}`);
  await logIn(citizen, 'citizen1');
  const pay = citizen.getByRole('button', { name: /Paga con pagoPA/ });
  await pay.waitFor();
  expect(await citizen.getByRole('button', { name: /Paga con (carta|PayPal)/ }).count()).toBe(0);
  await judge(citizen, 'pagopa-choice');
  await pay.click();
  await citizen.getByRole('heading', { name: 'Paga con pagoPA' }).waitFor();
  await citizen.getByText('144,00', { exact: false }).first().waitFor();
  await citizen.getByRole('button', { name: /^Paga 144,00/ }).click();
  await citizen.getByRole('heading', { level: 1 }).waitFor();
  await judge(citizen, 'pagopa-return');
  await citizen.goto(`/pratiche/${id}`);
  await citizen.locator('[data-testid="pratica-state"]').first().waitFor();
  // Only the receipt proves it, and we are the ones who ask for it.
  await citizen.waitForTimeout(60_000);
  await reaches(citizen, 'active');
}, 300_000);
