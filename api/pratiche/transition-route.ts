import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { refuseCommand } from '../../db/commands.ts';
import { findStanding } from '../../db/pratiche.ts';
import { EngineUnavailable, Refused, UnknownPratica } from '../../temporal/client.ts';
import { isOpen, type State } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { writeContest } from '../contests/write-contest.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { answerAgain } from './answered.ts';
import { prepareTransition, type Prepared } from './prepare-transition.ts';
import { sendRequest } from './request-route.ts';
import { TransitionAnswer, TransitionCommand } from './schemas.ts';

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
        response: { 200: TransitionAnswer },
      },
    },
    async (request) => {
      const { actor, params, headers, body, validationError } = request;
      if (validationError?.validationContext === 'params') throw validationError;
      const given = { actor, praticaId: params.id.toLowerCase(), headers, body, validationError };
      const prepared = await asActor(app.db, askingAs(actor), (trx) =>
        prepareTransition(trx, given),
      );
      if ('answer' in prepared) return answerAgain(app, actor, prepared);
      return app.onceAtATime(commandIdOf(actor.id, headers), () =>
        'start' in prepared
          ? sendRequest(app, actor, prepared)
          : 'contest' in prepared
            ? writeContest(app, actor, prepared)
            : send(app, actor, prepared),
      );
    },
  );
}

async function send(app: FastifyInstance, actor: Actor, { number, command, praticaId }: Prepared) {
  const { comuneId } = actor;
  try {
    const answer = await app.inTurn(() =>
      app.pratiche.transition({ praticaId, comuneId, command }),
    );
    return { id: praticaId, number, ...answer };
  } catch (error) {
    const isUnknown = error instanceof UnknownPratica;
    const outcome = isUnknown ? await judgeUnknown(app, actor, praticaId) : error;
    if (outcome instanceof Refused) {
      const refused = { id: command.id, code: outcome.code };
      await asActor(app.db, askingAs(actor), (trx) => refuseCommand(trx, refused));
    }
    throw outcome;
  }
}

/** No workflow runs: the pratica ended meanwhile, or, if its row is open, the engine has lost it. */
async function judgeUnknown(app: FastifyInstance, actor: Actor, id: string): Promise<Error> {
  const pratica = await asActor(app.db, askingAs(actor), (trx) => findStanding(trx, { id }));
  const isOver = !pratica || !isOpen(pratica.state as State, pratica.closed);
  return isOver ? new Refused('not-allowed-in-state') : new EngineUnavailable();
}
