import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { monthsAfter, today } from '../days.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { textOf } from '../receipts/testing.ts';
import { formats } from '../words/words.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, openApiWithWorker, type Stage } from '../testing.ts';

const BANDS = [
  { upToCents: 700_000, payPercent: 0 },
  { upToCents: 1_500_000, payPercent: 40 },
];
const WRITTEN = {
  serviceTypeId: NEED.serviceTypeId,
  validFrom: today(),
  rules: { iseeKind: 'ordinary', bands: BANDS },
  reason: 'Delibera di Giunta 12/2026',
  expectedVersion: 0,
};

let stage: Stage;
let before: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  before = await servicesOn(stage).ordered();
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const say = async (cents: number) => {
  const { id: personId } = (await stage.ask('citizen', 'GET', '/me')).body;
  await asSystem(stage.db, 'milano', (trx) =>
    trx
      .insertInto('isee')
      .values({ id: randomUUID(), comuneId: 'milano', personId, kind: 'ordinary', valueCents: cents, validUntil: addDays(today(), 9), source: 'self-declared', saidBy: personId })
      .execute()); // prettier-ignore
};
const tariffOf = async (who: Parameters<Stage['ask']>[0], id: string) =>
  stage.ask(who, 'GET', `/pratiche/${id}/tariff`);

describe('Tariffs', () => {
  test('are laid down by administrators, in versions, and never for the past', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'auditor'] as const)
      expect((await stage.ask(who, 'POST', '/tariffs', WRITTEN)).status).toBe(403);
    const wrong = [
      [{ validFrom: addDays(today(), -1) }, '/validFrom'],
      [{ rules: { ...WRITTEN.rules, bands: [BANDS[1], BANDS[0]] } }, '/rules/bands/1/upToCents'],
      [{ rules: { ...WRITTEN.rules, bands: [{ ...BANDS[0], payPercent: 50 }, BANDS[1]] } }, '/rules/bands/1/payPercent'],
      [{ serviceTypeId: 'nessuno' }, '/serviceTypeId'],
    ] as const; // prettier-ignore
    for (const [change, pointer] of wrong) {
      const { status, body } = await stage.ask('admin', 'POST', '/tariffs', { ...WRITTEN, ...change }); // prettier-ignore
      expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
    }
    const { status, body } = await stage.ask('admin', 'POST', '/tariffs', WRITTEN);
    expect([status, body.versions]).toEqual([201, [expect.objectContaining({ version: 1, status: 'inForce', writtenBy: 'Carla Neri' })]]); // prettier-ignore
    const again = await stage.ask('admin', 'POST', '/tariffs', WRITTEN);
    expect([again.status, again.body.code]).toEqual([409, 'rules-changed']);
    expect((await stage.ask('citizen', 'GET', '/tariffs')).status).toBe(403);
    expect((await stage.ask('auditor', 'GET', '/tariffs')).body.items).toHaveLength(1);
    expect((await stage.ask('adminElsewhere', 'GET', '/tariffs')).body.items).toEqual([]);
  });

  test('stand on the page of a service, for everybody', async () => {
    const { items } = (await stage.ask(null, 'GET', `/services?type=${NEED.serviceTypeId}`)).body;
    const { tariff } = (await stage.ask(null, 'GET', `/services/${items[0].id}`)).body;
    expect(tariff).toEqual({ version: 1, validFrom: today(), rules: WRITTEN.rules });
  });
});

