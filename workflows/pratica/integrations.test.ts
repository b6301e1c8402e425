import { describe, expect, test } from '@jest/globals';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import type { Command } from './messages.ts';
import { ifNobodyActs } from './outlook.ts';
import type { Pratica } from './pratica.ts';
import { stepOf } from './step.ts';
import { tasksOf } from './tasks.ts';
import { ADMIN, aPratica, CITIZEN, command, ENTE1, ENTE2, member, SYSTEM } from './testing.ts';
import { areTerms } from './terms.ts';
import { TERMS } from './testing.ts';

const MONDAY = '2026-11-09T09:00:00.000Z';
/** Ten business days later. */
const DUE = '2026-11-23T09:00:00.000Z';
const at = (hours: number) => new Date(Date.parse(MONDAY) + hours * 3_600_000).toISOString();
const HOUR = 3_600_000;

const requested = advance(aPratica(), command('request', CITIZEN), MONDAY);
const submit = (enteId: string, offerId: string) =>
  command('submitOffer', member(enteId), {
    facts: { offerId, revision: 1, validUntil: '2099-01-01T00:00:00.000Z' },
  });
const offered = advance(requested, submit(ENTE1, 'offer-1'), MONDAY);
const choose = command('chooseOffer', CITIZEN, { facts: { offerId: 'offer-1', revision: 1 } });
const ordered = advance(offered, choose, MONDAY);
const PERIOD = { startDate: '2026-11-16', endDate: '2027-01-31' };
const confirm = command('confirmOrder', member(ENTE1), { facts: PERIOD });
const confirmed = advance(ordered, confirm, MONDAY);
const pay = command('paymentSettled', SYSTEM, { facts: { paymentId: confirm.id } });
const active = advance(confirmed, pay, MONDAY);
const propose = command('proposeRenewal', member(ENTE1), { facts: { endDate: '2027-03-31' } });
const accept = command('renew', CITIZEN, { facts: { proposalId: propose.id } });
const renewed = advance(advance(active, propose, MONDAY), accept, MONDAY);

const ask = (by = member(ENTE1) as Command['actor']) => command('requestIntegration', by);
const provide = (asked: Command) =>
  command('provideIntegration', CITIZEN, { facts: { integrationId: asked.id } });
const takeBack = (asked: Command, by: Command['actor']) =>
  command('withdrawIntegration', by, { facts: { integrationId: asked.id } });

/** By how many hours each deadline has moved. */
function shifts(before: Pratica, after: Pratica): Record<string, number> {
  return Object.fromEntries(
    Object.entries(before.deadlines).map(([name, was]) => {
      const is = after.deadlines[name as keyof Pratica['deadlines']]!;
      return [name, (Date.parse(is) - Date.parse(was)) / HOUR];
    }),
  );
}

