import { keptClosures, postponedDeadlines, restoredDeadlines } from './closures.ts';
import { type Deadlines, deadlinesOn, extendedDeadlines } from './deadlines.ts';
import { enteOf } from './guards.ts';
import * as integrationEffects from './integration-effects.ts';
import { isInstalmentTimer, rung, withInstalments, withoutPaid } from './instalments.ts';
import { withPauses } from './integrations.ts';
import type { Command } from './messages.ts';
import { eachOffer, excludeEnte, returnToOffer, reviveReserves, withAnswer } from './milestones.ts';
import * as effects from './service-effects.ts';
import { isChoosable, type Offer, type Pratica } from './pratica.ts';
import { deadlinesUnder } from './policy.ts';
import { dayOf } from './terms.ts';
import {
  destination,
  isOpen,
  type State,
  type Timer,
  type TimerName,
  TIMERS,
  type Transition,
  TRANSITIONS,
  type TransitionName,
} from './transitions.ts';

/**
 * The pratica after an allowed command. Pure: the workflow runs it, what-if questions may run it.
 * @param now ISO instant of the act
 */
export function advance(pratica: Pratica, command: Command, now: string): Pratica {
  const changes = EFFECTS[command.transition]?.(pratica, command, now) ?? {};
  const from = pratica.state ?? 'offer';
  const when = (command.facts.from ?? '') > dayOf(now) ? 'ahead' : 'now';
  const to = destination(command.transition, from, when);
  return arrive(pratica, { to, now, changes, row: TRANSITIONS[command.transition] });
}

/** The pratica after a timer has rung. */
export function ring(pratica: Pratica, name: TimerName, now: string): Pratica {
  const timer: Timer = TIMERS[name];
  const { [name]: _rung, ...deadlines } = pratica.deadlines;
  const stay = { to: pratica.state!, now, changes: { deadlines } };
  switch (timer.does) {
    case 'remind':
      return arrive(pratica, stay);
    case 'escalate':
      return arrive(pratica, { ...stay, changes: { deadlines, escalated: true } });
    case 'askToChoose': {
      const hasOffers = Object.values(pratica.offers).some((offer) => isChoosable(offer, now));
      return arrive(pratica, hasOffers ? stay : { to: timer.to!, now, changes: {} });
    }
    case 'fallBack':
      return arrive(pratica, { to: timer.to!, now, changes: reviveReserves(pratica, now) });
    case 'lapse':
      return arrive(pratica, {
        ...stay,
        changes: { deadlines, ...integrationEffects.lapse(pratica) },
      });
    case 'collect':
      return arrive(
        pratica,
        isInstalmentTimer(name) ? { ...stay, changes: rung(pratica, name) } : stay,
      );
    case 'move':
      return arrive(pratica, { to: timer.to!, now, changes: MOVES[name]!(pratica, now) });
    default:
      return arrive(pratica, { to: timer.to!, now, changes: {} });
  }
}

const MOVES: Partial<Record<TimerName, (pratica: Pratica, now: string) => Changes>> = {
  suspensionStart: effects.suspensionStart,
  suspensionEnd: effects.suspensionEnd,
  periodStart: effects.periodStart,
};

export type Changes = Partial<Omit<Pratica, 'state' | 'version' | 'stateSince' | 'closed'>>;

interface Arrival {
  to: State;
  now: string;
  changes: Changes;
  /** The row by which it arrives, when it is a command's. */
  row?: Transition;
}

/** The one place where a pratica's state is assigned. */
function arrive(before: Pratica, { to, now, changes, row }: Arrival): Pratica {
  const moved = to !== before.state;
  const next: Pratica = {
    ...before,
    ...changes,
    state: to,
    closed: row?.closes === true || !isOpen(to, false),
    version: before.version + 1,
    stateSince: moved ? now : before.stateSince,
  };
  const timed = moved ? { ...next, escalated: false, deadlines: deadlinesOn(to, next, now) } : next;
  return withPauses(before, withInstalments(timed), now);
}

export type Effect = (pratica: Pratica, command: Command, now: string) => Changes;

