import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import { refuseCommand } from '../../db/commands.ts';
import { findStanding } from '../../db/pratiche.ts';
import { Refused } from '../../temporal/client.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { answerAgain } from './answered.ts';
import { prepareRequest, type PreparedRequest } from './prepare-request.ts';
import { RequestPratica, TransitionAnswer } from './schemas.ts';

/** POST /api/pratiche: a citizen asks, or somebody for them; the pratica is born with its first step recorded. */
export function registerRequest(app: FastifyInstance): void {
  app.post<{ Body: Static<typeof RequestPratica> }>(
    '/pratiche',
    {
      onRequest: only('citizen', 'sportello'),
      schema: {
        operationId: 'requestPratica',
        tags: ['pratiche'],
        headers: CommandHeaders,
        body: RequestPratica,
        response: { 201: TransitionAnswer },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const answer = await app.onceAtATime(commandIdOf(actor.id, headers), async () => {
        const given = { actor, headers, body };
        const prepared = await asActor(app.db, askingAs(actor), (trx) =>
          prepareRequest(trx, given),
        );
        return 'answer' in prepared
          ? answerAgain(app, actor, prepared)
          : sendRequest(app, actor, prepared);
      });
      return reply.code(201).header('location', `/api/pratiche/${answer.id}`).send(answer);
    },
  );
}

/** Starts the pratica and keeps the refusal, should there be one. */
export async function sendRequest(
  app: FastifyInstance,
  actor: Actor,
  { praticaId, command, start }: PreparedRequest,
) {
  const { comuneId } = actor;
  try {
    const answer = await app.inTurn(() =>
      app.pratiche.request({ praticaId, comuneId, command, start }),
    );
    // Whoever asked by mandate may have lost it since.
    const { number } = (await asSystem(app.db, comuneId, (trx) =>
      findStanding(trx, { id: praticaId }),
    ))!;
    return { id: praticaId, number, ...answer };
  } catch (error) {
    if (error instanceof Refused) {
      const refused = { id: command.id, code: error.code };
      await asActor(app.db, askingAs(actor), (trx) => refuseCommand(trx, refused));
    }
    throw error;
  }
}
