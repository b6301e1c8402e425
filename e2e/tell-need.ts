import type { Page } from 'playwright-core';
import { inDays } from './walk.ts';

export const NEED_PAGE = '/richiesta/assistenza-persona';

/** Tells a need step by step; each step is looked at before it is left. Ends on the summary. */
export async function tellNeed(
  page: Page,
  look: (step: string) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await answerCare(page);
  await look('bisogno');
  await goOn(page);
  await page.getByLabel('Per me', { exact: true }).check();
  await look('per-chi');
  await goOn(page);
  await page.getByLabel('Zona della città').selectOption('8');
  await page.getByLabel('Indirizzo').fill('via Capuana 3');
  await look('dove');
  await goOn(page);
  await page.getByLabel('A partire da').fill(inDays(20));
  await look('quando');
  await goOn(page);
  await page.getByText('via Capuana 3').waitFor();
  await look('riepilogo');
}

/** The questions of the first step that must be answered. */
export async function answerCare(page: Page): Promise<void> {
  await page.getByLabel('Parzialmente autosufficiente').check();
  await page.getByLabel('Ore a settimana').fill('10');
  await page.getByLabel('Mattina').check();
}

export function goOn(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Continua' }).click();
}
