import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Db } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, flaws, fitsItsWidth, logIn, openBrowser, picture, reaches, sitDown } from './browser.ts'; // prettier-ignore
import { comesToSay } from './comes-to-say.ts';
import { openBehind } from './plant-corpus.ts';
import { goOn } from './tell-need.ts';
import { publish, question, writeType } from './write-type.ts';
import { inDays, move, NEED, TERMS } from './walk.ts';

/** A service that the office makes up, from its first question to the paper that the family keeps. */
const { publicUrl } = sharedStack();
const people = peopleOf(publicUrl);
const TYPE = 'cura-del-verde';
/** A service of which the other walks ask nothing. */
const OLD = 'sgombero';
let browser: Browser;
let behind: Db;
let admin: Page;
let citizen: Page;
let praticaId: string;

interface Told {
  id: string;
  serviceTypeVersion: number;
  need: { params: { id: string; it: string; valueIt: string }[] };
}
interface History {
  version: number;
  versions: { definition: { params: { id: string; it: string }[] } }[];
}

beforeAll(async () => {
  browser = await openBrowser();
  behind = openBehind();
}, 60_000);
afterAll(async () => {
  await sql`delete from service where service_type_id = ${TYPE}`.execute(behind);
  await behind.destroy();
  await browser.close();
});

