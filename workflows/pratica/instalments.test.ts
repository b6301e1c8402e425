import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import { instalmentDueAt, openInstalments } from './instalments.ts';
import { ifNobodyActs } from './outlook.ts';
import type { Pratica } from './pratica.ts';
import { addDays } from './service.ts';
import { tasksOf } from './tasks.ts';
import { dayOf, startOfDay } from './terms.ts';
import {
  ADMIN,
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  member,
  openStage,
  SYSTEM,
  TERMS,
} from './testing.ts';

const NOW = '2026-11-30T09:00:00.000Z';
const OFFER = { offerId: randomUUID(), revision: 1, validUntil: '2099-01-01T00:00:00.000Z' };
const RULE = { longerThanDays: 31, remindDays: 5, arrearsDays: 10 };
const later = (day: (n: number) => string) =>
  [1, 2].map((month) => ({ paymentId: `instalment-${month + 1}`, n: month + 1, from: day(month * 31) })); // prettier-ignore

const day = (n: number) => addDays('2026-12-01', n);
const PERIOD = { startDate: day(0), endDate: day(92), instalments: later(day) };
const confirm = command('confirmOrder', member(ENTE1), { facts: PERIOD });
const ordered = [
  command('request', CITIZEN),
  command('submitOffer', member(ENTE1), { facts: OFFER }),
  command('chooseOffer', CITIZEN, { facts: OFFER }),
  confirm,
].reduce((pratica, act) => advance(pratica, act, NOW), aPratica({ instalments: RULE }));
const paidOn = (at: string) =>
  advance(ordered, command('paymentSettled', SYSTEM, { facts: { paymentId: confirm.id } }), at);
const active = paidOn(NOW);
const daysOf = (pratica: Pratica) => openInstalments(pratica).map(({ from }) => from);
const settle = (paymentId: string) =>
  command('instalmentSettled', SYSTEM, { facts: { paymentId } });
const suspend = (from: string, until: string) =>
  command('suspend', CITIZEN, { facts: { from, until } });
/** Lets time alone act up to an instant. */
function until(pratica: Pratica, at: string): Pratica {
  const due = nextTimer(pratica);
  return due && due.at <= at ? until(ring(pratica, due.timer, due.at), at) : pratica;
}

