import type { FastifyInstance } from 'fastify';
import { type ApprovalRow, findApproval } from '../../db/approvals.ts';
import { listResults, refuseCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import type { Represented } from '../../workflows/pratica/messages.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { factsOf } from '../pratiche/facts.ts';
import type { Prepared } from '../pratiche/prepare-transition.ts';
import { sendCommand } from '../pratiche/send-command.ts';
import { problem, ProblemError } from '../problem.ts';
import { type Refusal, Refused } from '../../temporal/client.ts';
import { sendRefund } from '../refunds/send-refund.ts';
import { performingIdOf, refundToday } from './views.ts';

/**
 * Does what was approved, in the name of whoever asked. Its command's id follows from the approval:
 * done twice, it has one effect. A batch is carried out by its jobs.
 * @throws approval-outdated when the pratica moved in that very moment; EngineUnavailable
 */
export async function perform(app: FastifyInstance, actor: Actor, id: string): Promise<void> {
  const prepared = await asActor(app.db, askingAs(actor), async (trx) => {
    const approval = (await findApproval(trx, { id }))!;
    const known = await resultOf(trx, approval);
    if (known?.refused) throw refusedAs(known.refused as Refusal);
    if (known || approval.status !== 'approved' || !approval.praticaId) return null;
    return approval.act === 'refund' ? approval : commandOf(trx, actor, approval);
  });
  if (!prepared) return;
  if ('act' in prepared) return performRefund(app, actor, prepared);
  await sendCommand(app, actor, prepared).catch((error: unknown) => {
    throw error instanceof Refused ? refusedAs(error.code) : error;
  });
}

/** What is not left any more since it was approved is refused, as a move would be. */
async function performRefund(app: FastifyInstance, { comuneId }: Actor, approval: ApprovalRow) {
  const id = performingIdOf(approval.id);
  const { praticaId, payload, reason, askedBy: actorId, decidedBy } = approval;
  const { paymentId, amountCents } = payload as { paymentId: string; amountCents: number };
  const refund = { id, comuneId, praticaId: praticaId!, paymentId, amountCents, reason, actorId };
  try {
    await asSystem(app.db, comuneId, (trx) => sendRefund(trx, refund, { approvedBy: decidedBy! }));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await asSystem(app.db, comuneId, (trx) => refuseCommand(trx, { id, code: 'not-possible-now' }));
    throw problem('approval-outdated');
  }
}

/** Approved, and broken off before it was done. */
export async function isToPerform(trx: Trx, approval: ApprovalRow): Promise<boolean> {
  if (approval.status !== 'approved' || !approval.praticaId) return false;
  return (await resultOf(trx, approval)) === undefined;
}

async function resultOf(trx: Trx, { id }: ApprovalRow) {
  const commandId = performingIdOf(id);
  return (await listResults(trx, [commandId])).get(commandId);
}

/** That somebody was faster is nobody's fault; the rest is said as the pratica said it. */
function refusedAs(code: Refusal) {
  return problem(code === 'stale-version' ? 'approval-outdated' : code);
}

async function commandOf(trx: Trx, actor: Actor, approval: ApprovalRow): Promise<Prepared> {
  const { askedBy, decidedBy, version, payload, onBehalfOf, number } = approval;
  const transition = approval.act as TransitionName;
  const praticaId = approval.praticaId!;
  const id = performingIdOf(approval.id);
  const cents = await refundToday(trx, actor, approval);
  const refund = { cents, aloneUpToCents: approval.aloneUpToCents! };
  const facts = { ...factsOf(transition, payload as never, id), refund, approvedBy: decidedBy! };
  return {
    praticaId,
    number: number!,
    command: {
      id,
      transition,
      actor: { id: askedBy, role: 'admin' },
      ...(onBehalfOf ? { onBehalfOf: onBehalfOf as Represented } : {}),
      expectedVersion: version!,
      facts,
    },
  };
}
