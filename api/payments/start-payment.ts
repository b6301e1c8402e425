import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import {
  addAttempt,
  findAttempt,
  findLastFailedAttempt,
  findUnfinishedAttempt,
  type Attempt,
} from '../../db/payment-attempts.ts';
import {
  isPraticaVisible,
  lockDuePayment,
  methodsFor,
  readNumberPrefix,
} from '../../db/payments.ts';
import { newOrderId } from '../../payments/order-id.ts';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import { askingAs, type Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import { openAttempt, translateGateway, type Request } from './open-attempt.ts';

interface Asked {
  praticaId: string;
  method: 'card';
  /** Made of person and Idempotency-Key: the same asked again is the same attempt. */
  attemptId: string;
}
type Started = { attemptId: string; redirectUrl: string };

const WAIT_ROUNDS = 40;
const WAIT_MS = 250;
/** An opening older than this belongs to a process that died. */
const OPENING_TAKES_MS = 20_000;

/**
 * Where to send the payer. However many ask at once, and with whatever keys, one attempt is open
 * at a time: the first opens it at the gateway, the others wait for it and get the same page.
 * Before a second attempt is opened the gateway is asked about the one before.
 */
export async function startPayment(request: Request, asked: Asked): Promise<Started> {
  const { db, paying, pratiche } = request.app;
  const settling = { db, pratiche, gateway: paying.gateway };
  const settled = new Set<string>();
  const isVisible = await asActor(db, askingAs(request.actor), (trx) =>
    isPraticaVisible(trx, asked),
  );
  if (!isVisible) throw problem('not-found');
  for (let round = 0; round < WAIT_ROUNDS; round++) {
    const next = await asSystem(db, request.actor.comuneId, (trx) =>
      chooseAttempt(trx, { ...asked, actor: request.actor, settled }),
    );
    if (next.what === 'use') return next.started;
    if (next.what === 'open') return openAttempt(request, next);
    if (next.what === 'wait') await wait(WAIT_MS);
    if (next.what === 'ask') {
      const { attempt } = next;
      settled.add(attempt.id);
      await askGateway(settling, attempt)
        .then((order) => applyOutcome(settling, attempt, order))
        .catch(translateGateway(request.log));
    }
  }
  throw problem('in-flight', { retryAfter: 2 });
}

type Next =
  | { what: 'use'; started: Started }
  | { what: 'open'; attempt: Attempt; number: string }
  | { what: 'ask'; attempt: Attempt }
  | { what: 'wait' };

async function chooseAttempt(
  trx: Trx,
  asked: Asked & { actor: Actor; settled: Set<string> },
): Promise<Next> {
  const { praticaId, actor, settled } = asked;
  const known = await findAttempt(trx, { id: asked.attemptId });
  if (known && known.praticaId !== praticaId) throw problem('idempotency-key-reused');
  if (known?.hostedPage) return use(known);

  const payment = await lockDuePayment(trx, { praticaId });
  if (!payment) throw problem('payment-not-due');
  if (!methodsFor(payment.payee).includes(asked.method)) throw invalid('/method', NOT_BY_CARD);

  const unfinished = await findUnfinishedAttempt(trx, { paymentId: payment.id });
  if (unfinished) return goOnWith(unfinished);
  const failed = await findLastFailedAttempt(trx, { paymentId: payment.id });
  if (failed && !settled.has(failed.id)) return { what: 'ask', attempt: failed };

  const prefix = await readNumberPrefix(trx, actor);
  const attempt = await addAttempt(trx, {
    // The key's own id, unless an opening under it came to nothing.
    id: known ? randomUUID() : asked.attemptId,
    comuneId: actor.comuneId,
    praticaId,
    paymentId: payment.id,
    providerOrderId: newOrderId(prefix),
    amountCents: payment.amountCents,
  });
  return { what: 'open', attempt, number: payment.number };
}

function goOnWith(attempt: Attempt): Next {
  if (attempt.status === 'open') return use(attempt);
  const isYoung = Date.now() - Date.parse(attempt.createdAt) < OPENING_TAKES_MS;
  if (attempt.status === 'opening' && isYoung) return { what: 'wait' };
  return { what: 'ask', attempt };
}

function use({ id, hostedPage }: Attempt): Next {
  return { what: 'use', started: { attemptId: id, redirectUrl: hostedPage! } };
}

const NOT_BY_CARD = {
  it: 'Quanto è dovuto al Comune si paga con pagoPA, non con la carta.',
  en: 'What is owed to the city is paid through pagoPA, not by card.',
};
