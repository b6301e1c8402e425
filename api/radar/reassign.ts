import type { FastifyInstance } from 'fastify';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { listColleagues } from '../../db/persons.ts';
import type { FaultRow } from '../../db/radar/fault.ts';
import { type FaultKind, findFault } from '../../db/radar/faults.ts';
import { assignTask, findTask } from '../../db/tasks.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';
import { unknownColleague } from '../tasks/hand-over.ts';

/**
 * To whom the task of a fault can go: who works at the ente that owes it, or in the office.
 * @throws not-found when there is no such fault (any more)
 */
export async function listAssignees(
  app: FastifyInstance,
  actor: Actor,
  { kind, id }: { kind: FaultKind; id: string },
) {
  const fault = await asActor(app.db, askingAs(actor), (trx) =>
    findFault(trx, { kind, id, hasQueues: false }),
  );
  if (!fault) throw problem('not-found');
  // As the system: those who work at an ente are not people of the office's own timeline.
  return asSystem(app.db, actor.comuneId, async (trx) => ({
    items: await listColleagues(trx, { enteId: fault.enteId ?? null }),
  }));
}

/**
 * Puts the task of a fault into someone's hands.
 * @throws not-found when it is done meanwhile, invalid for whoever does not work there
 */
export async function reassign(trx: Trx, fault: FaultRow, to: string): Promise<void> {
  const colleagues = await listColleagues(trx, { enteId: fault.enteId ?? null });
  if (!colleagues.some(({ id }) => id === to)) throw unknownColleague();
  const task = await findTask(trx, { id: fault.id });
  if (task?.barredId === to) throw problem('own-act');
  const isGiven = task && (await assignTask(trx, { id: task.id, from: task.assigneeId, to }));
  if (!isGiven) throw problem('not-found');
}