/** What a command changes beside the state. Rows that change nothing else have no entry. */
const EFFECTS: Partial<Record<TransitionName, Effect>> = {
  request: (_pratica, _command, now) => ({ openedAt: now }),
  submitOffer: (pratica, command) => ({
    offers: withOffer(pratica, command, {
      enteId: enteOf(command),
      revision: 1,
      status: 'live',
      validUntil: command.facts.validUntil!,
    }),
    enti: withAnswer(pratica, enteOf(command), 'offered'),
  }),
  reviseOffer: (pratica, command) => {
    const offer = pratica.offers[command.facts.offerId!]!;
    const revised = {
      ...offer,
      revision: offer.revision + 1,
      validUntil: command.facts.validUntil!,
    };
    return { offers: withOffer(pratica, command, revised) };
  },
  withdrawOffer: (pratica, command) => ({
    offers: withOffer(pratica, command, {
      ...pratica.offers[command.facts.offerId!]!,
      status: 'withdrawn',
    }),
    enti: withAnswer(pratica, enteOf(command), 'withdrawn'),
  }),
  declineRequest: (pratica, command) => ({
    enti: withAnswer(pratica, enteOf(command), 'declined'),
  }),
  extendDeadline: (pratica, { actor, facts }) => ({
    ...(actor.role === 'admin'
      ? { extendedByOffice: (pratica.extendedByOffice ?? 0) + facts.businessDays! }
      : { extended: true }),
    deadlines: extendedDeadlines(pratica, facts.businessDays!) satisfies Deadlines,
  }),
  chooseOffer: (pratica, { facts }) => ({
    chosenOfferId: facts.offerId!,
    ...(facts.closures ? { closures: facts.closures } : {}),
    offers: eachOffer(pratica, (offer, id) =>
      id === facts.offerId ? 'chosen' : offer.status === 'live' ? 'reserve' : offer.status,
    ),
  }),
  confirmOrder: (pratica, command) => ({
    paymentId: command.id,
    ...effects.confirmOrder(pratica, command),
    offers: eachOffer(pratica, ({ status }) => (status === 'reserve' ? 'closed' : status)),
  }),
  rejectOrder: (pratica, _command, now) => reviveReserves(pratica, now),
  returnToOffer,
  excludeEnte,
  postponeForClosure: (pratica, { facts }, now) => ({
    closures: facts.closures!,
    deadlines: postponedDeadlines(pratica, facts.closures!, now),
  }),
  withdrawClosure: (pratica, { facts }, now) => ({
    closures: keptClosures(pratica.closures, facts.closures!, now),
    deadlines: restoredDeadlines(pratica, facts.closures!, now),
  }),
  paymentSettled: effects.paymentSettled,
  recordPaidElsewhere: effects.paymentSettled,
  instalmentSettled: paidInstalment,
  recordInstalmentPaid: paidInstalment,
  suspend: effects.suspend,
  withdrawSuspension: effects.withdrawSuspension,
  resume: effects.resume,
  proposeRenewal: effects.proposeRenewal,
  renew: effects.renew,
  renewalSettled: effects.renewalSettled,
  requestIntegration: integrationEffects.requestIntegration,
  provideIntegration: integrationEffects.closeIntegration,
  withdrawIntegration: integrationEffects.closeIntegration,
  movePolicy: (pratica, { facts }, now) => ({
    terms: facts.terms!,
    policy: { id: facts.policyId!, version: facts.policyVersion! },
    deadlines: deadlinesUnder(facts.terms!, pratica, now),
  }),
};

function paidInstalment(pratica: Pratica, { facts }: Command): Changes {
  return withoutPaid(pratica, facts.paymentId!);
}

function withOffer(pratica: Pratica, command: Command, offer: Offer): Pratica['offers'] {
  return { ...pratica.offers, [command.facts.offerId!]: offer };
}

/** Who is told of a step. */
export function audiencesOf(kind: TransitionName | TimerName): Timer['tells'] {
  return kind in TIMERS
    ? TIMERS[kind as TimerName].tells
    : TRANSITIONS[kind as TransitionName].tells;
}
