import { AT_COUNTER } from './check-payload.ts';
import type { FastifyInstance } from 'fastify';
import { refuseCommand } from '../../db/commands.ts';
import { asActor, asSystem } from '../../db/connect.ts';
import { freeReceipts } from '../../db/counter-receipts.ts';
import { findStanding } from '../../db/pratiche.ts';
import { EngineUnavailable, Refused, UnknownPratica } from '../../temporal/client.ts';
import { isOpen, type State } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import type { Prepared } from './prepare-transition.ts';

/**
 * Sends a command that is written down, and keeps a refusal as its answer.
 * @param sender whose request it is; the command may be another's, whom they let do it
 * @throws Refused, EngineUnavailable
 */
export async function sendCommand(
  app: FastifyInstance,
  sender: Actor,
  { number, command, praticaId }: Prepared,
) {
  const { comuneId } = sender;
  try {
    const answer = await app.inTurn(() =>
      app.pratiche.transition({ praticaId, comuneId, command }),
    );
    return { id: praticaId, number, ...answer };
  } catch (error) {
    const isUnknown = error instanceof UnknownPratica;
    const outcome = isUnknown ? await judgeUnknown(app, sender, praticaId) : error;
    if (outcome instanceof Refused) {
      const refused = { id: command.id, code: outcome.code };
      await asSystem(app.db, comuneId, (trx) => refuseCommand(trx, refused));
      if (AT_COUNTER.includes(command.transition))
        await asSystem(app.db, comuneId, (trx) => freeReceipts(trx, { praticaId }));
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
