import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asActor, connect, type Db } from '../../db/connect.ts';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { monthsAfter, today } from '../days.ts';
import { plantComuni } from '../testing-catalogue.ts';
import { ENTE_A } from '../testing.ts';
import { checkPayload, type Payload } from './check-payload.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantComuni(database.ownerUrl);
  db = connect(database.appUrl, { max: 1 });
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const TYPE = { priceModels: ['hourly', 'monthly'], profiles: ['OSS', 'ASA'] };
const LINE = { label: 'Ore', unit: 'hour', unitCents: 2000, quantity: 4 };
const OFFER = {
  priceModel: 'hourly',
  lines: [LINE],
  firstDate: monthsAfter(today(), 1),
  profile: 'OSS',
  validUntil: monthsAfter(today(), 1),
};

function pointersOf(payload: Payload): Promise<string[]> {
  const context = {
    praticaId: randomUUID(),
    serviceTypeId: 'assistenza-persona',
    typeOf: async () => TYPE,
    enteId: ENTE_A,
  };
  const asking = { comuneId: 'milano', role: 'ente', enteId: ENTE_A };
  return asActor(db, asking, (trx) => checkPayload(trx, 'submitOffer', payload, context)).then(
    () => [],
    (error) => error.details.errors.map(({ pointer }: { pointer: string }) => pointer),
  );
}

describe('The terms of an offer', () => {
  test.each<[string, Payload]>([
    ['by the hour', OFFER],
    ['with night hours', { ...OFFER, lines: [LINE, { ...LINE, band: 'night' }] }],
    ['by the month', { ...OFFER, priceModel: 'monthly', lines: [{ ...LINE, unit: 'month' }] }],
  ])('are all right %s', async (_how, payload) => {
    expect(await pointersOf(payload)).toEqual([]);
  });

  test.each<[string, Payload, string]>([
    ['counts months in hours', { ...OFFER, priceModel: 'monthly' }, '/lines/0/unit'],
    ['counts hours in months', { ...OFFER, lines: [LINE, { ...LINE, unit: 'month' }] }, '/lines/1/unit'],
    ['gives a month a night price', { ...OFFER, priceModel: 'monthly', lines: [{ ...LINE, unit: 'month', band: 'night' }] }, '/lines/0/band'],
    ['sends somebody the service does not have', { ...OFFER, profile: 'astronauta' }, '/profile'],
    ['says what no form asks', { ...OFFER, lines: [{ ...LINE, discount: 5 }] }, '/lines/0/discount'],
  ])('are refused when one %s', async (_how, payload, pointer) => {
    expect(await pointersOf(payload)).toEqual([`/payload${pointer}`]);
  }); // prettier-ignore
});
