import type { Page } from 'playwright-core';
import { inDays } from './walk.ts';

/** An ente offers hours from the page of the pratica. */
export async function makeOffer(page: Page, euro: string, quantity: string): Promise<void> {
  await page.getByRole('button', { name: 'Prepara un’offerta' }).click();
  await page.getByLabel('Prezzo unitario (€)').fill(euro);
  await page.getByLabel('Quantità').fill(quantity);
  await page.getByLabel('Prima data disponibile').fill(inDays(20));
  // With one published service of the kind there is nothing to choose.
  const services = page.getByLabel('Servizio a cui si riferisce');
  if ((await services.count()) > 0) await services.selectOption({ index: 1 });
  await page.getByLabel('Figura professionale').selectOption({ index: 1 });
  await page.getByLabel('Valida fino a').fill(inDays(40));
  await page.getByRole('button', { name: 'Invia l’offerta' }).click();
}