describe('A new service', () => {
  test('is written question by question, tried out, and looked at before it is published', async () => {
    admin = await atTheOffice(browser, 'admin1', 'catalogo');
    await admin.getByRole('link', { name: 'Sgombero' }).waitFor();
    await judge(admin, 'catalogo');
    await admin.getByRole('link', { name: 'Nuovo servizio' }).click();
    await writeType(admin);
    await judge(admin, 'catalogo-nuovo');
    await judgeInTheDark(admin, 'catalogo-nuovo-scuro');

    const preview = admin.locator('wemi-definition-preview');
    expect(await preview.getByText('Quali animali?').count()).toBe(0);
    await preview.getByRole('radio', { name: 'Sì' }).check();
    await preview.getByText('Quali animali?').waitFor();
    await question(admin, 1).getByLabel('Numero più piccolo').fill('600');
    await admin.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
    await admin.getByText('Prima di pubblicare c’è da correggere').waitFor();
    await judge(admin, 'catalogo-errori');
    await question(admin, 1).getByLabel('Numero più piccolo').fill('5');
    await admin.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
    await admin.getByText('È un servizio nuovo.').waitFor();
    await admin.getByText('Pratiche aperte che restano come sono: 0').waitFor();
    await judge(admin, 'catalogo-effetti');
    await publish(admin, 'Lo chiedono in molti', 1);
    await admin.waitForURL(`**/admin/catalogo/${TYPE}`);
    await admin.getByRole('heading', { level: 1, name: 'Cura del verde' }).waitFor();
    await judge(admin, 'catalogo-pubblicato');
  }, 240_000);

  test('is asked in its own words, in both languages, and only as far as it concerns one', async () => {
    await plantServices();
    const english = await sitDown(browser, { language: 'en' });
    await english.goto(`/richiesta/${TYPE}`);
    await english.getByText('Which green?').waitFor();
    await english.getByText('Who opens the door?').waitFor();
    await judge(english, 'verde-inglese');
    await english.context().close();

    citizen = await sitDown(browser);
    await citizen.goto(`/richiesta/${TYPE}`);
    await citizen.getByLabel('Giardino', { exact: true }).check();
    await citizen.getByLabel('Quanti metri quadri?').fill('700');
    expect(await citizen.getByText('Quali animali?').count()).toBe(0);
    await animals('Sì');
    await citizen.getByLabel('Gatti').check();
    await animals('No');
    await citizen.getByText('Quali animali?').waitFor({ state: 'detached' });
    await animals('Sì');
    expect(await citizen.getByLabel('Gatti').isChecked()).toBe(true);
    await citizen.getByLabel('Gatti').uncheck();
    await citizen.getByLabel('Cani').check();
    await citizen.getByRole('textbox', { name: 'Allergie' }).fill('Polline di betulla');
    await citizen.getByLabel('Nome e cognome').fill('Rosa Portinaia');
    await goOn(citizen);
    await citizen.getByText('Scrivi un numero intero da 5 a 500').first().waitFor();
    await judge(citizen, 'verde-errore');
    await citizen.getByLabel('Quanti metri quadri?').fill('70');
    await judge(citizen, 'verde-domande');
    await goOn(citizen);
  }, 180_000);

  test('is sent with its answers, and refused by the API when they do not fit', async () => {
    await citizen.getByLabel('Per me', { exact: true }).check();
    await goOn(citizen);
    await citizen.getByLabel('Zona della città').selectOption('8');
    await citizen.getByLabel('Indirizzo').fill('via Capuana 3');
    await goOn(citizen);
    await citizen.getByLabel('A partire da').fill(inDays(20));
    await goOn(citizen);
    for (const told of ['Giardino', '70', 'Cani', 'Polline di betulla', 'Rosa Portinaia'])
      await citizen.getByText(told, { exact: false }).first().waitFor();
    await judge(citizen, 'verde-riepilogo');
    await citizen.getByRole('button', { name: 'Accedi e invia la richiesta' }).click();
    await logIn(citizen, 'citizen1');
    await citizen.getByRole('button', { name: 'Invia la richiesta' }).click();
    await citizen.waitForURL(/\/pratiche\/[0-9a-f-]{36}/);
    praticaId = /pratiche\/([0-9a-f-]{36})/.exec(citizen.url())![1]!;
    await reaches(citizen, 'offer');
    const { need, serviceTypeVersion } = await read(praticaId);
    expect([serviceTypeVersion, need.params.length]).toEqual([1, 6]);
    const params = Object.fromEntries(need.params.map(({ id, it }) => [it, id]));
    const wrong = { ...NEED, serviceTypeId: TYPE, params: { [params['Quanti metri quadri?']!]: 501 } };
    const { status, body } = await people.as('citizen1').call<{ errors: { pointer: string }[] }>('POST', '/pratiche', { body: wrong });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }) => pointer)).toContain(`/params/${params['Quanti metri quadri?']}`);
  }, 180_000); // prettier-ignore

  test('is read by an ente without who and where, and offered by its two price models alone', async () => {
    const ente = await atTheOffice(browser, 'ente1', `pratiche/${praticaId}`);
    await ente.getByText('Polline di betulla').waitFor();
    await ente.getByText('Cani', { exact: true }).waitFor();
    expect(await ente.getByText('Rosa Portinaia').count()).toBe(0);
    await judge(ente, 'verde-ente');
    await ente.getByRole('button', { name: 'Prepara un’offerta' }).click();
    const models = ente.locator('#price-model');
    await models.waitFor();
    const offered = await models.locator('option').allInnerTexts();
    expect(offered.map((one) => one.trim())).toEqual(['A visita', 'A pacchetto']);
    await models.selectOption('package');
    await ente.getByLabel('Prezzo unitario (€)').fill('90');
    await ente.getByLabel('Quantità').fill('2');
    await ente.getByLabel('Prima data disponibile').fill(inDays(20));
    await ente.getByLabel('Figura professionale').selectOption('giardiniere');
    await ente.getByLabel('Valida fino a').fill(inDays(40));
    await judge(ente, 'verde-offerta');
    await ente.getByRole('button', { name: 'Invia l’offerta' }).click();
    await ente.getByText('Fatto: l’offerta è stata inviata.').waitFor();
    await ente.context().close();
    const visits = [{ label: 'Visite', unit: 'visit', unitCents: 4500, quantity: 4 }];
    const offer = { ...TERMS, profile: 'giardiniere', priceModel: 'perVisit', lines: visits };
    await expect(move(people, 'ente2', praticaId, 'submitOffer', { ...TERMS, profile: 'giardiniere' })).rejects.toThrow('priceModel');
    await move(people, 'ente2', praticaId, 'submitOffer', offer);
  }, 180_000); // prettier-ignore

  test('comes on paper with what was answered, but for what is delicate', async () => {
    const { items } = await people.as('citizen1').insist<{ items: { id: string; revision: number; ente: { id: string } }[] }>('GET', `/pratiche/${praticaId}/offers`);
    const { id: offerId, revision } = items.find(({ ente }) => ente.id.endsWith('1'))!;
    await move(people, 'citizen1', praticaId, 'chooseOffer', { offerId, revision });
    await move(people, 'ente1', praticaId, 'confirmOrder', { startDate: inDays(20), endDate: inDays(60) });
    const authorization = `Bearer ${await people.as('citizen1').token()}`;
    const answer = await fetch(`${publicUrl}/api/pratiche/${praticaId}/order.pdf`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    const paper = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const text = (await extractText(paper, { mergePages: true })).text.replace(/\s+/g, ' ');
    for (const told of ['Quale verde? Giardino', 'Quanti metri quadri? 70', 'Quali animali? Cani', 'Chi apre la porta? Rosa Portinaia'])
      expect(text).toContain(told);
    expect(text).not.toContain('betulla');
    await citizen.context().close();
  }, 120_000); // prettier-ignore
});

