import type { Trx } from '../../db/connect.ts';
import { countWaiting } from '../../db/voucher-applications.ts';
import { findFund, listFunds, listRuleSets, type FundRow } from '../../db/voucher-funds.ts';
import { readFundLeft } from '../../db/vouchers.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { fundView } from './views.ts';

/** The funds of the comune, or the one that is named; how they stand in money is for the office. */
export async function readFunds(trx: Trx, actor: Actor, id?: string) {
  const { comuneId } = actor;
  const one = id === undefined ? undefined : await findFund(trx, { id, comuneId });
  const rows = id === undefined ? await listFunds(trx, { comuneId }) : one ? [one] : [];
  const ruleSets = await listRuleSets(trx, { fundIds: rows.map((row) => row.id) });
  const day = today();
  const views = [];
  for (const row of rows) {
    views.push(fundView(row, { ruleSets, day }, await readForOffice(trx, actor, row)));
  }
  return views;
}

async function readForOffice(trx: Trx, { role }: Actor, { id: fundId, budgetCents }: FundRow) {
  if (role !== 'admin' && role !== 'auditor') return null;
  return {
    leftCents: await readFundLeft(trx, { fundId, budgetCents, on: today() }),
    waiting: await countWaiting(trx, { fundId }),
  };
}
