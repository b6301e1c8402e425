import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, openBrowser, sitDown } from './browser.ts';
import { comesToSay } from './comes-to-say.ts';
import { judge } from './judge.ts';

/** A page that the comune writes: from its first letter to whoever reads it, with two at one desk. */
const { publicUrl } = sharedStack();
const people = peopleOf(publicUrl);
const TITLE = `Orari delle feste ${Date.now()}`;
const SLUG = TITLE.toLowerCase().replaceAll(' ', '-');
const PATH = `/office/content/page/${SLUG}`;
let browser: Browser;
let first: Page;
let second: Page;
let citizen: Page;

interface History {
  version: number;
  liveVersion: number | null;
  versions: { version: number; state: string; said: { titleIt: string; textIt: string } }[];
}
const history = () => people.as('auditor1').insist<History>('GET', PATH);
const readable = async () => (await fetch(`${publicUrl}/api/content/page/${SLUG}`)).status;

/** By the keyboard: whoever writes slowly may have been saved already. */
const save = (page: Page) => page.keyboard.press('Control+s');

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

describe('A page that the comune writes', () => {
  test('is found among all contents, and begins with a title that names its address', async () => {
    first = await atTheOffice(browser, 'admin1', 'contenuti');
    await first.getByRole('link', { name: 'Come chiedo un servizio?' }).waitFor();
    await judge(first, 'contenuti');
    await first.getByRole('link', { name: 'Nuovo contenuto' }).click();
    await first.getByLabel('Titolo (italiano)').fill(TITLE);
    await comesToSay(first.getByLabel('Indirizzo della pagina'), SLUG);
    await first.getByLabel('In breve (italiano)').fill('Quando siamo aperti fra Natale e l’Epifania.');
    await first.getByLabel('Testo (italiano)').fill('## A Natale\n\nSiamo **chiusi**.\n\n## A Capodanno\n\nSiamo chiusi.\n');
    const preview = first.locator('wemi-content-preview');
    await preview.getByRole('heading', { name: 'A Capodanno' }).waitFor();
    expect(await preview.locator('strong').textContent()).toBe('chiusi');
    await judge(first, 'contenuto-nuovo');
  }, 180_000); // prettier-ignore

  test('asks before it is left unsaved, and is still there after', async () => {
    await first.getByRole('link', { name: 'Tutti i contenuti' }).click();
    await first.getByRole('dialog').getByText('Esci senza salvare?').waitFor();
    await judge(first, 'contenuto-uscire');
    await first.getByRole('dialog').getByRole('button', { name: 'Esci', exact: true }).click();
    await first.getByRole('link', { name: 'Nuovo contenuto' }).click();
    await first.getByText('Abbiamo ripreso quello che avevi scritto').waitFor();
    await comesToSay(first.getByLabel('Titolo (italiano)'), TITLE);
  }, 120_000);

  test('is a draft that nobody reads, then a page that everybody does', async () => {
    await first.getByLabel('Titolo (italiano)').press('Control+s');
    await first.waitForURL(`**/admin/contenuti/page/${SLUG}`);
    await first.getByText('Tutto salvato: versione 1').waitFor();
    expect([await readable(), (await history()).liveVersion]).toEqual([404, null]);
    await first.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await judge(first, 'contenuto-pubblicare');
    await first.getByRole('button', { name: 'Sì, confermo' }).click();
    await first.getByText('Pubblicato: entro un minuto lo leggono tutti.').waitFor();
    await judge(first, 'contenuto-pubblicato');

    citizen = await sitDown(browser);
    await citizen.goto(`/pagine/${SLUG}`);
    await citizen.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await citizen.getByRole('heading', { level: 2, name: 'A Natale' }).waitFor();
    expect(await citizen.title()).toBe(`${TITLE} · WeMi`);
    await judge(citizen, 'pagina-del-comune');
  }, 180_000);

  test('tells a second administrator what the first has done meanwhile, and loses nothing', async () => {
    second = await atTheOffice(browser, 'admin3', `contenuti/page/${SLUG}`);
    await second.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await first.getByLabel('Testo (italiano)').fill('## A Natale\n\nSiamo **chiusi**.\n\n## A Capodanno\n\nSiamo chiusi fino alle 15.\n');
    await first.getByLabel('In breve (italiano)').fill('Breve, del primo.');
    await save(first);
    await first.getByText('Tutto salvato: versione 3').waitFor();

    await second.getByLabel('Testo (italiano)').fill('## A Natale\n\nSiamo **aperti di mattina**.\n\n## A Capodanno\n\nSiamo chiusi.\n');
    await second.getByLabel('In breve (italiano)').fill('Breve, del secondo.');
    await save(second);
    const conflict = second.locator('wemi-content-conflict');
    await conflict.getByRole('heading', { name: /ha salvato mentre scrivevi/ }).waitFor();
    await conflict.getByText('fino alle 15.').waitFor();
    await comesToSay(second.getByLabel('In breve (italiano)'), 'Breve, del secondo.');
    expect((await history()).version).toBe(3);
    await judge(second, 'contenuto-conflitto');
    await second.emulateMedia({ colorScheme: 'dark' });
    await judge(second, 'contenuto-conflitto-scuro');
    await second.emulateMedia({ colorScheme: 'light' });
    await conflict.locator('[data-field="summaryIt"]').getByLabel('Tieni il tuo').check();
    await conflict.locator('[data-field="textIt"]').getByLabel('Tieni tutti e due').check();
    await conflict.getByRole('button', { name: 'Continua con quello che hai scelto' }).click();
    const merged = '## A Natale\n\nSiamo **aperti di mattina**.\n\n## A Capodanno\n\nSiamo chiusi fino alle 15.\n';
    await comesToSay(second.getByLabel('Testo (italiano)'), merged);
    await save(second);
    await second.getByText('Tutto salvato: versione 4').waitFor();
    const { versions, liveVersion } = await history();
    expect([versions.length, liveVersion, versions[0]!.said.textIt]).toEqual([4, 2, merged]);
    await second.context().close();
  }, 240_000); // prettier-ignore

  test('has every version on record, what differs between two, a way back, and an end', async () => {
    await first.reload();
    const all = first.locator('wemi-content-history');
    await all.getByText('Versione 4 ·').first().waitFor();
    await all.getByLabel('Da', { exact: true }).selectOption('1');
    await all.getByText('aperti di mattina').waitFor();
    await judge(first, 'contenuto-versioni');
    await all.getByRole('button', { name: 'Torna alla versione 1' }).click();
    await first.getByRole('button', { name: 'Sì, confermo' }).click();
    await first.getByText('La versione 1 è di nuovo qui, come bozza').waitFor();
    const { versions } = await history();
    expect([versions.length, versions[0]!.said]).toEqual([5, versions[4]!.said]);
    await first.getByRole('button', { name: 'Ritira', exact: true }).click();
    await first.getByRole('button', { name: 'Sì, confermo' }).click();
    await first.getByText('Ritirato: entro un minuto').waitFor();
    expect(await readable()).toBe(404);
    await first.context().close();
    await citizen.context().close();
  }, 180_000);
});
