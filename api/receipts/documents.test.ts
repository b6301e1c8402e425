import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import type { Name } from '../testing.ts';
import { receiptsOn, textOf } from './testing.ts';

let archive: Archive;
let { get, paymentOf, giveBack } = {} as ReturnType<typeof receiptsOn>;
let praticaId: string;
let paymentId: string;
let number: string;
const QUESTIONS = [
  { id: 'condition', it: 'Condizione', en: 'Condition', type: 'text', sensitive: true, required: false },
  { id: 'hoursPerWeek', it: 'Ore a settimana', en: 'Hours a week', type: 'integer', sensitive: false, required: true },
  { id: 'isAlone', it: 'Vive sola', en: 'Lives alone', type: 'boolean', sensitive: false, required: true },
]; // prettier-ignore
beforeAll(async () => {
  archive = await openArchive();
  ({ get, paymentOf, giveBack } = receiptsOn(archive));
  for (const who of ['delegate', 'otherCitizen', 'sportello', 'operator', 'unasked'] as const)
    await archive.ask(who, 'GET', '/me');
  // Settled half an hour after midnight in Rome, which is the day before in Greenwich.
  const walk = await archive.toActive('2026-03-02T08:00:00.000Z', [1, 1, 1, 12.5]);
  praticaId = walk.pratica.id;
  ({ id: paymentId } = await paymentOf(praticaId));
  number = (await archive.ask('citizen', 'GET', `/me/payments`)).body.items[0].pratica.number;
  await asSystem(archive.db, 'milano', async (trx) => {
    const beneficiary = JSON.stringify({ self: false, name: 'Zoë Łukasz D’Amicò' });
    const params = JSON.stringify({ hoursPerWeek: 37, isAlone: true, condition: 'Demenza senile' });
    await trx.updateTable('serviceType').set({ params: JSON.stringify(QUESTIONS) }).execute();
    const told = { beneficiary, params, serviceTypeVersion: 2 };
    await trx.updateTable('need').set(told).where('praticaId', '=', praticaId).execute();
  }); // prettier-ignore
}, 120_000);
afterEach(() => endMandates(archive));
afterAll(() => archive?.close(), 60_000);

const receipt = (who: Name, id = paymentId) => get(who, `/payments/${id}/receipt.pdf`);
const order = (who: Name, query = '') => get(who, `/pratiche/${praticaId}/order.pdf${query}`);

