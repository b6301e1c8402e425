import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findAttempt } from '../../db/payment-attempts.ts';
import { findStanding } from '../../db/pratiche.ts';
import { mustReach, mustSayWhy, rightOf } from '../acting-for.ts';
import type { Actor } from '../actor.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { problem } from '../problem.ts';

interface Payer {
  praticaId: string;
  /** Missing when one pays for oneself. */
  mandateId: string | undefined;
  reason: string | null;
}

/** @throws not-found, mandate-required, mandate-not-valid, mandate-scope, reason-required */
export async function mayPay(
  trx: Trx,
  actor: Actor,
  { praticaId, mandateId, reason }: Payer,
): Promise<void> {
  const pratica = await findStanding(trx, { id: praticaId });
  if (!pratica) throw problem('not-found');
  const onBehalfOf = mandateId ? ({ role: 'citizen', mandateId } as const) : null;
  const right = await rightOf(trx, { actor, onBehalfOf }, { ...pratica, praticaId });
  mustReach(right, 'pay');
  if (mustSayWhy(actor, right) && !reason) throw reasonRequired();
}

/**
 * Whoever opens a payment page by mandate leaves an event with both names, that the represented
 * person is told of and may contest: once for each page and person, however often it is opened.
 * @throws as `mayPay`, when the mandate ended while the page was made
 */
export function noteOpened(
  db: Db,
  actor: Actor,
  opened: Payer & { mandateId: string; attemptId: string },
): Promise<void> {
  const { id: actorId, role, comuneId } = actor;
  const { praticaId, mandateId, reason, attemptId } = opened;
  return asSystem(db, comuneId, async (trx) => {
    await mayPay(trx, actor, opened);
    const { paymentId, amountCents } = (await findAttempt(trx, { id: attemptId }))!;
    await appendEventBeside(trx, {
      ...{ comuneId, praticaId, reason, at: new Date().toISOString() },
      kind: 'paymentOpened',
      commandId: nameUuid('payment-opened', attemptId, actorId),
      actor: { id: actorId, role },
      onBehalfOf: { role: 'citizen', mandateId },
      channel: 'web',
      // What is paid is between the payer and the office.
      audience: ['citizen', 'office'],
      tells: ['citizen'],
      data: { paymentId, attemptId, amountCents },
    });
  });
}
