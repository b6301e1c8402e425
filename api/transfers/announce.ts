import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { lockDuePayment, readNumberPrefix } from '../../db/payments.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import { announceTransfer, listTransfers, takesTransfers } from '../../db/transfers.ts';
import { newOrderId } from '../../payments/order-id.ts';
import { type Actor, askingAs } from '../actor.ts';
import { mayPay } from '../payments/pay-for-another.ts';
import { problem } from '../problem.ts';
import { transferView } from './view.ts';

interface Asked {
  praticaId: string;
  paymentId: string | undefined;
  mandateId: string | undefined;
  reason: string | null;
}

/**
 * The payer says that what is due comes by bank transfer, and learns where to send it. It stays due;
 * the ente is given the task to look for it. Said again it is the same transfer.
 * @throws as `mayPay`; payment-not-due, payment-to-comune, transfer-not-accepted
 */
export async function announce(app: FastifyInstance, actor: Actor, asked: Asked) {
  const { praticaId } = asked;
  await asActor(app.db, askingAs(actor), (trx) => mayPay(trx, actor, asked));
  const id = await asSystem(app.db, actor.comuneId, (trx) => write(trx, actor, asked));
  const [transfer] = await asActor(app.db, askingAs(actor), (trx) =>
    listTransfers(trx, { praticaId, id }),
  );
  return transferView(transfer!);
}

async function write(trx: Trx, actor: Actor, asked: Asked): Promise<string> {
  const { comuneId, id: actorId, role } = actor;
  const { praticaId, paymentId, mandateId, reason } = asked;
  const payment = await lockDuePayment(trx, { praticaId, paymentId });
  if (!payment) throw problem('payment-not-due');
  // What is owed to the comune goes through pagoPA only (CAD art. 5).
  if (payment.payee === 'comune') throw problem('payment-to-comune');
  const { enteId, amountCents } = payment;
  const iban = (await takesTransfers(trx, { enteId })) && (await findIban(trx, { enteId }));
  if (!iban) throw problem('transfer-not-accepted');
  const at = new Date().toISOString();
  const announced = { comuneId, praticaId, paymentId: payment.id, enteId, amountCents, at };
  const orderId = newOrderId(await readNumberPrefix(trx, { comuneId }));
  const { id, isNew } = await announceTransfer(trx, { ...announced, id: randomUUID(), ibanId: iban.id, orderId }); // prettier-ignore
  if (!isNew) return id;
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, reason, at },
    kind: 'transferAnnounced',
    commandId: nameUuid('transfer-announced', id),
    actor: { id: actorId, role },
    onBehalfOf: mandateId ? { role: 'citizen', mandateId } : null,
    channel: 'web',
    audience: ['citizen', 'office', `ente:${enteId}`],
    tells: mandateId ? ['ente', 'citizen'] : ['ente'],
    data: { paymentId: payment.id, amountCents, instalment: payment.instalment },
  });
  return id;
}