describe('A request for documents', () => {
  test.each([
    ['offer', requested, ['offersReminder', 'offersDeadline', 'choiceDeadline']],
    ['order', ordered, ['orderEscalation', 'orderFallback']],
    ['payment', confirmed, ['paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline']],
    ['renewed', renewed, ['renewalPaymentDeadline']],
  ] as const)('moves the terms of %s by exactly the time waited', (_state, before, names) => {
    const asked = ask();
    const waiting = advance(before, asked, at(3));
    const answered = advance(waiting, provide(asked), at(3 + 50.5));
    expect(shifts(before, answered)).toEqual(Object.fromEntries(names.map((n) => [n, 50.5])));
    expect(answered.deadlines.integrationDeadline).toBeUndefined();
  });

  test('moves no day of the service, and not the end of a suspension', () => {
    const pause = command('suspend', CITIZEN, {
      facts: { from: '2026-11-09', until: '2026-11-20' },
    });
    const suspended = advance(active, pause, MONDAY);
    for (const before of [active, suspended]) {
      const { integrationDeadline, ...deadlines } = advance(before, ask(), MONDAY).deadlines;
      expect(integrationDeadline).toBe(DUE);
      expect(deadlines).toEqual(before.deadlines);
    }
  });

  test('is the first thing that rings, and the citizen’s to do until then', () => {
    const waiting = advance(confirmed, ask(), MONDAY);
    expect(nextTimer(waiting)).toEqual({ timer: 'integrationDeadline', at: DUE });
    expect(tasksOf(waiting).map(({ kind, owner, dueAt }) => [kind, owner, dueAt])).toEqual([
      ['pay', 'citizen', waiting.deadlines.paymentDeadline],
      ['provideIntegration', 'citizen', DUE],
    ]);
  });

  test('that nobody answers lapses, and the terms go on from when it was due', () => {
    const waiting = advance(ordered, ask(), MONDAY);
    const waited = (Date.parse(DUE) - Date.parse(MONDAY)) / HOUR;
    // Also when the worker wakes three days late.
    const late = new Date(Date.parse(DUE) + 72 * HOUR).toISOString();
    for (const wakes of [DUE, late]) {
      const lapsed = ring(waiting, 'integrationDeadline', wakes);
      expect(lapsed.integrations).toEqual([]);
      expect(shifts(ordered, lapsed)).toEqual({ orderEscalation: waited, orderFallback: waited });
    }
  });

  test('taken back lets the terms go on at once', () => {
    const asked = ask();
    const waiting = advance(ordered, asked, at(1));
    const back = advance(waiting, takeBack(asked, member(ENTE1)), at(5));
    expect(shifts(ordered, back)).toEqual({ orderEscalation: 4, orderFallback: 4 });
  });

  test('is waited for beside others: terms go on when none is left', () => {
    const [first, second] = [ask(), ask(ADMIN)];
    const both = advance(advance(ordered, first, at(0)), second, at(24));
    expect(both.deadlines.integrationDeadline).toBe(DUE);
    const one = advance(both, provide(first), at(30));
    expect(one.deadlines.integrationDeadline).toBe('2026-11-24T09:00:00.000Z');
    expect(nextTimer(one)!.timer).toBe('integrationDeadline');
    const none = advance(one, provide(second), at(40));
    expect(shifts(ordered, none)).toEqual({ orderEscalation: 40, orderFallback: 40 });
  });

  test('lapses alone when another is due later', () => {
    const [first, second] = [ask(), ask(ADMIN)];
    const both = advance(advance(ordered, first, at(0)), second, at(24));
    const one = ring(both, 'integrationDeadline', DUE);
    expect(one.integrations!.map(({ id }) => id)).toEqual([second.id]);
    const none = advance(one, provide(second), at(24 * 14 + 2));
    expect(shifts(ordered, none)).toEqual({ orderEscalation: 338, orderFallback: 338 });
  });

  test('goes along into the next state, whose terms wait from their own start', () => {
    const asked = ask();
    const waiting = advance(ordered, asked, at(0));
    const moved = advance(
      waiting,
      command('confirmOrder', member(ENTE1), { facts: PERIOD }),
      at(10),
    );
    const fresh = advance(
      ordered,
      command('confirmOrder', member(ENTE1), { facts: PERIOD }),
      at(10),
    );
    expect(moved.deadlines.integrationDeadline).toBe(DUE);
    const answered = advance(moved, provide(asked), at(16));
    expect(new Set(Object.values(shifts(fresh, answered)))).toEqual(new Set([6]));
  });

  test('falls with the ente that asked, and with the pratica', () => {
    const both = advance(advance(offered, ask(member(ENTE2)), at(0)), ask(), at(0));
    const chosen = advance(both, choose, at(5));
    expect(chosen.integrations!.map(({ enteId }) => enteId)).toEqual([ENTE1]);
    const step = stepOf({ ...BY_CITIZEN, kind: 'chooseOffer' }, at(5), both, chosen);
    expect(step.integrationsClosed).toEqual([
      { id: both.integrations![0]!.id, enteId: ENTE2, as: 'moot' },
    ]);
    const withdrawn = advance(both, command('withdraw', CITIZEN), at(6));
    expect([withdrawn.integrations, withdrawn.deadlines]).toEqual([[], {}]);
  });

  test('lets offers be made and the deadline be extended meanwhile', () => {
    const asked = ask(ADMIN);
    const waiting = advance(requested, asked, at(0));
    expect(refusalOf(waiting, submit(ENTE1, 'offer-1'), at(1))).toBeUndefined();
    const extend = command('extendDeadline', CITIZEN, { facts: { businessDays: 1 } });
    const answered = advance(advance(waiting, extend, at(1)), provide(asked), at(6));
    const extended = advance(requested, extend, at(1));
    expect(answered.deadlines.offersDeadline).toBe(
      new Date(Date.parse(extended.deadlines.offersDeadline!) + 6 * HOUR).toISOString(),
    );
  });
});

