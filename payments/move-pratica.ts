import { asSystem, type Db } from '../db/connect.ts';
import { nameUuid } from '../db/name-uuid.ts';
import type { Attempt } from '../db/payment-attempts.ts';
import { isPaymentDue, isServiceRunning, settlingMoveOf } from '../db/payments.ts';
import { EngineUnavailable, Refused, UnknownPratica, type Pratiche } from '../temporal/client.ts';
import type { GatewayOperation } from './gateway.ts';
import { settleDebt } from './settle-debt.ts';

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
  const settled = await asSystem(db, attempt.comuneId, (trx) => settlingMoveOf(trx, attempt));
  const isSuccess = operation.outcome === 'success';
  // A service that goes on waits for nothing: an attempt that failed is the attempt's own affair.
  if (settled !== 'paymentSettled' && !isSuccess) return false;
  const transition = isSuccess ? settled : 'paymentFailed';
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
    // A debt outlives its pratica, and the workflow of that.
    const isOver = error instanceof UnknownPratica || isNotRunning(error);
    if (settled === 'instalmentSettled' && isOver) return settleAfter(db, attempt);
    if (isPastPaying(error)) return false;
    if (!(error instanceof UnknownPratica)) throw error;
    // Nobody runs it: it is over, or its workflow was lost, and then its money must wait for it.
    const isDue = await asSystem(db, attempt.comuneId, (trx) => isPaymentDue(trx, attempt));
    if (isDue) throw new EngineUnavailable('a pratica that waits for its payment is not running');
    return false;
  }
}

async function settleAfter(db: Db, attempt: Attempt): Promise<boolean> {
  const { comuneId, praticaId, paymentId, id: attemptId } = attempt;
  const isRunning = await asSystem(db, comuneId, (trx) => isServiceRunning(trx, { praticaId }));
  if (isRunning) throw new EngineUnavailable('a pratica that waits for its payment is not running');
  const at = new Date().toISOString();
  return settleDebt(db, { comuneId, praticaId, paymentId, attemptId, at });
}

function isNotRunning(error: unknown): boolean {
  return error instanceof Refused && error.code === 'not-allowed-in-state';
}

function isPastPaying(error: unknown): boolean {
  return (
    error instanceof Refused && ['not-allowed-in-state', 'payment-not-due'].includes(error.code)
  );
}
