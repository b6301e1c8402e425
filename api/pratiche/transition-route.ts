import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { askApproval } from '../approvals/ask-approval.ts';
import { ApprovalAsked } from '../approvals/schemas.ts';
import { readAsked } from '../approvals/views.ts';
import { writeContest } from '../contests/write-contest.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { answerAgain } from './answered.ts';
import { prepareTransition } from './prepare-transition.ts';
import { sendRequest } from './request-route.ts';
import { TransitionAnswer, TransitionCommand } from './schemas.ts';
import { sendCommand } from './send-command.ts';

interface Route {
  Params: { id: string };
  Body: Static<typeof TransitionCommand>;
}

/**
 * POST /api/pratiche/{id}/transitions: every move of a pratica. Checked here as far as the
 * projection tells, decided by the workflow, answered once it is recorded.
 */
export function registerTransition(app: FastifyInstance): void {
  app.post<Route>(
    '/pratiche/:id/transitions',
    {
      // What is not the caller's is 404 whatever role and body say, so these are judged later.
      attachValidation: true,
      schema: {
        operationId: 'transitionPratica',
        tags: ['pratiche'],
        params: IdParams,
        headers: CommandHeaders,
        body: TransitionCommand,
        response: { 200: TransitionAnswer, 202: ApprovalAsked },
      },
    },
    async (request, reply) => {
      const { actor, params, headers, body, validationError } = request;
      if (validationError?.validationContext === 'params') throw validationError;
      const given = { actor, praticaId: params.id.toLowerCase(), headers, body, validationError };
      const prepared = await asActor(app.db, askingAs(actor), (trx) =>
        prepareTransition(trx, given),
      );
      // Asked of another administrator: nothing has been done.
      if ('approvalId' in prepared)
        return reply.code(202).send(await readAsked(app, actor, prepared));
      if ('answer' in prepared) return answerAgain(app, actor, prepared);
      return app.onceAtATime<object>(commandIdOf(actor.id, headers), async () => {
        if ('start' in prepared) return sendRequest(app, actor, prepared);
        if ('contest' in prepared) return writeContest(app, actor, prepared);
        if ('command' in prepared) return sendCommand(app, actor, prepared);
        const asked = await askApproval(app, actor, prepared);
        return reply.code(202).send(asked);
      });
    },
  );
}
