import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { settleAtCounter } from '../../db/counter-money.ts';
import { noteReceipt, receiptNumber } from '../../db/counter-receipts.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { isServiceRunning, lockDuePayment } from '../../db/payments.ts';
import { endCollection } from '../../payments/settle-debt.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { formats } from '../words/words.ts';
import { type ForPayer, forPayer, mayHandleMoney } from './counter-rights.ts';
import { USED } from './paid-elsewhere.ts';
import type { DebtPaid, DebtTaken } from './schemas.ts';

interface Given extends Static<typeof DebtPaid> {
  praticaId: string;
  commandId: string;
}
type Taken = Static<typeof DebtTaken>;

/**
 * Records that what was still owed of a service that is over was paid at a counter, against a receipt.
 * No workflow is there to be told (docs/adr/0032): the payment settles with an event beside the moves. As
 * long as the service runs, its instalments are moves of the pratica.
 * @throws not-found, mandate-required, mandate-not-valid, mandate-scope, not-allowed-in-state,
 * payment-not-due, payment-to-comune; invalid for a wrong amount, a receipt that was used, no note
 */
export async function takeDebt(app: FastifyInstance, actor: Actor, given: Given): Promise<Taken> {
  const { commandId, ...asked } = given;
  const requestHash = hashRequest(asked);
  const onBehalfOf = forPayer(given.onBehalfOf);
  const known = await asActor(app.db, askingAs(actor), async (trx) => {
    const before = await replay<Taken>(trx, { id: commandId, requestHash });
    if (!before) await mayHandleMoney(trx, { actor, onBehalfOf, praticaId: given.praticaId });
    return before;
  });
  if (known) return known;
  return asSystem(app.db, actor.comuneId, (trx) =>
    write(trx, { actor, onBehalfOf, given, requestHash }),
  );
}

interface Writing {
  actor: Actor;
  onBehalfOf: ForPayer;
  given: Given;
  requestHash: string;
}

async function write(trx: Trx, { actor, onBehalfOf, given, requestHash }: Writing): Promise<Taken> {
  const { commandId, praticaId, paymentId, amountCents } = given;
  const { comuneId, id: actorId, role } = actor;
  const number = receiptNumber(given.receiptNumber);
  const reason = given.note.trim();
  if (!reason) throw invalid('/note', NO_NOTE);
  const payload = { paymentId, amountCents, receiptNumber: number };
  const command = { id: commandId, comuneId, praticaId, actorId, requestHash, reason, payload };
  if (!(await addCommand(trx, { ...command, transition: 'recordDebtPaid' })))
    throw problem('in-flight', { retryAfter: 1 });
  await mustBeOwed(trx, given);
  const taken = { comuneId, praticaId, at: new Date().toISOString() };
  if (!(await noteReceipt(trx, { ...taken, number }))) throw invalid('/receiptNumber', USED);
  await settleAtCounter(trx, { ...taken, paymentId, number, commandId });
  await endCollection(trx, taken);
  await appendEventBeside(trx, {
    ...taken,
    ...{ commandId, reason, onBehalfOf },
    kind: 'debtSettled',
    actor: { id: actorId, role },
    channel: 'web',
    audience: ['citizen', 'office'],
    tells: ['citizen'],
    data: { amountCents, receiptNumber: number },
  });
  const answer = { paymentId, amountCents, receiptNumber: number };
  await answerCommand(trx, { id: commandId, answer });
  return answer;
}

/** Locks what is owed, so that a gateway's notice of the same waits, and is late. */
async function mustBeOwed(trx: Trx, { praticaId, paymentId, amountCents }: Given): Promise<void> {
  const owed = await lockDuePayment(trx, { praticaId, paymentId, which: 'later' });
  if (!owed) throw problem('payment-not-due');
  if (await isServiceRunning(trx, { praticaId })) throw problem('not-allowed-in-state');
  // What is owed to the comune goes through pagoPA only (CAD art. 5).
  if (owed.payee === 'comune') throw problem('payment-to-comune');
  if (owed.amountCents === amountCents) return;
  throw invalid('/amountCents', {
    it: `Sono dovuti ${formats('it').money(owed.amountCents)}, tutti insieme: incassa questa somma.`,
    en: `${formats('en').money(owed.amountCents)} are owed, all at once: take that amount.`,
  });
}

const NO_NOTE = {
  it: 'Scrivi una nota: chi ha pagato e come.',
  en: 'Please write a note: who paid, and how.',
};
