import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSystem } from '../../db/connect.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';
import { day, PAID_CENTS, servicesOn } from './testing.ts';

let stage: Stage;
let { read, move, ordered, active } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move, ordered, active } = servicesOn(stage));
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const lookAhead = async (who: Name, id: string, query = '') =>
  (await read(who, id, `/outlook${query}`)).body as Json;

/** All that a question could have left behind. */
const countTraces = (praticaId: string) =>
  asSystem(stage.db, 'milano', async (trx) => {
    const tables = ['command', 'event', 'outbox', 'task', 'payment', 'ledgerEntry'] as const;
    const counts = tables.map((table) =>
      trx
        .selectFrom(table)
        .select((row) => row.fn.countAll<number>().as('rows'))
        .where('praticaId' as never, '=', praticaId as never)
        .executeTakeFirstOrThrow(),
    );
    return (await Promise.all(counts)).map(({ rows }) => Number(rows));
  });

describe('What if', () => {
  test('nobody does anything: what is to be paid stands beside each term of paying', async () => {
    const id = await ordered();
    const { ifNobodyActs } = await lookAhead('citizen', id);
    expect(ifNobodyActs.map(({ timer, amountCents }: Json) => [timer, amountCents])).toEqual([
      ['paymentFirstReminder', PAID_CENTS],
      ['paymentSecondReminder', PAID_CENTS],
      ['paymentDeadline', PAID_CENTS],
    ]);
    await move('citizen', id, 'withdraw');
  });

  test('a service is suspended: days, end, and what was paid for that moves along', async () => {
    const id = await active();
    const { ifActed } = await lookAhead('citizen', id, `?from=${day(3)}&until=${day(8)}`);
    expect(ifActed).toMatchObject({
      transition: 'suspend',
      refusal: null,
      // 5 of 31 days of 516,00 €, rounded up.
      pause: { days: 5, endDate: day(35), visits: null, shiftedCents: 8323 },
      end: null,
      next: null,
    });
  });

  test('it ends on a day: the same amounts as the page before the confirmation says', async () => {
    const id = await active();
    const { ifActed } = await lookAhead('citizen', id, `?effectiveOn=${day(10)}`);
    const { body } = await read('citizen', id, `/interruption?effectiveOn=${day(10)}`);
    expect(ifActed).toMatchObject({ state: 'interrupted', end: body, refundCents: 34_955 });
    expect(body).toMatchObject({ refundCents: 34_955, byHandCents: 0, unusedDays: 21 });
  });

  test('a next period is proposed: its days, and by when it would have to be paid', async () => {
    const id = await active();
    const { ifActed } = await lookAhead('citizen', id, `?renewUntil=${day(61)}`);
    expect(ifActed).toMatchObject({
      transition: 'proposeRenewal',
      next: { startDate: day(31), endDate: day(61), payBy: expect.stringContaining('T') },
    });
    const line = { label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 24 };
    await move('citizen', id, 'proposeRenewal', { endDate: day(61), lines: [line] });
    expect((await read('citizen', id)).body.renewal).toMatchObject(ifActed.next);
  });

  test('what would be refused says why, in the reader’s language', async () => {
    const id = await active();
    const { ifActed } = await lookAhead('citizen', id, `?effectiveOn=${day(1)}`);
    expect(ifActed).toMatchObject({ refusal: 'interruption-too-soon', end: null, prospects: [] });
    expect(ifActed.why).toContain('preavviso');
  });

  test('is only asked: no command, no event, no notice, no version', async () => {
    const id = await active();
    const before = await countTraces(id);
    const { version, service } = (await read('citizen', id)).body;
    for (const who of ['citizen', 'ente', 'admin', 'auditor'] as const) {
      for (const query of ['', `?from=${day(3)}&until=${day(8)}`, `?effectiveOn=${day(10)}`, `?renewUntil=${day(61)}`, `?effectiveOn=${day(1)}`]) {
        expect((await read(who, id, `/outlook${query}`)).status).toBe(200);
      }
    } // prettier-ignore
    expect(await countTraces(id)).toEqual(before);
    const after = (await read('citizen', id)).body;
    expect([after.version, after.service]).toEqual([version, service]);
  });

  test.each(['?from=2026-02-30&until=2026-03-01', '?effectiveOn=domani', '?renewUntil=1', '?if=x'])(
    'asked in a way that makes no sense (%s) is refused by name',
    async (query) => {
      const id = await active();
      const { status, body } = await read('citizen', id, `/outlook${query}`);
      expect([status, body.code]).toEqual([422, 'invalid']);
    },
  );
});
