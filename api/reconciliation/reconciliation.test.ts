import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { until } from '../../activities/jobs/testing.ts';
import { reconcileNights } from '../../activities/jobs/reconcile-nights.ts';
import { connect, type Db } from '../../db/connect.ts';
import { lastDaysInRome, pastDayInRome } from '../../payments/day-in-rome.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import type { Name } from '../testing.ts';

const [YESTERDAY, BEFORE_YESTERDAY] = lastDaysInRome(2) as [string, string];

let api: PaymentApi;
let behind: Db;
beforeAll(async () => {
  api = await openPaymentApi();
  behind = connect(api.database.adminUrl, { max: 1 });
  await sql`set search_path to wemi, public`.execute(behind);
}, 60_000);
afterEach(() => api.setFaults({}));
afterAll(async () => {
  await behind?.destroy();
  await api?.close();
});

const reconcile = (day: string, { who = 'admin', key = randomUUID() }: { who?: Name; key?: string } = {}) =>
  api.ask(who, 'POST', '/reconciliations', { body: { day }, key }); // prettier-ignore
async function list(who: Name, query = '') {
  const { status, body } = await api.ask(who, 'GET', `/reconciliations${query}`);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}

describe('reconciling a day from the office', () => {
  it('agrees where it was paid as it should, and names what differs from then on', async () => {
    const { orderId, number } = await paidYesterday();
    const agreed = await reconcile(YESTERDAY);
    expect([agreed.status, agreed.body]).toEqual([
      201,
      expect.objectContaining({ day: YESTERDAY, orders: 1, differences: [], askedBy: 'Carla Neri' }), // prettier-ignore
    ]);
    api.books.exec(`update operations set amount = amount - 100 where order_id = '${orderId}'`);
    const differs = await reconcile(YESTERDAY, { who: 'secondAdmin' });
    expect(differs.body.differences).toEqual([
      expect.objectContaining({ kind: 'other-amount', pratica: number, ourCents: 25_800, theirCents: 25_700 }), // prettier-ignore
    ]);
    const { items } = await list('auditor');
    expect(items).toEqual([differs.body]);
    expect(await list('adminElsewhere')).toEqual({ items: [], next: null });
  });

  it('is one under one key, and the key is good for that day only', async () => {
    const key = randomUUID();
    const [first, again] = [await reconcile(YESTERDAY, { key }), await reconcile(YESTERDAY, { key })]; // prettier-ignore
    expect(again.body).toEqual(first.body);
    const other = await reconcile(BEFORE_YESTERDAY, { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it.each([['today', lastDaysInRome(0)], ['no day', ['2026-02-30']]])('is refused for %s, with the field', async (_what, [day]) => {
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' });
    const { status, body } = await reconcile(day ?? today);
    expect([status, body.errors[0].pointer]).toEqual([422, '/day']);
  }); // prettier-ignore

  it('waits for a gateway that is away, and keeps nothing', async () => {
    const before = (await list('admin')).items;
    await api.setFaults({ calls: { mode: 'error' } });
    const { status, headers } = await reconcile(YESTERDAY);
    expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
    await api.setFaults({});
    expect((await list('admin')).items).toEqual(before);
  });

  it.each(['citizen', 'ente', 'operator', 'sportello'] as const)('is not for a %s', async (who) => {
    expect((await reconcile(YESTERDAY, { who })).status).toBe(403);
    expect((await api.ask(who, 'GET', '/reconciliations')).status).toBe(403);
  });

  it('is asked for by administrators only', async () => {
    expect((await reconcile(YESTERDAY, { who: 'auditor' })).status).toBe(403);
  });
});

describe('each night', () => {
  it('looks at the days of a week that nobody has looked at, once, in every comune', async () => {
    const books = api.app.paying.books;
    const night = () => reconcileNights({ db: api.db, books, log: pino({ level: 'silent' }) });
    await night();
    const seen = await list('admin');
    expect(seen.items.map(({ day }: { day: string }) => day)).toEqual(lastDaysInRome(7));
    expect(seen.items[2]).toMatchObject({ askedBy: null, differences: [] });
    expect((await list('auditorElsewhere')).items).toHaveLength(7);
    await night();
    expect(await list('admin')).toEqual(seen);
    const page = await list('admin', '?limit=2');
    expect(page.next).toBe(BEFORE_YESTERDAY);
    const rest = await list('admin', `?before=${page.next}`);
    expect([...page.items, ...rest.items]).toEqual(seen.items);
  });
});

/** Paid by card, and then a day goes by in all books. */
async function paidYesterday() {
  const { praticaId } = await api.startDue();
  const opened = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
  await api.payWith(opened.body.redirectUrl, 'good');
  await until(() => api.pratiche.stateOf(praticaId) === 'active');
  const { from } = pastDayInRome(YESTERDAY)!;
  const at = new Date(Date.parse(from) + 10 * 3_600_000).toISOString();
  await sql`update capture set created_at = ${at} where pratica_id = ${praticaId}`.execute(behind);
  const { rows } = await sql<{ orderId: string; number: string }>`
    select provider_order_id as "orderId", number from payment_attempt
    join pratica on pratica.id = pratica_id where pratica_id = ${praticaId}`.execute(behind);
  api.books.exec(`update operations set at = '${at}' where order_id = '${rows[0]!.orderId}'`);
  return rows[0]!;
}
