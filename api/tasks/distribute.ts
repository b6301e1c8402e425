import type { FastifyInstance } from 'fastify';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { lockPratica } from '../../db/pratica-lock.ts';
import { assignTask, findTask } from '../../db/tasks.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { listAssignees, scopeOf } from './hand-over.ts';

interface Row {
  taskId: string;
  assigneeId: string;
}
type Task = NonNullable<Awaited<ReturnType<typeof findTask>>>;
type Named = { id: string; name: string } | null;

/**
 * Puts each task into the hands it was foreseen for, provided that nobody took it meanwhile. Every
 * row is a command and an event of its own pratica: what is done before a fault stays done, and the
 * same request again goes on from there.
 * @returns how each row went
 */
export async function distribute(
  app: FastifyInstance,
  actor: Actor,
  { commandId, rows }: { commandId: string; rows: Row[] },
) {
  const colleagues = await listAssignees(app.db, actor);
  const done = [];
  for (const row of rows) {
    const task = await findOwn(app, actor, row.taskId);
    const to = colleagues.find(({ id }) => id === row.assigneeId);
    const went = !task
      ? { outcome: 'not-found', assignee: null }
      : !to
        ? { outcome: 'not-colleague', assignee: holderOf(task) }
        : await asSystem(app.db, actor.comuneId, (trx) =>
            give(trx, actor, { commandId, task, to }),
          );
    done.push({ taskId: row.taskId, ...went });
  }
  return { rows: done };
}

/** The task, when it is the caller's business. */
async function findOwn(app: FastifyInstance, actor: Actor, id: string): Promise<Task | undefined> {
  const task = await asActor(app.db, askingAs(actor), (trx) => findTask(trx, { id }));
  return task?.owner === scopeOf(actor).owner ? task : undefined;
}

async function give(
  trx: Trx,
  actor: Actor,
  { commandId, task, to }: { commandId: string; task: Task; to: { id: string; name: string } },
): Promise<{ outcome: string; assignee: Named }> {
  const { id: taskId, praticaId } = task;
  const id = nameUuid('distribute', commandId, taskId);
  const requestHash = hashRequest({ taskId, assigneeId: to.id });
  // Before anything is read that a move of the pratica may change.
  await lockPratica(trx, { praticaId });
  const before = await replay<{ outcome: string; assignee: Named }>(trx, { id, requestHash });
  if (before) return before;
  const now = await findTask(trx, { id: taskId });
  if (!now || now.closedAt) return { outcome: 'closed', assignee: null };
  if (now.assigneeId) return { outcome: 'taken', assignee: holderOf(now) };
  if (now.barredId === to.id) return { outcome: 'own-act', assignee: null };
  if (!(await assignTask(trx, { id: taskId, from: null, to: to.id }))) {
    const holder = await findTask(trx, { id: taskId });
    return { outcome: 'taken', assignee: holder ? holderOf(holder) : null };
  }
  const answer = { outcome: 'given', assignee: { id: to.id, name: to.name } };
  await writeDown(trx, actor, { id, requestHash, task: now, to: to.id, answer });
  return answer;
}

interface Given {
  id: string;
  requestHash: string;
  task: Task;
  to: string;
  answer: object;
}

async function writeDown(trx: Trx, actor: Actor, { id, requestHash, task, to, answer }: Given) {
  const { comuneId, id: actorId, role } = actor;
  const { id: taskId, praticaId, kind, enteId } = task;
  const data = { taskId, task: kind, assigneeId: to, ...(enteId ? { enteId } : {}) };
  const command = { id, comuneId, praticaId, actorId, transition: 'distribute', requestHash };
  await addCommand(trx, { ...command, payload: data, reason: null });
  await appendEventBeside(trx, {
    ...{ commandId: id, comuneId, praticaId, at: new Date().toISOString() },
    kind: 'assigned',
    actor: { id: actorId, role },
    channel: 'web',
    audience: enteId ? ['office', `ente:${enteId}`] : ['office'],
    tells: [],
    data,
  });
  await answerCommand(trx, { id, answer });
}

function holderOf({ assigneeId, assigneeName }: Task): Named {
  return assigneeId ? { id: assigneeId, name: assigneeName ?? '' } : null;
}
