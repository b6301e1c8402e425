import {
  type Guard,
  refusedByTable,
  type Role,
  type State,
  type Transition,
  TRANSITION_NAMES,
  type TransitionName,
  TRANSITIONS,
} from '../../workflows/pratica/transitions.ts';
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
  /** A pratica that opened this one anew goes on. */
  isOpenAnew: boolean;
  enti: readonly string[];
  /** Of those, who answered no. */
  declined: readonly string[];
  /** Whom the office has taken out. */
  excluded: readonly string[];
  offers: readonly { enteId: string; status: string; validUntil: string }[];
}

export type Represented = { role: 'citizen' } | { role: 'ente'; enteId: string };

/** In whose right something is done: one's own, or someone's in whose place one stands. */
interface Right {
  role: Role;
  enteId?: string;
  onBehalfOf: Represented | null;
}

/**
 * What this caller may do now, in its own right and, for an administrator, in the place of the
 * citizen and of each ente asked. Read off the transition table; never a row that is not offered.
 * @param now ISO instant
 */
export function allowedActions(
  caller: { role: Role; enteId?: string },
  standing: Standing,
  now: string,
) {
  return rightsOf(caller, standing).flatMap((right) => {
    const by = right.onBehalfOf
      ? { role: right.role, inPlaceBy: caller.role }
      : { role: right.role };
    return TRANSITION_NAMES.filter(
      (name) =>
        !refusedByTable(name, standing, by) &&
        holdsGuards(name, right, standing, now) &&
        !(name === 'reopen' && standing.isOpenAnew),
    ).map((transition) => ({
      transition,
      form: formOf(transition, daysLeft(right, standing)),
      reasonRequired: needsReason(transition, right.onBehalfOf),
      onBehalfOf: right.onBehalfOf,
    }));
  });
}

/** Whoever stands in another's place says why; so does whoever takes a step that hurts. */
export function needsReason(name: TransitionName, onBehalfOf: Represented | null): boolean {
  const row: Transition = TRANSITIONS[name];
  return row.reason === true || onBehalfOf !== null;
}

function rightsOf(caller: { role: Role; enteId?: string }, { enti }: Standing): Right[] {
  // Timers and gateways do not come to the API.
  if (caller.role === 'system') return [];
  const own: Right = { ...caller, onBehalfOf: null };
  if (caller.role !== 'admin') return [own];
  const citizen: Right = { role: 'citizen', onBehalfOf: { role: 'citizen' } };
  const inPlaceOfEnti = enti.map((enteId): Right => ({
    role: 'ente',
    enteId,
    onBehalfOf: { role: 'ente', enteId },
  }));
  return [own, citizen, ...inPlaceOfEnti];
}

function holdsGuards(name: TransitionName, right: Right, standing: Standing, now: string): boolean {
  const row: Transition = TRANSITIONS[name];
  return (row.guards ?? []).every((guard) => HOLDS[guard](right, standing, now));
}

const HOLDS: Record<Guard, (right: Right, standing: Standing, now: string) => boolean> = {
  enteIsAsked: ({ enteId = '' }, { enti, excluded }) =>
    enti.includes(enteId) && !excluded.includes(enteId),
  enteIsExcludable: (_right, { enti, excluded, chosenEnteId }) =>
    enti.some((enteId) => enteId !== chosenEnteId && !excluded.includes(enteId)),
  exclusionIsOfChosen: () => true,
  closureShifts: () => false,
  offersAreOpen: (_right, { hasOffersDeadline }) => hasOffersDeadline,
  enteHasNoLiveOffer: (right, standing) => !hasLiveOffer(right, standing),
  enteHasNotDeclined: ({ enteId }, { declined }) => !declined.includes(enteId ?? ''),
  offerIsOwnAndLive: hasLiveOffer,
  offerIsChoosable: (_right, { offers }, now) =>
    offers.some(({ status, validUntil }) => status === 'live' && validUntil > now),
  enteIsChosen: ({ enteId }, { chosenEnteId }) => enteId !== undefined && enteId === chosenEnteId,
  extensionIsLeft: (right, standing) => standing.hasOffersDeadline && daysLeft(right, standing) > 0,
  paymentIsDue: () => false,
  partyIsConcerned: ({ role, enteId }, { chosenEnteId }) =>
    role !== 'ente' || (enteId !== undefined && enteId === chosenEnteId),
  suspensionFits: (_right, { service }) => {
    const limits = service?.suspensionLimits;
    return limits ? limits.timesLeft > 0 && limits.daysLeft > 0 : false;
  },
  suspensionIsPlanned: (_right, { service }) => Boolean(service?.suspension),
  renewalIsOpen: (_right, { service }) => service !== null && service.next === null,
  renewalIsTheirs: ({ role }, { renewal }) => renewal !== null && renewal.by !== role,
  policyFits: (_right, { newerPolicy }) => newerPolicy !== null,
  interruptionFits: (_right, { service }) =>
    service?.interruptionEarliest ? service.interruptionEarliest <= service.endDate : false,
};

function hasLiveOffer({ enteId }: Right, { offers }: Standing): boolean {
  return offers.some((offer) => offer.enteId === enteId && offer.status === 'live');
}

/** Business days by which one may still extend: the citizen once, the office until they are spent. */
function daysLeft({ role }: Right, standing: Standing): number {
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
