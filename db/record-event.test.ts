import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { advance, ring } from '../workflows/pratica/advance.ts';
import type { Command } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import { type Act, stepOf } from '../workflows/pratica/step.ts';
import {
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  ENTE2,
  member,
  SYSTEM,
} from '../workflows/pratica/testing.ts';
import { asSystem, connect, type Db } from './connect.ts';
import { askAgain } from './record-answers.ts';
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

const NOW = '2026-11-23T09:00:00.000Z';
const SOON = '2026-11-24T09:00:00.000Z';
const LATER = '2026-11-30T09:00:00.000Z';

const by = ({ id, transition: kind, actor, facts }: Command): Act => ({ id, kind, actor, facts, channel: 'web' }); // prettier-ignore

async function requested(): Promise<Pratica> {
  const [before, needId] = [aPratica(), randomUUID()];
  await plantNeed(db, needId);
  const request = command('request', CITIZEN, { facts: { needId } });
  const after = advance(before, request, NOW);
  await recordStep(db, stepOf(by(request), NOW, before, after));
  return after;
}

async function offersDeadline(before: Pratica): Promise<void> {
  const act: Act = { id: randomUUID(), kind: 'offersDeadline', actor: SYSTEM, channel: 'timer', facts: {} }; // prettier-ignore
  const after = ring(before, 'offersDeadline', LATER);
  await recordStep(db, stepOf(act, LATER, before, after));
}

describe('The record of a step', () => {
  test('tells the needs that nobody met from those that wait for a choice', async () => {
    const [unmet, met] = [await requested(), await requested()];
    const offer = { enteId: ENTE1, revision: 1, status: 'live', validUntil: '2099-01-01' } as const;
    await offersDeadline(unmet);
    await offersDeadline({ ...met, offers: { [randomUUID()]: offer } });

    const found = await asSystem(db, 'milano', (trx) =>
      trx
        .selectFrom('event')
        .innerJoin('pratica', 'pratica.id', 'event.praticaId')
        .select(['pratica.id', 'pratica.serviceTypeId', 'pratica.municipio', 'event.at'])
        .where(sql<boolean>`event.data @> '{"unmetNeed": true}'`)
        .execute(),
    );
    expect(found).toEqual([
      { id: unmet.id, serviceTypeId: 'assistenza-persona', municipio: 3, at: LATER },
    ]);
  });

  test('awaits again the answer of an ente that is asked once more', async () => {
    const { id, ...pratica } = await requested();
    const answers = () =>
      asSystem(db, 'milano', (trx) =>
        trx.selectFrom('praticaEnte').select(['enteId', 'answer']).where('praticaId', '=', id).execute(),
      ); // prettier-ignore
    await asSystem(db, 'milano', (trx) =>
      trx.updateTable('praticaEnte').set({ answer: 'offered' }).where('praticaId', '=', id).execute(),
    ); // prettier-ignore
    const order: Pratica = {
      ...pratica,
      id,
      state: 'order',
      enti: { [ENTE1]: 'offered', [ENTE2]: 'offered' },
      offers: {
        one: { enteId: ENTE1, revision: 1, status: 'chosen', validUntil: LATER },
        two: { enteId: ENTE2, revision: 1, status: 'reserve', validUntil: SOON },
      },
      chosenOfferId: 'one',
    };
    const reject = command('rejectOrder', member(ENTE1));
    const step = stepOf(by(reject), LATER, order, advance(order, reject, LATER));
    await asSystem(db, 'milano', (trx) =>
      sql`with asked as (${askAgain(trx, step)['askedAgain']!}) select`.execute(trx),
    );
    expect(Object.fromEntries((await answers()).map((row) => [row.enteId, row.answer]))).toEqual({
      [ENTE1]: 'offered',
      [ENTE2]: 'awaited',
    });
  });
});
