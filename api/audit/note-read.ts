import type { Trx } from '../../db/connect.ts';
import { noteIseeReads, noteSensitiveRead } from '../../db/sensitive-reads.ts';
import type { Actor } from '../actor.ts';

const STAFF = ['ente', 'sportello', 'admin', 'auditor'];

/** What of a pratica's page is delicate: answers about health, whom it is for and where. */
interface Shown {
  need: {
    params: readonly { sensitive: boolean }[];
    beneficiary: { name: string | null };
    place: { address: string | null };
  };
}

/** Writes down that somebody of the staff was shown what is delicate; nothing when it was hidden. */
export async function noteNeedRead(trx: Trx, actor: Actor, praticaId: string, { need }: Shown) {
  const isDelicate =
    need.params.some(({ sensitive }) => sensitive) || need.beneficiary.name || need.place.address;
  if (isDelicate) await noteRead(trx, actor, { praticaId, field: 'need' });
}

/** Writes down that somebody of the staff was shown the ISEE of these people. */
export async function noteIseeOf(
  trx: Trx,
  { comuneId, id: personId, role }: Actor,
  subjectIds: readonly string[],
): Promise<void> {
  if (STAFF.includes(role) && subjectIds.length > 0)
    await noteIseeReads(trx, { comuneId, personId, role, subjectIds });
}

export async function noteRead(
  trx: Trx,
  { comuneId, id: personId, role }: Actor,
  read: { praticaId: string; field: string },
): Promise<void> {
  if (STAFF.includes(role)) await noteSensitiveRead(trx, { ...read, comuneId, personId, role });
}
