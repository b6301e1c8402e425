import type { FundRow, RuleSetRow } from '../../db/voucher-funds.ts';
import type { listVoucherDocuments } from '../../db/voucher-documents.ts';
import type { ApplicationRow, listDecisions } from '../../db/voucher-applications.ts';
import { inForceOn } from '../../vouchers/rules.ts';
import type { Static } from 'typebox';
import type { Application, Decision, Fund, RuleSet, VoucherDocument } from './schemas.ts';

type DocumentRow = Awaited<ReturnType<typeof listVoucherDocuments>>[number];
type DecisionRow = Awaited<ReturnType<typeof listDecisions>>[number];

/** Whether one can apply to a fund on a day, and whether its vouchers can still be spent. */
export function statusOf(
  { opensOn, applyUntil, spendUntil }: Pick<FundRow, 'opensOn' | 'applyUntil' | 'spendUntil'>,
  day: string,
): 'coming' | 'open' | 'closed' | 'over' {
  if (day < opensOn) return 'coming';
  if (day <= applyUntil) return 'open';
  return day <= spendUntil ? 'closed' : 'over';
}

/** @param office what only the office may know of a fund */
export function fundView(
  fund: FundRow,
  { ruleSets, day }: { ruleSets: readonly RuleSetRow[]; day: string },
  office: { leftCents: number; waiting: number } | null,
): Static<typeof Fund> {
  const { createdAt: _, ...shown } = fund;
  const own = ruleSets.filter(({ fundId }) => fundId === fund.id);
  const holds = inForceOn(own, day) ?? own.at(-1);
  return {
    ...shown,
    status: statusOf(fund, day),
    leftCents: office?.leftCents ?? null,
    waiting: office?.waiting ?? null,
    rules: holds?.rules ?? null,
    ruleSetVersion: holds?.version ?? null,
  };
}

export function ruleSetView(
  { fundId: _, ...row }: RuleSetRow,
  all: readonly RuleSetRow[],
  day: string,
): Static<typeof RuleSet> {
  const isNow = inForceOn(all, day)?.id === row.id;
  return { ...row, status: isNow ? 'inForce' : row.validFrom > day ? 'coming' : 'past' };
}

export function decisionView(row: DecisionRow): Static<typeof Decision> {
  const { id, outcome, amountCents, per, onDate, at, ruleSetVersion, ruleSetFrom } = row;
  const { rules, funds, reason } = row;
  const appeal = row.appealId && {
    id: row.appealId,
    reason: row.appealReason!,
    at: row.appealAt!,
    dueAt: row.appealDueAt!,
    upheld: row.appealUpheld,
    answer: row.appealAnswer,
  };
  return {
    ...{ id, outcome, amountCents, per, onDate, at, ruleSetVersion, ruleSetFrom, reason, funds },
    rules: rules as Static<typeof Decision>['rules'],
    appeal: appeal || null,
  };
}

/** Never where its file is. */
export function documentView(row: DocumentRow): Static<typeof VoucherDocument> {
  const { id, kind, name, type, bytes, uploadedAt } = row;
  return { id, kind, name, type, bytes, uploadedAt };
}

export function applicationView(
  row: ApplicationRow,
  documents: readonly DocumentRow[],
  decisions: readonly DecisionRow[],
): Static<typeof Application> {
  const { id, fundId, fundName, personName, receivedAt, status, submittedRole } = row;
  return {
    ...{ id, fundId, fundName, personName, receivedAt, status, submittedRole },
    isee: {
      kind: row.iseeKind,
      cents: row.iseeCents,
      validUntil: row.iseeValidUntil,
      source: row.iseeSource,
    },
    documents: documents.filter(({ applicationId }) => applicationId === id).map(documentView),
    decisions: decisions
      .filter(({ applicationId }) => applicationId === id)
      .map((decision) => decisionView(decision)),
  };
}
