import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { answer } from './answer-contest.ts';
import { readContests } from './contest-view.ts';
import { AnswerContest, Contest, ContestsAnswer } from './schemas.ts';

/** Acts done in another's place, contested by that other and answered by the office. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['contests'];

  app.get(
    '/pratiche/:id/contests',
    {
      schema: {
        operationId: 'listContests',
        tags,
        params: IdParams,
        response: { 200: ContestsAnswer },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), (trx) => readContests(trx, actor, id)),
  );

  app.post(
    '/contests/:id/answer',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'answerContest',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: AnswerContest,
        response: { 200: Contest },
      },
    },
    ({ actor, params, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const given = { ...body, id: params.id.toLowerCase(), commandId };
      return app.onceAtATime(commandId, () => answer(app as never, actor, given));
    },
  );
};
