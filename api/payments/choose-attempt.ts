import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/connect.ts';
import {
  addAttempt,
  findAttempt,
  findLastFailedAttempt,
  findUnfinishedAttempt,
  giveUpAttempt,
  openAgain,
  reopenAttempt,
  type Attempt,
} from '../../db/payment-attempts.ts';
import { lockDuePayment, methodsFor, readNumberPrefix } from '../../db/payments.ts';
import type { Method, Provider } from '../../db/tables/money.ts';
import { gatewayOf, offeredBy, PROVIDER_OF } from '../../payments/channels.ts';
import type { Gateways } from '../../payments/gateway.ts';
import { newOrderId } from '../../payments/order-id.ts';
import { isPageAlive } from '../../payments/page-life.ts';
import { invalid, problem } from '../problem.ts';

export interface Asked {
  praticaId: string;
  method: Method;
  /** One of those that are due; the one that is due first when missing. */
  paymentId?: string | undefined;
  /** Made of person and Idempotency-Key: the same asked again is the same attempt. */
  attemptId: string;
}
export type Started = { attemptId: string; redirectUrl: string };

type Next =
  | { what: 'use'; started: Started }
  | { what: 'open'; attempt: Attempt }
  | { what: 'ask'; attempt: Attempt }
  | { what: 'wait' };

/** So long who comes back is sent to the page they left, where a new one could be had. */
const PAGE_IS_NEW_MS = 10 * 60_000;
/** Who comes back later than this may have paid there, and the word of it be late or lost. */
const ASKED_ABOUT_AFTER_MS = 20_000;
/** An opening older than this belongs to a process that died. */
const OPENING_TAKES_MS = 20_000;

type Answered = ReadonlyMap<string, { isUnderWay: boolean }>;

/**
 * What to do next for who wants to pay. The due payment is locked: two who ask queue here.
 * @param asked.answered the attempts of which their gateway has just been asked
 * @throws payment-not-due also for a key that opened a page before: nobody is sent to it any more
 */
export async function chooseAttempt(
  trx: Trx,
  asked: Asked & { comuneId: string; gateways: Gateways; answered: Answered },
): Promise<Next> {
  const { praticaId, comuneId, gateways, method, answered } = asked;
  const provider = PROVIDER_OF[method];
  const known = await findAttempt(trx, { id: asked.attemptId });
  if (known && known.praticaId !== praticaId) throw problem('idempotency-key-reused');

  const payment = await lockDuePayment(trx, { praticaId, paymentId: asked.paymentId });
  if (!payment) throw problem('payment-not-due');
  // What the key was given for is paid: the next instalment is for another key.
  if (known && known.paymentId !== payment.id) throw problem('payment-not-due');
  if (!offeredBy(gateways, methodsFor(payment.payee)).includes(method))
    throw invalid('/method', NOT_SO[payment.payee]);

  const { keepsOrders = false } = gatewayOf(gateways, provider);
  const wanted = { provider, answered, keepsOrders };
  const unfinished = await findUnfinishedAttempt(trx, { paymentId: payment.id });
  if (unfinished && !(await isGivenUp(trx, unfinished, wanted)))
    return goOnWith(trx, unfinished, wanted);
  const failed = await findLastFailedAttempt(trx, { paymentId: payment.id, provider });
  if (failed && !answered.has(failed.id)) return { what: 'ask', attempt: failed };
  if (failed && isPageAlive(failed)) {
    if (keepsOrders) return openOnceMore(trx, failed);
    await reopenAttempt(trx, failed);
    return use(failed);
  }
  const attempt = await addAttempt(trx, {
    // The key's own id, unless an opening under it came to nothing.
    id: known ? randomUUID() : asked.attemptId,
    comuneId,
    praticaId,
    provider,
    paymentId: payment.id,
    providerOrderId: newOrderId(await readNumberPrefix(trx, { comuneId })),
    amountCents: payment.amountCents,
  });
  return { what: 'open', attempt };
}

interface Wanted {
  provider: Provider;
  answered: Answered;
  keepsOrders: boolean;
}

/**
 * Who would rather pay another way may, once the first gateway says that nothing is under way
 * there. Its page is asked about as long as it lives: what it takes after all goes back.
 */
async function isGivenUp(trx: Trx, attempt: Attempt, { provider, answered }: Wanted) {
  if (attempt.provider === provider || answered.get(attempt.id)?.isUnderWay !== false) return false;
  await giveUpAttempt(trx, attempt);
  return true;
}

async function goOnWith(
  trx: Trx,
  attempt: Attempt,
  { provider, answered, keepsOrders }: Wanted,
): Promise<Next> {
  const isWanted = attempt.provider === provider;
  const isOpen = isWanted && attempt.status === 'open' && isPageAlive(attempt);
  const isGood = isOpen && (!keepsOrders || isPageYounger(attempt, PAGE_IS_NEW_MS));
  const isUnpaid = answered.get(attempt.id)?.isUnderWay === false;
  if (isGood && (isUnpaid || isPageYounger(attempt, ASKED_ABOUT_AFTER_MS))) return use(attempt);
  const isYoung = Date.now() - Date.parse(attempt.updatedAt) < OPENING_TAKES_MS;
  if (attempt.status === 'opening' && isYoung) return { what: 'wait' };
  // Still unfinished although the gateway was asked: the bank has not decided yet.
  if (answered.get(attempt.id)?.isUnderWay || (!keepsOrders && answered.has(attempt.id)))
    throw problem('in-flight', { retryAfter: 30 });
  if (answered.has(attempt.id)) return openOnceMore(trx, attempt);
  return { what: 'ask', attempt };
}

/** The order stays the one it is, whatever became of its page: it gets a new one. */
async function openOnceMore(trx: Trx, attempt: Attempt): Promise<Next> {
  await openAgain(trx, attempt);
  return { what: 'open', attempt };
}

function isPageYounger({ pageAt }: Attempt, ms: number): boolean {
  return pageAt !== null && Date.now() - Date.parse(pageAt) < ms;
}

function use({ id, hostedPage }: Attempt): Next {
  return { what: 'use', started: { attemptId: id, redirectUrl: hostedPage! } };
}

const NOT_SO = {
  comune: {
    it: 'Quanto è dovuto al Comune si paga solo con pagoPA.',
    en: 'What is owed to the city is paid only through pagoPA.',
  },
  ente: {
    it: 'Quanto è dovuto all’ente non si paga in questo modo: scegline un altro.',
    en: 'What is owed to the provider cannot be paid like this: please choose another way.',
  },
};
