import type { Trx } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { mustReach, rightOf } from '../acting-for.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';

/** Null for the office, which handles money for everybody. */
export type ForPayer = { role: 'citizen'; mandateId: string } | null;

export function forPayer(onBehalfOf: { mandateId: string } | undefined): ForPayer {
  return onBehalfOf ? { role: 'citizen', mandateId: onBehalfOf.mandateId.toLowerCase() } : null;
}

/**
 * Who takes and gives money by hand: the office, or a sportello whose mandate covers paying.
 * @throws not-found, role-not-allowed, mandate-required, mandate-not-valid, mandate-scope
 */
export async function mayHandleMoney(
  trx: Trx,
  { actor, onBehalfOf, praticaId }: { actor: Actor; onBehalfOf: ForPayer; praticaId: string },
): Promise<void> {
  const pratica = await findStanding(trx, { id: praticaId });
  if (!pratica) throw problem('not-found');
  if (actor.role === 'admin' && onBehalfOf) throw problem('role-not-allowed');
  mustReach(await rightOf(trx, { actor, onBehalfOf }, { ...pratica, praticaId }), 'pay');
}
