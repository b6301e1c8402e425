import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { Db } from '../db/connect.ts';
import { enteId } from '../db/seed/enti.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { TERMS as EXAMINATION } from '../workflows/qualification/testing.ts';
import { atTheOffice, openBrowser, sitDown } from './browser.ts';
import { judge } from './judge.ts';
import { openBehind } from './plant-corpus.ts';
import { inDays, move, NEED, type People, TERMS } from './walk.ts';

/** What ente3 offers nobody yet; the same title twice would be found twice. */
const TYPE = 'pet-sitter';
const TITLE = `Zampe felici ${String.fromCharCode(...Array.from({ length: 6 }, () => 97 + randomInt(26)))}`;
const MUNICIPIO = 8;

/** A service from the qualification of its ente to the first offer, and what families read meanwhile. */
let browser: Browser;
let behind: Db;
let people: People;
let ente: Page;
let admin: Page;
let serviceId: string;
beforeAll(async () => {
  browser = await openBrowser();
  behind = openBehind();
  people = peopleOf(sharedStack().publicUrl);
  // An avviso alone may qualify it for this type, as it would a new ente.
  await sql`update ente set avviso_type_ids = array_append(avviso_type_ids, ${TYPE}) where id = ${enteId(3)}`.execute(behind); // prettier-ignore
}, 120_000);
afterAll(async () => {
  const owner = people.as('ente3');
  if (serviceId) {
    const { version, state } = await owner.insist<Written>('GET', `/office/services/${serviceId}`);
    const body = { transition: 'withdraw', expectedVersion: version };
    if (state !== 'withdrawn') await owner.insist('POST', `/office/services/${serviceId}/transitions`, { body }); // prettier-ignore
  }
  await sql`update ente set avviso_type_ids = array_remove(avviso_type_ids, ${TYPE}) where id = ${enteId(3)}`.execute(behind); // prettier-ignore
  await behind.destroy();
  await browser.close();
});

interface Written {
  id: string;
  state: string;
  version: number;
}

const saved = (page: Page) => page.getByTestId('kept').getByText('Salvato').waitFor();
async function press(page: Page, name: string, isAsked = true): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  if (isAsked) await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}
const search = async (page: Page) => {
  await page.goto(`/servizi?q=${encodeURIComponent(TITLE)}`);
  await page.locator('section[aria-busy="false"]').waitFor();
  return page.locator('app-service-card').filter({ hasText: TITLE }).count();
};

