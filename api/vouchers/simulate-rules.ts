import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listApplicationsTo, listDecisions } from '../../db/voucher-applications.ts';
import { findFund } from '../../db/voucher-funds.ts';
import { simulate } from '../../vouchers/simulate.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { mustMakeSense } from './check-rules.ts';
import type { SimulateRules } from './schemas.ts';

const CASES_AT_MOST = 5_000;

/**
 * What other rules would have come to for what was decided from a day on: read only. Each case is
 * judged on the facts and the day of its latest decision; amounts as the measure counts them, in all
 * or each month.
 */
export async function simulateRules(
  trx: Trx,
  actor: Actor,
  { fundId, body }: { fundId: string; body: Static<typeof SimulateRules> },
) {
  const { rules, from } = body;
  if (!(await findFund(trx, { id: fundId, comuneId: actor.comuneId }))) throw problem('not-found');
  await mustMakeSense(trx, actor, { rules });
  const rows = await listApplicationsTo(trx, { fundId, limit: CASES_AT_MOST });
  const decisions = await listDecisions(trx, { applicationIds: rows.map(({ id }) => id) });
  const past = rows.flatMap(({ id: applicationId }) => {
    const latest = decisions.find((decision) => decision.applicationId === applicationId);
    if (!latest || latest.onDate < from) return [];
    const { facts, onDate, amountCents } = latest;
    return [{ applicationId, facts, onDate, amountCents }];
  });
  const names = new Map(rows.map(({ id, personName }) => [id, personName]));
  const { cases, ...totals } = simulate({ id: fundId, version: 0, validFrom: from, rules }, past);
  return {
    ...totals,
    cases: cases.map((one) => ({ ...one, personName: names.get(one.applicationId) ?? null })),
  };
}
