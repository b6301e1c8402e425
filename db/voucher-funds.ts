import { sql } from 'kysely';
import type { Rules } from '../vouchers/rules.ts';
import type { Trx } from './connect.ts';

export type FundRow = NonNullable<Awaited<ReturnType<typeof findFund>>>;
export type RuleSetRow = Awaited<ReturnType<typeof listRuleSets>>[number];

const FUNDS_AT_MOST = 200;

/** Funds of the comune, those that opened last first. */
export function listFunds(trx: Trx, { comuneId }: { comuneId: string }) {
  return selectFunds(trx)
    .where('comuneId', '=', comuneId)
    .orderBy('opensOn', 'desc')
    .orderBy('id')
    .limit(FUNDS_AT_MOST)
    .execute();
}

export function findFund(trx: Trx, { id, comuneId }: { id: string; comuneId: string }) {
  return selectFunds(trx).where('id', '=', id).where('comuneId', '=', comuneId).executeTakeFirst();
}

/** Versions of these funds, newest first, with who wrote them and why. */
export function listRuleSets(trx: Trx, { fundIds }: { fundIds: string[] }) {
  if (fundIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('ruleSet')
    .leftJoin('person as writer', 'writer.id', 'ruleSet.writtenBy')
    .select([
      'ruleSet.id',
      'ruleSet.fundId',
      'ruleSet.version',
      'ruleSet.validFrom',
      'ruleSet.rules',
      'ruleSet.reason',
      'ruleSet.at',
      'writer.name as writtenBy',
    ])
    .where('ruleSet.fundId', 'in', fundIds)
    .orderBy('ruleSet.version', 'desc')
    .execute();
}

export interface NewFund {
  id: string;
  comuneId: string;
  owner: string;
  name: string;
  about: string;
  source: string;
  budgetCents: number;
  opensOn: string;
  applyUntil: string;
  spendUntil: string;
  createdBy: string | null;
  reason: string | null;
}

export async function addFund(trx: Trx, fund: NewFund): Promise<void> {
  await trx.insertInto('voucherFund').values(fund).execute();
}

export interface NewRuleSet {
  id: string;
  comuneId: string;
  fundId: string;
  version: number;
  validFrom: string;
  rules: Rules;
  writtenBy: string | null;
  reason: string | null;
}

export async function addRuleSet(trx: Trx, { rules, ...row }: NewRuleSet): Promise<void> {
  await trx
    .insertInto('ruleSet')
    .values({ ...row, rules: JSON.stringify(rules) })
    .execute();
}

/** Writers of versions of one fund queue here. */
export async function lockRules(trx: Trx, { fundId }: { fundId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rule_set'), hashtext(${fundId}))`.execute(trx);
}

function selectFunds(trx: Trx) {
  return trx
    .selectFrom('voucherFund')
    .select([
      'id',
      'owner',
      'name',
      'about',
      'source',
      'budgetCents',
      'opensOn',
      'applyUntil',
      'spendUntil',
      'createdAt',
    ]);
}
