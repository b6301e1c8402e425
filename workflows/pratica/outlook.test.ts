import { describe, expect, test } from '@jest/globals';
import { advance } from './advance.ts';
import { ifActed, ifNobodyActs } from './outlook.ts';
import { aPratica, CITIZEN, command, ENTE1, ENTE2, member, SYSTEM } from './testing.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const OFFER = { offerId: 'offer-1', revision: 1, validUntil: '2099-01-01T00:00:00.000Z' };
const PERIOD = { startDate: '2026-03-02', endDate: '2026-05-30' };

const requested = advance(aPratica(), command('request', CITIZEN), NOW);
const offered = advance(requested, command('submitOffer', member(ENTE1), { facts: OFFER }), NOW);
const chosen = advance(offered, command('chooseOffer', CITIZEN, { facts: OFFER }), NOW);
const confirm = command('confirmOrder', member(ENTE1), { facts: PERIOD });
const paid = command('paymentSettled', SYSTEM, { facts: { paymentId: confirm.id } });
const active = advance(advance(chosen, confirm, NOW), paid, NOW);

describe('The outlook of a pratica', () => {
  test('is what time alone brings about, with the instants at which it will', () => {
    expect(ifNobodyActs(active)).toEqual([
      { timer: 'renewalPrompt', at: '2026-05-16T22:00:00.000Z', state: 'active', isPaused: false, endDate: '2026-05-30' },
      { timer: 'periodEnd', at: '2026-05-30T22:00:00.000Z', state: 'completed', isPaused: false, endDate: '2026-05-30' },
    ]); // prettier-ignore
    const last = ifNobodyActs(requested).at(-1);
    expect([last?.timer, last?.state]).toEqual(['offersDeadline', 'expired']);
  });

  test('of a suspension: when it stops, when it starts again, and the new end', () => {
    const facts = { from: '2026-03-27', until: '2026-04-03' };
    const before = JSON.stringify(active);
    const outlook = ifActed(active, command('suspend', CITIZEN, { facts }), NOW);
    expect(outlook).toMatchObject({
      state: 'active',
      unused: null,
      pause: { days: 7, endDate: '2026-06-06', visits: null, shifted: { days: 7, ofDays: 90 } },
      prospects: [
        { timer: 'suspensionStart', at: '2026-03-26T23:00:00.000Z', state: 'suspended' },
        { timer: 'suspensionEnd', at: '2026-04-02T22:00:00.000Z', endDate: '2026-06-06' },
        { timer: 'renewalPrompt', at: '2026-05-23T22:00:00.000Z' },
        { timer: 'periodEnd', at: '2026-06-06T22:00:00.000Z', state: 'completed' },
      ],
    });
    expect(JSON.stringify(active)).toBe(before);
  });

  test('of an interruption: the days that are not used, and nothing rings any more', () => {
    const facts = { effectiveOn: '2026-03-17' };
    const outlook = ifActed(active, command('interrupt', CITIZEN, { facts }), NOW);
    expect(outlook).toEqual({ state: 'interrupted', prospects: [], unused: { days: 75, ofDays: 90 }, pause: null, next: null }); // prettier-ignore
  });

  test('of a suspension of a service with a plan: the visits skipped, and when the last one comes', () => {
    // Mondays and Thursdays, of 13 weeks: none of them on a holiday.
    const plan = { weekly: [1, 4].map((weekday) => ({ weekday, from: '09:00', minutes: 60 })), skipsHolidays: true }; // prettier-ignore
    const order = command('confirmOrder', member(ENTE1), { facts: { ...PERIOD, plan } });
    const pay = command('paymentSettled', SYSTEM, { facts: { paymentId: order.id } });
    const planned = advance(advance(chosen, order, NOW), pay, NOW);
    const facts = { from: '2026-03-27', until: '2026-04-03' };
    const outlook = ifActed(planned, command('suspend', CITIZEN, { facts }), NOW);
    // Monday 30 March and Thursday 2 April; the last of 26 was Thursday 28 May.
    expect(outlook).toMatchObject({
      pause: {
        days: 7,
        endDate: '2026-06-06',
        visits: { skipped: 2, lastOn: '2026-06-04' },
        shifted: { days: 120, ofDays: 26 * 60 },
      },
    });
  });

  test('of a suspension that outlasts the period: only what is left of it is shifted', () => {
    const facts = { from: '2026-05-29', until: '2026-06-12' };
    const outlook = ifActed(active, command('suspend', CITIZEN, { facts }), NOW);
    expect(outlook).toMatchObject({ pause: { days: 14, shifted: { days: 2, ofDays: 90 } } });
  });

  test('of a proposal: the days that it comes to, and by when they must be paid', () => {
    const facts = { endDate: '2026-06-30' };
    const outlook = ifActed(active, command('proposeRenewal', CITIZEN, { facts }), NOW);
    expect(outlook).toMatchObject({
      state: 'active',
      next: { startDate: '2026-05-31', endDate: '2026-06-30', payBy: '2026-06-02T22:00:00.000Z' },
    });
  });

  test('of what the pratica would refuse is the refusal', () => {
    const facts = { effectiveOn: '2026-03-03' };
    const soon = ifActed(active, command('interrupt', CITIZEN, { facts }), NOW);
    expect(soon).toEqual({ refusal: 'interruption-too-soon' });
    const stranger = command('resume', member(ENTE2));
    expect(ifActed(active, stranger, NOW)).toEqual({ refusal: 'not-allowed-in-state' });
  });
});
