import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { atTheOffice, flaws, logIn, openBrowser, picture, sitDown } from './browser.ts';
import { answerCare, goOn, NEED_PAGE, tellNeed } from './tell-need.ts';

/** The national list for digital services, by id; and what a shared computer must not keep. */
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  page = await sitDown(browser);
});
afterEach(() => page.context().close());

const textOf = (selector: string) => page.locator(selector).first().innerText();
const step = () => new URL(page.url()).searchParams.get('passo');
const keptHere = () =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('wemi.draft.')));

async function openSheet(): Promise<void> {
  await page.goto('/servizi?type=assistenza-persona');
  await page.locator('[data-element="service-link"]').first().click();
  await page.locator('[data-element="page-index"]').waitFor();
}

describe('A service', () => {
  test('C.SI.1.3: has a sheet with every part under its hook', async () => {
    await openSheet();
    const hooks = {
      'service-title': 'H1', 'service-description': 'P', 'service-status': 'P', 'service-topic': 'P',
      'page-index': 'UL', 'service-addressed': 'DIV', 'service-area': 'DIV', 'service-how-to': 'DIV',
      'service-needed': 'DIV', 'service-achieved': 'DIV', 'service-calendar-text': 'DIV',
      'service-online-access': 'BUTTON', 'service-file': 'A',
    }; // prettier-ignore
    const found = await page.evaluate(
      (names) =>
        Object.fromEntries(
          names.map((name) => [name, document.querySelector(`[data-element="${name}"]`)?.tagName]),
        ),
      Object.keys(hooks),
    );
    expect(found).toEqual(hooks);
    expect(await page.locator('[data-element="page-index"] > li').count()).toBe(9);
    expect(await textOf('[data-element="breadcrumb"]')).toMatch(/Servizi[\s/]+\S/);
    expect(await page.locator('[data-element="service-booking-access"]').count()).toBe(0);
  }, 60_000);

  test('C.SE.1.1: leads into its own flow, also through the login', async () => {
    await openSheet();
    await page.locator('[data-element="service-online-access"]').click();
    await page.waitForURL(`**${NEED_PAGE}`);
    await page.locator('[data-element="personal-area-login"]').click();
    await logIn(page, 'citizen1');
    await page.waitForURL(`**${NEED_PAGE}`);
    await page.getByRole('heading', { name: 'Di che cosa c’è bisogno?' }).waitFor();
  }, 90_000);

  test('C.SE.1.3: is written in the letters of the list', async () => {
    await openSheet();
    const first = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((it) => getComputedStyle(it).fontFamily.split(',')[0]);
    expect([await first('h1'), await first('main p')]).toEqual(['Lora', '"Titillium Web"']);
    expect(await page.evaluate(() => document.fonts.check('16px "Titillium Web"'))).toBe(true);
  }, 60_000);

  test('C.SE.3: uses its own cookies only, and says so in the footer', async () => {
    await openSheet();
    const own = new URL(page.url()).hostname;
    const foreign = (await page.context().cookies()).filter(({ domain }) => domain !== own);
    expect(foreign).toEqual([]);
    for (const hook of ['accessibility-link', 'privacy-policy-link'])
      expect(await page.locator(`footer [data-element="${hook}"]`).count()).toBe(1);
  }, 60_000);
});