const BY_CITIZEN = { id: 'step', actor: CITIZEN, channel: 'web', facts: {} } as const;

describe('Who is told', () => {
  const told = (asked: Command, act: Command) => {
    const before = advance(ordered, asked, at(0));
    const { id, transition: kind, actor, facts } = act;
    const after = advance(before, act, at(1));
    const step = stepOf({ id, kind, actor, facts, channel: 'web' }, at(1), before, after);
    return [step.tells, step.enteId];
  };
  test('of an answer is whoever asked, and nobody else', () => {
    const [byEnte, byOffice] = [ask(), ask(ADMIN)];
    expect(told(byEnte, provide(byEnte))).toEqual([['ente'], ENTE1]);
    expect(told(byOffice, provide(byOffice))).toEqual([['office'], null]);
  });

  test('of a lapse is the citizen, too', () => {
    const waiting = advance(ordered, ask(ADMIN), at(0));
    const lapsed = ring(waiting, 'integrationDeadline', DUE);
    const act = { id: 'x', kind: 'integrationDeadline', actor: SYSTEM, channel: 'timer' } as const;
    const step = stepOf({ ...act, facts: {} }, DUE, waiting, lapsed);
    expect(step.tells).toEqual(['citizen', 'office']);
    expect(step.integrationsClosed).toMatchObject([{ enteId: null, as: 'lapsed' }]);
  });
});

describe('A request for documents is refused', () => {
  const refusal = (pratica: Pratica, what: Command) => refusalOf(pratica, what, at(1));

  test('to an ente that was not asked, has left, or was not chosen', () => {
    expect(refusal(requested, ask(member(ENTE2)))).toBeUndefined();
    expect(refusal(requested, ask(member(ENTE1.replace('0001', '0009'))))).toBe('ente-not-asked');
    const declined = advance(requested, command('declineRequest', member(ENTE2)), MONDAY);
    expect(refusal(declined, ask(member(ENTE2)))).toBe('ente-not-asked');
    expect(refusal(ordered, ask(member(ENTE2)))).toBe('ente-not-chosen');
    expect(refusal(ordered, ask(CITIZEN))).toBe('role-not-allowed');
  });

  test('when three are open', () => {
    const three = [1, 2, 3].reduce((pratica) => advance(pratica, ask(), MONDAY), ordered);
    expect(refusal(three, ask())).toBe('integration-too-many');
  });

  test('an answer to what is not open, or taken back by somebody else', () => {
    const asked = ask(ADMIN);
    const waiting = advance(ordered, asked, MONDAY);
    expect(refusal(ordered, provide(asked))).toBe('integration-not-open');
    expect(refusal(waiting, takeBack(asked, member(ENTE1)))).toBe('integration-not-yours');
    expect(refusal(waiting, takeBack(asked, ADMIN))).toBeUndefined();
    const inPlace = {
      ...takeBack(asked, ADMIN),
      onBehalfOf: { role: 'ente', enteId: ENTE1 },
    } as const;
    expect(refusal(waiting, inPlace)).toBe('integration-not-yours');
    const answered = advance(waiting, provide(asked), MONDAY);
    expect(refusal(answered, provide(asked))).toBe('integration-not-open');
  });
});

test('The outlook says which terms stand still, and when they ring if nobody answers', () => {
  const waiting = advance(ordered, ask(), MONDAY);
  expect(ifNobodyActs(waiting).slice(0, 4)).toMatchObject([
    { timer: 'integrationDeadline', at: DUE, isPaused: false, state: 'order' },
    { timer: 'orderEscalation', isPaused: true },
    { timer: 'orderFallback', isPaused: true, state: 'offer' },
    { timer: 'offersReminder', isPaused: false },
  ]);
});

test('How long an answer is waited for is the policy’s, and must be a span', () => {
  const quick = { ...ordered, terms: { ...TERMS, integrationDeadline: { hours: 2 } } };
  expect(advance(quick, ask(), at(0)).deadlines.integrationDeadline).toBe(at(2));
  expect(areTerms({ ...TERMS, integrationDeadline: { hours: 2 } })).toBe(true);
  expect(areTerms({ ...TERMS, integrationDeadline: { weeks: 2 } })).toBe(false);
});
