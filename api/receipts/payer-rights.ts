import type { Trx } from '../../db/connect.ts';
import type { HeldMandate } from '../../db/mandates.ts';
import type { Payers } from '../../db/payment-list.ts';
import type { Actor } from '../actor.ts';
import { covering, readHeld } from '../pratiche/held.ts';

/** The mandates that reach as far as paying: who may only choose does not read receipts. */
export async function heldToPay(trx: Trx, actor: Actor): Promise<HeldMandate[]> {
  const held = await readHeld(trx, actor);
  return held.filter(({ scope }) => scope.includes('pay'));
}

/** Whose payments somebody pays: their own, and those of their principals. */
export function payersOf({ id, role }: Actor, held: readonly HeldMandate[]): Payers {
  const ofAll = held.filter(({ praticaId }) => praticaId === null);
  return {
    applicantIds: [
      ...(role === 'citizen' ? [id] : []),
      ...ofAll.map(({ principalId }) => principalId),
    ],
    praticaIds: held.flatMap(({ praticaId }) => praticaId ?? []),
  };
}

/**
 * Whether somebody who sees a pratica may also see what was paid for it: whoever pays, the ente
 * (which row-level security shows only what is paid to it) and the office.
 */
export function maySeePayments(
  { id, role }: Actor,
  held: readonly HeldMandate[],
  pratica: { id: string; applicantId: string },
): boolean {
  if (role === 'citizen' && pratica.applicantId === id) return true;
  if (role === 'citizen' || role === 'sportello') return covering(held, pratica).length > 0;
  return role === 'ente' || role === 'admin' || role === 'auditor';
}
