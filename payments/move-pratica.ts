import { asSystem, type Db } from '../db/connect.ts';
import { nameUuid } from '../db/name-uuid.ts';
import type { Attempt } from '../db/payment-attempts.ts';
import { isForRenewal, isPaymentDue } from '../db/payments.ts';
import { EngineUnavailable, Refused, UnknownPratica, type Pratiche } from '../temporal/client.ts';
import type { GatewayOperation } from './gateway.ts';

/**
 * Tells the pratica what became of an attempt; an operation is one command, however often told.
 * @returns false when the pratica has nothing due any more
 * @throws EngineUnavailable
 */
export async function movePratica(
  { db, pratiche }: { db: Db; pratiche: Pick<Pratiche, 'transition'> },
  attempt: Attempt,
  operation: GatewayOperation,
): Promise<boolean> {
  const isRenewal = await asSystem(db, attempt.comuneId, (trx) => isForRenewal(trx, attempt));
  // A service that is being renewed goes on: an attempt that failed is the attempt's own affair.
  if (isRenewal && operation.outcome !== 'success') return false;
  const settled = isRenewal ? 'renewalSettled' : 'paymentSettled';
  const transition = operation.outcome === 'success' ? settled : 'paymentFailed';
  try {
    await pratiche.transition({
      praticaId: attempt.praticaId,
      comuneId: attempt.comuneId,
      command: {
        id: nameUuid(attempt.provider, operation.id, transition),
        transition,
        actor: { id: null, role: 'system' },
        facts: { paymentId: attempt.paymentId, attemptId: attempt.id },
      },
    });
    return true;
  } catch (error) {
    if (isPastPaying(error)) return false;
    if (!(error instanceof UnknownPratica)) throw error;
    // Nobody runs it: it is over, or its workflow was lost, and then its money must wait for it.
    const isDue = await asSystem(db, attempt.comuneId, (trx) => isPaymentDue(trx, attempt));
    if (isDue) throw new EngineUnavailable('a pratica that waits for its payment is not running');
    return false;
  }
}

function isPastPaying(error: unknown): boolean {
  return (
    error instanceof Refused && ['not-allowed-in-state', 'payment-not-due'].includes(error.code)
  );
}
