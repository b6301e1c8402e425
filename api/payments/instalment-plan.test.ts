import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { asSystem, connect } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { monthsAfter, today } from '../days.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { day, servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

let stage: Stage;
let { read, move } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move } = servicesOn(stage));
  const owner = connect(stage.adminUrl, { max: 1 });
  const rule = JSON.stringify({ longerThanDays: 62, remindDays: 5, arrearsDays: 10 });
  await sql`update policy set terms = jsonb_set(terms, '{instalments}', ${rule}::jsonb)`.execute(owner); // prettier-ignore
  await owner.destroy();
}, 180_000);
afterAll(() => stage?.close(), 120_000);

interface Priced {
  priceModel?: string;
  unit?: string;
  unitCents?: number;
  quantity?: number;
  days?: number;
}

/** A pratica whose order is confirmed, of so many days from today. */
async function ordered({
  priceModel = 'hourly',
  unit = 'hour',
  unitCents = 2_151,
  quantity = 25,
  days = 92,
}: Priced = {}) {
  const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
  const lines = [{ label: 'Ore', unit, unitCents, quantity }];
  const terms = { priceModel, lines, firstDate: today(), profile: 'OSS' };
  await move('ente', id, 'submitOffer', { ...terms, validUntil: monthsAfter(today(), 2) });
  const [offer] = (await read('citizen', id, '/offers')).body.items;
  await move('citizen', id, 'chooseOffer', { offerId: offer.id, revision: 1 });
  const confirmed = await move('ente', id, 'confirmOrder', {
    startDate: today(),
    endDate: day(days - 1),
  });
  expect(confirmed.status).toBe(200);
  return id as string;
}
const record = (who: Name, id: string, transition: string, receiptNumber: string, more = {}) =>
  move(who, id, transition, { receiptNumber }, more);
const view = async (id: string) => (await read('citizen', id, '/payments')).body;
const sum = (payments: Json[]) =>
  payments.reduce((cents, { amountCents }) => cents + amountCents, 0);

describe('The payments that an offer would come to', () => {
  /** An offer on a need of so many months, or of none that was named. */
  async function offered(months: number | null, { firstDate = today(), quantity = 25 } = {}) {
    const times = months ? { ...NEED.times, months } : {};
    const { id } = (await stage.ask('citizen', 'POST', '/pratiche', { ...NEED, times })).body;
    const lines = [{ label: 'Ore', unit: 'hour', unitCents: 2_151, quantity }];
    const terms = { priceModel: 'hourly', lines, firstDate, profile: 'OSS' };
    await move('ente', id, 'submitOffer', { ...terms, validUntil: monthsAfter(today(), 2) });
    return id as string;
  }
  const planOf = async (who: Name, id: string) =>
    (await read(who, id, '/offers')).body.items[0].instalments;

  test('are told with it while offers are compared, to whoever compares and to the ente', async () => {
    const firstDate = day(40);
    const id = await offered(4, { firstDate });
    const plan = await planOf('citizen', id);
    expect(plan.map(({ from }: Json) => from)).toEqual([0, 1, 2, 3].map((n) => monthsAfter(firstDate, n))); // prettier-ignore
    expect(sum(plan)).toBe(2_151 * 25);
    expect(await planOf('ente', id)).toEqual(plan);
  });

  test('are those of the order, when that is for the same days', async () => {
    const id = await offered(4);
    const [offer] = (await read('citizen', id, '/offers')).body.items;
    await move('citizen', id, 'chooseOffer', { offerId: offer.id, revision: 1 });
    const [startDate, endDate] = [today(), addDays(monthsAfter(today(), 4), -1)];
    await move('ente', id, 'confirmOrder', { startDate, endDate });
    const { instalments } = await view(id);
    expect(instalments.map(({ amountCents }: Json) => amountCents)).toEqual(offer.instalments.map(({ amountCents }: Json) => amountCents)); // prettier-ignore
  });

  test('are none where it is paid in one, or nobody said for how long', async () => {
    expect(await planOf('citizen', await offered(1))).toEqual([]);
    expect(await planOf('citizen', await offered(null))).toEqual([]);
  });
});

