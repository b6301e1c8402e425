import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { asSystem } from '../../db/connect.ts';
import { readDebt } from '../../db/payments.ts';
import { noteOpening, type Attempt } from '../../db/payment-attempts.ts';
import { gatewayOf } from '../../payments/channels.ts';
import { GatewayRefused, GatewayUnavailable } from '../../payments/gateway.ts';
import { GatewayMismatch } from '../../payments/mismatch.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';

/** What starting a payment needs of the request it serves. */
export interface Request {
  app: Pick<FastifyInstance, 'db' | 'paying' | 'pratiche'>;
  actor: Actor;
  log: FastifyBaseLogger;
}

/** Opens an attempt at the gateway. An answer that never came leaves it `unknown`: to be asked. */
export async function openAttempt({ app: { db, paying }, log }: Request, attempt: Attempt) {
  const note = (became: Parameters<typeof noteOpening>[1]['became']) =>
    asSystem(db, attempt.comuneId, (trx) => noteOpening(trx, { id: attempt.id, became }));
  const { number, debtor, dueAt } = await asSystem(db, attempt.comuneId, (trx) =>
    readDebt(trx, attempt),
  );
  const returnUrl = paying.returnUrl(attempt);
  try {
    const opened = await gatewayOf(paying.gateways, attempt.provider).openOrder({
      orderId: attempt.providerOrderId,
      amountCents: attempt.amountCents,
      description: `WeMi ${number}`,
      debtor,
      dueAt,
      notifyUrl: paying.notifyUrl(attempt.provider),
      resultUrl: returnUrl,
      cancelUrl: returnUrl,
    });
    if (await note({ status: 'open', ...opened })) {
      return { attemptId: attempt.id, redirectUrl: opened.hostedPage };
    }
  } catch (error) {
    const isOver = error instanceof GatewayRefused || (error as GatewayUnavailable).isOutcomeKnown;
    await note({ status: isOver ? 'failed' : 'unknown' });
    return translateGateway(log)(error);
  }
  throw problem('in-flight', { retryAfter: 2 });
}

/** The gateway's troubles are ours, not the caller's: 503, and a line for those who watch. */
export function translateGateway(log: FastifyBaseLogger) {
  return (error: unknown): never => {
    if (error instanceof GatewayUnavailable) {
      log.warn({ err: error }, 'a gateway does not answer as it should');
      throw problem('unavailable', { retryAfter: error.retryAfterSeconds });
    }
    if (error instanceof GatewayRefused || error instanceof GatewayMismatch) {
      log.error({ err: error }, 'a gateway refuses us');
      throw problem('unavailable', { retryAfter: 60 });
    }
    throw error;
  };
}
