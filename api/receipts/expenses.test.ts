import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import type { Name } from '../testing.ts';
import { receiptsOn, textOf } from './testing.ts';
import { thisYear } from './years.ts';

let archive: Archive;
let { get, paymentOf, giveBack } = {} as ReturnType<typeof receiptsOn>;
beforeAll(async () => {
  archive = await openArchive();
  ({ get, paymentOf, giveBack } = receiptsOn(archive));
  await archive.ask('otherCitizen', 'GET', '/me');
  // Both sides of the new year in Rome: 23:30 and half an hour after it.
  const before = (await archive.toActive('2024-12-31T19:30:00.000Z', [1, 1, 0.5, 0.5])).pratica.id;
  const after = (await archive.toActive('2024-12-31T20:30:00.000Z', [1, 1, 0.5, 0.5])).pratica.id;
  const mother = (await archive.toActive('2025-05-05T08:00:00.000Z')).pratica.id;
  await asSystem(archive.db, 'milano', async (trx) => {
    const whose = { [before]: { self: true }, [after]: { self: true }, [mother]: { self: false, name: 'Rosa Ferrari' } };
    for (const [id, beneficiary] of Object.entries(whose))
      await trx.updateTable('need').set({ beneficiary: JSON.stringify(beneficiary) }).where('praticaId', '=', id).execute();
  }); // prettier-ignore
  const back = async (praticaId: string, cents: number, at: string) => {
    const { id: paymentId, enteId } = await paymentOf(praticaId);
    await giveBack({ praticaId, paymentId, enteId }, { cents, at, cause: randomUUID() });
  };
  await back(mother, 5_833, '2025-06-03T09:00:00.000Z');
  await back(before, 1_250, '2025-02-03T09:00:00.000Z');
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const pdfOf = async (year: number | string, who: Name = 'citizen') =>
  textOf((await get(who, `/me/expenses/${year}.pdf`)).rawPayload);

describe('The statement of a year', () => {
  test('sums by beneficiary and service what was paid and came back in the year of Rome', async () => {
    const { text } = await pdfOf(2025);
    for (const told of [
      'Spese per i servizi WeMi del 2025', 'Riepilogo di quanto ha pagato Anna Ferrari', 'non una certificazione per le tasse',
      'Per Anna Ferrari', 'Ente 1 258,00 € 12,50 € 245,50 €', 'Totale 258,00 € 12,50 € 245,50 €',
      'Per Rosa Ferrari', 'Totale 258,00 € 58,33 € 199,67 €',
      'Pagato 516,00 €, restituito 70,83 €: la spesa del 2025 è 445,17 €.',
      'R-MI-2025-000001', 'mercoledì 1 gennaio 2025', 'martedì 3 giugno 2025', '−58,33 €',
    ]) expect(text).toContain(told); // prettier-ignore
    expect(text).not.toContain('non è finito');
  });

  test('of the year before counts what was paid in it, whole: it came back later', async () => {
    const { text } = await pdfOf(2024);
    expect(text).toContain('Pagato 258,00 €, restituito 0,00 €: la spesa del 2024 è 258,00 €.');
    expect(text).not.toContain('Rosa Ferrari');
  });

  test('of a year without payments says so, and of this one that it is not over', async () => {
    const { text } = await pdfOf(thisYear());
    expect(text).toContain(`Nel ${thisYear()} non risultano pagamenti`);
    expect(text).toContain(`Il ${thisYear()} non è finito`);
    expect((await get('citizen', `/me/expenses/${thisYear() + 1}.pdf`)).statusCode).toBe(404);
    expect((await get('citizen', '/me/expenses/abcd.pdf')).statusCode).toBe(404);
  });

  test('comes as a sheet, too, whose sums are the same', async () => {
    const { headers, body } = await get('citizen', '/me/expenses/2025.csv');
    expect(headers['content-disposition']).toBe('attachment; filename="wemi-spese-2025.csv"');
    const lines = body.slice(1).trim().split('\r\n');
    const rows = lines.slice(1).map((line) => line.slice(1, -1).split('";"'));
    expect(lines[0]).toContain('"Persona assistita";"Servizio";"Ente"');
    const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]!.replace(',', '.')), 0); // prettier-ignore
    expect([rows.length, sum(6), sum(7), sum(8)]).toEqual([3, 516, 70.83, 0]);
  });

  test('is of who asks alone', async () => {
    expect((await pdfOf(2025, 'otherCitizen')).text).toContain('non risultano pagamenti');
    for (const who of ['ente', 'operator', 'sportello', 'admin', 'auditor'] as const)
      for (const as of ['pdf', 'csv'])
        expect([who, (await get(who, `/me/expenses/2025.${as}`)).statusCode]).toEqual([who, 403]);
  });
});
