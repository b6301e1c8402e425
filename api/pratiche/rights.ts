import type { HeldMandate } from '../../db/mandates.ts';
import type { Represented } from '../../workflows/pratica/messages.ts';
import {
  mandateScopeOf,
  type MandateScope,
  type Role,
  type Transition,
  type TransitionName,
  TRANSITIONS,
} from '../../workflows/pratica/transitions.ts';

/** In whose right something is done: one's own, or someone's in whose place one stands. */
export interface Standpoint {
  role: Role;
  enteId?: string;
  onBehalfOf: Represented | null;
  /** Of the mandate, when one stands there by mandate. */
  scope?: readonly MandateScope[];
}

export interface Caller {
  role: Role;
  enteId?: string;
}

/** Every standpoint from which a caller may move a pratica. */
export function standpointsOf(
  caller: Caller,
  { enti, mandates = [] }: { enti: readonly string[]; mandates?: readonly HeldMandate[] },
): Standpoint[] {
  // Timers and gateways do not come to the API.
  if (caller.role === 'system') return [];
  if (mandates.length > 0) return mandates.map(byMandate);
  // A sportello has no right of its own over somebody's pratica.
  if (caller.role === 'sportello') return [];
  const own: Standpoint = { ...caller, onBehalfOf: null };
  if (caller.role !== 'admin') return [own];
  const citizen: Standpoint = { role: 'citizen', onBehalfOf: { role: 'citizen' } };
  const inPlaceOfEnti = enti.map((enteId): Standpoint => ({
    role: 'ente',
    enteId,
    onBehalfOf: { role: 'ente', enteId },
  }));
  return [own, citizen, ...inPlaceOfEnti];
}

/** What the transition table is to judge a standpoint by. */
export function rightAt({ role, onBehalfOf, scope }: Standpoint, caller: Caller) {
  return onBehalfOf ? { role, inPlaceBy: caller.role, ...(scope ? { scope } : {}) } : { role };
}

/**
 * Whoever stands in another's place by office says why, a sportello with them; a delegate, whom
 * the citizen has chosen, need not. So does whoever takes a step that hurts.
 */
export function needsReason(
  name: TransitionName,
  onBehalfOf: Represented | null,
  actor: Role,
): boolean {
  const row: Transition = TRANSITIONS[name];
  return row.reason === true || (onBehalfOf !== null && actor !== 'citizen');
}

/** Of several mandates the first that covers a move is the one that it is done by. */
function byMandate(
  { id, scope }: HeldMandate,
  index: number,
  all: readonly HeldMandate[],
): Standpoint {
  const earlier = new Set(all.slice(0, index).flatMap((mandate) => mandate.scope));
  return {
    role: 'citizen',
    onBehalfOf: { role: 'citizen', mandateId: id },
    scope: scope.filter((part) => !earlier.has(part)),
  };
}

/** Without what opens another pratica, for whoever may act in this one only. */
export function isBeyond(name: TransitionName, mandates: readonly HeldMandate[]): boolean {
  if (name !== 'reopen' || mandates.length === 0) return false;
  const needed = mandateScopeOf(name)!;
  return !mandates.some(({ praticaId, scope }) => praticaId === null && scope.includes(needed));
}
