import type { FastifyInstance } from 'fastify';
import { asActor, asSystem } from '../../db/connect.ts';
import { type FaultKind, findFault } from '../../db/radar/faults.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { type FaultRow } from '../../db/radar/fault.ts';
import { unknownColleague } from '../tasks/hand-over.ts';
import { type FaultAct, actsOf, isActOf, needsReason } from './acts.ts';
import { bringAbout } from './bring-about.ts';
import { writeDown } from './write-down.ts';

export interface Freed {
  kind: FaultKind;
  id: string;
  act: FaultAct;
  at: string;
}

/** What is said with an act: why, or to whom a task goes. */
export interface Said {
  reason?: string;
  assigneeId?: string;
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
  { commandId, ...body }: Omit<Freed, 'at'> & Said & { commandId: string },
): Promise<Freed> {
  const { kind, id, act } = body;
  const said = { reason: body.reason?.trim() || undefined, assigneeId: body.assigneeId };
  const { comuneId } = actor;
  const requestHash = hashRequest(body);
  if (!isActOf(kind, act)) throw problem('unknown-transition');
  if (needsReason(act) && !said.reason) throw reasonRequired();
  if (act === 'reassign' && !said.assigneeId) throw unknownColleague();
  const hasQueues = kind === 'jobFailing' && Boolean(await app.openQueues());
  const before = await asActor(app.db, askingAs(actor), async (trx) => {
    const answer = await replay<Freed>(trx, { id: commandId, requestHash });
    return answer ? { answer } : { fault: await findFault(trx, { kind, id, hasQueues }) };
  });
  if (before.answer) return before.answer;
  const { fault } = before;
  if (!fault) throw problem('not-found');
  if (!canBe(act, { kind, fault })) throw problem('unknown-transition');
  await bringAbout(app, comuneId, { kind, act, fault });
  return asSystem(app.db, comuneId, async (trx) => {
    const freed: Freed = { kind, id, act, at: new Date().toISOString() };
    await writeDown(trx, { freed, fault, said, commandId, actor, requestHash });
    return freed;
  });
}

/** A reminder says for itself why it cannot be sent. */
function canBe(act: FaultAct, { kind, fault }: { kind: FaultKind; fault: FaultRow }): boolean {
  return act === 'remind' || actsOf(kind, fault).includes(act);
}

function reasonRequired() {
  const said = { it: 'Scrivi il motivo.', en: 'Please give a reason.' };
  const { errors } = invalid('/reason', said).details;
  return problem('reason-required', { errors });
}
