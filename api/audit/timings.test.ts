import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { OFFERED } from '../../db/testing-walk.ts';
import { command, ENTE1, ENTE2, member } from '../../workflows/pratica/testing.ts';
import type { Json } from '../testing.ts';
import { type Archive, openArchive } from './testing.ts';

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
  // A Monday, ten in the morning in Rome.
  for (const hours of [12, 24, 36, 48, 72]) {
    await archive.toActive('2026-10-05T08:00:00.000Z', [hours, 1, 6, 2]);
  }
  const unanswered = await archive.begin('2026-10-05T08:00:00.000Z');
  await unanswered.ring('offersReminder');
  await unanswered.ring('offersDeadline');
  // Over a weekend, the change of the hour, and the days of Sant'Ambrogio.
  for (const [from, to] of [
    ['2026-10-16T16:00:00.000Z', '2026-10-19T16:00:00.000Z'],
    ['2026-10-23T16:00:00.000Z', '2026-10-26T17:00:00.000Z'],
    ['2026-12-04T16:00:00.000Z', '2026-12-09T16:00:00.000Z'],
  ] as const) {
    for (let n = 0; n < 5; n += 1) await answer(from, to);
  }
}, 180_000);
afterAll(() => archive?.close(), 60_000);

async function answer(from: string, at: string) {
  const walk = await archive.begin(from);
  const facts = { offerId: randomUUID(), validUntil: '2027-12-31T22:59:59.000Z' };
  await walk.send(command('submitOffer', member(ENTE1), { facts }), { at, payload: OFFERED });
}

async function timings(from: string, until: string, who: 'auditor' | 'admin' = 'auditor') {
  const { body } = await archive.ask(who, 'GET', `/audit/timings?from=${from}&until=${until}`);
  return (step: string, enteId: string | null = null) =>
    (body.items as Json[]).find((item) => item.step === step && (item.ente?.id ?? null) === enteId);
}

describe('Timings against the terms', () => {
  test('count what was done and what lapsed, not what fell away', async () => {
    const of = await timings('2026-10-05', '2026-10-15');
    expect(of('answerRequest', ENTE1)).toMatchObject({
      ente: { name: 'Ente 1' },
      isFew: false,
      count: 6,
      medianDays: 1.5,
      ninthDays: 2.6,
      inTime: 5 / 6,
    });
    // Asked by the same five, it was overtaken each time; only its one lapse counts: too few.
    expect(of('answerRequest', ENTE2)).toMatchObject({
      isFew: true,
      count: null,
      medianDays: null,
    });
    expect(of('answerRequest')).toMatchObject({ ente: null, count: 7, inTime: 5 / 7 });
    expect(of('confirmOrder', ENTE1)).toMatchObject({ count: 5, medianDays: 0.25, inTime: 1 });
    expect(of('pay', ENTE1)).toMatchObject({ count: 5, medianDays: 2 / 24, inTime: 1 });
    expect(of('chooseOffer')).toMatchObject({ count: 5, medianDays: 1 / 24 });
  });

  test.each([
    ['a weekend', '2026-10-19'],
    ['the night that has an hour more', '2026-10-26'],
    ['holidays and the patron saint', '2026-12-09'],
  ])('leave out %s', async (_, day) => {
    const of = await timings(day, day);
    expect(of('answerRequest', ENTE1)).toMatchObject({ count: 5 });
    expect(of('answerRequest', ENTE1)!.medianDays).toBeCloseTo(1, 9);
  });

  test('reach from the request to the first day of service', async () => {
    const of = await timings('2026-12-01', '2026-12-01');
    const days = 40 + 14 / 24; // Worked out on the calendar: 14 hours of 5 October, 19 days, 21 days.
    expect(of('firstDay', ENTE1)).toMatchObject({ count: 5, inTime: 1 });
    expect(of('firstDay', ENTE1)!.medianDays).toBeCloseTo(days, 9);
  });

  test('are empty for a period in which nothing ended, and for another comune', async () => {
    const path = '/audit/timings?from=2026-10-05&until=2026-12-31';
    const { body } = await archive.ask('auditorElsewhere', 'GET', path);
    expect(body).toEqual({ items: [], fewestCases: 5 });
    const of = await timings('2025-01-01', '2025-12-31', 'admin');
    expect(of('answerRequest')).toBeUndefined();
  });

  test.each([
    ['from=2026-10-05', '/until'],
    ['from=2026-10-05&until=2026-10-04', '/until'],
    ['from=x&until=2026-10-04', '/from'],
  ])('say what is wrong with %s', async (query, pointer) => {
    const { status, body } = await archive.ask('auditor', 'GET', `/audit/timings?${query}`);
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test.each(['citizen', 'ente', 'operator', 'sportello'] as const)(
    'are not for the %s',
    async (who) => {
      const path = '/audit/timings?from=2026-10-05&until=2026-12-31';
      expect((await archive.ask(who, 'GET', path)).status).toBe(403);
    },
  );
});