describe('A service that is asked already', () => {
  let running: Told;

  test('changes for those who come, not for what runs', async () => {
    const need = { ...NEED, serviceTypeId: OLD, params: { surface: 40, urgency: 'later' } };
    const { id } = await people.as('citizen1').insist<Told>('POST', '/pratiche', { body: need });
    running = await read(id);
    const second = await atTheOffice(browser, 'admin3', `catalogo/${OLD}`);
    await second.getByLabel('Nome (italiano)').fill('Sgombero di cantine e case');

    await admin.goto(`/admin/catalogo/${OLD}`);
    const add = admin.getByRole('button', { name: 'Aggiungi una domanda' });
    await add.waitFor();
    // By its place: until it is drawn, the last one is another.
    const last = admin.locator('article.question').nth(await admin.locator('article.question').count());
    await add.click();
    await last.getByLabel('Domanda (italiano)').fill('C’è l’ascensore?');
    await last.getByLabel('Domanda (inglese)').fill('Is there a lift?');
    await last.getByLabel('Come si risponde').selectOption('boolean');
    await last.getByLabel('Bisogna rispondere').check();
    await admin.locator('article.question').first().getByRole('button', { name: 'Togli', exact: true }).click();
    await admin.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
    await admin.getByText('Domanda nuova: «C’è l’ascensore?»').waitFor();
    await admin.getByText(/Pratiche aperte che restano come sono: [1-9]/).waitFor();
    await publish(admin, 'Senza ascensore serve più gente', 2);

    await toldMeanwhile(second);
    const now = await read(id);
    expect([now.serviceTypeVersion, now.need]).toEqual([running.serviceTypeVersion, running.need]);
  }, 240_000); // prettier-ignore

  test('has every version on record, with what changed, and a way back', async () => {
    const { version, versions } = await people.as('auditor1').insist<History>('GET', `/catalogue/types/${OLD}`);
    expect([version, versions.length]).toEqual([3, 3]);
    await admin.goto(`/admin/catalogo/${OLD}`);
    await admin.getByText('Versione 1 ·').click();
    await judge(admin, 'catalogo-versioni');
    await admin.getByRole('button', { name: 'Torna alla versione 1' }).click();
    await admin.getByText('Nome in italiano: Sgombero di cantine e case → Sgombero e pulizie').filter({ visible: true }).waitFor();
    await publish(admin, 'Come prima', 4);
    const after = await people.as('auditor1').insist<History>('GET', `/catalogue/types/${OLD}`);
    expect(after.versions[0]!.definition).toEqual(after.versions[3]!.definition);
  }, 120_000); // prettier-ignore

  test('is retired when the comune offers it no longer, says so, and is taken back', async () => {
    await admin.goto(`/admin/catalogo/${OLD}`);
    const box = admin.getByRole('region', { name: 'Ritira o riprendi' });
    await box.getByText(/Pratiche aperte che vanno avanti come sono: [1-9]/).waitFor();
    await judge(admin, 'catalogo-ritiro');
    const decide = async (act: string) => {
      await box.getByLabel('Motivo').fill('Cambia la convenzione');
      await box.getByRole('button', { name: act }).click();
      await admin.getByRole('button', { name: 'Sì, confermo' }).click();
    };
    await decide('Ritira il servizio');
    await box.getByText('Ritirato: non si può più chiedere.').waitFor();
    const reader = await sitDown(browser);
    for (const path of [`/richiesta/${OLD}`, `/servizi?type=${OLD}`]) {
      await reader.goto(path);
      await reader.getByText('non si può più chiedere').first().waitFor();
      await judge(reader, `ritirato-${path.split('/')[1]!.slice(0, 8)}`);
    }
    await decide('Riprendi il servizio');
    await box.getByText('Questo servizio si può chiedere.').waitFor();
    await reader.goto(`/servizi?type=${OLD}`);
    await reader.locator('app-service-card').first().waitFor();
    await reader.context().close();
    await admin.context().close();
  }, 180_000);
});

const read = (id: string) => people.as('citizen1').insist<Told>('GET', `/pratiche/${id}`);
const animals = (answer: string) =>
  citizen
    .getByRole('group', { name: 'Ci sono animali?' })
    .getByRole('radio', { name: answer })
    .check();

/** Who comes second is told what the first has done, keeps what they wrote, and decides. */
async function toldMeanwhile(second: Page): Promise<void> {
  await second.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
  await second.getByRole('region', { name: 'Pubblica' }).getByLabel('Motivo').fill('Nome più chiaro');
  await second.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await second.getByRole('button', { name: 'Sì, confermo' }).click();
  await second.getByText('ha pubblicato mentre scrivevi').waitFor();
  await second.locator('.notice').getByText('Domanda nuova: «C’è l’ascensore?»').waitFor();
  await comesToSay(second.getByLabel('Nome (italiano)'), 'Sgombero di cantine e case');
  await judge(second, 'catalogo-nel-frattempo');
  await second.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
  await second.getByText('Nome in italiano: Sgombero e pulizie straordinarie → Sgombero di cantine').waitFor();
  await second.getByText('Domanda tolta: «C’è l’ascensore?»').filter({ visible: true }).waitFor();
  await publish(second, 'Nome più chiaro', 3);
  await second.context().close();
} // prettier-ignore

/** Two enti offer it: enti publish their services through the comune. */
async function plantServices(): Promise<void> {
  await sql`insert into service (id, comune_id, ente_id, service_type_id, title, summary, description, profiles, zones, price_lines, price_from_cents, price_unit, drawing)
    select gen_random_uuid(), 'milano', id, ${TYPE}, 'Verde a posto', 'Balconi e giardini', 'Balconi e giardini', '{giardiniere}', '{8}', '[]', 4500, 'visit', 'home'
    from ente where comune_id = 'milano' and (id::text like '%0001' or id::text like '%0002')`.execute(behind);
} // prettier-ignore

async function judge(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect([name, await flaws(page)]).toEqual([name, []]);
  await page.setViewportSize({ width: 320, height: 900 });
  expect([name, await flaws(page), await fitsItsWidth(page)]).toEqual([name, [], true]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function judgeInTheDark(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await judge(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
}
