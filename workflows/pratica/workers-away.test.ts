import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Step } from './messages.ts';
import { addDays } from './service.ts';
import { aPratica, CITIZEN, command, ENTE1, ENTE2, member, openStage, SYSTEM } from './testing.ts';
import { dayOf, startOfDay } from './terms.ts';
import type { TimerName } from './transitions.ts';

/**
 * What becomes of terms while no worker is there: the one that there was is really ended, the
 * engine's clock goes on, and another worker takes over. About 15 seconds.
 */
let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => void (stage = await openStage(0)), 60_000);
afterAll(() => stage.close());

const HOUR = 3_600_000;
const OFFERS = [ENTE1, ENTE2].map((enteId, n) => ({
  enteId,
  facts: {
    offerId: `0f0f0f0f-0000-4000-8000-00000000000${n}`,
    revision: 1,
    validUntil: '2099-01-01T00:00:00.000Z',
  },
}));
const CHOSEN = OFFERS[0]!.facts;
/** Terms in days alone: the same on whatever day of the week the test runs. */
const IN_DAYS = {
  offersReminder: { days: 1 },
  offersDeadline: { days: 2 },
  choiceDeadline: { days: 10 },
  orderEscalation: { days: 2 },
  orderFallback: { days: 5 },
};
const WAYS = ['offer', 'order', 'payment', 'active'] as const;
type Way = (typeof WAYS)[number];

/** A pratica brought as far as `until`; its service is of 60 days from today. */
async function standingIn(until: Way) {
  const { id, handle, send } = await stage.begin({ pratica: aPratica(IN_DAYS) });
  const startDate = dayOf(stage.stepsOf(id)[0]!.at);
  const facts = { startDate, endDate: addDays(startDate, 59) };
  const confirm = command('confirmOrder', member(ENTE1), { facts });
  const moves: Record<Way, readonly ReturnType<typeof command>[]> = {
    offer: OFFERS.map((offer) => command('submitOffer', member(offer.enteId), offer)),
    order: [command('chooseOffer', CITIZEN, { facts: CHOSEN })],
    payment: [confirm],
    active: [command('paymentSettled', SYSTEM, { facts: { paymentId: confirm.id } })],
  };
  for (const way of WAYS.slice(0, WAYS.indexOf(until) + 1)) {
    for (const move of moves[way]) await send(move);
  }
  return { id, handle, send, startDate, deadlines: lastOf(id).deadlines };
}

const lastOf = (id: string) => stage.stepsOf(id).at(-1)!.pratica;
const ringsOf = (id: string): Step[] =>
  stage.stepsOf(id).filter(({ channel }) => channel === 'timer');

/** What has rung once the worker that is back has had its time. */
async function caughtUp(id: string, atLeast: number): Promise<Step[]> {
  for (let tries = 0; tries < 100 && ringsOf(id).length < atLeast; tries += 1) await pause(100);
  await pause(200);
  return ringsOf(id);
}

/** Stops every worker for so long; the rings of each pratica then are checked to be late, not lost. */
async function away(hours: number, overdue: readonly [id: string, rings: readonly TimerName[]][]) {
  const before = overdue.map(([id]) => lastOf(id));
  await stage.withoutWorker(hours * HOUR + 60_000);
  const back = (await stage.env.currentTimeMs()) - 60_000;
  for (const [n, [id, names]] of overdue.entries()) {
    const rings = await caughtUp(id, names.length);
    expect(rings.map(({ kind }) => kind)).toEqual(names);
    expect(new Set(rings.map(({ pratica }) => pratica.version)).size).toBe(names.length);
    for (const { kind, at } of rings) {
      expect(Date.parse(at)).toBeGreaterThan(back);
      // Not the worker's return has set it off, but the hour it had before.
      const due = before[n]!.deadlines[kind as TimerName];
      if (due) expect(Date.parse(due)).toBeLessThan(back + 60_000);
    }
  }
}

describe('While every worker is stopped', () => {
  test('for 72 hours, what fell due is done once, and no other instant moves', async () => {
    const overdue: Record<Way, TimerName[]> = {
      offer: ['offersReminder', 'offersDeadline'],
      order: ['orderEscalation'],
      payment: ['paymentFirstReminder', 'paymentSecondReminder'],
      active: [],
    };
    const began = await Promise.all(WAYS.map((way) => standingIn(way)));
    await away(72, began.map(({ id }, n) => [id, overdue[WAYS[n]!]])); // prettier-ignore

    for (const [n, { id, deadlines }] of began.entries()) {
      const rung: readonly string[] = overdue[WAYS[n]!];
      const left = Object.entries(deadlines).filter(([name]) => !rung.includes(name));
      expect(lastOf(id).deadlines).toEqual(Object.fromEntries(left));
    }
    // What follows rings at the hour it had from the beginning, not three days later.
    const [, , unpaid] = began;
    expect(await unpaid!.handle.result()).toBe('expired');
    expectAt(ringsOf(unpaid!.id).at(-1)!, unpaid!.deadlines.paymentDeadline!);
  });

  test('for longer than whole chains of terms, each comes once and in its order', async () => {
    const [offered, ordered, unpaid, served] = await Promise.all(WAYS.map((w) => standingIn(w)));
    const day = (n: number) => addDays(served!.startDate, n);
    const facts = { from: day(4), until: day(9) };
    await served!.send(command('suspend', CITIZEN, { facts }));
    await away(14 * 24, [
      [offered!.id, ['offersReminder', 'offersDeadline', 'choiceDeadline']],
      [ordered!.id, ['orderEscalation', 'orderFallback']],
      [unpaid!.id, ['paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline']],
      [served!.id, ['suspensionStart', 'suspensionEnd']],
    ]);
    expect(await offered!.handle.result()).toBe('expired');
    expect(await unpaid!.handle.result()).toBe('expired');
    // Nobody could choose another ente while all stood still: ten whole days are left for that.
    const back = ringsOf(ordered!.id).at(-1)!;
    const tenDays = Date.parse(back.at) + 240 * HOUR;
    expect(Date.parse(lastOf(ordered!.id).deadlines.choiceDeadline!) - tenDays).toBeLessThanOrEqual(HOUR); // prettier-ignore

    // Suspended for five days, however late that was written down.
    expect(lastOf(served!.id)).toMatchObject({ state: 'active', service: { endDate: day(64) } });
    expect(lastOf(served!.id).deadlines.periodEnd).toBe(startOfDay(day(65)));
    expect(await served!.handle.result()).toBe('completed');
    expectAt(ringsOf(served!.id).at(-1)!, startOfDay(day(65)));
    const versions = stage.stepsOf(served!.id).map(({ pratica }) => pratica.version);
    expect(versions).toEqual(versions.map((_, n) => n + 1));
  });
});

/** A timer rings at its instant or just after, never before. */
function expectAt({ at }: Step, due: string): void {
  const late = Date.parse(at) - Date.parse(due);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5_000);
}
