import { type Day, recordWalks } from '../machine/testing-record.ts';
import type { Command } from './messages.ts';
import type { Terms } from './terms.ts';
import {
  ADMIN,
  CITIZEN,
  command,
  ENTE1,
  ENTE2,
  member,
  openStage,
  SPORTELLO,
  SYSTEM,
  TERMS,
} from './testing.ts';

/**
 * Records histories of today's workflow for `histories.test.ts` to replay for ever: run it
 * (`npm run histories`) when a walk is added. Histories already there are never written again:
 * they are what running pratiche look like.
 */
const VALID_UNTIL = '2099-01-01T00:00:00.000Z';
const offer = (n: number) => `0f0f0f0f-0000-4000-8000-00000000000${n}`;
const submit = (enteId: string, n: number) =>
  command('submitOffer', member(enteId), { facts: { offerId: offer(n), validUntil: VALID_UNTIL } });
const choose = (n: number) =>
  command('chooseOffer', CITIZEN, { facts: { offerId: offer(n), revision: 1 } });
const confirm = command('confirmOrder', member(ENTE1));
const askDocuments = command('requestIntegration', member(ENTE1));
const movePolicy = (policyVersion: number, terms: Terms) =>
  command('movePolicy', ADMIN, { facts: { policyId: offer(policyVersion), policyVersion, terms } });
const paid = { paymentId: confirm.id, attemptId: offer(9) };

/** Each walk is a list of commands; numbers are days to wait. */
const WALKS: Record<string, (Command | number)[]> = {
  'nobody-offers': [60],
  'offers-not-chosen': [submit(ENTE1, 1), 60],
  active: [
    submit(ENTE1, 1),
    submit(ENTE2, 2),
    choose(1),
    confirm,
    command('paymentFailed', SYSTEM, { facts: paid }),
    command('paymentSettled', SYSTEM, { facts: paid }),
  ],
  'cancelled-when-active': [
    submit(ENTE1, 1),
    choose(1),
    confirm,
    command('paymentSettled', SYSTEM, { facts: paid }),
    cancel(),
  ],
  'paid-at-the-counter': [
    submit(ENTE1, 1),
    choose(1),
    confirm,
    command('recordPaidElsewhere', SPORTELLO, {
      onBehalfOf: { role: 'citizen', mandateId: offer(7) },
      facts: { paymentId: confirm.id },
    }),
    command('requestIntegration', ADMIN),
  ],
  'never-confirmed': [submit(ENTE1, 1), submit(ENTE2, 2), choose(1), 12, choose(2), 60],
  'confirmed-in-place': [
    submit(ENTE1, 1),
    choose(1),
    4,
    command('confirmOrder', ADMIN, { onBehalfOf: { role: 'ente', enteId: ENTE1 } }),
    60,
  ],
  'never-paid': [submit(ENTE1, 1), choose(1), confirm, 30],
  'revised-declined-withdrawn': [
    submit(ENTE1, 1),
    command('declineRequest', member(ENTE2)),
    command('reviseOffer', member(ENTE1), {
      facts: { offerId: offer(1), validUntil: VALID_UNTIL },
    }),
    command('withdrawOffer', member(ENTE1), { facts: { offerId: offer(1) } }),
    command('extendDeadline', CITIZEN, { facts: { businessDays: 3 } }),
    command('withdraw', CITIZEN),
  ],
  'revised-after-the-deadline': [
    submit(ENTE1, 1),
    8,
    command('reviseOffer', member(ENTE1), {
      facts: { offerId: offer(1), validUntil: VALID_UNTIL, revision: 1 },
    }),
    command('chooseOffer', CITIZEN, { facts: { offerId: offer(1), revision: 2 } }),
    command('withdraw', CITIZEN),
  ],
  'asked-again': [
    command('extendDeadline', ADMIN, { facts: { businessDays: 2 } }),
    submit(ENTE1, 1),
    command('submitOffer', member(ENTE2), {
      facts: { offerId: offer(2), validUntil: new Date(Date.now() + 2 * 86_400_000).toISOString() },
    }),
    choose(1),
    4,
    command('rejectOrder', member(ENTE1)),
    submit(ENTE2, 3),
    60,
  ],
  'moved-to-newer-terms': [
    submit(ENTE1, 1),
    movePolicy(2, { ...TERMS, choiceDeadline: { days: 15 }, orderEscalation: { days: 6 } }),
    choose(1),
    movePolicy(1, TERMS),
    60,
  ],
  'documents-asked-and-sent': [
    submit(ENTE1, 1),
    askDocuments,
    3,
    command('provideIntegration', CITIZEN, { facts: { integrationId: askDocuments.id } }),
    60,
  ],
  'postponed-for-closure': [
    submit(ENTE1, 1),
    choose(1),
    command('postponeForClosure', SYSTEM, {
      facts: { enteId: ENTE1, closures: [{ from: '2026-01-01', through: '2035-12-31' }] },
    }),
    command('withdraw', CITIZEN),
  ],
  'documents-never-sent': [submit(ENTE1, 1), askDocuments, choose(1), 90],
  'rejected-then-withdrawn': [
    submit(ENTE1, 1),
    choose(1),
    command('rejectOrder', member(ENTE1)),
    command('withdraw', CITIZEN),
  ],
};

