import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { findReview, lockReview, moderate } from '../../db/reviews.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { problem } from '../problem.ts';
import { readReview } from './read-reviews.ts';
import type { ModerateReview } from './schemas.ts';

interface Given extends Static<typeof ModerateReview> {
  id: string;
  commandId: string;
}

/**
 * The office hides a review, or shows it again: nothing of it is changed, each act is kept, and whoever
 * wrote it is told why.
 * @throws not-found, reason-required; review-moderated when it is so already
 */
export async function moderateReview(app: FastifyInstance, actor: Actor, given: Given) {
  const { id: reviewId, commandId: id, act } = given;
  const reason = given.reason.trim();
  const { comuneId, id: actorId, role } = actor;
  const requestHash = hashRequest({ reviewId, act, reason });
  const review = await asActor(app.db, askingAs(actor), async (trx) => {
    const found = await findReview(trx, { id: reviewId });
    if (!found) throw problem('not-found');
    if (await replay<object>(trx, { id, requestHash })) return undefined;
    if (!reason) throw reasonRequired();
    return found;
  });
  if (review) {
    const { praticaId, enteId, period, authorSide: side } = review;
    await asSystem(app.db, comuneId, async (trx) => {
      const payload = { reviewId, act };
      const command = { id, comuneId, praticaId, actorId, requestHash, reason, payload };
      if (!(await addCommand(trx, { ...command, transition: 'moderateReview' }))) return;
      const { isHidden } = await lockReview(trx, { id: reviewId });
      if (isHidden === (act === 'hide')) throw problem('review-moderated');
      const at = new Date().toISOString();
      await moderate(trx, { id, comuneId, reviewId, act, reason, moderatedBy: actorId, at });
      await appendEventBeside(trx, {
        ...{ comuneId, praticaId, at, reason, commandId: id },
        kind: act === 'hide' ? 'reviewHidden' : 'reviewShown',
        actor: { id: actorId, role },
        channel: 'web',
        audience: ['office', side === 'ente' ? `ente:${enteId}` : 'citizen'],
        tells: [side],
        data: { reviewId, period, side, ...(side === 'ente' ? { enteId } : {}) },
      });
      await answerCommand(trx, { id, answer: payload });
    });
  }
  return asActor(app.db, askingAs(actor), (trx) => readReview(trx, actor, reviewId));
}