describe('The payments of an order', () => {
  test('are counted by the server when it is confirmed, and come to its total', async () => {
    const id = await ordered();
    const { instalments, amountCents } = await view(id);
    expect(instalments.length).toBeGreaterThanOrEqual(3);
    expect(sum(instalments)).toBe(2_151 * 25);
    expect(amountCents).toBe(instalments[0].amountCents);
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told).toMatchObject({ kind: 'confirmOrder', data: { totalCents: 2_151 * 25, instalments: instalments.length } }); // prettier-ignore
  });

  test('are one for a short period, and by the month where the price is one of each month', async () => {
    expect((await view(await ordered({ days: 31 }))).instalments).toEqual([]);
    const monthly = await ordered({ priceModel: 'monthly', unit: 'month', unitCents: 30_000, quantity: 2, days: 45 }); // prettier-ignore
    const { instalments } = await view(monthly);
    expect(instalments.map(({ amountCents }: Json) => amountCents)).toEqual([30_000, 30_000]);
  });

  test('are never what the ente says', async () => {
    const id = await ordered();
    const said = await move('ente', id, 'confirmOrder', { startDate: today(), endDate: day(91), instalments: [] }); // prettier-ignore
    expect(said.status).toBeGreaterThanOrEqual(400);
  });

  test('after the first are recorded at a counter one by one, by the office or under a mandate', async () => {
    const id = await ordered();
    expect((await record('admin', id, 'recordInstalmentPaid', 'C 1/2026')).body.code).toBe('not-allowed-in-state'); // prettier-ignore
    await record('admin', id, 'recordPaidElsewhere', 'C 1/2026');
    const { allowed } = (await read('admin', id)).body;
    expect(allowed).toContainEqual(expect.objectContaining({ transition: 'recordInstalmentPaid', reasonRequired: true })); // prettier-ignore
    const used = await record('admin', id, 'recordInstalmentPaid', 'c  1/2026');
    expect([used.status, used.body.errors?.[0]?.pointer]).toEqual([422, '/payload/receiptNumber']);
    expect((await record('ente', id, 'recordInstalmentPaid', 'C 2/2026')).body.code).toBe('role-not-allowed'); // prettier-ignore
    expect((await record('admin', id, 'recordInstalmentPaid', 'C 2/2026')).body).toMatchObject({ state: 'active' }); // prettier-ignore
    const after = await view(id);
    expect(after.instalments.map(({ status }: Json) => status).slice(0, 3)).toEqual(['settled', 'settled', 'due']); // prettier-ignore
    expect(after.receipts.map(({ number }: Json) => number)).toEqual(['C 2/2026', 'C 1/2026']);
    const last = after.instalments.at(-1).id;
    const again = { receiptNumber: 'C 3/2026', paymentId: after.instalments[1].id };
    expect((await move('admin', id, 'recordInstalmentPaid', again)).body.code).toBe(
      'payment-not-due',
    );
    const mandateId = await plantMandate(stage, { holder: 'sportello', scope: ['pay'] });
    const onBehalfOf = { role: 'citizen', mandateId };
    const taken = await move('sportello', id, 'recordInstalmentPaid', { receiptNumber: 'C 3/2026', paymentId: last }, { onBehalfOf }); // prettier-ignore
    expect([taken.status, taken.body.code]).toEqual([200, undefined]);
    await endMandates(stage);
  });

  test('of a next period that is long are counted when it is accepted', async () => {
    const id = await ordered({ days: 31 });
    await record('admin', id, 'recordPaidElsewhere', 'D 1/2026');
    const lines = [{ label: 'Ore', unit: 'hour', unitCents: 2_000, quantity: 30 }];
    const proposed = await move('ente', id, 'proposeRenewal', { endDate: day(150), lines });
    expect(proposed.status).toBe(200);
    const { renewal } = (await read('citizen', id)).body;
    await move('citizen', id, 'renew', { proposalId: renewal.proposalId });
    const { instalments } = await view(id);
    expect(sum(instalments)).toBe(60_000);
    expect(instalments.every(({ period }: Json) => period === 2)).toBe(true);
    const known = await asSystem(stage.db, 'milano', (trx) =>
      trx.selectFrom('pratica').select('deadlines').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(known.deadlines).toHaveProperty('instalmentReminder');
  });
});