/** A service of ninety days, paid, and what becomes of it; days count from the walk's own today. */
const SERVED: Record<string, (day: Day) => (Command | number)[]> = {
  completed: () => [120],
  'suspended-as-planned': (day) => [suspend(day(10), day(15)), suspend(day(12), day(20)), 120],
  'plan-withdrawn': (day) => [
    suspend(day(10), day(15)),
    command('withdrawSuspension', CITIZEN),
    120,
  ],
  'resumed-early': (day) => [suspend(day(10), day(40)), 15, command('resume', member(ENTE1)), 120],
  'interrupted-and-settled': (day) => [interrupt(day(30)), 3, command('settled', SYSTEM)],
  'interrupted-while-suspended': (day) => [
    suspend(day(3), day(9)),
    5,
    interrupt(day(30)),
    command('settled', SYSTEM),
  ],
  'renewed-and-completed': (day) => {
    const [propose, accept, paid] = renewal(day(149));
    return [propose, 5, accept, paid, suspend(day(20), day(25)), 200];
  },
  'renewed-and-never-paid': (day) => [...renewal(day(149)).slice(0, 2), 120],
  'renewed-and-interrupted': (day) => [
    ...renewal(day(149)),
    interrupt(day(30)),
    command('settled', SYSTEM),
  ],
  'paid-by-the-month': (day) => [
    27,
    command('instalmentSettled', SYSTEM, { facts: { paymentId: offer(5), attemptId: offer(8) } }),
    suspend(day(30), day(40)),
    60,
    command('recordInstalmentPaid', ADMIN, { facts: { paymentId: offer(6) } }),
    60,
  ],
  'never-paid-by-the-month': () => [150],
  'cancelled-while-suspended': (day) => [suspend(day(3), day(9)), 5, cancel()],
};

function cancel(): Command {
  return command('cancel', ADMIN, { facts: { refund: { cents: 100, aloneUpToCents: 50_000 } } });
}

function suspend(from: string, until: string): Command {
  return command('suspend', CITIZEN, { facts: { from, until } });
}

function interrupt(effectiveOn: string): Command {
  return command('interrupt', member(ENTE1), { facts: { effectiveOn } });
}

function renewal(endDate: string): [Command, Command, Command] {
  const propose = command('proposeRenewal', member(ENTE1), { facts: { endDate } });
  const accept = command('renew', CITIZEN, { facts: { proposalId: propose.id } });
  const paid = { paymentId: accept.id, attemptId: offer(8) };
  return [propose, accept, command('renewalSettled', SYSTEM, { facts: paid })];
}

/** Those that are paid by the month. */
const BY_MONTH = ['paid-by-the-month', 'never-paid-by-the-month'];

function served(day: Day, name: string): Command[] {
  const later = [
    { paymentId: offer(5), n: 2, from: day(30) },
    { paymentId: offer(6), n: 3, from: day(60) },
  ];
  const instalments = BY_MONTH.includes(name) ? { instalments: later } : {};
  const period = { startDate: day(0), endDate: day(89), ...instalments };
  const order = command('confirmOrder', member(ENTE1), { facts: period });
  const payment = { paymentId: order.id, attemptId: offer(9) };
  return [
    submit(ENTE1, 1),
    choose(1),
    order,
    command('paymentSettled', SYSTEM, { facts: payment }),
  ];
}

const folder = new URL('histories/', import.meta.url);
const stage = await openStage();
const walks = {
  ...Object.fromEntries(Object.entries(WALKS).map(([name, walk]) => [name, { steps: () => walk }])),
  ...Object.fromEntries(
    Object.entries(SERVED).map(([name, then]) => [
      name,
      { steps: (day: Day) => [...served(day, name), ...then(day)] },
    ]),
  ),
};
// Beside what the grown ones have passed.
await recordWalks(stage, { folder, kindsFile: new URL('grown/kinds.json', folder), walks });
await stage.close();
