import { sql } from 'kysely';
import type { Decision } from '../vouchers/decide.ts';
import type { Facts } from '../vouchers/facts.ts';
import type { FactSource, IseeKind } from '../vouchers/rules.ts';
import type { Trx } from './connect.ts';
import { addIsee } from './isee.ts';
import type { ApplicationStatus, FundsMet } from './tables/vouchers.ts';

export type ApplicationRow = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

export function findApplication(trx: Trx, { id }: { id: string }) {
  return selectApplications(trx).where('voucherApplication.id', '=', id).executeTakeFirst();
}

/** One that is to be decided or withdrawn, locked until the transaction ends. */
export function lockApplication(trx: Trx, { id }: { id: string }) {
  return selectApplications(trx)
    .where('voucherApplication.id', '=', id)
    .forUpdate('voucherApplication')
    .executeTakeFirst();
}

/** Of one person, the latest first. */
export function listApplicationsOf(trx: Trx, { personId }: { personId: string }) {
  return selectApplications(trx)
    .where('voucherApplication.personId', '=', personId)
    .orderBy('receivedAt', 'desc')
    .execute();
}

/** Of one fund, as they came. */
export function listApplicationsTo(trx: Trx, { fundId, limit }: { fundId: string; limit: number }) {
  return selectApplications(trx)
    .where('voucherApplication.fundId', '=', fundId)
    .orderBy('receivedAt')
    .orderBy('voucherApplication.id')
    .limit(limit)
    .execute();
}

export function hasOpenApplication(trx: Trx, of: { fundId: string; personId: string }) {
  return trx
    .selectFrom('voucherApplication')
    .select('id')
    .where('fundId', '=', of.fundId)
    .where('personId', '=', of.personId)
    .where('status', 'in', ['received', 'granted'])
    .executeTakeFirst();
}

/** How many wait for a decision. */
export async function countWaiting(trx: Trx, { fundId }: { fundId: string }): Promise<number> {
  const { count } = await trx
    .selectFrom('voucherApplication')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('fundId', '=', fundId)
    .where('status', '=', 'received')
    .executeTakeFirstOrThrow();
  return count;
}

export interface NewApplication {
  id: string;
  comuneId: string;
  fundId: string;
  personId: string;
  submittedBy: string;
  submittedRole: string;
  mandateId: string | null;
  reason: string | null;
  isee: { kind: IseeKind; valueCents: number; validUntil: string; source: FactSource };
  facts: Omit<Facts, 'isee'>;
}

/** The ISEE is a row of its own: it is the person's, not the application's. */
export async function addApplication(trx: Trx, application: NewApplication): Promise<void> {
  const { isee, facts, ...row } = application;
  const { id, comuneId, personId, submittedBy: saidBy } = row;
  await addIsee(trx, { id, comuneId, personId, saidBy, ...isee });
  await trx
    .insertInto('voucherApplication')
    .values({ ...row, iseeId: id, facts: JSON.stringify(facts) })
    .execute();
}

export async function setApplicationStatus(
  trx: Trx,
  { id, status }: { id: string; status: ApplicationStatus },
): Promise<void> {
  await trx.updateTable('voucherApplication').set({ status }).where('id', '=', id).execute();
}

export interface NewDecision extends Omit<Decision, 'ruleSetVersion'> {
  id: string;
  comuneId: string;
  applicationId: string;
  facts: Facts;
  funds: FundsMet;
  decidedBy: string;
  reason: string | null;
}

export async function addDecision(trx: Trx, decision: NewDecision): Promise<void> {
  const { rules, facts, funds, ...row } = decision;
  const [asRules, asFacts, asFunds] = [rules, facts, funds].map((part) => JSON.stringify(part));
  await trx
    .insertInto('voucherDecision')
    .values({ ...row, rules: asRules!, facts: asFacts!, funds: asFunds! })
    .execute();
}

/** Decisions of these applications, the latest first, with the version they were made by. */
export function listDecisions(trx: Trx, { applicationIds }: { applicationIds: string[] }) {
  if (applicationIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('voucherDecision')
    .innerJoin('ruleSet', 'ruleSet.id', 'voucherDecision.ruleSetId')
    .leftJoin('voucherAppeal', 'voucherAppeal.decisionId', 'voucherDecision.id')
    .select([
      'voucherDecision.id',
      'voucherDecision.applicationId',
      'voucherDecision.outcome',
      'voucherDecision.amountCents',
      'voucherDecision.per',
      'voucherDecision.onDate',
      'voucherDecision.rules',
      'voucherDecision.facts',
      'voucherDecision.funds',
      'voucherDecision.decidedBy',
      'voucherDecision.reason',
      'voucherDecision.at',
      'ruleSet.version as ruleSetVersion',
      'ruleSet.validFrom as ruleSetFrom',
      'voucherAppeal.id as appealId',
      'voucherAppeal.reason as appealReason',
      'voucherAppeal.at as appealAt',
      'voucherAppeal.dueAt as appealDueAt',
      'voucherAppeal.upheld as appealUpheld',
      'voucherAppeal.answer as appealAnswer',
    ])
    .where('voucherDecision.applicationId', 'in', applicationIds)
    .orderBy('voucherDecision.at', 'desc')
    .execute();
}

export function findDecision(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('voucherDecision')
    .select(['id', 'applicationId', 'decidedBy'])
    .where('id', '=', id)
    .executeTakeFirst();
}

function selectApplications(trx: Trx) {
  return trx
    .selectFrom('voucherApplication')
    .innerJoin('isee', 'isee.id', 'voucherApplication.iseeId')
    .innerJoin('voucherFund', 'voucherFund.id', 'voucherApplication.fundId')
    .leftJoin('person', 'person.id', 'voucherApplication.personId')
    .select([
      'voucherApplication.id',
      'voucherApplication.fundId',
      'voucherFund.name as fundName',
      'voucherApplication.personId',
      'person.name as personName',
      'voucherApplication.facts',
      'voucherApplication.submittedBy',
      'voucherApplication.submittedRole',
      'voucherApplication.receivedAt',
      'voucherApplication.status',
      'isee.kind as iseeKind',
      'isee.valueCents as iseeCents',
      'isee.validUntil as iseeValidUntil',
      'isee.source as iseeSource',
    ]);
}
