import { describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { peopleOf } from '../dev/testing/people.ts';
import { killSharedPart, sharedStack } from '../dev/testing/stack.ts';
import { atTheOffice, openBrowser } from './browser.ts';
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
/** By number of the walk: the part that dies while the payer is at the gateway. */
const KILLED_WHILE_PAYING: Record<number, string> = {
  3: 'api',
  8: 'worker',
  13: 'postgres',
  18: 'api',
};

interface Booked {
  orderId: string;
  description: string;
  type: string;
  result: string;
  amount: number;
}

describe('Twenty pratiche at once', () => {
  test('all finish, with nothing lost, doubled or charged twice, while every part is killed', async () => {
    const stack = sharedStack();
    const people = peopleOf(stack.publicUrl);
    const walks = Array.from({ length: PRATICHE }, async (_, index) => {
      await pause(index * 700);
      const id = await walkToPayment(people);
      const paying = payByCard(people, id);
      const victim = KILLED_WHILE_PAYING[index];
      if (victim) {
        await pause(50);
        killIfAlive(victim);
      }
      await paying;
      await reach(people, id, 'active', 180);
      return id;
    });
    const done = Promise.all(walks);
    for (const part of ['worker', 'api', 'temporal', 'postgres', 'worker', 'temporal']) {
      await pause(5_000);
      killIfAlive(part);
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
    const numbers = await ask('select id, number from wemi.pratica where id = any($1)');
    const due = await ask(
      'select pratica_id, amount_cents from wemi.payment where pratica_id = any($1)',
    );
    await database.end();
    const books = await fetch(`${stack.nexiUrl}/books`);
    const { operations } = (await books.json()) as { operations: Booked[] };

    expect(new Set(ids).size).toBe(PRATICHE);
    expect(events).toHaveLength(PRATICHE);
    for (const { kinds, whole } of events) {
      expect(whole).toBe(true);
      expect(kinds).toEqual(KINDS);
    }
    expect(settled.map(({ n }) => n)).toEqual(Array<number>(PRATICHE).fill(1));
    expect(ledger.every(({ total }) => total === 0)).toBe(true);
    expect(refunds).toEqual([]);
    // What the gateway took is what counts: once from each payer, for what was due, none given back.
    for (const { id, number } of numbers) {
      const taken = operations.filter(
        ({ description }) => description === `WeMi ${String(number)}`,
      );
      const { amount_cents: amount } = due.find(({ pratica_id }) => pratica_id === id)!;
      expect(taken).toMatchObject([{ type: 'CAPTURE', result: 'EXECUTED', amount }]);
    }
    expect(numbers).toHaveLength(PRATICHE);
  }, 400_000);
});

test('whoever logs in after a restart of the database gets in at the first try', async () => {
  const browser = await openBrowser();
  try {
    killIfAlive('postgres');
    await pause(1_000);
    await peopleOf(sharedStack().publicUrl).as('admin1').insist('GET', '/pratiche');
    await atTheOffice(browser, 'admin1', 'pratiche');
  } finally {
    await browser.close();
  }
}, 120_000);

/** Two accidents can meet on one part: then it is dead already. */
function killIfAlive(part: string): void {
  try {
    killSharedPart(part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