describe('The receipt of a payment', () => {
  test('says who paid what, for whom, when and how, and is a file to keep', async () => {
    const { statusCode, headers, rawPayload } = await receipt('citizen');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="R-MI-2026-000001.pdf"',
      'cache-control': 'no-store',
    });
    const { text } = await textOf(rawPayload);
    for (const told of [
      'Ricevuta di pagamento R-MI-2026-000001', 'Pagato martedì 3 marzo 2026, ore 00:30', 'Pagato da Anna Ferrari',
      'Persona assistita Zoë Łukasz D’Amicò', 'Fornito da Ente 1', `Pratica ${number}`, 'Come con carta',
      'da martedì 1 dicembre 2026 a sabato 30 gennaio 2027', 'Ore: 12 ore × 21,50 € 258,00 €',
      'Totale del pagamento 258,00 €', 'Pagato 258,00 €', 'non è la fattura',
    ]) expect(text).toContain(told); // prettier-ignore
    expect(text).not.toMatch(/Restituito|In restituzione|Demenza/);
  });

  test('is tagged, in Italian, with its title and its fonts in it', async () => {
    const { rawPayload } = await receipt('citizen');
    const { pdf } = await textOf(rawPayload);
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
    expect(info).toMatchObject({
      Title: 'Ricevuta di pagamento R-MI-2026-000001',
      Language: 'it-IT',
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(rawPayload.toString('latin1')).toContain('/FontFile2');
  });

  test('keeps its number and tells what was given back, to the cent', async () => {
    const lived = await archive.toActive('2026-04-06T08:00:00.000Z');
    const of = await paymentOf(lived.pratica.id);
    const back = { praticaId: lived.pratica.id, paymentId: of.id, enteId: of.enteId };
    await giveBack(back, { cents: 5_833, at: '2026-05-04T09:00:00.000Z', cause: randomUUID() });
    await giveBack(back, { cents: 1_250, at: '2026-05-11T09:00:00.000Z', cause: randomUUID() });
    const { text } = await textOf((await receipt('citizen', of.id)).rawPayload);
    for (const told of [
      'R-MI-2026-000002', 'Pagato 258,00 €', 'Restituito lunedì 4 maggio 2026 −58,33 €',
      'Restituito lunedì 11 maggio 2026 −12,50 €', 'Spesa che resta 187,17 €',
    ]) expect(text).toContain(told); // prettier-ignore
  });

  test.each(['ente', 'admin', 'auditor'] as const)('is given to the %s, too', async (who) => {
    expect((await receipt(who)).statusCode).toBe(200);
  });

  test.each([
    'otherCitizen', 'delegate', 'rival', 'unasked', 'operator', 'sportello', 'citizenElsewhere',
    'enteElsewhere', 'auditorElsewhere', 'adminElsewhere',
  ] as const)('does not exist for the %s', async (who) => {
    const [theirs, nobodys] = [await receipt(who), await receipt(who, randomUUID())];
    expect([theirs.statusCode, theirs.json()]).toEqual([404, nobodys.json()]);
  }); // prettier-ignore

  test('is read by holders of a mandate for paying, for this pratica or all, and by no other', async () => {
    for (const holder of ['delegate', 'sportello'] as const) {
      await plantMandate(archive, { holder, scope: ['choose', 'service'] });
      expect([holder, (await receipt(holder)).statusCode]).toEqual([holder, 404]);
      await plantMandate(archive, { holder, scope: ['pay'], praticaId });
      expect([holder, (await receipt(holder)).statusCode]).toEqual([holder, 200]);
      await endMandates(archive);
      expect([holder, (await receipt(holder)).statusCode]).toEqual([holder, 404]);
    }
  });

  test('is not there before the payment is settled, nor is a path without an id', async () => {
    const begun = await archive.begin('2026-04-07T08:00:00.000Z');
    expect((await get('citizen', `/payments/${begun.pratica.id}/receipt.pdf`)).statusCode).toBe(404);
    expect((await get('citizen', '/payments/1/receipt.pdf')).statusCode).toBe(404);
  }); // prettier-ignore
});

describe('The summary of an order', () => {
  test('names the parties, service, period, price, and what holds if it pauses or ends', async () => {
    const { statusCode, headers, rawPayload } = await order('citizen');
    expect(statusCode).toBe(200);
    expect(headers['content-disposition']).toBe(`attachment; filename="${number}-ordine-1.pdf"`);
    const { text } = await textOf(rawPayload);
    for (const told of [
      `Riepilogo dell’ordine della pratica ${number}`, 'Chi ha chiesto Anna Ferrari', 'Fornito da Ente 1',
      'da martedì 1 dicembre 2026 a sabato 30 gennaio 2027', 'Ore 12 ore 21,50 € 258,00 €', 'Totale 258,00 €',
      'Che cosa serve', 'Ore a settimana 37', 'Vive sola Sì', 'Le risposte delicate',
      'Puoi sospendere il servizio fino a', 'Puoi interrompere il servizio', 'in proporzione',
    ]) expect(text).toContain(told); // prettier-ignore
    expect(text).not.toMatch(/Demenza|Condizione/);
  });

  test('is of the period asked for', async () => {
    expect((await order('citizen', '?period=1')).statusCode).toBe(200);
    expect((await order('citizen', '?period=2')).statusCode).toBe(404);
    expect((await order('citizen', '?perod=2')).statusCode).toBe(422);
  });

  test.each(['ente', 'admin', 'auditor'] as const)('is given to the %s, too', async (who) => {
    expect((await order(who)).statusCode).toBe(200);
  });

  test.each([
    'rival', 'unasked', 'otherCitizen', 'operator', 'sportello', 'citizenElsewhere', 'adminElsewhere',
  ] as const)('does not exist for the %s', async (who) => {
    expect((await order(who)).statusCode).toBe(404);
  }); // prettier-ignore
});
