import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { MandateAct } from './tables/mandates.ts';

export interface NewMandate {
  id: string;
  comuneId: string;
  kind: 'delegate' | 'sportello';
  principalId: string;
  principalName: string;
  delegateEmail?: string;
  delegateDigest?: string;
  sportelloId?: string;
  scope: string[];
  praticaId: string | null;
  startsOn: string;
  expiresOn: string;
  accepted?: boolean;
  decidedAt?: string;
  signedOn?: string;
  note?: string;
  requestHash: string;
}

/** Who did something with a mandate, and why. */
export interface MandateActor {
  actorId: string;
  actorName: string;
  actorRole: string;
  reason?: string | null;
}

export async function addMandate(trx: Trx, mandate: NewMandate, by: MandateActor): Promise<void> {
  await trx.insertInto('mandate').values(mandate).execute();
  const { id, comuneId, kind } = mandate;
  const isOffer = kind === 'delegate';
  await noteAct(trx, { id, comuneId, kind: isOffer ? 'offered' : 'signed' }, by);
  await tell(trx, { id, comuneId, kind: isOffer ? 'offered' : 'signed' }, [
    isOffer ? 'delegate' : 'principal',
  ]);
}

/** The invited accepts or refuses; the principal is told. */
export async function decideMandate(
  trx: Trx,
  { id, comuneId }: { id: string; comuneId: string },
  by: MandateActor & { accepted: boolean },
): Promise<void> {
  const { accepted, ...actor } = by;
  const { actorId: delegateId, actorName: delegateName } = actor;
  await trx
    .updateTable('mandate')
    .set({ delegateId, delegateName, accepted, decidedAt: sql`now()` })
    .where('id', '=', id)
    .where('decidedAt', 'is', null)
    .executeTakeFirstOrThrow();
  const act = { id, comuneId, kind: accepted ? 'accepted' : 'refused' } as const;
  await noteAct(trx, act, actor);
  await tell(trx, act, ['principal']);
}

/** @param tells the sides that did not do it themselves */
export async function revokeMandate(
  trx: Trx,
  { id, comuneId }: { id: string; comuneId: string },
  by: MandateActor & { tells: readonly ('principal' | 'delegate')[] },
): Promise<void> {
  const { tells, ...actor } = by;
  await trx
    .updateTable('mandate')
    .set({ revokedAt: sql`now()` })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  const act = { id, comuneId, kind: 'revoked' } as const;
  await noteAct(trx, act, actor);
  await tell(trx, act, tells);
}

/** What was done with a mandate, oldest first, as far as the asking may know. */
export function listMandateEvents(trx: Trx, { mandateId }: { mandateId: string }) {
  return trx
    .selectFrom('mandateEvent')
    .select(['at', 'kind', 'actorName', 'actorRole', 'reason'])
    .where('mandateId', '=', mandateId)
    .orderBy('id')
    .execute();
}

interface Act {
  id: string;
  comuneId: string;
  kind: MandateAct;
}

async function noteAct(trx: Trx, { id, comuneId, kind }: Act, by: MandateActor): Promise<void> {
  const { actorId, actorName, actorRole, reason = null } = by;
  await trx
    .insertInto('mandateEvent')
    .values({ mandateId: id, comuneId, kind, actorId, actorName, actorRole, reason })
    .execute();
}

async function tell(
  trx: Trx,
  { id, comuneId, kind }: Act,
  audiences: readonly ('principal' | 'delegate')[],
): Promise<void> {
  if (audiences.length === 0) return;
  await trx
    .insertInto('mandateNotice')
    .values(audiences.map((audience) => ({ mandateId: id, comuneId, kind, audience })))
    .execute();
}
