import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, reaches, sitDown, typeCard } from './browser.ts';
import { judge } from './judge.ts';
import { inDays, orderOnly, type People } from './walk.ts';

/** A long service is paid month by month: the plan before paying, the first one, and the one after. */
let browser: Browser;
let people: People;
let citizen: Page;
let id: string;

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  id = await orderOnly(people, { citizen: 'citizen2', endDate: inDays(135) });
}, 180_000);
afterAll(() => browser.close());

test('the plan is read before the first instalment is paid, and the next is paid ahead', async () => {
  citizen = await sitDown(browser);
  await citizen.goto(`/pratiche/${id}`);
  await logIn(citizen, 'citizen2');
  const plan = citizen.getByTestId('instalments');
  await plan.waitFor();
  expect(await plan.locator('li').count()).toBe(4);
  await citizen.getByText('215,00').first().waitFor();
  await judge(citizen, 'instalments-plan');
  await citizen.getByRole('button', { name: 'Paga con carta' }).click();
  await typeCard(citizen, '4111111111111111');
  await citizen.getByRole('heading', { name: 'Pagamento riuscito' }).waitFor({ timeout: 60_000 });
  await judge(citizen, 'instalments-paid');
  await citizen.goto(`/pratiche/${id}`);
  await reaches(citizen, 'active');
  await plan.waitFor();
  expect(await plan.locator('li[data-status="settled"]').count()).toBe(1);
  await judge(citizen, 'instalments-active');
}, 240_000);

test('«my payments» and the office see the instalments, each with its day', async () => {
  await citizen.goto('/pagamenti');
  await citizen.getByRole('heading', { level: 1 }).waitFor();
  await citizen.getByText('Rata 2', { exact: false }).first().waitFor();
  await judge(citizen, 'instalments-my-payments');
  const office = await atTheOffice(browser, 'admin1', `pratiche/${id}`);
  await office.getByText('Rata 2 di 4', { exact: false }).first().waitFor();
  await judge(office, 'instalments-office');
}, 240_000);
