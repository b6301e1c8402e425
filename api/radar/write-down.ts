import { addCommand, answerCommand, refuseCommand } from '../../db/commands.ts';
import type { Trx } from '../../db/connect.ts';
import { type EventBeside, appendEventBeside } from '../../db/events-beside.ts';
import { lockPratica } from '../../db/pratica-lock.ts';
import type { FaultRow } from '../../db/radar/fault.ts';
import { findFault } from '../../db/radar/faults.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { type FaultAct, remindableAt } from './acts.ts';
import type { Freed } from './free-fault.ts';

interface Written {
  freed: Freed;
  fault: FaultRow;
  commandId: string;
  requestHash: string;
  actor: Actor;
}

const EVENT_OF: Record<FaultAct, string> = {
  remind: 'reminded',
  retry: 'retried',
  askGateway: 'gatewayAsked',
  setAside: 'commandSetAside',
};

/**
 * The act as a command with its answer, and as an event of the pratica, if there is one.
 * @throws in-flight, and of a reminder not-found, nobody-to-remind, reminded-recently
 */
export async function writeDown(trx: Trx, written: Written): Promise<void> {
  const { freed, fault, commandId: id, requestHash, actor } = written;
  const { kind, act } = freed;
  const { praticaId } = fault;
  const { comuneId, id: actorId } = actor;
  if (act === 'remind') await judgeReminder(trx, written);
  const payload = { kind, id: freed.id };
  const transition = `radar.${act}`;
  const command = { id, comuneId, praticaId, actorId, transition, requestHash, payload };
  if (!(await addCommand(trx, { ...command, reason: null }))) {
    throw problem('in-flight', { retryAfter: 1 });
  }
  // Should it go through after all, what it did becomes its answer.
  if (act === 'setAside') await refuseCommand(trx, { id: freed.id, code: 'not-possible-now' });
  if (fault.number !== null) await appendEventBeside(trx, eventOf(written));
  await answerCommand(trx, { id, answer: freed });
}

async function judgeReminder(trx: Trx, { freed, fault }: Written): Promise<void> {
  const { kind, id } = freed;
  await lockPratica(trx, fault);
  const now = await findFault(trx, { kind, id, hasQueues: false });
  if (!now) throw problem('not-found');
  if (now.whom === 'office') throw problem('nobody-to-remind');
  const leftMs = remindableAt(now) - Date.now();
  if (leftMs > 0) throw problem('reminded-recently', { retryAfter: Math.ceil(leftMs / 1000) });
}

function eventOf({ freed, fault, commandId, actor }: Written): EventBeside {
  const { act, kind, id, at } = freed;
  const { comuneId, role, id: actorId } = actor;
  const { praticaId, about } = fault;
  return {
    ...{ commandId, comuneId, praticaId, at },
    kind: EVENT_OF[act],
    actor: { id: actorId, role },
    channel: 'web',
    ...(act === 'remind'
      ? reminder(fault)
      : { audience: ['office'], tells: [], data: { fault: kind, about, id } }),
  };
}

/** Seen and heard by whoever owes the task, and by nobody else outside the office. */
function reminder({ id: taskId, about: task, enteId }: FaultRow) {
  const data = { taskId, task, ...(enteId ? { enteId } : {}) };
  return enteId
    ? { audience: ['office', `ente:${enteId}`], tells: ['ente'] as const, data }
    : { audience: ['citizen', 'office'], tells: ['citizen'] as const, data };
}
