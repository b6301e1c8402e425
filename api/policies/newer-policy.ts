import { findComune, findPolicy } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { ifMoved } from '../../workflows/pratica/policy.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { governedOf, type GovernedRow } from './governed.ts';

/**
 * The version in force today when a pratica runs under another, with the deadlines that it would
 * have: for administrators, who may move it. Null also when it cannot be moved now.
 */
export async function findNewerPolicy(
  trx: Trx,
  pratica: GovernedRow & { serviceTypeId: string },
  { role, comuneId }: Actor,
) {
  if (role !== 'admin' || pratica.closed) return null;
  const { serviceTypeId } = pratica;
  const policy = await findPolicy(trx, { serviceTypeId, on: today() });
  if (!policy || policy.id === pratica.policyId) return null;
  const comune = await findComune(trx, { comuneId });
  const { id: policyId, version, terms } = policy;
  const now = new Date().toISOString();
  const moved = ifMoved(governedOf(pratica, comune!.patron), { policyId, terms }, now);
  return 'refusal' in moved ? null : { id: policyId, version, deadlines: moved.deadlines };
}
