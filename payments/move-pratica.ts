import { nameUuid } from '../db/name-uuid.ts';
import type { Attempt } from '../db/payment-attempts.ts';
import { Refused, UnknownPratica, type Pratiche } from '../temporal/client.ts';
import type { GatewayOperation } from './gateway.ts';

/**
 * Tells the pratica what became of an attempt; an operation is one command, however often told.
 * @returns false when the pratica has nothing due any more
 */
export async function movePratica(
  pratiche: Pick<Pratiche, 'transition'>,
  attempt: Attempt,
  operation: GatewayOperation,
): Promise<boolean> {
  const transition = operation.outcome === 'success' ? 'paymentSettled' : 'paymentFailed';
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
    if (error instanceof UnknownPratica || isPastPaying(error)) return false;
    throw error;
  }
}

function isPastPaying(error: unknown): boolean {
  return (
    error instanceof Refused && ['not-allowed-in-state', 'payment-not-due'].includes(error.code)
  );
}
