import type { Trx } from '../../db/connect.ts';
import { findVersion, listPolicies } from '../../db/policies.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { inForceOn } from './views.ts';

/** Whether a version is the one of its scope that holds today. */
export async function isInForce(trx: Trx, { comuneId }: Actor, id: string): Promise<boolean> {
  const policy = await findVersion(trx, { id, comuneId });
  if (!policy) return false;
  const all = await listPolicies(trx, { comuneId });
  const ofScope = all.filter((row) => row.serviceTypeId === policy.serviceTypeId);
  return inForceOn(ofScope, today())?.id === id;
}
