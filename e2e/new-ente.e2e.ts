import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { PDF } from '../api/documents/testing.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, logIn, openBrowser, reaches, sitDown } from './browser.ts';
import { comeIn, sendInvitation, writeInvitation } from './come-in.ts';
import { judge } from './judge.ts';
import { makeOffer } from './make-offer.ts';
import { NEED_PAGE, tellNeed } from './tell-need.ts';
import { inDays, move } from './walk.ts';

const ONE = randomUUID().slice(0, 8);
const NAME = `Cooperativa Girasole ${ONE}`;
const TITLE = `Ore serene ${ONE}`;
const AVVISO = `Avviso per l’assistenza ${ONE}`;
const EMAIL = `ines.${ONE}@example.org`;

interface Offers {
  items: { id: string; revision: number; ente: { id: string } }[];
}

/**
 * An ente that nobody knew, from its registration to its first offer, with nothing but the pages; and what
 * happens to who asked when it is suspended.
 */
let browser: Browser;
let admin: Page;
let ente: Page;
let enteId: string;
let praticaId: string;
beforeAll(async () => {
  browser = await openBrowser();
  admin = await atTheOffice(browser, 'admin1', 'enti');
}, 120_000);
afterAll(() => browser?.close());

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
}
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
const confirm = (page: Page) => page.locator('mat-dialog-actions button').last().click();

/** What an ente may show: drawn by the browser itself. */
async function picture() {
  const page = await sitDown(browser);
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 480 } });
  await page.context().close();
  return { name: 'sede.png', mimeType: 'image/png', buffer };
}

/** The office takes a step of a qualification, which is asked once more. */
async function decide(move: string, done: string): Promise<void> {
  await admin.locator('.moves').getByRole('button', { name: move }).click();
  const form = admin.locator('wemi-move-form form');
  await form.getByLabel('Perché').fill('Ha tutto quello che l’avviso chiede');
  const verdict = form.getByLabel('La tua valutazione');
  if ((await verdict.count()) > 0) await verdict.selectOption('yes');
  await form.getByRole('button', { name: move }).click();
  await confirm(admin);
  await admin.getByText(done).waitFor();
}