describe('A new ente', () => {
  test('is qualified by an avviso, and may then write services of its type', async () => {
    ente = await atTheOffice(browser, 'ente3', 'servizi');
    await ente.getByRole('heading', { name: 'I nostri servizi' }).waitFor();
    const offered = ente.getByLabel('Che servizio è').locator(`option[value="${TYPE}"]`);
    await ente.getByLabel('Che servizio è').waitFor();
    expect(await offered.count()).toBe(0);
    await qualify();
    await ente.reload();
    await offered.waitFor({ state: 'attached' });
    await judge(ente, 'servizi-ente');
  }, 180_000);

  test('writes its first service, sees what is missing, and sends it', async () => {
    await ente.getByLabel('Che servizio è').selectOption(TYPE);
    await press(ente, 'Scrivi un servizio nuovo', false);
    await ente.getByText('Prima di mandarlo, manca ancora:').waitFor();
    serviceId = new URL(ente.url()).pathname.split('/').at(-1)!;
    await ente.getByLabel('Titolo').fill(TITLE);
    await ente.getByLabel('In una frase').fill('Passeggiate e compagnia, due volte al giorno');
    await ente
      .getByLabel('Descrizione', { exact: true })
      .fill('Veniamo **sempre** in due.\n\n- guinzaglio\n- acqua');
    await ente.getByLabel('pet-sitter', { exact: true }).check();
    await press(ente, 'Aggiungi una voce', false);
    await ente.getByLabel('Prezzo unitario (€)').fill('14,50');
    await ente.getByLabel('Titolo').focus();
    await saved(ente);
    await ente.locator('.said strong').getByText('sempre').waitFor();
    await judge(ente, 'servizio-editor');
    await press(ente, 'Manda all’ufficio');
    await ente.getByText('Il servizio è all’ufficio.').waitFor();
    expect(await search(await sitDown(browser))).toBe(0);
  }, 180_000);

  test('mends what the office sends back, and is published', async () => {
    admin = await atTheOffice(browser, 'admin1', 'servizi/da-pubblicare');
    await admin.getByRole('link', { name: TITLE }).waitFor();
    await judge(admin, 'servizi-da-pubblicare');
    await admin.getByRole('link', { name: TITLE }).click();
    await admin.getByRole('heading', { name: 'Decidi' }).waitFor();
    await judge(admin, 'servizio-da-pubblicare');
    await admin.getByRole('textbox').last().fill('Scrivi da quando siete disponibili');
    await press(admin, 'Rimanda all’ente');
    await admin.getByText('Il servizio è tornato all’ente').waitFor();
    await ente.reload();
    await ente.getByText('Scrivi da quando siete disponibili').first().waitFor();
    await ente.getByLabel('Da quando').fill(inDays(10));
    await ente.getByLabel('Titolo').focus();
    await saved(ente);
    await press(ente, 'Manda all’ufficio');
    await ente.getByText('Il servizio è all’ufficio.').waitFor();
    await admin.reload();
    await press(admin, 'Pubblica');
    await admin.getByText('Il servizio è pubblicato e l’ente è avvisato.').waitFor();
  }, 180_000);

  test('is found by a citizen, who asks, and to whom it makes an offer', async () => {
    const citizen = await sitDown(browser);
    expect(await search(citizen)).toBe(1);
    await citizen.getByRole('link', { name: TITLE }).first().click();
    await citizen.getByRole('heading', { name: TITLE }).waitFor();
    await citizen.locator('app-rich-text strong').getByText('sempre').waitFor();
    await judge(citizen, 'servizio-pubblicato');
    const { species } = await firstAnswers();
    const need = {
      ...NEED,
      serviceTypeId: TYPE,
      params: { species, animals: 1, visitsPerWeek: 5 },
    };
    const { id } = await people.as('citizen1').insist<{ id: string }>('POST', '/pratiche', { body: need }); // prettier-ignore
    const lines = [{ label: 'Visite', unit: 'visit', unitCents: 1450, quantity: 60 }];
    const offer = { ...TERMS, priceModel: 'perVisit', lines, profile: 'pet-sitter' };
    await move(people, 'ente3', id, 'submitOffer', offer);
    const { items } = await people.as('citizen1').insist<{ items: { ente: { id: string } }[] }>('GET', `/pratiche/${id}/offers`); // prettier-ignore
    expect(items.map(({ ente: { id: by } }) => by)).toEqual([enteId(3)]);
    await move(people, 'citizen1', id, 'withdraw');
  }, 180_000);

  test('stays live while its next version waits, and rests when it likes', async () => {
    await ente.reload();
    await ente.getByLabel('In una frase').fill('Passeggiate, gioco e compagnia');
    await saved(ente);
    await press(ente, 'Manda all’ufficio');
    await ente.getByText('Pubblicato, con modifiche in attesa').first().waitFor();
    const citizen = await sitDown(browser);
    expect(await search(citizen)).toBe(1);
    await admin.reload();
    await admin.getByRole('heading', { name: 'Che cosa leggono ora le famiglie' }).waitFor();
    await judge(admin, 'servizio-prima-e-dopo');
    await press(admin, 'Pubblica');
    await admin.getByText('Il servizio è pubblicato e l’ente è avvisato.').waitFor();
    await ente.reload();
    await press(ente, 'Metti in pausa');
    await ente.getByText('Il servizio è in pausa.').waitFor();
    expect(await search(citizen)).toBe(0);
    await press(ente, 'Fai tornare', false);
    await ente.getByText('Le famiglie trovano di nuovo il servizio.').waitFor();
    expect(await search(citizen)).toBe(1);
  }, 180_000);
});

/** Applied for, examined and granted through the API. */
async function qualify(): Promise<void> {
  const [office, applicant] = [people.as('admin1'), people.as('ente3')];
  const avviso = {
    ...{ titleIt: 'Avviso per pet-sitter', titleEn: 'Call for pet-sitters', textIt: 'Cerchiamo enti.', textEn: 'We look for enti.' },
    ...{ serviceTypeIds: [TYPE], municipi: [MUNICIPIO], terms: EXAMINATION },
    requirements: [{ id: 'charter', kind: 'declaration', labelIt: 'Carta dei servizi', labelEn: 'Charter', expires: false, optional: true }],
    ...{ opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: new Date(Date.now() + 864e5).toISOString() },
  };
  const { id: avvisoId } = await office.insist<{ id: string }>('POST', '/office/avvisi', { body: avviso });
  await office.insist('POST', `/office/avvisi/${avvisoId}/publish`);
  const content = {
    ...{ legalName: 'Assistenza Milano Onlus', representative: 'Sara Moretti', address: 'Via Aldini 12, Milano' },
    ...{ pec: 'ente3@pec.example.org', fiscalCode: '12345678903', runtsNumber: '48213' },
    ...{ serviceTypeIds: [TYPE], municipi: [MUNICIPIO], answers: [] },
  };
  await applicant.insist('PUT', `/avvisi/${avvisoId}/application`, { body: { expectedVersion: 0, content } });
  const { id } = await applicant.insist<{ id: string }>('POST', `/avvisi/${avvisoId}/application/send`);
  for (const [transition, more] of [['assess', { isFavourable: true }], ['qualify', {}]] as const) {
    const { version: expectedVersion } = await office.insist<Written>('GET', `/qualifications/${id}`);
    const body = { transition, expectedVersion, reason: 'Come da verbale', ...more };
    await office.insist('POST', `/qualifications/${id}/transitions`, { body });
  }
} // prettier-ignore

/** What the catalogue offers first for the animal. */
async function firstAnswers(): Promise<{ species: string }> {
  const { definition } = await people.as('ente3').insist<{ definition: { params: { id: string; options?: { id: string }[] }[] } }>('GET', `/office/services/${serviceId}`); // prettier-ignore
  const species = definition.params.find(({ id }) => id === 'species');
  return { species: species!.options![0]!.id };
}
