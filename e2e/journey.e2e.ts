import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  atTheOffice,
  flaws,
  logIn,
  openBrowser,
  picture,
  reaches,
  sitDown,
  typeCard,
} from './browser.ts';
import { inDays } from './walk.ts';

/** One need, from the search to the active service, each person in a browser of their own. */
let browser: Browser;
let citizen: Page;
let ente1: Page;
let ente2: Page;
let admin: Page;
let praticaId: string;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const stateOf = (page: Page) => page.getByTestId('pratica-state').first();

describe('A citizen of Milano', () => {
  test.each(['badante anziani', 'asistenza'])(
    'finds personal care by typing "%s"',
    async (words) => {
      const page = await sitDown(browser);
      await page.goto('/');
      expect(await flaws(page)).toEqual([]);
      await picture(page, 'home');
      await page.getByLabel('Di cosa hai bisogno?').fill(words);
      await page.getByRole('button', { name: 'Cerca' }).click();
      const first = page.locator('app-service-card').first();
      await first.waitFor();
      expect(await first.innerText()).toMatch(/assistenza/i);
      await picture(page, 'results');
      expect(await flaws(page)).toEqual([]);
      await page.context().close();
    },
    90_000,
  );

  test('tells the need as a stranger, logs in at the end and sends it', async () => {
    citizen = await sitDown(browser);
    await citizen.goto('/servizi?type=assistenza-persona');
    await citizen.locator('app-service-card a').first().click();
    await citizen.getByRole('heading', { level: 1 }).waitFor();
    expect(await flaws(citizen)).toEqual([]);
    await citizen
      .getByRole('link', { name: /Richiedi/ })
      .first()
      .click();

    await citizen.getByLabel('Parzialmente autosufficiente').check();
    await citizen.getByLabel('Ore a settimana').fill('10');
    await citizen.getByLabel('Mattina').check();
    expect(await flaws(citizen)).toEqual([]);
    await citizen.getByRole('button', { name: 'Continua' }).click();
    await citizen.getByLabel('Per me', { exact: true }).check();
    await citizen.getByRole('button', { name: 'Continua' }).click();
    await citizen.getByLabel('Zona della città').selectOption('8');
    await citizen.getByLabel('Indirizzo').fill('via Capuana 3');
    await citizen.getByRole('button', { name: 'Continua' }).click();
    await citizen.getByLabel('A partire da').fill(inDays(20));
    await citizen.getByRole('button', { name: 'Continua' }).click();
    await citizen.getByText('via Capuana 3').waitFor();
    expect(await flaws(citizen)).toEqual([]);

    await picture(citizen, 'summary');
    await citizen.getByRole('button', { name: 'Accedi e invia la richiesta' }).click();
    await picture(citizen, 'login');
    await logIn(citizen, 'citizen1');
    await citizen.getByText('via Capuana 3').waitFor();
    await citizen.getByRole('button', { name: 'Invia la richiesta' }).click();
    await citizen.waitForURL(/\/pratiche\/[0-9a-f-]{36}/);
    praticaId = /pratiche\/([0-9a-f-]{36})/.exec(citizen.url())![1]!;
    await reaches(citizen, 'offer');
    expect(await flaws(citizen)).toEqual([]);
  }, 180_000);

  test('sees the offers of two enti arrive without a reload and chooses one', async () => {
    ente1 = await atTheOffice(browser, 'ente1', 'attivita');
    expect(await flaws(ente1)).toEqual([]);
    await picture(ente1, 'inbox');
    await ente1.goto(`/admin/pratiche/${praticaId}`);
    await ente1.getByRole('button', { name: 'Prepara un’offerta' }).waitFor();
    expect(await flaws(ente1)).toEqual([]);
    ente2 = await atTheOffice(browser, 'ente2', `pratiche/${praticaId}`);
    await offer(ente1, '21,50', '40');
    await citizen.getByTestId('offer-e0000000-0000-4000-8000-000000000001').waitFor();
    await offer(ente2, '19,90', '40');
    await citizen.getByTestId('offer-e0000000-0000-4000-8000-000000000002').waitFor();
    expect(await flaws(citizen)).toEqual([]);

    await picture(citizen, 'offers');
    const chosen = citizen.getByTestId('offer-e0000000-0000-4000-8000-000000000002');
    expect(await chosen.innerText()).toContain('796,00');
    await chosen.getByRole('button', { name: /^Scegli/ }).click();
    await citizen.getByRole('button', { name: 'Sì, scelgo questa' }).click();
    await reaches(citizen, 'order');
    await reaches(ente2, 'order');
  }, 180_000);

  test('is asked to pay when the ente confirms', async () => {
    await ente2.getByRole('button', { name: 'Conferma l’ordine' }).click();
    await ente2.getByLabel('Inizio').fill(inDays(20));
    await ente2.getByLabel('Fine', { exact: true }).fill(inDays(110));
    await ente2.getByLabel('Operatore').selectOption({ index: 1 });
    expect(await flaws(ente2)).toEqual([]);
    await ente2.getByRole('button', { name: 'Invia la conferma' }).click();
    await reaches(citizen, 'payment');
    expect(await flaws(citizen)).toEqual([]);
  }, 120_000);

  test('pays: the card is declined once, then accepted, and the service is active for all', async () => {
    admin = await atTheOffice(browser, 'admin1', `pratiche/${praticaId}`);
    await citizen.getByRole('button', { name: 'Paga con carta' }).click();
    await typeCard(citizen, '4000000000000002');
    await citizen
      .getByText(/rifiutat/i)
      .first()
      .waitFor();
    await typeCard(citizen, '4111111111111111');
    await citizen.waitForURL(/pagamento\/esito/);
    await citizen.getByRole('heading', { name: 'Pagamento riuscito' }).waitFor({ timeout: 60_000 });
    await picture(citizen, 'paid');
    expect(await flaws(citizen)).toEqual([]);
    await reaches(ente2, 'active');
    await reaches(admin, 'active');
    expect(await flaws(admin)).toEqual([]);
    await picture(admin, 'admin-pratica');
    await citizen.goto('/pratiche');
    await citizen.getByRole('heading', { level: 1 }).waitFor();
    expect(await flaws(citizen)).toEqual([]);
    expect(await stateOf(ente1).getAttribute('data-state')).not.toBe('offer');
  }, 180_000);

  test('can be audited: every act with its author, nothing to press', async () => {
    const auditor = await atTheOffice(browser, 'auditor1', `pratiche/${praticaId}`);
    await auditor.getByText('Anna Ferrari').first().waitFor();
    expect(
      await auditor.getByRole('button', { name: /Annulla la pratica|Conferma|Scegli/ }).count(),
    ).toBe(0);
    expect(await flaws(auditor)).toEqual([]);
    await picture(auditor, 'audit');
  }, 90_000);
});

async function offer(page: Page, euro: string, quantity: string): Promise<void> {
  await page.getByRole('button', { name: 'Prepara un’offerta' }).click();
  await page.getByLabel('Prezzo unitario (€)').fill(euro);
  await page.getByLabel('Quantità').fill(quantity);
  await page.getByLabel('Prima data disponibile').fill(inDays(20));
  await page.getByLabel('Servizio a cui si riferisce').selectOption({ index: 1 });
  await page.getByLabel('Figura professionale').selectOption({ index: 1 });
  await page.getByLabel('Valida fino a').fill(inDays(40));
  await page.getByRole('button', { name: 'Invia l’offerta' }).click();
}
