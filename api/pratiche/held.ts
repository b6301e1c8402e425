import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { type HeldMandate, listHeld } from '../../db/mandates.ts';
import type { Actor } from '../actor.ts';
import type { HeldUnder } from '../mandates/schemas.ts';

/** The mandates that the caller may read and act under today; for most roles there are none. */
export async function readHeld(trx: Trx, { role }: Actor): Promise<HeldMandate[]> {
  return role === 'citizen' || role === 'sportello' ? listHeld(trx) : [];
}

/** Those that cover a pratica, the one that reaches farthest first. */
export function covering(
  held: readonly HeldMandate[],
  pratica: { id: string; applicantId: string },
): HeldMandate[] {
  return held.filter(
    ({ principalId, praticaId }) =>
      principalId === pratica.applicantId && (praticaId === null || praticaId === pratica.id),
  );
}

/** What the reader is told of the mandate under which a pratica is seen. */
export function heldUnder(mandates: readonly HeldMandate[]): Static<typeof HeldUnder> | null {
  const [first] = mandates;
  if (!first) return null;
  const { id, principalName, scope, expiresOn } = first;
  return { id, principalName, scope, expiresOn };
}
