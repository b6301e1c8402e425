import { addCommand, answerCommand } from '../../db/commands.ts';
import { readCapture } from '../../db/captures.ts';
import type { Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { payeeAccount } from '../../db/ledger-entries.ts';
import { lockRefundable } from '../../db/refundable.ts';
import { sendBack } from '../../db/refunds.ts';
import { invalid, problem } from '../problem.ts';

export interface OfficeRefund {
  /** Of the command; the refund has the same. */
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  amountCents: number;
  reason: string;
  /** The administrator who gives it back. */
  actorId: string;
}

/** Who agreed, or what nobody has to agree to. */
type Leave = { approvedBy: string } | { aloneUpToCents: number };

/**
 * Gives back a part of what a gateway took, as the platform and in one transaction: refund, ledger,
 * event, and the command's answer. The gateway is asked by the jobs. Once for each id.
 * @throws nothing-to-refund; invalid when it is more than what is left; approval-required when it has
 *   become more than one may give back alone
 */
export async function sendRefund(trx: Trx, refund: OfficeRefund, leave: Leave): Promise<void> {
  const { id, comuneId, praticaId, paymentId, amountCents, reason, actorId } = refund;
  const paid = await lockRefundable(trx, refund);
  if (!paid) throw problem('nothing-to-refund');
  if (amountCents > paid.leftCents) throw invalid('/amountCents', TOO_MUCH);
  if ('aloneUpToCents' in leave && paid.byOfficeCents + amountCents > leave.aloneUpToCents)
    throw problem('approval-required');
  const capture = await readCapture(trx, { id: paid.captureId });
  const at = new Date().toISOString();
  const back = { id, capture, cents: amountCents, cause: 'office', commandId: id, at } as const;
  if (!(await sendBack(trx, { ...back, from: payeeAccount(paid) }))) return;
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, at, commandId: id, reason },
    kind: 'refundOrdered',
    actor: { id: actorId, role: 'admin' },
    channel: 'web',
    // What comes and goes back is between the payer and the office.
    audience: ['citizen', 'office'],
    tells: ['citizen'],
    data: { amountCents, ...('approvedBy' in leave ? leave : {}) },
  });
  await answerCommand(trx, { id, answer: { refundId: id, paymentId, amountCents } });
}

/** Writes down who asks for which refund. @returns false when it is written already */
export function addRefundCommand(trx: Trx, refund: OfficeRefund & { requestHash: string }) {
  const { id, comuneId, praticaId, paymentId, amountCents, reason, actorId, requestHash } = refund;
  const payload = { paymentId, amountCents };
  const command = { id, comuneId, praticaId, actorId, requestHash, reason, payload };
  return addCommand(trx, { ...command, transition: 'refund' });
}

export const TOO_MUCH = {
  it: 'È più di quanto resta da restituire di questo pagamento.',
  en: 'This is more than what is left of this payment.',
};
