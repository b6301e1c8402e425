import { describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { peopleOf } from '../dev/testing/people.ts';
import { killSharedPart, sharedStack } from '../dev/testing/stack.ts';
import { payByCard, reach, walkToPayment } from './walk.ts';

const PRATICHE = 20;
const KINDS = [
  'request',
  'submitOffer',
  'submitOffer',
  'chooseOffer',
  'confirmOrder',
  'paymentSettled',
];

describe('Twenty pratiche at once', () => {
  test('all finish, with nothing lost, doubled or charged twice, while every part is killed', async () => {
    const stack = sharedStack();
    const people = peopleOf(stack.publicUrl);
    const walks = Array.from({ length: PRATICHE }, async (_, index) => {
      await pause(index * 700);
      const id = await walkToPayment(people);
      await payByCard(people, id);
      await reach(people, id, 'active', 180);
      return id;
    });
    const done = Promise.all(walks);
    for (const part of ['worker', 'api', 'temporal', 'postgres', 'worker', 'temporal']) {
      await pause(5_000);
      killSharedPart(part);
    }
    const ids = await done;

    const database = new pg.Client(stack.databases.appUrl);
    await database.connect();
    const ask = async (text: string): Promise<Record<string, unknown>[]> => {
      await database.query('begin');
      await database.query(
        `select set_config('wemi.comune', 'milano', true), set_config('wemi.role', 'system', true)`,
      );
      const { rows } = await database.query(text, [ids]);
      await database.query('commit');
      return rows as Record<string, unknown>[];
    };
    const events = await ask(
      'select pratica_id, array_agg(kind order by seq) kinds, max(seq) = count(*) whole from wemi.event where pratica_id = any($1) group by 1',
    );
    const settled = await ask(
      `select pratica_id, count(*)::int n from wemi.payment_attempt where pratica_id = any($1) and status = 'settled' group by 1`,
    );
    const ledger = await ask(
      'select transaction_id, sum(amount_cents)::int total from wemi.ledger_entry where pratica_id = any($1) group by 1',
    );
    const refunds = await ask(
      `select id from wemi.payment_attempt where pratica_id = any($1) and status in ('to-refund', 'refunded')`,
    );
    await database.end();

    expect(new Set(ids).size).toBe(PRATICHE);
    expect(events).toHaveLength(PRATICHE);
    for (const { kinds, whole } of events) {
      expect(whole).toBe(true);
      expect(kinds).toEqual(KINDS);
    }
    expect(settled.map(({ n }) => n)).toEqual(Array<number>(PRATICHE).fill(1));
    expect(ledger.every(({ total }) => total === 0)).toBe(true);
    expect(refunds).toEqual([]);
  }, 400_000);
});
