import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { listForStaff } from '../../db/review-lists.ts';
import { askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { isOnesPratica } from '../payments/visible.ts';
import { only } from '../plugins/auth.ts';
import { answerReview } from './answer-review.ts';
import { moderateReview } from './moderate-review.ts';
import { readReviews } from './read-reviews.ts';
import { viewReviews } from './review-view.ts';
import { AnswerReview, ModerateReview, PraticaReviews, Review, ReviewsAnswer, ReviewsQuery, WriteReview } from './schemas.ts'; // prettier-ignore
import { writeReview } from './write-review.ts';

/** What both sides say of a service that has ended: blind at first, answered, moderated (docs/adr/0043). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['reviews'];
  const command = { tags, params: IdParams, headers: CommandHeaders };

  app.get(
    '/pratiche/:id/reviews',
    {
      onRequest: isOnesPratica,
      schema: { operationId: 'listPraticaReviews', tags, params: IdParams, response: { 200: PraticaReviews } },
    },
    ({ actor, params: { id } }) => asActor(app.db, askingAs(actor), (trx) => readReviews(trx, actor, id)),
  );

  app.post(
    '/pratiche/:id/reviews',
    {
      onRequest: [isOnesPratica, only('citizen', 'sportello', 'ente')],
      schema: { ...command, operationId: 'writeReview', body: WriteReview, response: { 200: PraticaReviews } },
    },
    ({ actor, params, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const given = { ...body, praticaId: params.id.toLowerCase(), commandId };
      return app.onceAtATime(commandId, () => writeReview(app as never, actor, given));
    },
  );

  app.post(
    '/reviews/:id/answer',
    {
      onRequest: only('ente'),
      schema: { ...command, operationId: 'answerReview', body: AnswerReview, response: { 200: Review } },
    },
    ({ actor, params, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const given = { ...body, id: params.id.toLowerCase(), commandId };
      return app.onceAtATime(commandId, () => answerReview(app as never, actor, given));
    },
  );

  app.post(
    '/reviews/:id/moderation',
    {
      onRequest: only('admin'),
      schema: { ...command, operationId: 'moderateReview', body: ModerateReview, response: { 200: Review } },
    },
    ({ actor, params, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const given = { ...body, id: params.id.toLowerCase(), commandId };
      return app.onceAtATime(commandId, () => moderateReview(app as never, actor, given));
    },
  );

  app.get(
    '/reviews',
    {
      onRequest: only('ente', 'admin', 'auditor'),
      schema: { operationId: 'listReviews', tags, querystring: ReviewsQuery, response: { 200: ReviewsAnswer } },
    },
    ({ actor, query: { side, hidden, cursor, limit = 20 } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const [at, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
        const after = at !== undefined && id !== undefined ? { at, id } : undefined;
        const enteId = actor.role === 'ente' ? (actor.enteId ?? null) : null;
        const rows = await listForStaff(trx, { after, limit: limit + 1, enteId, hidden, side });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        const views = await viewReviews(trx, actor, page);
        return {
          items: views.map(({ row, ...view }) => ({
            ...view,
            ...{ praticaId: row.praticaId, number: row.number, period: row.period },
            ente: { id: row.enteId, name: row.enteName },
          })),
          next: last ? writeCursor([last.writtenAt, last.id]) : null,
        };
      }),
  );
}; // prettier-ignore
