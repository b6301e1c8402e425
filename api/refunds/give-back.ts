import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { readRules } from '../../db/comune-rules.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { listRefundable } from '../../db/refundable.ts';
import { type Actor, askingAs } from '../actor.ts';
import { askApproval } from '../approvals/ask-approval.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { invalid, problem } from '../problem.ts';
import { addRefundCommand, sendRefund, TOO_MUCH } from './send-refund.ts';
import type { RefundBody, RefundSent } from './schemas.ts';

interface Given extends Static<typeof RefundBody> {
  /** Of the command. */
  id: string;
  praticaId: string;
}
type Answer = Static<typeof RefundSent> | { approvalId: string };

/**
 * Gives back, or asks another administrator first: what the office has given back of one payment
 * counts together, so that nobody gives alone in parts what takes two (docs/adr/0019).
 * @throws reason-required, nothing-to-refund, invalid, approval-pending, idempotency-key-reused
 */
export async function giveBack(app: FastifyInstance, actor: Actor, given: Given): Promise<Answer> {
  const { id, praticaId, paymentId, amountCents } = given;
  const reason = given.reason.trim();
  const requestHash = hashRequest(given);
  const { comuneId, id: actorId } = actor;
  const refund = { id, comuneId, praticaId, paymentId, amountCents, reason, actorId };
  const judged = await asActor(app.db, askingAs(actor), async (trx) => {
    const before = await replay<Answer>(trx, { id, requestHash });
    if (before) return { before };
    if (!reason) throw reasonRequired();
    const weighed = await weigh(trx, actor, given);
    if (weighed.needsApproval) await addRefundCommand(trx, { ...refund, requestHash });
    return weighed;
  });
  if ('before' in judged) return judged.before;
  const { needsApproval, version, aloneUpToCents } = judged;
  if (needsApproval) {
    const payload = { paymentId, amountCents };
    const asked = { asks: 'refund', id, praticaId, version, payload, onBehalfOf: null, reason } as const; // prettier-ignore
    await askApproval(app, actor, { ...asked, refund: { cents: amountCents, aloneUpToCents } });
    return { approvalId: id };
  }
  await asSystem(app.db, comuneId, async (trx) => {
    if (!(await addRefundCommand(trx, { ...refund, requestHash })))
      throw problem('in-flight', { retryAfter: 1 });
    // Weighed again under the lock: somebody may have given back of it meanwhile.
    await sendRefund(trx, refund, { aloneUpToCents });
  });
  return { refundId: id, paymentId, amountCents };
}

async function weigh(trx: Trx, actor: Actor, { praticaId, paymentId, amountCents }: Given) {
  const { version } = (await findStanding(trx, { id: praticaId }))!;
  const payments = await listRefundable(trx, { praticaId });
  const paid = payments.find((each) => each.paymentId === paymentId);
  if (!paid || paid.leftCents === 0) throw problem('nothing-to-refund');
  if (amountCents > paid.leftCents) throw invalid('/amountCents', TOO_MUCH);
  const { aloneUpToCents } = await readRules(trx, actor);
  const needsApproval = paid.byOfficeCents + amountCents > aloneUpToCents;
  return { needsApproval, version, aloneUpToCents };
}
