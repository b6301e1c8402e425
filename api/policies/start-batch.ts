import { addApproval } from '../../db/approvals.ts';
import { findComune, listTypeNames } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findVersion, listPolicies } from '../../db/policies.ts';
import { findBatch } from '../../db/policy-batches.ts';
import { addBatch, addMoves } from '../../db/policy-moves.ts';
import type { Actor } from '../actor.ts';
import { expiryOf } from '../approvals/expiry.ts';
import { today } from '../days.ts';
import { problem } from '../problem.ts';
import { wrongReason } from './check-policy.ts';
import { type Aim, foreseeAll, type Foreseen } from './foresee-moves.ts';
import { inForceOn } from './views.ts';

/**
 * Whom a version would reach: the pratiche of its service type; of the comune's version, those of
 * all types that have none of their own.
 * @throws not-found; policy-not-in-force for a version that does not hold today
 */
export async function aimAt(trx: Trx, { comuneId }: Actor, id: string): Promise<Aim> {
  const policy = await findVersion(trx, { id, comuneId });
  if (!policy) throw problem('not-found');
  const all = await listPolicies(trx, { comuneId });
  const holding = (serviceTypeId: string | null) =>
    inForceOn(all.filter((row) => row.serviceTypeId === serviceTypeId), today()); // prettier-ignore
  const { serviceTypeId } = policy;
  if (holding(serviceTypeId)?.id !== id) throw problem('policy-not-in-force');
  const types = (await listTypeNames(trx, { comuneId })).map((type) => type.id);
  const serviceTypeIds = serviceTypeId ? [serviceTypeId] : types.filter((type) => !holding(type));
  return { policyId: id, serviceTypeIds };
}

/** Back from where a batch moved them. @throws not-found */
export async function aimBack(trx: Trx, { comuneId }: Actor, batchId: string): Promise<Aim> {
  const batch = await findBatch(trx, { id: batchId, comuneId });
  if (!batch) throw problem('not-found');
  return { policyId: batch.policyId, reverses: batchId };
}

export async function patronOf(trx: Trx, { comuneId }: Actor): Promise<string> {
  return (await findComune(trx, { comuneId }))!.patron;
}

/**
 * Writes a batch down, whole: each pratica that is to be moved, each that cannot and why. Jobs
 * carry it out (activities/jobs/move-policy.ts) once another administrator has approved it; what
 * takes a batch back waits for nobody (docs/adr/0019). The same command again is the same batch.
 * @throws nothing-to-move
 */
export async function startBatch(
  trx: Trx,
  actor: Actor,
  { commandId, reason, aim }: { commandId: string; reason: string; aim: Aim },
) {
  const { comuneId, id: actorId } = actor;
  const id = nameUuid('policy-batch', commandId);
  const reverses = 'reverses' in aim ? aim.reverses : null;
  const known = await findBatch(trx, { id, comuneId });
  if (known) {
    const isSame = known.policyId === aim.policyId && known.reverses === reverses;
    if (!isSame) throw problem('idempotency-key-reused');
    return viewOf(known);
  }
  const errors = wrongReason(reason);
  if (errors.length > 0) throw problem('invalid', { errors });
  const { policyId } = aim;
  const said = { comuneId, reason: reason.trim() };
  const approvalId = reverses ? null : commandId;
  if (approvalId) await askSecond(trx, { ...said, id: approvalId, askedBy: actorId });
  await addBatch(trx, { ...said, id, policyId, reverses, actorId, approvalId });
  let movable = 0;
  for await (const some of foreseeAll(trx, aim, await patronOf(trx, actor))) {
    movable += some.filter(({ refusal }) => refusal === null).length;
    await addMoves(trx, some.map((each) => moveOf(each, { batchId: id, comuneId })));
  } // prettier-ignore
  if (movable === 0) throw problem('nothing-to-move');
  return viewOf((await findBatch(trx, { id, comuneId }))!);
}

async function askSecond(
  trx: Trx,
  asked: { id: string; comuneId: string; askedBy: string; reason: string },
): Promise<void> {
  const askedAt = new Date().toISOString();
  const none = { praticaId: null, version: null, refundCents: null, aloneUpToCents: null };
  await addApproval(trx, {
    ...asked,
    ...none,
    act: 'movePratiche',
    payload: {},
    onBehalfOf: null,
    askedAt,
    expiresAt: await expiryOf(trx, asked.comuneId, askedAt),
  });
}

function moveOf(
  { praticaId, fromPolicyId, toPolicyId, refusal, before, after }: Foreseen,
  of: { batchId: string; comuneId: string },
) {
  return { ...of, praticaId, fromPolicyId, toPolicyId, refusal, before, after };
}

export function viewOf(batch: NonNullable<Awaited<ReturnType<typeof findBatch>>>) {
  const { waiting, moved, refused, approvalId, approvalStatus, approvalExpiresAt, ...rest } = batch;
  const isLate = approvalStatus === 'asked' && Date.parse(approvalExpiresAt ?? '') <= Date.now();
  const status = isLate ? ('lapsed' as const) : approvalStatus;
  const approval = approvalId && status ? { id: approvalId, status } : null;
  return { ...rest, approval, waiting: waiting ?? 0, moved: moved ?? 0, refused: refused ?? 0 };
}
