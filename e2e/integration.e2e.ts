import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { fitsItsWidth, flaws, logIn, openBrowser, picture, reaches, sitDown } from './browser.ts';
import { beginService, type People } from './walk.ts';

/** Documents are asked of a citizen, who sends them from the narrowest phone; then terms go on. */
let browser: Browser;
let citizen: Page;
let people: People;
let praticaId: string;

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n';
const file = { name: 'isee.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };

beforeAll(async () => {
  browser = await openBrowser();
  people = peopleOf(sharedStack().publicUrl);
  praticaId = await beginService(people);
  citizen = await sitDown(browser, { width: 320 });
  await citizen.goto(`/pratiche/${praticaId}`);
  await logIn(citizen, 'citizen1');
  await reaches(citizen, 'active');
}, 180_000);
afterAll(() => browser.close());

interface Waiting {
  openIntegrations: number;
  integrations: { status: string }[];
  deadlines: object;
}

const box = () => citizen.getByTestId('integration');

describe('Documents', () => {
  test('that are asked for appear by themselves, with why and by when', async () => {
    const items = [{ label: 'ISEE 2026' }, { label: 'Codice fiscale' }];
    const ente = people.as('ente1');
    const { version } = await ente.insist<{ version: number }>('GET', `/pratiche/${praticaId}`);
    await ente.insist('POST', `/pratiche/${praticaId}/transitions`, {
      body: {
        transition: 'requestIntegration',
        expectedVersion: version,
        payload: { items },
        reason: 'Servono per il voucher',
      },
    });
    await box().getByText('ISEE 2026').waitFor();
    await judge('integration-asked');
  }, 90_000);

  test('go up, and the answer is sent when nothing is missing', async () => {
    await box().locator('input[type=file]').first().setInputFiles(file);
    await box().getByRole('button', { name: 'Togli isee.pdf' }).waitFor();
    await box().getByRole('button', { name: 'Controlla e invia' }).click();
    await box().getByText('indica che non hai questo documento').waitFor();
    await judge('integration-open');
    await box().getByLabel('Non ho questo documento').nth(1).check();
    await box().getByRole('button', { name: 'Controlla e invia' }).click();
    await citizen.getByRole('dialog').getByText('File allegati: 1.').waitFor();
    await citizen.getByRole('button', { name: 'Sì, invia' }).click();
    await box().waitFor({ state: 'detached' });
    await citizen.getByRole('button', { name: 'Scarica isee.pdf' }).waitFor();
    await judge('integration-sent');
  }, 120_000);

  test('are read by the ente, and no term waits any more', async () => {
    const ente = people.as('ente1');
    const pratica = await ente.insist<Waiting>('GET', `/pratiche/${praticaId}`);
    expect(pratica).toMatchObject({ openIntegrations: 0, integrations: [{ status: 'answered' }] });
    expect(pratica.deadlines).not.toHaveProperty('integrationDeadline');
  }, 60_000);
});

async function judge(name: string): Promise<void> {
  expect(await flaws(citizen)).toEqual([]);
  expect(await fitsItsWidth(citizen)).toBe(true);
  await picture(citizen, name);
}
