import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { advance } from '../workflows/pratica/advance.ts';
import type { Command, Step } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import { stepOf } from '../workflows/pratica/step.ts';
import {
  ADMIN,
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  ENTE2,
  member,
  SYSTEM,
} from '../workflows/pratica/testing.ts';
import { noteCapture } from './captures.ts';
import { listDueRefunds } from './refund-rows.ts';
import { asActor, asSystem, connect, type Db } from './connect.ts';
import { findAttempt } from './payment-attempts.ts';
import { recordStep } from './record.ts';
import { plantCatalogue, plantNeed } from './testing.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  db = connect(database.appUrl);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const LINES = [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 12 }];
const TERMS = { priceModel: 'hourly', lines: LINES, firstDate: '2026-12-01', profile: 'OSS' };
const VALID = '2027-12-31T22:59:59.000Z';

/** Walks a pratica through commands as the workflow would, each recorded. */
function walker(pratica: Pratica) {
  const walk = {
    pratica,
    async step(what: Command, payload: object = {}, at = new Date().toISOString()): Promise<Step> {
      const next = advance(walk.pratica, what, at);
      const { id, transition: kind, actor, onBehalfOf, facts } = what;
      const step = stepOf(
        { id, kind, actor, onBehalfOf, channel: 'web', facts },
        at,
        walk.pratica,
        next,
      );
      await asSystem(db, 'milano', (trx) =>
        trx
          .insertInto('command')
          .values({
            id,
            comuneId: 'milano',
            praticaId: pratica.id,
            actorId: actor.id,
            transition: kind,
            requestHash: '-',
            payload: JSON.stringify(payload),
            reason: null,
          })
          .execute(),
      );
      await recordStep(db, step);
      walk.pratica = next;
      return step;
    },
  };
  return walk;
}

async function started() {
  const walk = walker(aPratica());
  const needId = randomUUID();
  await plantNeed(db, needId);
  await walk.step(command('request', CITIZEN, { facts: { needId } }));
  return walk;
}

async function toPayment() {
  const walk = await started();
  const [one, two] = [randomUUID(), randomUUID()];
  await walk.step(
    command('submitOffer', member(ENTE1), { facts: { offerId: one, validUntil: VALID } }),
    TERMS,
  );
  await walk.step(
    command('submitOffer', member(ENTE2), { facts: { offerId: two, validUntil: VALID } }),
    TERMS,
  );
  await walk.step(command('chooseOffer', CITIZEN, { facts: { offerId: one, revision: 1 } }));
  const order = await walk.step(command('confirmOrder', member(ENTE1)), {
    startDate: '2026-12-01',
    endDate: '2026-12-10',
  });
  return { walk, order };
}

const read = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(db, 'milano', work);