describe('The instalments of a pratica', () => {
  test('ask for nothing before the first payment is made, nor once the order falls', () => {
    expect(Object.keys(ordered.deadlines).some((name) => name.startsWith('instalment'))).toBe(
      false,
    );
    const back = advance(ordered, command('returnToOffer', ADMIN), NOW);
    expect(back.instalments).toBeUndefined();
  });

  test('are reminded of, due and late by the rule that was agreed, in the morning of Rome', () => {
    const { instalmentReminder, instalmentDue, instalmentArrears } = active.deadlines;
    expect([instalmentReminder, instalmentDue, instalmentArrears]).toEqual([
      '2026-12-27T08:00:00.000Z',
      // 1 January is a holiday, 2 and 3 are a week-end.
      '2027-01-04T08:00:00.000Z',
      '2027-01-14T08:00:00.000Z',
    ]);
    expect(instalmentDueAt({ from: day(31) }, active.holidays)).toBe(startOfDay('2027-01-05'));
  });

  test('keep their rule when the pratica goes on under other terms', () => {
    const terms = { ...TERMS, instalments: { longerThanDays: 1, remindDays: 1, arrearsDays: 1 } };
    const facts = { policyId: randomUUID(), policyVersion: 2, terms };
    const moved = advance(active, command('movePolicy', ADMIN, { facts }), NOW);
    expect(moved.deadlines).toEqual(active.deadlines);
  });

  test('not paid, become a task of the payer and then one of the office; the service goes on', () => {
    const told = until(active, '2026-12-28T00:00:00.000Z');
    expect(tasksOf(told)).toMatchObject([
      { kind: 'payInstalment', owner: 'citizen', dueAt: startOfDay('2027-01-05') },
    ]);
    const late = until(active, '2027-01-15T00:00:00.000Z');
    expect(tasksOf(late)).toMatchObject([
      { kind: 'payInstalment', owner: 'citizen' },
      { kind: 'followArrears', owner: 'office', dueAt: '2027-01-21T08:00:00.000Z' },
    ]);
    expect([late.state, late.escalated]).toEqual(['active', false]);
    const paid = advance(late, settle('instalment-2'), '2027-01-16T09:00:00.000Z');
    expect(tasksOf(paid)).toEqual([]);
    expect(paid.deadlines.instalmentReminder).toBe('2027-01-27T08:00:00.000Z');
  });

  test('are paid once each, in any order, by the system or at a counter', () => {
    const ahead = advance(active, settle('instalment-3'), NOW);
    expect(daysOf(ahead)).toEqual([day(31)]);
    expect(refusalOf(ahead, settle('instalment-3'), NOW)).toBe('payment-not-due');
    expect(refusalOf(ordered, settle('instalment-2'), NOW)).toBe('not-allowed-in-state');
    const counter = command('recordInstalmentPaid', ADMIN, {
      facts: { paymentId: 'instalment-2' },
    });
    const all = advance(ahead, counter, NOW);
    expect([all.state, daysOf(all)]).toEqual(['active', []]);
    expect(Object.keys(all.deadlines).sort()).toEqual(['periodEnd', 'renewalPrompt']);
  });

  test('move with a service that is paid late', () => {
    expect(daysOf(paidOn('2026-12-04T10:00:00.000Z'))).toEqual([day(34), day(65)]);
  });

  test('wait as long as the service when it is suspended, and come forward when it resumes sooner', () => {
    const paused = until(advance(active, suspend(day(20), day(40)), NOW), startOfDay(day(21)));
    expect([paused.state, daysOf(paused)]).toEqual(['suspended', [day(51), day(82)]]);
    const early = advance(paused, command('resume', CITIZEN), `${day(25)}T10:00:00.000Z`);
    expect(daysOf(early)).toEqual([day(36), day(67)]);
    expect(early.service!.endDate).toBe(day(97));
    expect(daysOf(until(paused, startOfDay(day(40))))).toEqual([day(51), day(82)]);
    // What was due before the suspension began stays where it is.
    const second = until(advance(active, suspend(day(40), day(50)), NOW), startOfDay(day(41)));
    expect(daysOf(second)).toEqual([day(31), day(72)]);
  });

  test('are late while the service is suspended, too', () => {
    const paused = until(advance(active, suspend(day(35), day(60)), NOW), startOfDay(day(50)));
    expect(paused.state).toBe('suspended');
    expect(tasksOf(paused).map(({ kind }) => kind)).toContain('followArrears');
  });

  test('of a next period are added to what is still open', () => {
    const propose = command('proposeRenewal', member(ENTE1), { facts: { endDate: day(190) } });
    const proposed = advance(active, propose, NOW);
    const facts = { proposalId: propose.id, instalments: [{ paymentId: 'next-2', n: 2, from: day(124) }] }; // prettier-ignore
    const renewed = advance(proposed, command('renew', CITIZEN, { facts }), NOW);
    expect([renewed.state, daysOf(renewed)]).toEqual(['renewed', [day(31), day(62), day(124)]]);
    expect(renewed.deadlines.instalmentReminder).toBeDefined();
  });

  test('are told of once in the outlook, however many there are', () => {
    const timers = ifNobodyActs(active).map(({ timer }) => timer);
    expect(timers).toEqual([
      'instalmentReminder', 'instalmentDue', 'instalmentArrears', 'renewalPrompt', 'periodEnd',
    ]); // prettier-ignore
  });
});

describe('The timers of instalments', () => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  beforeAll(async () => void (stage = await openStage(0)), 60_000);
  afterAll(() => stage.close());

  test('ring in every run of a pratica, whatever workers did meanwhile, and stop when all is paid', async () => {
    const { id, handle, send } = await stage.begin({
      pratica: aPratica({ instalments: RULE }),
      continueAfter: 30,
    });
    const today = dayOf(stage.stepsOf(id)[0]!.at);
    const from = (n: number) => addDays(today, n);
    await send(command('submitOffer', member(ENTE1), { facts: OFFER }));
    await send(command('chooseOffer', CITIZEN, { facts: OFFER }));
    const facts = { startDate: today, endDate: from(92), instalments: later(from) };
    const order = command('confirmOrder', member(ENTE1), { facts });
    await send(order);
    await send(command('paymentSettled', SYSTEM, { facts: { paymentId: order.id } }));
    await stage.withoutWorker(28 * 86_400_000);
    await stage.env.sleep('20 days');
    await send(settle('instalment-2'));
    expect(await handle.result()).toBe('completed');

    const rings = stage.stepsOf(id).slice(5);
    expect(rings.map(({ kind, instalment }) => [kind, instalment?.n])).toEqual([
      ['instalmentReminder', 2],
      ['instalmentDue', 2],
      ['instalmentArrears', 2],
      ['instalmentSettled', 2],
      ['instalmentReminder', 3],
      ['instalmentDue', 3],
      ['instalmentArrears', 3],
      ['renewalPrompt', undefined],
      ['periodEnd', undefined],
    ]);
    const arrears = rings[2]!;
    expect(arrears.tasks.opened).toMatchObject([{ kind: 'followArrears', owner: 'office' }]);
    expect(arrears.tells).toEqual(['citizen', 'ente', 'office']);
    expect(rings[3]!.tasks.closed.map(({ kind }) => kind).sort()).toEqual(['followArrears', 'payInstalment']); // prettier-ignore
  }, 120_000);
});