describe('A new ente', () => {
  test('is registered, and somebody of it comes in by the link of a mail', async () => {
    await admin.getByRole('link', { name: 'Registra un ente' }).click();
    await fill(admin, {
      'Nome dell’ente': NAME,
      'Che tipo di ente è': 'Cooperativa sociale',
      'Chi siamo, in italiano': 'Aiutiamo a casa dal 1998.',
      'Indirizzo della sede: via e numero': 'via Larga 1',
      'CAP della sede': '20122',
      'Comune della sede': 'Milano',
      Telefono: '02 1234567',
      Email: 'info@girasole.example',
    });
    await press(admin, 'Registra un ente');
    await admin.getByRole('heading', { level: 1, name: NAME }).waitFor();
    enteId = admin.url().split('/').at(-1)!;
    await admin.goto('/admin/persone');
    await writeInvitation(admin, { firstName: 'Ines', lastName: 'Sala', email: EMAIL, ente: NAME });
    await sendInvitation(admin);
    ente = await comeIn(browser, EMAIL, 'una parola molto lunga 7');
    await judge(ente, 'new-ente-first-look');
  }, 240_000);

  test('reads the avviso that the office has published, and applies', async () => {
    await admin.goto('/admin/avvisi/nuovo');
    await fill(admin, {
      'Titolo in italiano': AVVISO,
      'Titolo in inglese': `Call ${ONE}`,
      'Testo in italiano': 'Cerchiamo enti per l’assistenza alla persona.',
      'Testo in inglese': 'We look for enti for personal care.',
      'Primo giorno per rispondere': inDays(0),
      'Ultimo giorno per rispondere': inDays(30),
    });
    await admin.locator('wemi-type-picker input').fill('Assistenza alla persona');
    await admin.locator('wemi-type-picker input').press('Tab');
    await press(admin, 'Aggiungi il servizio');
    await admin.getByLabel('Municipio 8', { exact: false }).check();
    await fill(admin, {
      'Requisito, in italiano': 'DURC in corso di validità',
      'Requisito, in inglese': 'Valid DURC',
    });
    await judge(admin, 'new-ente-avviso');
    await press(admin, 'Salva la bozza');
    await admin.getByRole('heading', { level: 1, name: AVVISO }).waitFor();
    await press(admin, 'Pubblica');
    await confirm(admin);
    await admin.getByText('L’avviso è pubblicato.').waitFor();
    const reader = await sitDown(browser);
    await reader.goto('/avvisi');
    await reader.getByRole('link', { name: AVVISO }).click();
    await reader.getByRole('heading', { level: 1, name: AVVISO }).waitFor();
    await judge(reader, 'new-ente-avviso-public');
    await reader.context().close();

    await ente.goto('/admin/avvisi');
    await ente.getByRole('link', { name: AVVISO }).click();
    await ente.getByRole('link', { name: 'Rispondi all’avviso' }).click();
    await fill(ente, {
      Denominazione: NAME,
      'Legale rappresentante': 'Ines Sala',
      'Sede legale': 'via Larga 1, Milano',
      PEC: 'girasole@pec.example.org',
      'Codice fiscale': '12345678903',
      'Numero di iscrizione al RUNTS': '48213',
    });
    await ente.getByRole('button', { name: /^Servizi e municipi/ }).click();
    await ente.getByLabel('Assistenza alla persona', { exact: true }).check();
    await ente.getByLabel('Municipio 8', { exact: true }).check();
    await ente.getByRole('button', { name: /^Requisiti/ }).click();
    await fill(ente, {
      'Numero e data del documento': 'INPS 3344 del 1 novembre',
      'Vale fino al': inDays(100),
    });
    await press(ente, 'Salva');
    await ente.getByText('Allega il documento, anche fotografato.').waitFor();
    const file = { name: 'durc.pdf', mimeType: 'application/pdf', buffer: PDF };
    await ente.getByLabel('File del documento').setInputFiles(file);
    await ente.getByRole('button', { name: 'Togli durc.pdf' }).waitFor();
    await judge(ente, 'new-ente-application');
    await ente.getByRole('button', { name: /^Invio/ }).click();
    await press(ente, 'Invia la domanda');
    await confirm(ente);
    await ente.waitForURL(/\/qualificazioni\/[0-9a-f-]{36}/);
    await ente.getByText('In esame').first().waitFor();
  }, 240_000);

  test('is examined and qualified, and is told', async () => {
    await admin.goto('/admin/qualificazioni');
    await admin.getByRole('link', { name: NAME }).click();
    await admin.getByRole('heading', { name: 'Che cosa puoi fare' }).waitFor();
    const [durc] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: 'Scarica durc.pdf' }).click(),
    ]);
    expect(durc.suggestedFilename()).toBe('durc.pdf');
    await judge(admin, 'new-ente-examined');
    expect(await admin.getByRole('button', { name: 'Qualifica l’ente' }).count()).toBe(0);
    await decide('Dai la tua valutazione', 'La tua valutazione è registrata.');
    await decide('Qualifica l’ente', 'L’ente è qualificato.');
    await ente.reload();
    await ente.getByText('Qualificato', { exact: true }).first().waitFor();
  }, 180_000);

  test('publishes its first service, which families find', async () => {
    await ente.goto('/admin/servizi');
    await ente.getByLabel('Che servizio è').selectOption({ label: 'Assistenza alla persona' });
    await press(ente, 'Scrivi un servizio nuovo');
    await fill(ente, {
      Titolo: TITLE,
      'In una frase': 'Chi ti aiuta ad alzarti, lavarti e uscire',
      Descrizione: 'Sempre la **stessa** persona.',
    });
    await ente.getByLabel('OSS', { exact: true }).check();
    await press(ente, 'Aggiungi una voce');
    await ente.getByLabel('Prezzo unitario (€)').fill('21,50');
    await ente.getByLabel('Aggiungi una fotografia').setInputFiles(await picture());
    await fill(ente, {
      'Fotografia 1: che cosa mostra, in italiano': 'La nostra sede in via Larga',
      'Fotografia 1: che cosa mostra, in inglese': 'Our place in via Larga',
    });
    await ente.getByLabel('Titolo').focus();
    await ente.getByTestId('kept').getByText('Salvato').waitFor();
    await judge(ente, 'new-ente-service');
    await press(ente, 'Manda all’ufficio');
    await confirm(ente);
    await ente.getByText('Il servizio è all’ufficio.').waitFor();
    await admin.goto('/admin/servizi/da-pubblicare');
    await admin.getByRole('link', { name: TITLE }).click();
    await press(admin, 'Pubblica');
    await confirm(admin);
    await admin.getByText('Il servizio è pubblicato e l’ente è avvisato.').waitFor();
    const reader = await sitDown(browser);
    await reader.goto(`/servizi?q=${encodeURIComponent(TITLE)}`);
    await reader.getByRole('link', { name: TITLE }).first().click();
    await reader.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await reader.getByRole('img', { name: 'La nostra sede in via Larga' }).waitFor();
    await judge(reader, 'new-ente-service-public');
    await reader.goto(`/enti/${enteId}`);
    await reader.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await judge(reader, 'new-ente-public');
    await reader.context().close();
  }, 240_000);

  test('makes its first offer to who asks', async () => {
    const citizen = await sitDown(browser);
    await citizen.goto(NEED_PAGE);
    await tellNeed(citizen);
    await press(citizen, 'Accedi e invia la richiesta');
    await logIn(citizen, 'citizen1');
    await press(citizen, 'Invia la richiesta');
    await citizen.waitForURL(/\/pratiche\/[0-9a-f-]{36}/);
    praticaId = /pratiche\/([0-9a-f-]{36})/.exec(citizen.url())![1]!;
    await reaches(citizen, 'offer');
    await ente.goto('/admin/attivita');
    await ente.goto(`/admin/pratiche/${praticaId}`);
    await makeOffer(ente, '21,50', '40');
    const offer = citizen.getByTestId(`offer-${enteId}`);
    await offer.getByText('860,00').waitFor();
    expect(await offer.innerText()).toContain(NAME);
    await judge(citizen, 'new-ente-offer');
    await offer
      .getByRole('link', { name: 'Il servizio come era quando è stata fatta l’offerta' })
      .click();
    await citizen.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await judge(citizen, 'new-ente-kept-service');
    await citizen.context().close();
  }, 180_000);

  test('is suspended, with what that does told before, and leaves no request hanging', async () => {
    const people = peopleOf(sharedStack().publicUrl);
    const { items } = await people.as('citizen1').insist<Offers>('GET', `/pratiche/${praticaId}/offers`);
    const { id: offerId, revision } = items.find((offer) => offer.ente.id === enteId)!;
    await move(people, 'citizen1', praticaId, 'chooseOffer', { offerId, revision });
    const citizen = await sitDown(browser);
    await citizen.goto(`/pratiche/${praticaId}`);
    await logIn(citizen, 'citizen1');
    await reaches(citizen, 'order');

    await admin.goto(`/admin/enti/${enteId}`);
    await admin.getByRole('heading', { name: 'Che cosa succede se lo sospendi' }).waitFor();
    await admin.getByText('La pratica torna alle offerte, senza questo ente').waitFor();
    await judge(admin, 'new-ente-before-suspension');
    await admin.locator('wemi-reasoned-form').first().getByLabel('Motivo').fill('Assicurazione scaduta');
    await press(admin, 'Sospendi l’ente');
    await admin.getByRole('dialog').getByText('1 · pratiche che tornano alle offerte').waitFor();
    await confirm(admin);
    await admin.getByRole('heading', { name: 'A che punto è la sospensione' }).waitFor();
    await admin.locator('.counts li').filter({ hasText: /^\s*0\s+in corso/ }).waitFor();
    await reaches(citizen, 'offer');
    await judge(citizen, 'new-ente-suspended-pratica');
    await citizen.goto(`/enti/${enteId}`);
    await citizen.getByText('Ora non riceve nuove richieste').waitFor();
    await citizen.context().close();
    await ente.goto('/admin/attivita');
    await ente.getByRole('heading', { level: 1 }).waitFor();
    expect(await ente.locator(`[data-task] a[href*="${praticaId}"]`).count()).toBe(0);
  }, 180_000); // prettier-ignore
});
