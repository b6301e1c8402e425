import type { FastifyInstance } from 'fastify';
import { asActor, type Trx } from '../../db/connect.ts';
import {
  addSuspension,
  findLatestSuspension,
  findOfficeEnte,
  findSuspension,
  liftSuspension,
  lockOpenSuspension,
} from '../../db/ente-suspensions.ts';
import { enlistCases } from '../../db/suspended-enti.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';

interface Decision {
  enteId: string;
  reason: string;
  /** From the Idempotency-Key: the id of what is decided. */
  commandId: string;
}

/**
 * Suspends an ente: from now on it is asked nothing new, and each open pratica that it is in is
 * written down for the job that does the rest (activities/jobs/suspend-enti.ts).
 * @throws not-found, ente-suspended, idempotency-key-reused
 */
export function suspendEnte(app: FastifyInstance, actor: Actor, decision: Decision) {
  const { enteId, reason, commandId: id } = decision;
  return asActor(app.db, askingAs(actor), async (trx) => {
    await findOwn(trx, enteId);
    const known = await findSuspension(trx, { id });
    if (known) return repeated(known.enteId === enteId && known.reason === reason, decision, true);
    if (await lockOpenSuspension(trx, { enteId })) throw problem('ente-suspended');
    const { comuneId, id: suspendedBy } = actor;
    const at = new Date().toISOString();
    await addSuspension(trx, { id, comuneId, enteId, reason, suspendedBy, suspendedAt: at });
    await enlistCases(trx, { suspensionId: id, enteId, comuneId, at });
    return { id: enteId, suspended: true };
  });
}

/** @throws not-found, ente-not-suspended, idempotency-key-reused */
export function reinstateEnte(app: FastifyInstance, actor: Actor, decision: Decision) {
  const { enteId, reason, commandId: liftId } = decision;
  return asActor(app.db, askingAs(actor), async (trx) => {
    await findOwn(trx, enteId);
    const latest = await findLatestSuspension(trx, { enteId });
    if (latest?.liftId === liftId) return repeated(latest.liftReason === reason, decision, false);
    const open = await lockOpenSuspension(trx, { enteId });
    if (!open) throw problem('ente-not-suspended');
    const liftedAt = new Date().toISOString();
    const lift = { liftId, liftedBy: actor.id, liftedAt, liftReason: reason };
    await liftSuspension(trx, { id: open.id, enteId, ...lift });
    return { id: enteId, suspended: false };
  });
}

async function findOwn(trx: Trx, id: string): Promise<void> {
  if (!(await findOfficeEnte(trx, { id }))) throw problem('not-found');
}

function repeated(isSame: boolean, { enteId: id }: Decision, suspended: boolean) {
  if (!isSame) throw problem('idempotency-key-reused');
  return { id, suspended };
}
