import type { Trx } from '../db/connect.ts';
import { findMandate, type MandateRow } from '../db/mandates.ts';
import type { Represented } from '../workflows/pratica/messages.ts';
import type { MandateScope, Right } from '../workflows/pratica/transitions.ts';
import type { Actor } from './actor.ts';
import { today } from './days.ts';
import { statusOf } from './mandates/views.ts';
import { problem } from './problem.ts';

/** What somebody wants to act on: a pratica, or a need that is to become one. */
export interface About {
  applicantId: string;
  /** Null for a need: a mandate for one pratica is for no other. */
  praticaId: string | null;
}

/**
 * The one place where acting for another is judged: an administrator by office, a delegate or a
 * sportello by mandate, anyone else not at all. Asked in the transaction that writes the act down,
 * so that a mandate that was revoked or has run out meanwhile stops whoever is in mid-form.
 * @returns what the transition table is to judge by
 * @throws mandate-required, mandate-not-valid, mandate-scope
 */
export async function rightOf(
  trx: Trx,
  { actor, onBehalfOf }: { actor: Actor; onBehalfOf: Represented | null },
  about: About,
): Promise<Right> {
  const { role } = actor;
  if (!mayHold(actor)) return onBehalfOf ? { role: onBehalfOf.role, inPlaceBy: role } : { role };
  if (!onBehalfOf) {
    if (role === 'citizen' && about.applicantId === actor.id) return { role };
    throw problem('mandate-required');
  }
  if (onBehalfOf.role !== 'citizen') return { role: onBehalfOf.role, inPlaceBy: role };
  const mandate = await holdMandate(trx, actor, onBehalfOf.mandateId);
  if (mandate.principalId !== about.applicantId) throw problem('mandate-required');
  if (mandate.praticaId && mandate.praticaId !== about.praticaId) throw problem('mandate-scope');
  return { role: 'citizen', inPlaceBy: role, scope: mandate.scope };
}

/** @throws mandate-scope when a right by mandate does not reach so far; one's own always does */
export function mustReach({ inPlaceBy, scope = [] }: Right, needed: MandateScope): void {
  if (inPlaceBy && !scope.includes(needed)) throw problem('mandate-scope');
}

/**
 * The mandate that somebody says they act under, which must be theirs and good today.
 * @throws mandate-required, mandate-not-valid
 */
export async function holdMandate(
  trx: Trx,
  actor: Actor,
  mandateId: string | undefined,
): Promise<MandateRow> {
  const mandate = mandateId ? await findMandate(trx, { id: mandateId }) : undefined;
  if (!mandate || !isHolder(actor, mandate)) throw problem('mandate-required');
  if (statusOf(mandate, today()) !== 'active') throw problem('mandate-not-valid');
  return mandate;
}

/**
 * Whoever held a mandate and has the form still open is told that it has ended; that there is, or
 * was, a pratica is not.
 * @throws mandate-not-valid
 */
export async function tellIfEnded(
  trx: Trx,
  actor: Actor,
  onBehalfOf: Represented | null,
): Promise<void> {
  if (onBehalfOf?.role !== 'citizen' || !onBehalfOf.mandateId || !mayHold(actor)) return;
  const mandate = await findMandate(trx, { id: onBehalfOf.mandateId });
  const isEnded = mandate && isHolder(actor, mandate) && statusOf(mandate, today()) !== 'active';
  if (isEnded) throw problem('mandate-not-valid');
}

/** The sportello answers for what its people do; the office for what its own do: both say why. */
export function mustSayWhy(actor: Actor, { inPlaceBy }: Right): boolean {
  return inPlaceBy !== undefined && actor.role !== 'citizen';
}

function mayHold({ role }: Actor): boolean {
  return role === 'citizen' || role === 'sportello';
}

function isHolder({ id, role, sportelloId }: Actor, mandate: MandateRow): boolean {
  return role === 'citizen'
    ? mandate.delegateId === id && mandate.principalId !== id
    : mandate.sportelloId !== null && mandate.sportelloId === sportelloId;
}
