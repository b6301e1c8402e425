import type { FastifyInstance } from 'fastify';
import { asActor, asSystem } from '../../db/connect.ts';
import { type FaultKind, findFault } from '../../db/radar/faults.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { problem } from '../problem.ts';
import { type FaultAct, isActOf } from './acts.ts';
import { bringAbout } from './bring-about.ts';
import { writeDown } from './write-down.ts';

export interface Freed {
  kind: FaultKind;
  id: string;
  act: FaultAct;
  at: string;
}

/**
 * Does what frees a fault and writes down who did it: a command, and an event in the pratica's
 * chain. What it sets going elsewhere comes first and can be set going twice; so whatever breaks
 * between, the same request again makes it whole.
 * @throws not-found when there is no such fault (any more), and what the act refuses
 */
export async function freeFault(
  app: FastifyInstance,
  actor: Actor,
  { commandId, ...body }: Omit<Freed, 'at'> & { commandId: string },
): Promise<Freed> {
  const { kind, id, act } = body;
  const { comuneId } = actor;
  const requestHash = hashRequest(body);
  if (!isActOf(kind, act)) throw problem('unknown-transition');
  const hasQueues = kind === 'jobFailing' && Boolean(await app.openQueues());
  const before = await asActor(app.db, askingAs(actor), async (trx) => {
    const answer = await replay<Freed>(trx, { id: commandId, requestHash });
    return answer ? { answer } : { fault: await findFault(trx, { kind, id, hasQueues }) };
  });
  if (before.answer) return before.answer;
  const { fault } = before;
  if (!fault) throw problem('not-found');
  await bringAbout(app, comuneId, { kind, act, fault });
  return asSystem(app.db, comuneId, async (trx) => {
    const freed: Freed = { kind, id, act, at: new Date().toISOString() };
    await writeDown(trx, { freed, fault, commandId, actor, requestHash });
    return freed;
  });
}
