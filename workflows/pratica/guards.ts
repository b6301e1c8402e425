import type { Command } from './messages.ts';
import { chosenEnteId, isChoosable, liveOfferOf, type Pratica } from './pratica.ts';
import {
  type Guard,
  refusedByTable,
  type Refusal,
  type Transition,
  TRANSITIONS,
} from './transitions.ts';

/**
 * Why the pratica refuses a command now, or `undefined` when it may go ahead. Order matters: the
 * table first, then the version the actor saw, then what the row asks for.
 */
export function refusalOf(pratica: Pratica, command: Command, now: string): Refusal | undefined {
  const { actor, onBehalfOf, expectedVersion } = command;
  const by = onBehalfOf ? { role: onBehalfOf.role, inPlaceBy: actor.role } : { role: actor.role };
  const byTable = refusedByTable(command.transition, pratica, by);
  if (byTable) return byTable;
  if (expectedVersion !== undefined && expectedVersion !== pratica.version) return 'stale-version';
  const row: Transition = TRANSITIONS[command.transition];
  for (const guard of row.guards ?? []) {
    const refusal = GUARDS[guard](pratica, command, now);
    if (refusal) return refusal;
  }
  return undefined;
}

/** The ente in whose right a command is given: its own member's, or the one represented. */
export function enteOf(command: Command): string {
  const { actor, onBehalfOf } = command;
  return (onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : actor.enteId) ?? '';
}

type Check = (pratica: Pratica, command: Command, now: string) => Refusal | undefined;

const GUARDS: Record<Guard, Check> = {
  enteIsAsked: (pratica, command) =>
    Object.hasOwn(pratica.enti, enteOf(command)) ? undefined : 'ente-not-asked',
  offersAreOpen: ({ deadlines }) => (deadlines.offersDeadline ? undefined : 'offers-closed'),
  enteHasNoLiveOffer: (pratica, command) =>
    liveOfferOf(pratica, enteOf(command)) ? 'offer-already-live' : undefined,
  offerIsOwnAndLive: (pratica, command) => {
    const offer = pratica.offers[command.facts.offerId ?? ''];
    if (offer?.enteId !== enteOf(command)) return 'offer-not-yours';
    return offer.status === 'live' ? undefined : 'offer-not-live';
  },
  offerIsChoosable: (pratica, { facts }, now) => {
    const offer = pratica.offers[facts.offerId ?? ''];
    if (offer?.status !== 'live') return 'offer-not-live';
    if (offer.revision !== facts.revision) return 'offer-stale';
    return isChoosable(offer, now) ? undefined : 'offer-expired';
  },
  enteIsChosen: (pratica, command) =>
    chosenEnteId(pratica) === enteOf(command) ? undefined : 'ente-not-chosen',
  extensionIsLeft: (pratica, { facts }) => {
    if (pratica.extended) return 'extension-used';
    if (!pratica.deadlines.offersDeadline) return 'extension-too-late';
    return (facts.businessDays ?? 0) <= pratica.terms.extensionLimit
      ? undefined
      : 'extension-too-long';
  },
  paymentIsDue: (pratica, { facts }) =>
    pratica.paymentId === facts.paymentId ? undefined : 'payment-not-due',
};
