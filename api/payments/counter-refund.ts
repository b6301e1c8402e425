import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { giveBackByHand } from '../../db/counter-money.ts';
import { isRefundNumberFree, listReceipts, receiptNumber } from '../../db/counter-receipts.ts';
import { recordTransfer } from '../../db/refunds.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { type ForPayer, forPayer, mayHandleMoney } from './counter-rights.ts';
import { USED } from './paid-elsewhere.ts';
import type { RefundByHand, RefundedByHand } from './schemas.ts';

interface Given extends Static<typeof RefundByHand> {
  praticaId: string;
  commandId: string;
}

/**
 * Records that what was paid at a counter and not used was given back there, against a receipt: by
 * the office, or by a sportello whose mandate covers paying. And that the office gave back by bank
 * transfer what pagoPA took, which gives nothing back itself. The citizen is told.
 * @throws not-found, mandate-required, mandate-not-valid, mandate-scope, nothing-to-refund
 */
export async function refundByHand(app: FastifyInstance, actor: Actor, given: Given) {
  const { commandId, ...asked } = given;
  const requestHash = hashRequest(asked);
  const onBehalfOf = forPayer(given.onBehalfOf);
  const known = await asActor(app.db, askingAs(actor), async (trx) => {
    const before = await replay<Static<typeof RefundedByHand>>(trx, { id: commandId, requestHash });
    if (!before) await mayHandleMoney(trx, { actor, onBehalfOf, praticaId: given.praticaId });
    return before;
  });
  if (known) return known;
  return asSystem(app.db, actor.comuneId, (trx) =>
    write(trx, { actor, onBehalfOf, given, requestHash }),
  );
}

interface Written {
  actor: Actor;
  onBehalfOf: ForPayer;
  given: Given;
  requestHash: string;
}

async function write(trx: Trx, { actor, onBehalfOf, given, requestHash }: Written) {
  const { commandId, praticaId, note } = given;
  const { comuneId, id: actorId } = actor;
  const refundNumber = receiptNumber(given.refundNumber);
  const reason = note.trim();
  if (!reason) throw invalid('/note', NO_NOTE);
  const command = { id: commandId, comuneId, praticaId, actorId, requestHash, reason };
  const isNew = await addCommand(trx, { ...command, transition: 'refundByHand', payload: { refundNumber } }); // prettier-ignore
  if (!isNew) throw problem('in-flight', { retryAfter: 1 });
  const at = new Date().toISOString();
  const { amountCents, ...event } = await giveBack(trx, { actor, praticaId, refundNumber, commandId, at }); // prettier-ignore
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, at, commandId, reason },
    kind: event.kind,
    actor: { id: actorId, role: actor.role },
    onBehalfOf,
    channel: 'web',
    // What comes and goes back is between the payer and the office.
    audience: ['citizen', 'office'],
    tells: ['citizen'],
    data: { amountCents, [event.names]: refundNumber },
  });
  const answer = { amountCents, refundNumber };
  await answerCommand(trx, { id: commandId, answer });
  return answer;
}

async function giveBack(
  trx: Trx,
  given: { actor: Actor; praticaId: string; refundNumber: string; commandId: string; at: string },
): Promise<{ amountCents: number; kind: string; names: string }> {
  const [owed] = (await listReceipts(trx, given)).filter(({ status }) => status === 'to-refund');
  if (!(await isRefundNumberFree(trx, given))) throw invalid('/refundNumber', USED);
  const { actor, refundNumber: transferNumber, ...about } = given;
  if (!owed) {
    // A counter has no bank account: transfers are the office's.
    const cents = actor.role === 'admin' ? await recordTransfer(trx, { ...about, transferNumber }) : undefined; // prettier-ignore
    if (cents === undefined) throw problem('nothing-to-refund');
    return { amountCents: cents, kind: 'refunded', names: 'transferNumber' };
  }
  const cents = await giveBackByHand(trx, { ...given, paymentId: owed.paymentId! });
  if (cents === undefined) throw problem('nothing-to-refund');
  return { amountCents: cents, kind: 'refundedByHand', names: 'receiptNumber' };
}

const NO_NOTE = {
  it: 'Scrivi una nota: a chi e come hai restituito i soldi.',
  en: 'Please write a note: to whom the money was given back, and how.',
};
