import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { approvalsOn } from '../approvals/testing.ts';
import { type Json, type Name, openApiWithWorker } from '../testing.ts';

/** Of the comune's rules: what one administrator may give back alone. */
const ALONE_CENTS = 50_000;
const PAID_CENTS = 103_200;

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let behind: Db;
let { active, decide, look, kindsOf, move } = {} as ReturnType<typeof approvalsOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  behind = connect(stage.adminUrl, { max: 1 });
  ({ active, decide, look, kindsOf, move } = approvalsOn(stage));
  await stage.ask('secondAdmin', 'GET', '/tasks');
}, 180_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
}, 120_000);

interface Paid {
  id: string;
  paymentId: string;
}

async function paid(): Promise<Paid> {
  const id = await active({ hours: 48 });
  const { body } = await stage.ask('admin', 'GET', `/pratiche/${id}/refunds`);
  const [payment] = body.payments;
  expect(payment).toMatchObject({ takenCents: PAID_CENTS, leftCents: PAID_CENTS, refunds: [] });
  return { id, paymentId: payment.paymentId };
}

function give({ id, paymentId }: Paid, amountCents: number, more: Json = {}) {
  const { who = 'admin', key = randomUUID(), ...body } = more;
  const said = { paymentId, amountCents, reason: 'Visita saltata', ...body };
  return stage.ask(who as Name, 'POST', `/pratiche/${id}/refunds`, said, key as string);
}

async function centsOf({ id }: Paid): Promise<number[]> {
  const { rows } = await sql<Json>`select amount_cents from refund where pratica_id = ${id}
    order by amount_cents`.execute(behind);
  return rows.map(({ amountCents }: Json) => amountCents);
}

describe('What the office gives back of a payment', () => {
  test('goes in parts that add up, never beyond what was taken, and the citizen reads why', async () => {
    const of = await paid();
    expect((await give(of, 10_000)).status).toBe(201);
    expect((await give(of, 5_000)).status).toBe(201);
    expect(await centsOf(of)).toEqual([5_000, 10_000]);
    const { body } = await stage.ask('auditor', 'GET', `/pratiche/${of.id}/refunds`);
    expect(body.payments[0]).toMatchObject({ leftCents: PAID_CENTS - 15_000, byOfficeCents: 15_000 }); // prettier-ignore
    const beyond = await give(of, PAID_CENTS - 14_999);
    expect([beyond.status, beyond.body.errors[0].pointer]).toEqual([422, '/amountCents']);
    expect((await kindsOf(of.id, 'citizen')).slice(0, 2)).toEqual(['refundOrdered', 'refundOrdered']); // prettier-ignore
    expect(await kindsOf(of.id, 'ente')).not.toContain('refundOrdered');
    const told = (await stage.ask('citizen', 'GET', `/pratiche/${of.id}/timeline`)).body.items[0];
    expect(told).toMatchObject({ reason: 'Visita saltata', data: { amountCents: 5_000 } });
  });

  test('is one refund however often it is pressed', async () => {
    const of = await paid();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => give(of, 7_000, { key })));
    // 409: the first is still under way.
    expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    expect((await give(of, 7_000, { key })).status).toBe(201);
    expect(await centsOf(of)).toEqual([7_000]);
    expect((await give(of, 8_000, { key })).body.code).toBe('idempotency-key-reused');
  });

  test('takes two people above the limit, also in parts, and also at once', async () => {
    const of = await paid();
    expect((await give(of, ALONE_CENTS)).status).toBe(201);
    const asked = await give(of, 100);
    expect([asked.status, asked.body.approval.act]).toEqual([202, 'refund']);
    const { id } = asked.body.approval;
    expect(await centsOf(of)).toEqual([ALONE_CENTS]);
    expect((await decide('admin', id, 'approve', { refundCents: 100 })).body.code).toBe('approval-own'); // prettier-ignore
    expect((await decide('secondAdmin', id, 'approve', { refundCents: 99 })).body.code).toBe('approval-outdated'); // prettier-ignore
    expect((await look(id)).today.refundCents).toBe(100);
    expect((await decide('secondAdmin', id, 'approve', { refundCents: 100 })).body).toMatchObject({ status: 'approved', outcome: 'done' }); // prettier-ignore
    expect(await centsOf(of)).toEqual([100, ALONE_CENTS]);

    const another = await paid();
    const both = await Promise.all([give(another, 30_000), give(another, 30_000)]);
    const codes = both.map(({ status, body }) =>
      status === 201 ? 'sent' : (body.code ?? 'asked'),
    );
    expect(codes).toContain('sent');
    expect((await centsOf(another)).length).toBe(1);
  });

  test('that has been spent meanwhile cannot be approved any more', async () => {
    const of = await paid();
    const asked = await give(of, PAID_CENTS);
    expect(asked.status).toBe(202);
    expect((await give(of, 1_000)).status).toBe(201);
    const { id } = asked.body.approval;
    expect((await look(id)).isOutdated).toBe(true);
    const late = await decide('secondAdmin', id, 'approve', { refundCents: PAID_CENTS });
    expect(late.body.code).toBe('approval-outdated');
    expect(await centsOf(of)).toEqual([1_000]);
  });

  test('leaves to an interruption no more than the rest', async () => {
    const of = await paid();
    expect((await give(of, 40_000)).status).toBe(201);
    const first = await give(of, 60_000);
    await decide('secondAdmin', first.body.approval.id, 'approve', { refundCents: 60_000 });
    const cancelled = await move('admin', of.id, 'cancel');
    if (cancelled.status === 202) {
      const { id } = cancelled.body.approval;
      const { refundCents } = (await look(id)).today;
      await decide('secondAdmin', id, 'approve', { refundCents });
    }
    expect(await centsOf(of)).toEqual([PAID_CENTS - 100_000, 40_000, 60_000]);
  });

  test.each([
    ['nothing', { amountCents: 0 }, 422],
    ['less than nothing', { amountCents: -5 }, 422],
    ['half a cent', { amountCents: 1.5 }, 422],
    ['no reason', { reason: '  ' }, 422],
    ['a payment of nobody', { paymentId: randomUUID() }, 422],
    ['a field that nobody asked for', { to: 'me' }, 422],
  ])('is refused for %s', async (_what, change, status) => {
    const of = await paid();
    expect((await give(of, 100, change)).status).toBe(status);
    expect(await centsOf(of)).toEqual([]);
  });

  test.each([
    ['citizen', 403],
    ['ente', 403],
    ['auditor', 403],
    ['otherCitizen', 404],
    ['rival', 403],
    ['adminElsewhere', 404],
  ] as [Name, number][])('is not for the %s', async (who, status) => {
    const of = await paid();
    expect((await give(of, 100, { who })).status).toBe(status);
    expect(await centsOf(of)).toEqual([]);
  });
});
