import type { Trx } from '../../db/connect.ts';
import { decideMandate, revokeMandate } from '../../db/mandate-acts.ts';
import { findMandate, type MandateRow } from '../../db/mandates.ts';
import { type Actor } from '../actor.ts';
import { today } from '../days.ts';
import { invalid, problem } from '../problem.ts';
import { mandateView, statusOf } from './views.ts';

/**
 * The invited accepts or refuses. Asked again after it was done, it is answered again.
 * @throws not-found; forbidden for anyone but the invited; mandate-not-valid once it has ended
 */
export async function answerMandate(
  trx: Trx,
  actor: Actor,
  { id, accepted }: { id: string; accepted: boolean },
) {
  const mandate = await locked(trx, id);
  const on = today();
  const isInvited = mandate.decidedAt
    ? mandate.delegateId === actor.id
    : mandate.principalId !== actor.id;
  if (!isInvited || mandate.kind !== 'delegate') throw problem('forbidden');
  const status = statusOf(mandate, on);
  if (mandate.accepted !== accepted || status === 'revoked') {
    if (status !== 'offered') throw problem('mandate-not-valid');
    await decideMandate(trx, mandate, { ...actingAs(actor), accepted });
  }
  return viewOf(trx, actor, id);
}

/**
 * The principal takes it back, the delegate gives it back, an administrator ends it, saying why.
 * @throws not-found, forbidden, reason-required, mandate-not-valid when there is nothing to revoke
 */
export async function endMandate(
  trx: Trx,
  actor: Actor,
  { id, reason }: { id: string; reason: string | null },
) {
  const mandate = await locked(trx, id);
  const isAdmin = actor.role === 'admin';
  const isPrincipal = mandate.principalId === actor.id;
  if (!isAdmin && !isPrincipal && mandate.delegateId !== actor.id) throw problem('forbidden');
  if (isAdmin && !reason) throw reasonRequired();
  const status = statusOf(mandate, today());
  if (status === 'refused' || status === 'expired') throw problem('mandate-not-valid');
  if (status !== 'revoked') {
    const tells = [
      ...(isPrincipal ? [] : ['principal' as const]),
      ...(mandate.kind === 'delegate' && mandate.delegateId !== actor.id
        ? ['delegate' as const]
        : []),
    ];
    await revokeMandate(trx, mandate, { ...actingAs(actor), reason, tells });
  }
  return viewOf(trx, actor, id);
}

async function locked(trx: Trx, id: string): Promise<MandateRow> {
  const mandate = await findMandate(trx, { id, lock: true });
  if (!mandate) throw problem('not-found');
  return mandate;
}

async function viewOf(trx: Trx, { id: readerId }: Actor, id: string) {
  return mandateView((await findMandate(trx, { id }))!, { on: today(), readerId });
}

function actingAs({ id, name, role }: Actor) {
  return { actorId: id, actorName: name, actorRole: role };
}

function reasonRequired() {
  const text = { it: 'Scrivi il motivo.', en: 'Please give a reason.' };
  return problem('reason-required', invalid('/reason', text).details);
}
