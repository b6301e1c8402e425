import { asSystem, type Db } from '../db/connect.ts';
import { failAttempt, recordLateSuccess, type PaymentFact } from '../db/ledger.ts';
import { nameUuid } from '../db/name-uuid.ts';
import { isOperationApplied, noteApplied } from '../db/gateway-events.ts';
import { noteOperation, touchAttempt, type Attempt } from '../db/payment-attempts.ts';
import { Refused, UnknownPratica, type Pratiche } from '../temporal/client.ts';
import type { Gateway, GatewayOperation, GatewayOrder } from './gateway.ts';

export interface Settling {
  db: Db;
  gateway: Gateway;
  pratiche: Pick<Pratiche, 'transition'>;
}

/** The order at the gateway is not the one we opened: nothing is done, somebody must look. */
export class GatewayMismatch extends Error {}

/**
 * What the gateway knows of an attempt; undefined when it has never heard of it.
 * @throws GatewayUnavailable, GatewayMismatch
 */
export async function askGateway(
  { gateway }: Pick<Settling, 'gateway'>,
  attempt: Attempt,
): Promise<GatewayOrder | undefined> {
  const order = await gateway.readOrder(attempt.providerOrderId);
  if (order && (order.amountCents !== attempt.amountCents || order.currency !== 'EUR')) {
    throw new GatewayMismatch(`attempt ${attempt.id}: the gateway has another amount`);
  }
  return order;
}

/**
 * Carries out what the gateway said of an attempt, each operation once. This is the only way a
 * payment settles: notices and the periodic check both come here.
 * @throws EngineUnavailable: nothing is lost, do it again
 */
export async function applyOutcome(
  settling: Settling,
  attempt: Attempt,
  order: GatewayOrder | undefined,
): Promise<void> {
  const { db } = settling;
  const { comuneId } = attempt;
  const isUnreachable = !attempt.hostedPage && order?.operations.length === 0;
  if (!order || isUnreachable) {
    // The call that should have opened it was lost, and its page with it: nobody can pay there.
    await asSystem(db, comuneId, (trx) => failAttempt(trx, factOf(attempt)));
    return;
  }
  for (const operation of order.operations) await applyOnce(settling, attempt, operation);
  await asSystem(db, comuneId, (trx) => touchAttempt(trx, { attemptId: attempt.id }));
}

async function applyOnce(settling: Settling, attempt: Attempt, operation: GatewayOperation) {
  const { outcome } = operation;
  if (outcome !== 'success' && outcome !== 'failure') return;
  const { provider, comuneId, id: attemptId } = attempt;
  const applied = { provider, comuneId, attemptId, operationId: operation.id, outcome };
  const isKnown = await asSystem(settling.db, comuneId, async (trx) => {
    if (outcome === 'success') await noteOperation(trx, applied);
    return isOperationApplied(trx, applied);
  });
  if (isKnown) return;
  const isMoved = await movePratica(settling.pratiche, attempt, operation);
  await asSystem(settling.db, comuneId, async (trx) => {
    // The pratica is past paying: money goes back, a refusal only closes its attempt.
    if (!isMoved && outcome === 'success') await recordLateSuccess(trx, factOf(attempt));
    if (!isMoved && outcome === 'failure') await failAttempt(trx, factOf(attempt));
    await noteApplied(trx, applied);
  });
}

/** @returns false when the pratica has nothing due any more */
async function movePratica(
  pratiche: Settling['pratiche'],
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

function factOf(attempt: Attempt): PaymentFact {
  const { comuneId, praticaId, paymentId, id: attemptId } = attempt;
  return { comuneId, praticaId, paymentId, attemptId, at: new Date().toISOString() };
}