describe('The record of a step', () => {
  test('writes projection, event, tasks, notices and the answer together', async () => {
    const walk = await started();
    const { id } = walk.pratica;
    const row = await read((trx) =>
      trx.selectFrom('pratica').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({
      state: 'offer',
      version: 1,
      closed: false,
      serviceTypeId: 'assistenza-persona',
    });
    expect(row.number).toMatch(/^MI-\d{4}-\d{6}$/);
    const tasks = await read((trx) =>
      trx.selectFrom('task').selectAll().where('praticaId', '=', id).execute(),
    );
    expect(tasks.map((task) => task.enteId).sort()).toEqual([ENTE1, ENTE2]);
    const events = await read((trx) =>
      trx.selectFrom('event').selectAll().where('praticaId', '=', id).execute(),
    );
    expect(events).toMatchObject([
      { seq: 1, kind: 'request', fromState: null, toState: 'offer', prevHash: null },
    ]);
    const notices = await read((trx) =>
      trx.selectFrom('outbox').select('audience').where('praticaId', '=', id).execute(),
    );
    expect(notices.map((notice) => notice.audience).sort()).toEqual(['citizen', 'enti']);
    const answer = await read((trx) =>
      trx
        .selectFrom('command')
        .select('result')
        .where('praticaId', '=', id)
        .executeTakeFirstOrThrow(),
    );
    expect(answer.result).toMatchObject({ id, state: 'offer', version: 1, number: row.number });
  });

  test('counts a step that is recorded already as success and writes nothing twice', async () => {
    const walk = await started();
    const step = await walk.step(
      command('submitOffer', member(ENTE1), {
        facts: { offerId: randomUUID(), validUntil: VALID },
      }),
      TERMS,
    );
    await Promise.all([recordStep(db, step), recordStep(db, step)]);
    const events = await read((trx) =>
      trx.selectFrom('event').select('seq').where('praticaId', '=', walk.pratica.id).execute(),
    );
    expect(events.map((event) => event.seq).sort()).toEqual([1, 2]);
  });

  test('gives back the answer of a command that was obeyed long before, and writes nothing', async () => {
    const walk = await started();
    const facts = { offerId: randomUUID(), validUntil: VALID };
    const first = await walk.step(command('submitOffer', member(ENTE1), { facts }), TERMS);
    await walk.step(command('reviseOffer', member(ENTE1), { facts }), TERMS);
    const again = { ...first, pratica: { ...walk.pratica, version: 4 } };
    expect(await recordStep(db, again)).toEqual({ state: 'offer', version: 2 });
    const events = await read((trx) =>
      trx.selectFrom('event').select('seq').where('praticaId', '=', walk.pratica.id).execute(),
    );
    expect(events).toHaveLength(3);
  });

  test('chains every event to the one before', async () => {
    const { walk } = await toPayment();
    const events = await read((trx) =>
      trx
        .selectFrom('event')
        .select(['prevHash', 'hash'])
        .where('praticaId', '=', walk.pratica.id)
        .orderBy('seq')
        .execute(),
    );
    expect(events).toHaveLength(5);
    for (const [index, event] of events.entries())
      expect(event.prevHash).toBe(events[index - 1]?.hash ?? null);
  });

  test('computes the amount due from the offer and closes the rivals', async () => {
    const { walk, order } = await toPayment();
    const payment = await read((trx) =>
      trx.selectFrom('payment').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow(),
    );
    expect(payment).toMatchObject({
      amountCents: 25_800,
      status: 'due',
      payee: 'ente',
      enteId: ENTE1,
    });
    const offers = await read((trx) =>
      trx
        .selectFrom('offer')
        .select(['enteId', 'status'])
        .where('praticaId', '=', walk.pratica.id)
        .execute(),
    );
    expect(Object.fromEntries(offers.map((offer) => [offer.enteId, offer.status]))).toEqual({
      [ENTE1]: 'chosen',
      [ENTE2]: 'closed',
    });
    const tasks = await read((trx) =>
      trx
        .selectFrom('task')
        .select('kind')
        .where('praticaId', '=', walk.pratica.id)
        .where('closedAt', 'is', null)
        .execute(),
    );
    expect(tasks).toEqual([{ kind: 'pay' }]);
  });

  test('sends back the days not used when a paid pratica is cancelled', async () => {
    const { walk, order } = await toPayment();
    const attemptId = randomUUID();
    await read((trx) =>
      trx
        .insertInto('paymentAttempt')
        .values({
          id: attemptId,
          comuneId: 'milano',
          praticaId: walk.pratica.id,
          paymentId: order.id,
          provider: 'nexi',
          providerOrderId: attemptId.slice(0, 20),
          status: 'open',
          amountCents: 25_800,
        })
        .execute(),
    );
    const paid = { comuneId: 'milano', praticaId: walk.pratica.id, paymentId: order.id, attemptId };
    await read((trx) =>
      noteCapture(trx, { ...paid, provider: 'nexi', operationId: attemptId, amountCents: 25_800 }),
    );
    await walk.step(
      command('paymentSettled', SYSTEM, { facts: { paymentId: order.id, attemptId } }),
    );
    await walk.step(command('cancel', ADMIN), {}, '2026-12-04T09:00:00.000Z');
    const back = await read((trx) => listDueRefunds(trx, { attemptId }));
    expect(back).toMatchObject([{ amountCents: 15_480 }]);
    expect(await read((trx) => findAttempt(trx, { id: attemptId }))).toMatchObject({
      status: 'to-refund',
    });
    const entries = await read((trx) =>
      trx
        .selectFrom('ledgerEntry')
        .select('amountCents')
        .where('praticaId', '=', walk.pratica.id)
        .execute(),
    );
    expect(entries.reduce((sum, entry) => sum + entry.amountCents, 0)).toBe(0);
  });

  test('keeps the acts of one ente from the eyes of its rival', async () => {
    const walk = await started();
    await walk.step(
      command('submitOffer', member(ENTE1), {
        facts: { offerId: randomUUID(), validUntil: VALID },
      }),
      TERMS,
    );
    const kindsSeenBy = (enteId: string) =>
      asActor(
        db,
        { comuneId: 'milano', role: 'ente', enteId, personId: member(enteId).id },
        (trx) =>
          trx
            .selectFrom('event')
            .select('kind')
            .where('praticaId', '=', walk.pratica.id)
            .orderBy('seq')
            .execute(),
      ).then((events) => events.map((event) => event.kind));
    expect(await kindsSeenBy(ENTE1)).toEqual(['request', 'submitOffer']);
    expect(await kindsSeenBy(ENTE2)).toEqual(['request']);
  });
});
