import { noteCapture } from '../db/captures.ts';
import { asSystem, type Db, type Trx } from '../db/connect.ts';
import { isRefusalApplied, noteGatewayEvent, noteRefusal } from '../db/gateway-events.ts';
import { failAttempt, recordLateCapture, type PaymentFact } from '../db/ledger.ts';
import { noteOpening, reopenAttempt, touchAttempt, type Attempt } from '../db/payment-attempts.ts';
import type { Pratiche } from '../temporal/client.ts';
import { gatewayOf } from './channels.ts';
import type { GatewayOperation, GatewayOrder, Gateways } from './gateway.ts';
import { askOfficeToLook, GatewayMismatch, isAsAgreed } from './mismatch.ts';
import { movePratica } from './move-pratica.ts';
import { isPageAlive } from './page-life.ts';
import { readArrivals } from './read-arrivals.ts';
import { shutUnwanted } from './shut-unwanted.ts';
import { takeApproved } from './take-approved.ts';

export interface Settling {
  db: Db;
  gateways: Gateways;
  pratiche: Pick<Pratiche, 'transition'>;
}

/** The notice that made us ask: it counts once, and is kept together with what it caused. */
interface Notice {
  eventId: string;
  operationId: string;
}

/**
 * What the gateway knows of an attempt; undefined when it has never heard of it. What the payer
 * approved and is still due is taken; an order that would stay open for nothing is shut.
 * @throws GatewayUnavailable
 */
export async function askGateway(
  settling: Pick<Settling, 'db' | 'gateways'>,
  attempt: Attempt,
): Promise<GatewayOrder | undefined> {
  const { provider, providerOrderId: orderId, reference } = attempt;
  if (provider === 'transfer') return readArrivals(settling.db, attempt);
  const found = await gatewayOf(settling.gateways, provider).readOrder({ orderId, reference });
  const order = await shutUnwanted(settling, attempt, found);
  return order && takeApproved(settling, attempt, order);
}

/**
 * Carries out what the gateway said of an attempt, each operation once. This is the only way a
 * payment settles: notices and the periodic check both come here.
 * @returns whether the gateway is still at work on it: no other attempt may begin meanwhile
 * @throws EngineUnavailable: nothing is lost, do it again
 * @throws GatewayMismatch once all that is as agreed has been carried out
 */
export async function applyOutcome(
  settling: Settling,
  attempt: Attempt,
  order: GatewayOrder | undefined,
  notice?: Notice,
): Promise<{ isUnderWay: boolean }> {
  const { id: attemptId, comuneId } = attempt;
  const operations = order?.operations ?? [];
  const agreed = operations.filter((operation) => isAsAgreed(attempt, order!, operation));
  for (const operation of agreed) await applyOnce(settling, attempt, operation, notice);
  const isMismatch = agreed.length < operations.length;
  await asSystem(settling.db, comuneId, async (trx) => {
    if (isMismatch) await askOfficeToLook(trx, attempt);
    else if (!isUnderWay(order) && !(order && isPageAlive(attempt)))
      await failAttempt(trx, factOf(attempt));
    else await keepAsking(trx, { attempt, order });
    if (notice && !isMismatch) await noteNotice(trx, attempt, notice);
  });
  if (isMismatch) throw new GatewayMismatch(`attempt ${attemptId}: the gateway has another amount`);
  return { isUnderWay: isUnderWay(order) };
}

/**
 * Given up and yet under way at the bank, it is open: until the bank has decided, for days. An opening
 * that has to be asked about belonged to a process that died: it is over, and its order may get a page.
 */
async function keepAsking(
  trx: Trx,
  { attempt, order }: { attempt: Attempt; order: GatewayOrder | undefined },
): Promise<void> {
  const { id: attemptId, status } = attempt;
  const isPending = order?.operations.some(({ outcome }) => outcome === 'pending');
  if (isPending) await reopenAttempt(trx, { id: attemptId });
  else if (status === 'opening')
    await noteOpening(trx, { id: attemptId, became: { status: 'unknown' } });
  await touchAttempt(trx, { attemptId });
}

function isUnderWay(order: GatewayOrder | undefined): boolean {
  const operations = order?.operations ?? [];
  return operations.some(({ outcome }) => outcome === 'success' || outcome === 'pending');
}

async function applyOnce(
  settling: Settling,
  attempt: Attempt,
  operation: GatewayOperation,
  notice?: Notice,
): Promise<void> {
  const ownNotice = notice?.operationId === operation.id ? notice : undefined;
  if (operation.outcome === 'success') await applyCapture(settling, attempt, operation, ownNotice);
  if (operation.outcome === 'failure') await applyRefusal(settling, attempt, operation, ownNotice);
}

async function applyCapture(
  settling: Settling,
  attempt: Attempt,
  operation: GatewayOperation,
  notice?: Notice,
): Promise<void> {
  const { db } = settling;
  const { comuneId, praticaId, paymentId, id: attemptId, provider } = attempt;
  const { id: operationId, amountCents } = operation;
  const taken = { comuneId, praticaId, paymentId, attemptId, provider, operationId, amountCents };
  const capture = await asSystem(db, comuneId, (trx) => noteCapture(trx, taken));
  // Settled is told again: a crash between record and engine can cost the engine the step.
  if (capture.status === 'settled') await movePratica(settling, attempt, operation);
  if (capture.status !== 'seen') return;
  await movePratica(settling, attempt, operation);
  await asSystem(db, comuneId, async (trx) => {
    // What did not pay what was due was not needed: past paying, or a second time. It goes back.
    await recordLateCapture(trx, { captureId: capture.id, paymentId, at: factOf(attempt).at });
    if (notice) await noteNotice(trx, attempt, notice);
  });
}

async function applyRefusal(
  settling: Settling,
  attempt: Attempt,
  operation: GatewayOperation,
  notice?: Notice,
): Promise<void> {
  const { db } = settling;
  const { comuneId, id: attemptId, provider } = attempt;
  const refusal = { comuneId, attemptId, provider, operationId: operation.id };
  if (await asSystem(db, comuneId, (trx) => isRefusalApplied(trx, refusal))) return;
  const isMoved = await movePratica(settling, attempt, operation);
  await asSystem(db, comuneId, async (trx) => {
    if (!isMoved) await failAttempt(trx, factOf(attempt));
    await noteRefusal(trx, refusal);
    if (notice) await noteNotice(trx, attempt, notice);
  });
}

function noteNotice(trx: Trx, { comuneId, id: attemptId, provider }: Attempt, notice: Notice) {
  const { eventId } = notice;
  return noteGatewayEvent(trx, { comuneId, attemptId, provider, eventId, outcome: 'notice' });
}

function factOf(attempt: Attempt): PaymentFact & { attemptId: string } {
  const { comuneId, praticaId, paymentId, id: attemptId } = attempt;
  return { comuneId, praticaId, paymentId, attemptId, at: new Date().toISOString() };
}
