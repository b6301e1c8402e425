import type { Locator, Page } from 'playwright-core';

interface Written {
  it: string;
  en: string;
  kind: string;
  isRequired?: boolean;
  isDelicate?: boolean;
  options?: [it: string, en: string][];
  bounds?: [string, string];
}

const QUESTIONS: Written[] = [
  { it: 'Quale verde?', en: 'Which green?', kind: 'choice', isRequired: true, options: [['Giardino', 'Garden'], ['Balcone', 'Balcony']] },
  { it: 'Quanti metri quadri?', en: 'How many square metres?', kind: 'integer', isRequired: true, bounds: ['5', '500'] },
  { it: 'Ci sono animali?', en: 'Are there animals?', kind: 'boolean', isRequired: true },
  { it: 'Quali animali?', en: 'Which animals?', kind: 'choices', isRequired: true, options: [['Cani', 'Dogs'], ['Gatti', 'Cats']] },
  { it: 'Allergie', en: 'Allergies', kind: 'text', isDelicate: true },
  { it: 'Chi apre la porta?', en: 'Who opens the door?', kind: 'person', isRequired: true },
]; // prettier-ignore

/** A question in the editor, by its place. */
export const question = (page: Page, at: number): Locator =>
  page.locator('article.question').nth(at);

/** Six questions, one of them for who has animals only, and two price models. */
export async function writeType(page: Page): Promise<void> {
  await page.getByLabel('Nome (italiano)').fill('Cura del verde');
  await page.getByLabel('Nome (inglese)').fill('Green care');
  await page.getByLabel('In breve (italiano)').fill('Un giardiniere per balconi e giardini.');
  await page.getByLabel('In breve (inglese)').fill('A gardener for balconies and gardens.');
  await page.getByLabel('Chi può venire').fill('giardiniere');
  await page.getByLabel('A ore', { exact: true }).uncheck();
  await page.getByLabel('A visita', { exact: true }).check();
  await page.getByLabel('A pacchetto', { exact: true }).check();
  for (const [at, written] of QUESTIONS.entries()) {
    await page.getByRole('button', { name: 'Aggiungi una domanda' }).click();
    await writeQuestion(question(page, at), written);
  }
  const animals = question(page, 3);
  await animals.getByRole('button', { name: 'Chiedi solo se…' }).click();
  await animals.getByLabel('Solo se a questa domanda').selectOption('Ci sono animali?');
}

async function writeQuestion(at: Locator, written: Written): Promise<void> {
  await at.getByLabel('Domanda (italiano)').fill(written.it);
  await at.getByLabel('Domanda (inglese)').fill(written.en);
  await at.getByLabel('Come si risponde').selectOption(written.kind);
  for (const [n, [it, en]] of (written.options ?? []).entries()) {
    await at.getByLabel(`Risposta ${n + 1} (italiano)`).fill(it);
    await at.getByLabel(`Risposta ${n + 1} (inglese)`).fill(en);
  }
  const [min, max] = written.bounds ?? [];
  if (min) await at.getByLabel('Numero più piccolo').fill(min);
  if (max) await at.getByLabel('Numero più grande').fill(max);
  if (written.isRequired) await at.getByLabel('Bisogna rispondere').check();
  if (written.isDelicate) await at.getByLabel('Informazione delicata').check();
}

/** Publishes what was looked at, as the version that it must become. */
export async function publish(page: Page, reason: string, version: number): Promise<void> {
  await page.getByRole('region', { name: 'Pubblica' }).getByLabel('Motivo').fill(reason);
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: 'Sì, confermo' }).click();
  await page.getByText(`Versione ${version} pubblicata`).waitFor();
}