describe('A page that informs', () => {
  test('C.SI.2.5: asks how clear it is, without a name, and the office reads it', async () => {
    await page.goto('/aiuto');
    const block = page.getByTestId('clarity');
    await page.locator('footer').scrollIntoViewIfNeeded();
    await block.getByRole('heading', { name: 'Quanto sono chiare le informazioni' }).waitFor();
    await block.getByRole('button', { name: 'Invia la valutazione' }).click();
    await block.getByText('Scegli da una a cinque stelle.').waitFor();
    await block.getByLabel('Poco chiare').check();
    await block.getByLabel('A volte le indicazioni non erano complete').check();
    await block.getByLabel('Vuoi aggiungere altro?').fill('Manca come si disdice');
    expect(await flaws(page)).toEqual([]);
    await picture(page, 'page-clarity');
    await block.getByRole('button', { name: 'Invia la valutazione' }).click();
    await block.getByText('Grazie! La tua valutazione').waitFor();
    const office = await atTheOffice(browser, 'admin1', 'valutazioni?dopo=page');
    await office.getByText('Manca come si disdice').waitFor();
    await office.getByRole('heading', { name: 'Le pagine meno chiare' }).waitFor();
    expect(await flaws(office)).toEqual([]);
    await picture(office, 'ratings-of-pages');
    await office.context().close();
    await page.goto('/pratiche');
    expect(await page.getByTestId('clarity').count()).toBe(0);
  }, 90_000);
});

describe('A need', () => {
  test('C.SE.1.4, C.SE.1.8: is changed from the summary, and one is back there', async () => {
    await page.goto(NEED_PAGE);
    await tellNeed(page);
    expect(await textOf('[aria-current="step"]')).toContain('Riepilogo');
    expect(await page.getByText('Non indicato').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Modifica Dove' }).click();
    await page.getByLabel('Indirizzo').fill('via Bianchi 7');
    await goOn(page);
    await page.getByText('via Bianchi 7').waitFor();
    expect(step()).toBe('riepilogo');
    expect(await page.getByRole('link', { name: 'Ti serve aiuto?' }).count()).toBe(1);
  }, 90_000);

  test('C.SE.1.6: is put aside by a stranger, found again, and listed after the login', async () => {
    await page.goto(NEED_PAGE);
    await answerCare(page);
    await page.getByRole('button', { name: 'Salva e riprendi dopo' }).click();
    await page.getByRole('link', { name: 'Vai ai servizi' }).click();
    await page.getByRole('link', { name: /^Riprendi/ }).click();
    await page.locator('[type="radio"]:checked').first().waitFor();
    await page.goto('/pratiche');
    await logIn(page, 'citizen2');
    await page.getByRole('heading', { name: 'Da completare' }).waitFor();
    expect(await keptHere()).toEqual([]);
    expect(await flaws(page)).toEqual([]);
    await page
      .getByRole('link', { name: /Riprendi/ })
      .first()
      .click();
    await page.locator('[type="radio"]:checked').first().waitFor();
    await page.reload();
    await page.locator('[type="radio"]:checked').first().waitFor();
    await page.goto('/pratiche');
    await page
      .getByRole('button', { name: /^Elimina la bozza/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sì, elimina la bozza' }).click();
    await page.getByText('Bozza eliminata').waitFor({ state: 'attached' });
  }, 120_000);

  test('leaves nothing in the browser of who signs out, and nothing that was not touched', async () => {
    await page.goto(NEED_PAGE);
    await page.getByLabel('Ore a settimana').waitFor();
    expect(await keptHere()).toEqual([]);
    await page.locator('[data-element="personal-area-login"]').click();
    await logIn(page, 'citizen2');
    await page.getByLabel('Ore a settimana').fill('4');
    expect(await keptHere()).toHaveLength(1);
    await page.getByRole('button', { name: 'Esci' }).click();
    await page.locator('[data-element="personal-area-login"]').waitFor();
    expect(await keptHere()).toEqual([]);
  }, 90_000);
});

describe('A citizen of another comune', () => {
  test('sees the catalogue of that comune', async () => {
    await page.goto('/pratiche');
    await logIn(page, 'citizen3');
    await page.getByText('Comune di Sesto San Giovanni', { exact: true }).waitFor();
    await page.goto('/enti');
    await page.getByText('Comune di Sesto San Giovanni', { exact: true }).waitFor();
    const names = await page.locator('app-enti-page h2').allInnerTexts();
    expect(names.length).toBeLessThan(8);
  }, 90_000);
});
