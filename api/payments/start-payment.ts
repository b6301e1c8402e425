import { setTimeout as wait } from 'node:timers/promises';
import { asSystem } from '../../db/connect.ts';
import { applyOutcome, askGateway } from '../../payments/outcome.ts';
import { problem } from '../problem.ts';
import { chooseAttempt, type Asked, type Started } from './choose-attempt.ts';
import { openAttempt, translateGateway, type Request } from './open-attempt.ts';

const WAIT_ROUNDS = 40;
const WAIT_MS = 250;

/**
 * Where to send the payer. However many ask at once, and with whatever keys, one attempt has a
 * page at a time: the first opens it at the gateway, the others wait for it and get the same page,
 * also after a card was declined on it. The gateway is asked before another is opened.
 */
export async function startPayment(request: Request, asked: Asked): Promise<Started> {
  const { db, paying, pratiche } = request.app;
  const settling = { db, pratiche, gateways: paying.gateways };
  const { comuneId } = request.actor;
  const answered = new Map<string, { isUnderWay: boolean }>();
  for (let round = 0; round < WAIT_ROUNDS; round++) {
    const next = await asSystem(db, comuneId, (trx) =>
      chooseAttempt(trx, { ...asked, comuneId, gateways: paying.gateways, answered }),
    );
    if (next.what === 'use') return next.started;
    if (next.what === 'open') return openAttempt(request, next.attempt);
    if (next.what === 'wait') await wait(WAIT_MS);
    if (next.what === 'ask') {
      const { attempt } = next;
      const outcome = await askGateway(settling, attempt)
        .then((order) => applyOutcome(settling, attempt, order))
        .catch(translateGateway(request.log));
      answered.set(attempt.id, outcome);
    }
  }
  throw problem('in-flight', { retryAfter: 2 });
}
