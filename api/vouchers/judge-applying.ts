import type { Trx } from '../../db/connect.ts';
import { findFund } from '../../db/voucher-funds.ts';
import type { DocumentKind } from '../../vouchers/rules.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { writerOf } from '../needs/drafter.ts';
import { invalid, problem } from '../problem.ts';
import { ruleSetOn } from './read-applications.ts';

const NOT_ASKED = {
  it: 'Questo fondo non chiede questo documento.',
  en: 'This fund does not ask for this document.',
};

export interface Asking {
  actor: Actor;
  fundId: string;
  mandateId?: string | undefined;
}

/**
 * For whom somebody is about to apply, and to which fund: oneself, or by mandate whom one acts for.
 * @throws not-found, fund-closed, and what a mandate that does not hold is refused with
 */
export async function judgeApplying(trx: Trx, { actor, fundId, mandateId }: Asking) {
  const { applicantId: personId } = await writerOf(trx, actor, mandateId?.toLowerCase());
  const fund = await findOpenFund(trx, actor, fundId);
  return { fundId: fund.id, personId };
}

/** @throws not-found, fund-closed before its first and after its last day */
export async function findOpenFund(trx: Trx, { comuneId }: Actor, id: string) {
  const fund = await findFund(trx, { id, comuneId });
  if (!fund) throw problem('not-found');
  if (today() < fund.opensOn || today() > fund.applyUntil) throw problem('fund-closed');
  return fund;
}

/** @throws invalid when the rules of today ask for no such document */
export async function mustBeAskedFor(
  trx: Trx,
  { fundId, kind }: { fundId: string; kind: DocumentKind },
): Promise<void> {
  const ruleSet = await ruleSetOn(trx, { fundId, day: today() });
  if (!ruleSet?.rules.documents?.includes(kind)) throw invalid('/kind', NOT_ASKED);
}