describe('What a tariff leaves to pay', () => {
  let id: string;
  test('is said of each offer before one is chosen, by the ISEE on record', async () => {
    id = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
    const lines = [{ label: 'Ore', unit: 'hour', unitCents: 2_155, quantity: 3 }];
    const terms = { priceModel: 'hourly', lines, firstDate: today(), profile: 'OSS', validUntil: monthsAfter(today(), 2) }; // prettier-ignore
    await servicesOn(stage).move('ente', id, 'submitOffer', terms);
    const { totalCents } = (await stage.ask('citizen', 'GET', `/pratiche/${id}/offers`)).body.items[0]; // prettier-ignore
    expect((await tariffOf('citizen', id)).body).toMatchObject({ mine: { access: 'paid', fault: 'missing' }, offers: [{ payCents: totalCents }], orders: [] }); // prettier-ignore
    await say(1_500_000);
    expect((await tariffOf('citizen', id)).body).toMatchObject({
      mine: { access: 'discounted', payPercent: 40, fault: null, source: 'self-declared', met: { cents: 1_500_000 }, upToCents: 1_500_000 },
      offers: [{ totalCents, payCents: Math.floor(totalCents * 0.4) }],
    }); // prettier-ignore
  });

  test('is decided with the order, and is neither the ente’s nor a stranger’s to read', async () => {
    const ordered = await servicesOn(stage).ordered();
    const { body } = await tariffOf('citizen', ordered);
    const [order] = body.orders;
    expect(order).toMatchObject({ payPercent: 40, version: 1, onDate: today(), met: { cents: 1_500_000 } }); // prettier-ignore
    for (const who of ['ente', 'rival', 'otherCitizen', 'operator', 'sportello', 'adminElsewhere'] as const)
      expect([who, (await tariffOf(who, ordered)).status]).toEqual([who, 404]); // prettier-ignore
    for (const who of ['citizen', 'ente'] as const) {
      const { body: payment } = await stage.ask(who, 'GET', `/pratiche/${ordered}/payments`);
      expect(payment).toMatchObject({ amountCents: order.fullCents, tariffCents: order.fullCents - order.payCents, coveredCents: order.fullCents - order.payCents }); // prettier-ignore
      expect(JSON.stringify(payment)).not.toContain('1500000');
    }
    const seen = await stage.ask('ente', 'GET', `/pratiche/${ordered}/timeline`);
    const confirmed = seen.body.items.find(({ kind }: Json) => kind === 'confirmOrder');
    expect(confirmed.data).toMatchObject({ tariffCents: order.fullCents - order.payCents });
    expect(JSON.stringify(seen.body)).not.toContain('isee');
  });

  test('is a share of its own on payments, receipts and the year’s statement, and no voucher', async () => {
    const services = servicesOn(stage);
    const ordered = await services.ordered();
    const [{ fullCents, payCents }] = (await tariffOf('citizen', ordered)).body.orders;
    await services.move('admin', ordered, 'recordPaidElsewhere', { receiptNumber: 'T 1' });
    const { items } = (await stage.ask('citizen', 'GET', `/me/payments?praticaId=${ordered}`)).body;
    const share = fullCents - payCents;
    expect(items).toMatchObject([{ ways: ['counter', 'tariff'], amountCents: fullCents, paidCents: payCents, tariffCents: share, voucherCents: 0 }]);
    const headers = { authorization: await stage.bearer('citizen') };
    const get = (path: string) => stage.app.inject({ url: `/api${path}`, headers });
    const paper = async (path: string) => (await textOf((await get(path)).rawPayload)).text;
    const said = formats('it').money(share).replace(/\s/g, ' ');
    const year = today().slice(0, 4);
    for (const path of [`/payments/${items[0].id}/receipt.pdf`, `/me/expenses/${year}.pdf`]) {
      const text = await paper(path);
      expect(text).toContain('Quota a carico del Comune');
      expect(text).toContain(said);
      expect(text.toLowerCase()).not.toContain('voucher');
    }
    const [heads, row] = (await get(`/me/expenses/${year}.csv`)).body.slice(1).split('\r\n').map((line) => line.slice(1, -1).split('";"'));
    expect(row![heads!.indexOf('Quota a carico del Comune (€)')]).toBe((share / 100).toFixed(2).replace('.', ','));
    expect(row![heads!.indexOf('Coperto da voucher (€)')]).toBe('0,00');
  }); // prettier-ignore

  test('of orders of before does not change, nor with a version of tomorrow', async () => {
    expect((await tariffOf('citizen', before)).body.orders).toEqual([]);
    const { coveredCents } = (await stage.ask('citizen', 'GET', `/pratiche/${before}/payments`)).body; // prettier-ignore
    expect(coveredCents).toBe(0);
    const next = { ...WRITTEN, expectedVersion: 1, validFrom: addDays(today(), 1), rules: { iseeKind: 'ordinary', bands: [] } }; // prettier-ignore
    const { body } = await stage.ask('admin', 'POST', '/tariffs', next);
    expect(body.versions.map(({ status }: Json) => status)).toEqual(['coming', 'inForce']);
    expect((await tariffOf('citizen', id)).body.mine.payPercent).toBe(40);
  });

  test('is written down when the office reads it', async () => {
    const readings = async () => (await stage.ask('citizen', 'GET', '/me/readings')).body.items as Json[]; // prettier-ignore
    await tariffOf('citizen', id);
    const ofIsee = (items: Json[]) => items.filter(({ what }) => what === 'isee');
    expect(ofIsee(await readings())).toEqual([]);
    expect((await tariffOf('auditor', id)).body.mine.met.cents).toBe(1_500_000);
    expect(ofIsee(await readings())).toMatchObject([{ role: 'auditor', pratica: null }]);
  });
});
