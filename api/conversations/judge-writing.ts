import { findGround, type Ground } from '../../db/conversations.ts';
import type { Trx } from '../../db/connect.ts';
import { mustReach, rightOf } from '../acting-for.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { isBeforeOrder, isWritable, sideOf } from './places.ts';

export interface Writing {
  actor: Actor;
  praticaId: string;
  mandateId: string | undefined;
}

/**
 * Whether somebody may write in a pratica at all: the applicant, whoever holds a mandate that reaches
 * so far (before an order what is written helps to choose, from then on it is about the service),
 * the enti that are asked, the office. Asked before a file is read and where a row is written.
 * @throws not-found, forbidden, what `rightOf` says, conversation-closed
 */
export async function judgeWriting(
  trx: Trx,
  { actor, praticaId, mandateId }: Writing,
): Promise<Ground> {
  const ground = await findGround(trx, { praticaId });
  if (!ground) throw problem('not-found');
  const side = sideOf(actor.role);
  if (!side) throw problem('forbidden');
  if (side === 'citizen') {
    const onBehalfOf = mandateId ? ({ role: 'citizen', mandateId } as const) : null;
    const right = await rightOf(trx, { actor, onBehalfOf }, { ...ground, praticaId });
    mustReach(right, isBeforeOrder(ground) ? 'choose' : 'service');
  } else if (mandateId) throw problem('mandate-required');
  if (!isWritable(ground)) throw problem('conversation-closed');
  return ground;
}
