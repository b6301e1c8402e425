import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/connect.ts';
import {
  addAttempt,
  findAttempt,
  findLastFailedAttempt,
  findUnfinishedAttempt,
  reopenAttempt,
  type Attempt,
} from '../../db/payment-attempts.ts';
import { lockDuePayment, methodsFor, readNumberPrefix } from '../../db/payments.ts';
import { newOrderId } from '../../payments/order-id.ts';
import { isPageAlive } from '../../payments/page-life.ts';
import { invalid, problem } from '../problem.ts';

export interface Asked {
  praticaId: string;
  method: 'card';
  /** Made of person and Idempotency-Key: the same asked again is the same attempt. */
  attemptId: string;
}
export type Started = { attemptId: string; redirectUrl: string };

type Next =
  | { what: 'use'; started: Started }
  | { what: 'open'; attempt: Attempt; number: string }
  | { what: 'ask'; attempt: Attempt }
  | { what: 'wait' };

/** An opening older than this belongs to a process that died. */
const OPENING_TAKES_MS = 20_000;

/**
 * What to do next for who wants to pay. The due payment is locked: two who ask queue here.
 * @param asked.answered the attempts of which the gateway has just been asked
 * @throws payment-not-due also for a key that opened a page before: nobody is sent to it any more
 */
export async function chooseAttempt(
  trx: Trx,
  asked: Asked & { comuneId: string; answered: Set<string> },
): Promise<Next> {
  const { praticaId, comuneId, answered } = asked;
  const known = await findAttempt(trx, { id: asked.attemptId });
  if (known && known.praticaId !== praticaId) throw problem('idempotency-key-reused');

  const payment = await lockDuePayment(trx, { praticaId });
  if (!payment) throw problem('payment-not-due');
  if (!methodsFor(payment.payee).includes(asked.method)) throw invalid('/method', NOT_BY_CARD);

  const unfinished = await findUnfinishedAttempt(trx, { paymentId: payment.id });
  if (unfinished) return goOnWith(unfinished, answered);
  const failed = await findLastFailedAttempt(trx, { paymentId: payment.id });
  if (failed && !answered.has(failed.id)) return { what: 'ask', attempt: failed };
  if (failed && isPageAlive(failed)) {
    await reopenAttempt(trx, failed);
    return use(failed);
  }
  const attempt = await addAttempt(trx, {
    // The key's own id, unless an opening under it came to nothing.
    id: known ? randomUUID() : asked.attemptId,
    comuneId,
    praticaId,
    paymentId: payment.id,
    providerOrderId: newOrderId(await readNumberPrefix(trx, { comuneId })),
    amountCents: payment.amountCents,
  });
  return { what: 'open', attempt, number: payment.number };
}

function goOnWith(attempt: Attempt, answered: Set<string>): Next {
  if (attempt.status === 'open' && isPageAlive(attempt)) return use(attempt);
  const isYoung = Date.now() - Date.parse(attempt.createdAt) < OPENING_TAKES_MS;
  if (attempt.status === 'opening' && isYoung) return { what: 'wait' };
  // Still unfinished although the gateway was asked: the bank has not decided yet.
  if (answered.has(attempt.id)) throw problem('in-flight', { retryAfter: 30 });
  return { what: 'ask', attempt };
}

function use({ id, hostedPage }: Attempt): Next {
  return { what: 'use', started: { attemptId: id, redirectUrl: hostedPage! } };
}

const NOT_BY_CARD = {
  it: 'Quanto è dovuto al Comune si paga con pagoPA, non con la carta.',
  en: 'What is owed to the city is paid through pagoPA, not by card.',
};
