import type { Static } from 'typebox';
import type { MandateRow, MandateStatus } from '../../db/mandates.ts';
import type { MandateView } from './schemas.ts';

/**
 * Where a mandate stands on a day of the comune: nothing has to happen for one to end or begin.
 * @param on ISO day
 */
export function statusOf(mandate: MandateRow, on: string): MandateStatus {
  if (mandate.revokedAt) return 'revoked';
  if (mandate.accepted === false) return 'refused';
  if (mandate.expiresOn < on) return 'expired';
  if (mandate.accepted === null) return 'offered';
  return mandate.startsOn > on ? 'notYet' : 'active';
}

/** A mandate as its reader sees it: the address of an offer is for whoever wrote it there. */
export function mandateView(
  mandate: MandateRow,
  { on, readerId }: { on: string; readerId: string },
): Static<typeof MandateView> {
  const { id, kind, scope, praticaId, praticaNumber, principalId, principalName } = mandate;
  const { startsOn, expiresOn, createdAt, decidedAt, revokedAt } = mandate;
  const { delegateName, delegateEmail, sportelloId, sportelloName, signedOn, note } = mandate;
  const isOwn = principalId === readerId;
  return {
    ...{ id, kind, scope, praticaId, praticaNumber, startsOn, expiresOn },
    ...{ createdAt, decidedAt, revokedAt },
    status: statusOf(mandate, on),
    principal: { id: principalId, name: principalName },
    delegate:
      kind === 'delegate' ? { name: delegateName, email: isOwn ? delegateEmail : null } : null,
    sportello: sportelloId ? { id: sportelloId, name: sportelloName ?? sportelloId } : null,
    paper: signedOn ? { signedOn, note } : null,
  };
}
