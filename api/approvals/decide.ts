import type { FastifyInstance } from 'fastify';
import {
  type ApprovalRow,
  decideApproval,
  findApproval,
  findDecision,
} from '../../db/approvals.ts';
import { addCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { type Actor, askingAs } from '../actor.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { problem } from '../problem.ts';
import { isToPerform, perform } from './perform.ts';
import { isOutdated, performingIdOf, readDetail, refundToday } from './views.ts';

export type Decision = 'approved' | 'declined' | 'withdrawn';

export interface Given {
  id: string;
  commandId: string;
  decision: Decision;
  /** Why; who declines says it. */
  reason?: string | undefined;
  /** What goes back, as the approving read it. */
  refundCents?: number | undefined;
}

/**
 * Decides what another administrator asked, once. What is approved is done at once, in the name of
 * whoever asked; should that break off, the same request, or any second administrator's, completes
 * it. Who may decide is said here, and by constraints of the table again.
 * @throws not-found, approval-own, approval-not-own, approval-decided, approval-lapsed,
 * approval-outdated; reason-required without words; and whatever the act is refused for
 */
export async function decide(app: FastifyInstance, actor: Actor, given: Given) {
  const { id } = given;
  const within = <T>(work: (trx: Trx) => Promise<T>) => asActor(app.db, askingAs(actor), work);
  const asked = await within(async (trx) => {
    const approval = await findApproval(trx, { id });
    if (!approval) throw problem('not-found');
    return (await isAgain(trx, given)) ? null : judge(trx, actor, { approval, given });
  });
  if (asked?.status === 'asked') {
    await asSystem(app.db, actor.comuneId, (trx) => write(trx, actor, { approval: asked, given }));
  }
  if (given.decision === 'approved') await perform(app, actor, id);
  return within((trx) => readDetail(trx, actor, id));
}

/** @throws idempotency-key-reused when something else was decided under the same key */
async function isAgain(trx: Trx, { id, commandId, decision }: Given): Promise<boolean> {
  const known = await findDecision(trx, { decisionId: commandId });
  if (!known) return false;
  if (known.id !== id || known.status !== decision) throw problem('idempotency-key-reused');
  return true;
}

interface Judged {
  approval: ApprovalRow;
  given: Given;
}

async function judge(trx: Trx, actor: Actor, { approval, given }: Judged): Promise<ApprovalRow> {
  const { decision, reason } = given;
  const isOwn = approval.askedBy === actor.id;
  if (decision === 'withdrawn' && !isOwn) throw problem('approval-not-own');
  if (decision !== 'withdrawn' && isOwn) throw problem('approval-own');
  if (decision === 'approved' && (await isToPerform(trx, approval))) return approval;
  if (approval.status === 'lapsed') throw problem('approval-lapsed');
  if (approval.status !== 'asked') throw problem('approval-decided');
  if (Date.parse(approval.expiresAt) <= Date.now()) throw problem('approval-lapsed');
  if (decision === 'declined' && !reason?.trim()) throw reasonRequired();
  if (decision === 'approved') await judgeApproval(trx, actor, { approval, given });
  return approval;
}

/** Nobody approves what is not there any more, nor another amount than the one they read. */
async function judgeApproval(trx: Trx, actor: Actor, { approval, given }: Judged): Promise<void> {
  if (await isOutdated(trx, actor, approval)) throw problem('approval-outdated');
  if (!approval.praticaId) return;
  const cents = await refundToday(trx, actor, approval);
  // As days go by less goes back; never more than was asked.
  const isMore = cents > (approval.refundCents ?? 0);
  if (isMore || cents !== given.refundCents) throw problem('approval-outdated');
}

const EVENT_OF = {
  approved: 'approvalGiven',
  declined: 'approvalDeclined',
  withdrawn: 'approvalWithdrawn',
} as const;

async function write(trx: Trx, actor: Actor, { approval, given }: Judged): Promise<void> {
  const { id, praticaId } = approval;
  const { decision: status, commandId: decisionId } = given;
  const { comuneId, id: decidedBy } = actor;
  const at = new Date().toISOString();
  const reason = given.reason?.trim() || null;
  const decided = await decideApproval(trx, { id, status, decidedBy, decision: reason, decisionId, at }); // prettier-ignore
  if (!decided) throw problem('approval-decided');
  if (!praticaId) return;
  if (status === 'approved') await addCommand(trx, commandRow(approval, comuneId));
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, reason, at, commandId: decisionId },
    kind: EVENT_OF[status],
    actor: { id: decidedBy, role: actor.role },
    channel: 'web',
    audience: ['office'],
    tells: [],
    data: { approvalId: id, asked: approval.act, refundCents: approval.refundCents },
  });
}

/** Written down with the approval: killed right after it, there is still something to complete. */
function commandRow(approval: ApprovalRow, comuneId: string) {
  const { id, act: transition, askedBy: actorId, payload, reason, praticaId } = approval;
  const about = { comuneId, praticaId: praticaId!, actorId, transition, payload, reason };
  return { ...about, id: performingIdOf(id), requestHash: id };
}
