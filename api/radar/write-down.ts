import { addCommand, answerCommand, refuseCommand } from '../../db/commands.ts';
import type { Trx } from '../../db/connect.ts';
import { type EventBeside, appendEventBeside } from '../../db/events-beside.ts';
import { setCase } from '../../db/ente-suspensions.ts';
import { reviveDelivery, skipDelivery } from '../../db/deliveries.ts';
import { skipNotice } from '../../db/outbox.ts';
import { lockPratica } from '../../db/pratica-lock.ts';
import type { FaultRow } from '../../db/radar/fault.ts';
import { findFault } from '../../db/radar/faults.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { type FaultAct, remindableAt } from './acts.ts';
import type { Freed, Said } from './free-fault.ts';
import { reassign } from './reassign.ts';

interface Written {
  freed: Freed;
  fault: FaultRow;
  said: Said;
  commandId: string;
  requestHash: string;
  actor: Actor;
}

const EVENT_OF: Record<FaultAct, string> = {
  remind: 'reminded',
  retry: 'retried',
  askGateway: 'gatewayAsked',
  setAside: 'commandSetAside',
  reassign: 'reassigned',
  skip: 'noticeSkipped',
  leave: 'serviceLeft',
};

/**
 * The act as a command with its answer, and as an event of the pratica, if there is one.
 * @throws in-flight; not-found when somebody was faster; and of a reminder nobody-to-remind,
 * reminded-recently
 */
export async function writeDown(trx: Trx, written: Written): Promise<void> {
  const { freed, fault, said, commandId: id, requestHash, actor } = written;
  const { kind, act } = freed;
  const { praticaId } = fault;
  const { comuneId, id: actorId } = actor;
  if (act === 'remind') await judgeReminder(trx, written);
  const payload = { kind, id: freed.id };
  const transition = `radar.${act}`;
  const command = { id, comuneId, praticaId, actorId, transition, requestHash, payload };
  if (!(await addCommand(trx, { ...command, reason: said.reason ?? null }))) {
    throw problem('in-flight', { retryAfter: 1 });
  }
  await changeRows(trx, written);
  if (fault.number !== null) await appendEventBeside(trx, eventOf(written));
  await answerCommand(trx, { id, answer: freed });
}

/** @throws not-found when there is nothing left to be changed */
async function changeRows(trx: Trx, { freed, fault, said }: Written): Promise<void> {
  const { act, kind, id, at } = freed;
  if (act === 'reassign') await reassign(trx, fault, said.assigneeId!);
  // Should it go through after all, what it did becomes its answer.
  if (act === 'setAside') await refuseCommand(trx, { id, code: 'not-possible-now' });
  if (act === 'skip' && !(await skip(trx, { fault, id, kind, at }))) throw problem('not-found');
  if (act === 'retry' && kind === 'noticeFailed' && !(await reviveDelivery(trx, { id })))
    throw problem('not-found');
  if (act !== 'leave') return;
  const [suspensionId = '', praticaId = ''] = id.split('.');
  await setCase(trx, { suspensionId, praticaId, outcome: 'left', at });
}

/** The job of a delivery is named after it, its queue first; what has no channel is not carried yet. */
function skip(
  trx: Trx,
  { fault, id, kind, at }: Pick<Written, 'fault'> & Omit<Freed, 'act'>,
): Promise<boolean> {
  if (!fault.channel) return skipNotice(trx, { id, at });
  return skipDelivery(trx, { id: kind === 'jobFailing' ? id.slice(id.indexOf('.') + 1) : id });
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

function eventOf({ freed, fault, said, commandId, actor }: Written): EventBeside {
  const { act, kind, id, at } = freed;
  const { comuneId, role, id: actorId } = actor;
  const { praticaId, about } = fault;
  return {
    ...{ commandId, comuneId, praticaId, at },
    kind: EVENT_OF[act],
    actor: { id: actorId, role },
    channel: 'web',
    reason: said.reason ?? null,
    ...(act === 'remind'
      ? reminder(fault)
      : act === 'reassign'
        ? handedOver(fault, said)
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

/** Seen by those among whom it went from hand to hand. */
function handedOver({ id: taskId, about: task, enteId }: FaultRow, { assigneeId }: Said) {
  const audience = enteId ? ['office', `ente:${enteId}`] : ['office'];
  return { audience, tells: [], data: { taskId, task, assigneeId, ...(enteId ? { enteId } : {}) } };
}
