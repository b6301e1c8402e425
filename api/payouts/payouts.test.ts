import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSystem } from '../../db/connect.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { faultsOf, textsOf } from '../../payouts/testing-pain001.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import { receiptsOn } from '../receipts/testing.ts';
import { ENTE_A, ENTE_B, type Json, type Name } from '../testing.ts';
import { payoutsOn, PERIOD, query, today } from './testing.ts';

const PAID = 25_800;
const FEE = Math.round(PAID * 0.02);

let archive: Archive;
let on: Awaited<ReturnType<typeof payoutsOn>>;
let praticaId: string;
beforeAll(async () => {
  archive = await openArchive();
  on = await payoutsOn(archive);
  await archive.behind(`insert into wemi.comune_fee values ('milano', null, '2026-01-01', 200)`);
  praticaId = (await archive.toActive('2026-03-02T08:00:00.000Z', [1, 1, 1, 1])).pratica.id;
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const paidIn = (at: string) => archive.toActive(at, [1, 1, 1, 1]);
const balance = () => asSystem(archive.db, 'milano', (trx) => readBalance(trx, { praticaId }));

test('An ente without an account is not paid, and the office sees the ends of what it has', async () => {
  expect((await on.create(1)).body.code).toBe('iban-missing');
  expect((await on.preview()).iban).toBeNull();
  expect((await on.setIban()).status).toBe(200);
  expect((await on.preview()).iban).toBe('IT60 •••• 3456');
});

describe('A payout', () => {
  test('is what the ledger says is owed: paid, less the comune’s fee', async () => {
    expect(await on.preview()).toMatchObject({ paidCents: PAID, voucherCents: 0, refundCents: 0, feeCents: FEE, amountCents: PAID - FEE, broken: [] }); // prettier-ignore
    const { items } = (await archive.ask('auditor', 'GET', '/payouts/due')).body;
    expect(items).toMatchObject([{ enteId: ENTE_A, amountCents: PAID - FEE, hasIban: true }]);
  });

  test('is asked of the amount that was read, for a period that has begun, by the office', async () => {
    expect((await on.create(PAID)).body.code).toBe('payout-outdated');
    expect((await on.create(1, { until: '2099-01-01' })).body.errors[0].pointer).toBe('/until');
    expect((await on.create(1, { from: '2026-04-01' })).body.errors[0].pointer).toBe('/until');
    expect((await on.create(1, { from: '2026-04-01', until: '2026-04-30' })).body.code).toBe('nothing-to-pay'); // prettier-ignore
    expect((await on.create(1, { enteId: randomUUID() })).status).toBe(404);
    for (const who of ['ente', 'rival', 'auditor', 'sportello', 'citizen', 'operator'] as Name[])
      expect([who, (await on.create(PAID - FEE, { who })).status]).toEqual([who, 403]);
    expect((await on.create(PAID - FEE, { who: 'adminElsewhere' })).status).toBe(404);
  });

  test('is one, however many ask at once and however often', async () => {
    const keys = [randomUUID(), randomUUID()];
    const all = [...keys, ...keys].map((key) => on.create(PAID - FEE, { key }));
    const answers = await Promise.all(all);
    const ids = answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(answers.every(({ status, body }) => status === 201 || ['nothing-to-pay', 'in-flight'].includes(body.code))).toBe(true); // prettier-ignore
    expect((await archive.ask('admin', 'GET', '/payouts')).body.items).toHaveLength(1);
    expect((await on.create(PAID - FEE, { who: 'secondAdmin' })).body.code).toBe('nothing-to-pay');
    expect((await on.act('admin', ids[0], 'withdraw')).body.status).toBe('withdrawn');
    expect(await on.preview()).toMatchObject({ amountCents: PAID - FEE });
  });

  test('is approved by another, of the amount asked, and only once', async () => {
    const { id, acts, own } = (await on.create(PAID - FEE)).body;
    expect([acts, own]).toEqual([['withdraw'], undefined]);
    const amount = { amountCents: PAID - FEE };
    expect((await on.act('admin', id, 'approve', amount)).body.code).toBe('approval-own');
    expect((await on.act('secondAdmin', id, 'approve', { amountCents: PAID })).body.code).toBe('payout-outdated'); // prettier-ignore
    expect((await on.act('secondAdmin', id, 'withdraw')).body.code).toBe('approval-not-own');
    for (const who of ['ente', 'auditor', 'sportello', 'citizen'] as const)
      expect([who, (await on.act(who, id, 'approve', amount)).status]).toEqual([who, 403]);
    expect((await on.act('adminElsewhere', id, 'approve', amount)).status).toBe(404);
    expect((await archive.ask('ente', 'GET', `/payouts/${id}`)).status).toBe(404);
    const key = randomUUID();
    const done = await on.act('secondAdmin', id, 'approve', amount, key);
    expect(done.body).toMatchObject({ status: 'approved', decidedBy: { name: 'Dario Serra' }, iban: 'IT60 •••• 3456' }); // prettier-ignore
    expect((await on.act('secondAdmin', id, 'approve', amount, key)).status).toBe(200);
    expect((await on.act('secondAdmin', id, 'approve', amount)).body.code).toBe('payout-moved');
    expect((await on.act('secondAdmin', id, 'approve', { amountCents: 1 }, key)).body.code).toBe('idempotency-key-reused'); // prettier-ignore
    for (const act of ['execute', 'return'] as const)
      expect((await on.act('admin', id, act, { on: today(), bankReference: 'x', reason: 'x' })).status).toBeGreaterThan(400); // prettier-ignore
  });

  test('is kept apart from who asked by the database, too', async () => {
    const [{ id }] = (await archive.ask('admin', 'GET', '/payouts?status=approved')).body.items;
    const byOneself = asSystem(archive.db, 'milano', (trx) =>
      trx.updateTable('payout').set((row) => ({ decidedBy: row.ref('askedBy') })).where('id', '=', id).execute(),
    ); // prettier-ignore
    await expect(byOneself).rejects.toThrow('payout_by_a_second_person');
    const twice = asSystem(archive.db, 'milano', (trx) =>
      trx.insertInto('payoutEntry').columns(['payoutId', 'ledgerEntryId', 'comuneId']).expression(
        trx.selectFrom('payoutEntry').innerJoin('payout as other', (join) => join.on('other.status', '=', 'withdrawn'))
          .select(['other.id', 'ledgerEntryId', 'payoutEntry.comuneId']).where('payoutId', '=', id),
      ).onConflict((conflict) => conflict.columns(['payoutId', 'ledgerEntryId']).doUpdateSet({ releasedAt: null })).execute(),
    ); // prettier-ignore
    await expect(twice).rejects.toThrow('payout_entry_in_one');
  });

  test('goes to the bank in one file, which stays as it is', async () => {
    const [{ id }] = (await archive.ask('admin', 'GET', '/payouts?status=approved')).body.items;
    expect((await on.order([id], { executeOn: '2026-01-01' })).body.errors[0].pointer).toBe('/executeOn'); // prettier-ignore
    expect((await on.order([id, randomUUID()])).status).toBe(404);
    const both = await Promise.all([on.order([id]), on.order([id])]);
    expect(both.map(({ status, body }) => (status === 201 ? 201 : body.code)).sort()).toEqual([201, 'payout-moved']); // prettier-ignore
    const { body: made } = both.find(({ status }) => status === 201)!;
    expect(made).toMatchObject({ payouts: 1, sumCents: PAID - FEE });
    const path = `/payouts/transfer-files/${made.id}`;
    const file = await on.fetch('admin', path);
    expect(file.headers['content-type']).toContain('application/xml');
    expect(faultsOf(file.payload)).toEqual([]);
    expect(textsOf(file.payload, 'InstdAmt')).toEqual([((PAID - FEE) / 100).toFixed(2)]);
    expect(textsOf(file.payload, 'EndToEndId')).toEqual([id.replaceAll('-', '')]);
    expect(file.payload).not.toContain('Ferrari');
    expect((await on.fetch('secondAdmin', path)).payload).toBe(file.payload);
    for (const who of ['ente', 'auditor', 'citizen'] as const)
      expect([who, (await on.fetch(who, path)).statusCode]).toEqual([who, 403]);
    expect((await on.fetch('adminElsewhere', path)).statusCode).toBe(404);
  });

  test('that the bank paid stands in the ledger, and every pratica still adds up', async () => {
    const [{ id }] = (await archive.ask('admin', 'GET', '/payouts?status=ordered')).body.items;
    const far = await on.act('admin', id, 'execute', { on: '2099-01-01', bankReference: 'CRO 1' });
    expect(far.body.errors[0].pointer).toBe('/on');
    const done = await on.act('admin', id, 'execute', { on: today(), bankReference: 'CRO 1' });
    expect(done.body).toMatchObject({ status: 'executed', executedOn: today(), acts: ['return'] });
    expect(done.body.history.map(({ act }: Json) => act)).toEqual(['ask', 'approve', 'order', 'execute']); // prettier-ignore
    expect(await balance()).toMatchObject({ chargedCents: PAID, feeCents: FEE, toEnteCents: PAID - FEE, heldCents: 0 }); // prettier-ignore
    const seen = (await archive.ask('ente', 'GET', '/payouts')).body.items;
    expect(seen).toMatchObject([{ id, status: 'executed', askedBy: null, decidedBy: null, acts: [] }]); // prettier-ignore
    expect((await archive.ask('rival', 'GET', '/payouts')).body.items).toEqual([]);
    expect((await archive.ask('rival', 'GET', `/payouts/${id}`)).status).toBe(404);
    expect((await on.statement('ente', ENTE_A, { from: today(), until: today() })).body).toMatchObject({ openingCents: PAID - FEE, paidOutCents: PAID - FEE, closingCents: 0 }); // prettier-ignore
  });

  test('that came back is owed again, and can be paid again', async () => {
    const [{ id }] = (await archive.ask('admin', 'GET', '/payouts?status=executed')).body.items;
    const back = { on: today(), reason: 'Conto chiuso' };
    expect((await on.act('admin', id, 'return', { ...back, reason: ' ' })).status).toBe(422);
    expect((await on.act('admin', id, 'return', back)).body.status).toBe('returned');
    const since = { from: today(), until: today() };
    expect(await on.preview(since)).toMatchObject({ returnedCents: PAID - FEE, amountCents: PAID - FEE }); // prettier-ignore
    expect(await balance()).toMatchObject({ toEnteCents: PAID - FEE });
    expect((await on.create(PAID - FEE, since)).status).toBe(201);
  });
});

describe('What is owed changes', () => {
  test('and a payout of money that was given back meanwhile is not approved', async () => {
    const walk = await paidIn('2026-03-09T08:00:00.000Z');
    const { id } = (await on.create(PAID - FEE)).body;
    const { paymentOf, giveBack } = receiptsOn(archive);
    const of = await paymentOf(walk.pratica.id);
    const back = { praticaId: walk.pratica.id, paymentId: of.id, enteId: of.enteId };
    await giveBack(back, { cents: 5_000, at: '2026-03-20T09:00:00.000Z', cause: randomUUID() });
    const late = await on.act('secondAdmin', id, 'approve', { amountCents: PAID - FEE });
    expect(late.body.code).toBe('payout-outdated');
    expect((await on.act('secondAdmin', id, 'decline', { reason: '' })).status).toBe(422);
    expect((await on.act('secondAdmin', id, 'decline', { reason: 'Rimborso' })).body.status).toBe('declined'); // prettier-ignore
    expect(await on.preview()).toMatchObject({ refundCents: 5_000, feeCents: FEE - 100, amountCents: PAID - 5_000 - FEE + 100 }); // prettier-ignore
    // The gateway's books know nothing of what the test gave back.
    const blocked = await on.create(PAID - 5_000 - FEE + 100);
    expect([blocked.body.code, blocked.body.detail]).toEqual(['payout-blocked', expect.stringContaining('50,00')]); // prettier-ignore
    await archive.behind(`insert into wemi.refund (id, comune_id, pratica_id, payment_id, capture_id, amount_cents, cause, status, done_at)
      select '${randomUUID()}', 'milano', pratica_id, payment_id, id, 5000, 'office', 'done', now()
      from wemi.capture where payment_id = '${of.id}'`); // prettier-ignore
    expect((await on.create(PAID - 5_000 - FEE + 100)).status).toBe(201);
  });

  test('and while the money of one pratica does not add up, nothing is paid out', async () => {
    const walk = await paidIn('2026-03-16T08:00:00.000Z');
    const spoil = (account: string) => archive.behind(`update wemi.ledger_entry set account = '${account}'
      where pratica_id = '${walk.pratica.id}' and account in ('comune-fee', 'nobody')`); // prettier-ignore
    await spoil('nobody');
    const { broken, amountCents } = await on.preview();
    expect(broken).toMatchObject([{ kind: 'unbalanced', cents: FEE }]);
    const { body } = await on.create(amountCents);
    expect([body.code, body.detail]).toEqual(['payout-blocked', expect.stringContaining(broken[0].pratica)]); // prettier-ignore
    await spoil('comune-fee');
    expect((await on.preview()).broken).toEqual([]);
  });
});

describe('The statement of an ente', () => {
  test('adds up, payment by payment, also as CSV and PDF', async () => {
    const { status, body } = await on.statement();
    expect(status).toBe(200);
    expect(body.closingCents).toBe(body.openingCents + body.amountCents);
    expect(body.items).toHaveLength(3);
    for (const name of ['paidCents', 'feeCents', 'refundCents', 'amountCents', 'paidOutCents'])
      expect([name, body.items.reduce((sum: number, each: Json) => sum + each[name], 0)]).toEqual([name, body[name]]); // prettier-ignore
    const first = await archive.ask('ente', 'GET', `/enti/${ENTE_A}/statement?${query(PERIOD)}&limit=2`); // prettier-ignore
    const rest = await archive.ask('ente', 'GET', `/enti/${ENTE_A}/statement?${query(PERIOD)}&limit=2&cursor=${first.body.next}`); // prettier-ignore
    expect([...first.body.items, ...rest.body.items]).toEqual(body.items);
    const csv = await on.fetch('ente', `/enti/${ENTE_A}/statement.csv?${query(PERIOD)}`);
    expect(csv.payload.trim().split('\r\n')).toHaveLength(4);
    expect(csv.payload).toContain('"258,00"');
    const pdf = await on.fetch('ente', `/enti/${ENTE_A}/statement.pdf?${query(PERIOD)}`);
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  test('is its own, or the office’s to read, and nobody else’s', async () => {
    for (const [who, status] of [['colleague', 200], ['admin', 200], ['auditor', 200], ['rival', 404], ['enteElsewhere', 404], ['adminElsewhere', 404], ['sportello', 403], ['citizen', 403], ['operator', 403]] as [Name, number][]) {
      expect([who, (await on.statement(who)).status]).toEqual([who, status]);
      for (const as of ['csv', 'pdf'])
        expect([who, as, (await on.fetch(who, `/enti/${ENTE_A}/statement.${as}?${query(PERIOD)}`)).statusCode]).toEqual([who, as, status]);
    }
    expect((await on.statement('rival', ENTE_B)).body).toMatchObject({ items: [], closingCents: 0 });
    expect((await on.statement('ente', ENTE_A, { from: '2026-04-01', until: '2026-03-01' })).status).toBe(422);
  }); // prettier-ignore
});
