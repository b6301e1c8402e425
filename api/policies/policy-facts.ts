import { findPolicy } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import type { Facts } from '../../workflows/pratica/messages.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { today } from '../days.ts';
import { invalid } from '../problem.ts';

interface Asked {
  transition: TransitionName;
  payload: Record<string, unknown>;
  serviceTypeId: string;
}

/**
 * What a command that names a version of the policy carries: its number and its terms, looked up
 * here, for the workflow reads no table.
 * @throws invalid when it is not the version in force today for that service type
 */
export async function policyFacts(
  trx: Trx,
  { transition, payload, serviceTypeId }: Asked,
): Promise<Facts> {
  if (transition !== 'movePolicy') return {};
  const policy = await findPolicy(trx, { serviceTypeId, on: today() });
  if (policy?.id !== String(payload['policyId']).toLowerCase()) {
    throw invalid('/payload/policyId', {
      it: 'Questa versione delle regole non è quella in vigore.',
      en: 'This version of the rules is not the one in force.',
    });
  }
  return { policyId: policy.id, policyVersion: policy.version, terms: policy.terms };
}
