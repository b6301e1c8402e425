import type { FastifyInstance } from 'fastify';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { addAnswer, findReview } from '../../db/reviews.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { readReview } from './read-reviews.ts';

/**
 * The ente's one answer to what a citizen wrote of it, once that is published; everybody reads it there.
 * @throws not-found, review-answered; invalid without words
 */
export async function answerReview(
  app: FastifyInstance,
  actor: Actor,
  given: { id: string; commandId: string; text: string },
) {
  const { id: reviewId, commandId: id } = given;
  const text = given.text.trim();
  const { comuneId, id: actorId, role } = actor;
  const requestHash = hashRequest({ reviewId, text });
  const review = await asActor(app.db, askingAs(actor), async (trx) => {
    const found = await findReview(trx, { id: reviewId });
    const isAboutThem = found?.authorSide === 'citizen' && found.enteId === actor.enteId;
    if (!found || !isAboutThem) throw problem('not-found');
    if (await replay<object>(trx, { id, requestHash })) return undefined;
    if (!text) throw invalid('/text', NO_WORDS);
    if (found.answer !== null) throw problem('review-answered');
    return found;
  });
  if (review) {
    const { praticaId, enteId, period } = review;
    await asSystem(app.db, comuneId, async (trx) => {
      const command = { id, comuneId, praticaId, actorId, requestHash, reason: null };
      const payload = { reviewId };
      if (!(await addCommand(trx, { ...command, transition: 'answerReview', payload }))) return;
      const at = new Date().toISOString();
      const answer = { reviewId, comuneId, text, answeredBy: actorId, answeredAt: at };
      if (!(await addAnswer(trx, answer))) throw problem('review-answered');
      await appendEventBeside(trx, {
        ...{ comuneId, praticaId, at, commandId: id },
        kind: 'reviewAnswered',
        actor: { id: actorId, role },
        channel: 'web',
        audience: ['citizen', 'office', `ente:${enteId}`],
        tells: ['citizen'],
        data: { ...payload, period, enteId },
      });
      await answerCommand(trx, { id, answer: payload });
    });
  }
  return asActor(app.db, askingAs(actor), (trx) => readReview(trx, actor, reviewId));
}

const NO_WORDS = { it: 'Scrivi la risposta.', en: 'Please write the answer.' };
