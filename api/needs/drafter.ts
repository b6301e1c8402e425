import type { Trx } from '../../db/connect.ts';
import type { Drafter, NeedRow } from '../../db/needs.ts';
import type { HeldMandate } from '../../db/mandates.ts';
import { holdMandate, mustReach, rightOf } from '../acting-for.ts';
import type { Actor } from '../actor.ts';
import { readHeld } from '../pratiche/held.ts';

/** Whose drafts a caller may read, and by which mandates those of others. */
export async function drafterOf(
  trx: Trx,
  actor: Actor,
): Promise<Drafter & { held: HeldMandate[] }> {
  const held = (await readHeld(trx, actor)).filter(({ scope }) => scope.includes('request'));
  return { applicantId: actor.id, mandateIds: held.map(({ id }) => id), held };
}

/**
 * Whose a draft is that somebody writes: their own, or by mandate the principal's.
 * @throws mandate-required, mandate-not-valid, mandate-scope
 */
export async function writerOf(
  trx: Trx,
  actor: Actor,
  mandateId: string | undefined,
): Promise<Drafter & { mandateId?: string }> {
  const onBehalfOf = mandateId ? ({ role: 'citizen', mandateId } as const) : null;
  const applicantId = mandateId ? (await holdMandate(trx, actor, mandateId)).principalId : actor.id;
  mustReach(await rightOf(trx, { actor, onBehalfOf }, { applicantId, praticaId: null }), 'request');
  return { applicantId, ...(mandateId ? { mandateId } : {}) };
}

/** A draft as its reader sees it. */
export function draftView({ applicantId: _, mandateId, ...draft }: NeedRow, held: HeldMandate[]) {
  const mandate = held.find(({ id }) => id === mandateId);
  return {
    ...draft,
    mandate: mandate ? { id: mandate.id, principalName: mandate.principalName } : null,
  };
}
