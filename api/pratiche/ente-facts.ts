import type { Trx } from '../../db/connect.ts';
import { findClosureBetween, listClosuresOfOffer } from '../../db/closures.ts';
import { findOfficeEnte } from '../../db/ente-suspensions.ts';
import { isBarredFrom } from '../../db/enti.ts';
import type { Facts } from '../../workflows/pratica/messages.ts';
import { dayOf } from '../../workflows/pratica/terms.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { today } from '../days.ts';
import { problem } from '../problem.ts';
import type { Payload } from './check-payload.ts';

/**
 * When the ente is closed whose time to confirm begins with this choice: the pratica counts with
 * the closures that are known now, those added later come to it by a step of their own.
 */
export async function closureFacts(
  trx: Trx,
  { transition, payload }: { transition: TransitionName; payload: Payload },
): Promise<Facts> {
  if (transition !== 'chooseOffer') return {};
  const offerId = String(payload['offerId']).toLowerCase();
  return { closures: await listClosuresOfOffer(trx, { offerId, from: today() }) };
}

/** Why an order takes longer: the days on which the ente is closed while it has to confirm. */
export async function closureOf(
  trx: Trx,
  {
    state,
    chosenEnteId,
    dueAt,
  }: { state: string; chosenEnteId: string | null; dueAt: string | null },
) {
  if (state !== 'order' || !chosenEnteId || !dueAt) return null;
  const days = { from: today(), through: dayOf(dueAt) };
  return (await findClosureBetween(trx, { enteId: chosenEnteId, ...days })) ?? null;
}

/** @throws ente-suspended, as a whole or for the type: the pratica may not have heard of it yet */
export async function refuseSuspended(
  trx: Trx,
  { enteId, serviceTypeId }: { enteId: string | undefined; serviceTypeId: string },
): Promise<void> {
  const ente = enteId ? await findOfficeEnte(trx, { id: enteId }) : undefined;
  if (!ente) return;
  const isBarred = await isBarredFrom(trx, { enteId: ente.id, serviceTypeId });
  if (ente.suspended || isBarred) throw problem('ente-suspended');
}
