import type { HeldMandate } from '../../db/mandates.ts';
import {
  type Guard,
  refusedByTable,
  type State,
  type Transition,
  TRANSITION_NAMES,
  type TransitionName,
  TRANSITIONS,
} from '../../workflows/pratica/transitions.ts';
import { INTEGRATIONS_AT_MOST } from '../../workflows/pratica/pratica.ts';
import {
  type Caller,
  isBeyond,
  needsReason,
  rightAt,
  type Standpoint,
  standpointsOf,
} from './rights.ts';
import { PAYLOADS } from './schemas.ts';
import type { ServiceOutlook } from './service-view.ts';

/** What the projection tells about where a pratica stands, as far as the caller may see it. */
export interface Standing {
  state: State;
  closed: boolean;
  extended: boolean;
  extensionLimit: number;
  /** Business days that the office has added to the offers deadline. */
  extendedByOffice: number;
  hasOffersDeadline: boolean;
  chosenEnteId: string | null;
  service: ServiceOutlook | null;
  renewal: { by: string } | null;
  /** The version of the policy that it can be moved to. */
  newerPolicy: { id: string } | null;
  /** Later payments of its order are open. */
  hasInstalments: boolean;
  /** A pratica that opened this one anew goes on. */
  isOpenAnew: boolean;
  enti: readonly string[];
  /** Of those, who answered no. */
  declined: readonly string[];
  /** Whom the office has taken out. */
  excluded: readonly string[];
  /** Who waits for documents of the citizen, as far as the caller sees; null is the office. */
  integrations: readonly { enteId: string | null }[];
  /** How many do in all. */
  openIntegrations: number;
  /** Acts done in the caller's place that may be contested. */
  contestable: number;
  /** Enti that were asked and have neither declined nor taken their offer back. */
  concerned: readonly string[];
  offers: readonly { enteId: string; status: string; validUntil: string }[];
  /** By which the caller acts for the applicant; none when the pratica is the caller's own. */
  mandates?: readonly HeldMandate[];
}

/**
 * What this caller may do now: in its own right, by mandate and, for an administrator, in the place
 * of the citizen and of each ente asked. Read off the transition table; never a row that is not offered.
 * @param now ISO instant
 */
export function allowedActions(caller: Caller, standing: Standing, now: string) {
  const mandates = standing.mandates ?? [];
  return standpointsOf(caller, standing).flatMap((right) =>
    TRANSITION_NAMES.filter(
      (name) =>
        !refusedByTable(name, standing, rightAt(right, caller)) &&
        holdsGuards(name, right, standing, now) &&
        !isBeyond(name, mandates) &&
        !(name === 'reopen' && standing.isOpenAnew),
    ).map((transition) => ({
      transition,
      form: formOf(transition, daysLeft(right, standing)),
      reasonRequired: needsReason(transition, right.onBehalfOf, caller.role),
      onBehalfOf: right.onBehalfOf,
    })),
  );
}

function holdsGuards(
  name: TransitionName,
  right: Standpoint,
  standing: Standing,
  now: string,
): boolean {
  const row: Transition = TRANSITIONS[name];
  return (row.guards ?? []).every((guard) => HOLDS[guard](right, standing, now));
}

const HOLDS: Record<Guard, (right: Standpoint, standing: Standing, now: string) => boolean> = {
  enteIsAsked: ({ enteId = '' }, { enti, excluded }) =>
    enti.includes(enteId) && !excluded.includes(enteId),
  enteIsExcludable: (_right, { enti, excluded, chosenEnteId }) =>
    enti.some((enteId) => enteId !== chosenEnteId && !excluded.includes(enteId)),
  exclusionIsOfChosen: () => true,
  closureShifts: () => false,
  closureGivesBack: () => false,
  offersAreOpen: (_right, { hasOffersDeadline }) => hasOffersDeadline,
  enteHasNoLiveOffer: (right, standing) => !hasLiveOffer(right, standing),
  enteHasNotDeclined: ({ enteId }, { declined }) => !declined.includes(enteId ?? ''),
  offerIsOwnAndLive: hasLiveOffer,
  offerIsChoosable: (_right, { offers }, now) =>
    offers.some(({ status, validUntil }) => status === 'live' && validUntil > now),
  enteIsChosen: ({ enteId }, { chosenEnteId }) => enteId !== undefined && enteId === chosenEnteId,
  extensionIsLeft: (right, standing) => standing.hasOffersDeadline && daysLeft(right, standing) > 0,
  // The system's rows have no caller; what is due to the comune is refused when it is recorded.
  paymentIsDue: () => true,
  partyIsConcerned: ({ role, enteId }, { chosenEnteId }) =>
    role !== 'ente' || (enteId !== undefined && enteId === chosenEnteId),
  instalmentIsOpen: (_right, { hasInstalments }) => hasInstalments,
  suspensionFits: (_right, { service }) => {
    const limits = service?.suspensionLimits;
    return limits ? limits.timesLeft > 0 && limits.daysLeft > 0 : false;
  },
  suspensionIsPlanned: (_right, { service }) => Boolean(service?.suspension),
  renewalIsOpen: (_right, { service }) => service !== null && service.next === null,
  renewalIsTheirs: ({ role }, { renewal }) => renewal !== null && renewal.by !== role,
  policyFits: (_right, { newerPolicy }) => newerPolicy !== null,
  integrationMayBeAsked: (right, standing) =>
    standing.openIntegrations < INTEGRATIONS_AT_MOST && isConcerned(right, standing),
  integrationIsOpen: (_right, { openIntegrations }) => openIntegrations > 0,
  // Whether another administrator is needed is seen when it is asked (docs/adr/0019).
  refundIsApproved: () => true,
  actIsContestable: (_right, { contestable }) => contestable > 0,
  integrationIsTheirs: ({ enteId = null }, { integrations }) =>
    integrations.some((asked) => asked.enteId === enteId),
  interruptionFits: (_right, { service }) =>
    service?.interruptionEarliest ? service.interruptionEarliest <= service.endDate : false,
};

/** The office may always ask; an ente while it is asked or chosen. */
function isConcerned({ enteId }: Standpoint, { chosenEnteId, concerned }: Standing): boolean {
  if (!enteId) return true;
  return chosenEnteId ? chosenEnteId === enteId : concerned.includes(enteId);
}

function hasLiveOffer({ enteId }: Standpoint, { offers }: Standing): boolean {
  return offers.some((offer) => offer.enteId === enteId && offer.status === 'live');
}

/** Business days by which one may still extend: the citizen once, the office until they are spent. */
function daysLeft({ role }: Standpoint, standing: Standing): number {
  const { extensionLimit, extended, extendedByOffice } = standing;
  if (role === 'admin') return extensionLimit - extendedByOffice;
  return extended ? 0 : extensionLimit;
}

/** The JSON Schema of the payload; where the policy sets a limit, with that limit. */
function formOf(name: TransitionName, maximum: number): object {
  const form: object = PAYLOADS[name as keyof typeof PAYLOADS] ?? { type: 'object' };
  if (name !== 'extendDeadline') return form;
  const { businessDays } = PAYLOADS.extendDeadline.properties;
  return { ...form, properties: { businessDays: { ...businessDays, maximum } } };
}
