import { approvalRefusal } from './approval.ts';
import { isPostponed, isRestored } from './closures.ts';
import { instalmentRefusal } from './instalments.ts';
import { askingRefusal, findOpen, withdrawalRefusal } from './integrations.ts';
import type { Command } from './messages.ts';
import { chosenEnteId, isChoosable, liveOfferOf, type Pratica } from './pratica.ts';
import { policyRefusal } from './policy.ts';
import { acceptanceRefusal, proposalRefusal } from './renewal.ts';
import { interruptionRefusal, suspensionRefusal } from './service.ts';
import { dayOf } from './terms.ts';
import {
  type Guard,
  refusedByTable,
  type Refusal,
  type Role,
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
  const byTable = refusedByTable(
    command.transition,
    pratica,
    isAskedAnew(command) ? APPLICANT : by,
  );
  if (byTable) return byTable;
  // It begins another pratica: this one stays as it ended.
  if (command.transition === 'reopen') return 'not-allowed-in-state';
  if (lacksMandate(pratica, command)) return 'mandate-required';
  if (expectedVersion !== undefined && expectedVersion !== pratica.version) return 'stale-version';
  const row: Transition = TRANSITIONS[command.transition];
  for (const guard of row.guards ?? []) {
    const refusal = GUARDS[guard](pratica, command, now);
    if (refusal) return refusal;
  }
  return undefined;
}

const APPLICANT = { role: 'citizen' } as const;

/** Whoever may reopen a pratica may have its need asked again: the new one has no other right yet. */
function isAskedAnew({ transition, facts, actor }: Command): boolean {
  const { who }: Transition = TRANSITIONS.reopen;
  return transition === 'request' && facts.reopens !== undefined && who.includes(actor.role);
}

/** Another's pratica is moved by mandate or by office; whether the mandate holds is the API's to judge. */
function lacksMandate({ applicantId }: Pratica, { actor, onBehalfOf }: Command): boolean {
  if (actor.role !== 'citizen' && actor.role !== 'sportello') return false;
  if (onBehalfOf) return !('mandateId' in onBehalfOf && onBehalfOf.mandateId);
  return actor.role === 'sportello' || actor.id !== applicantId;
}

/** The ente in whose right a command is given: its own member's, or the one represented. */
export function enteOf(command: Command): string {
  const { actor, onBehalfOf } = command;
  return (onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : actor.enteId) ?? '';
}

/** The side in whose right a command is given. */
export function sideOf({ actor, onBehalfOf }: Command): Role {
  return onBehalfOf?.role ?? actor.role;
}

type Check = (pratica: Pratica, command: Command, now: string) => Refusal | undefined;

const GUARDS: Record<Guard, Check> = {
  enteIsAsked: ({ enti }, command) => {
    const enteId = enteOf(command);
    if (!Object.hasOwn(enti, enteId)) return 'ente-not-asked';
    return enti[enteId] === 'excluded' ? 'ente-excluded' : undefined;
  },
  enteIsExcludable: (pratica, { facts: { enteId = '' } }) => {
    if (!Object.hasOwn(pratica.enti, enteId)) return 'ente-not-asked';
    if (pratica.enti[enteId] === 'excluded') return 'ente-excluded';
    return chosenEnteId(pratica) === enteId ? 'ente-chosen' : undefined;
  },
  exclusionIsOfChosen: (pratica, { facts: { enteId } }) =>
    !enteId || chosenEnteId(pratica) === enteId ? undefined : 'ente-not-chosen',
  closureShifts: (pratica, { facts: { closures = [] } }, now) =>
    isPostponed(pratica, closures, now) ? undefined : 'closure-shifts-nothing',
  closureGivesBack: (pratica, { facts: { closures = [] } }, now) =>
    isRestored(pratica, closures, now) ? undefined : 'closure-shifts-nothing',
  offersAreOpen: ({ deadlines }) => (deadlines.offersDeadline ? undefined : 'offers-closed'),
  enteHasNoLiveOffer: (pratica, command) =>
    liveOfferOf(pratica, enteOf(command)) ? 'offer-already-live' : undefined,
  enteHasNotDeclined: (pratica, command) =>
    pratica.enti[enteOf(command)] === 'declined' ? 'already-declined' : undefined,
  offerIsOwnAndLive: (pratica, command) => {
    const offer = pratica.offers[command.facts.offerId ?? ''];
    if (offer?.enteId !== enteOf(command)) return 'offer-not-yours';
    if (offer.status !== 'live') return 'offer-not-live';
    const { revision } = command.facts;
    return revision === undefined || revision === offer.revision ? undefined : 'offer-stale';
  },
  offerIsChoosable: (pratica, { facts }, now) => {
    const offer = pratica.offers[facts.offerId ?? ''];
    if (offer?.status !== 'live') return 'offer-not-live';
    if (offer.revision !== facts.revision) return 'offer-stale';
    return isChoosable(offer, now) ? undefined : 'offer-expired';
  },
  enteIsChosen: (pratica, command) =>
    chosenEnteId(pratica) === enteOf(command) ? undefined : 'ente-not-chosen',
  // The citizen extends once; the office as often as it must, until its days are spent.
  extensionIsLeft: (pratica, { actor, facts }) => {
    const isOffice = actor.role === 'admin';
    const left = pratica.terms.extensionLimit - (isOffice ? (pratica.extendedByOffice ?? 0) : 0);
    if (isOffice ? left <= 0 : pratica.extended) return 'extension-used';
    if (!pratica.deadlines.offersDeadline) return 'extension-too-late';
    return (facts.businessDays ?? 0) <= left ? undefined : 'extension-too-long';
  },
  paymentIsDue: (pratica, { facts }) =>
    pratica.paymentId === facts.paymentId ? undefined : 'payment-not-due',
  partyIsConcerned: (pratica, command) =>
    enteOf(command) === '' || chosenEnteId(pratica) === enteOf(command)
      ? undefined
      : 'ente-not-chosen',
  suspensionFits: ({ service, terms }, { facts }, now) =>
    suspensionRefusal(service, terms, {
      from: facts.from!,
      until: facts.until!,
      today: dayOf(now),
    }),
  suspensionIsPlanned: ({ service }) => (service?.suspension ? undefined : 'no-suspension-planned'),
  renewalIsOpen: ({ service }, { facts }) => proposalRefusal(service, facts.endDate!),
  renewalIsTheirs: ({ renewal }, command) =>
    acceptanceRefusal(renewal, { proposalId: command.facts.proposalId, by: sideOf(command) }),
  instalmentIsOpen: (pratica, { facts }) => instalmentRefusal(pratica, facts.paymentId),
  policyFits: (pratica, { facts }, now) => policyRefusal(pratica, facts, now),
  integrationMayBeAsked: (pratica, command) => askingRefusal(pratica, enteOf(command)),
  integrationIsOpen: (pratica, { facts }) =>
    findOpen(pratica, facts.integrationId) ? undefined : 'integration-not-open',
  refundIsApproved: approvalRefusal,
  // The pratica does not know its past: what was done in whose place is in its events (docs/adr/0013).
  actIsContestable: () => 'not-possible-now',
  integrationIsTheirs: (pratica, command) => {
    const { integrationId } = command.facts;
    return withdrawalRefusal(pratica, { integrationId, enteId: enteOf(command) });
  },
  interruptionFits: ({ service, terms }, { facts }, now) =>
    interruptionRefusal(service, terms, { effectiveOn: facts.effectiveOn!, today: dayOf(now) }),
};
