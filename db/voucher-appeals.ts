import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface NewAppeal {
  id: string;
  comuneId: string;
  decisionId: string;
  personId: string;
  /** Whoever decided: never the one who answers. */
  decidedBy: string;
  reason: string;
  /** ISO instant until which the office has to answer. */
  dueAt: string;
}

export async function addAppeal(trx: Trx, appeal: NewAppeal): Promise<void> {
  await trx.insertInto('voucherAppeal').values(appeal).execute();
}

export function findAppeal(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('voucherAppeal')
    .innerJoin('voucherDecision', 'voucherDecision.id', 'voucherAppeal.decisionId')
    .select([
      'voucherAppeal.id',
      'voucherAppeal.decisionId',
      'voucherAppeal.decidedBy',
      'voucherAppeal.personId',
      'voucherAppeal.assigneeId',
      'voucherAppeal.upheld',
      'voucherAppeal.answer',
      'voucherDecision.applicationId',
    ])
    .where('voucherAppeal.id', '=', id)
    .executeTakeFirst();
}

/** Those that wait for an answer, the most urgent first. */
export function listOpenAppeals(
  trx: Trx,
  { comuneId, limit }: { comuneId: string; limit: number },
) {
  return trx
    .selectFrom('voucherAppeal')
    .innerJoin('voucherDecision', 'voucherDecision.id', 'voucherAppeal.decisionId')
    .innerJoin('voucherApplication', 'voucherApplication.id', 'voucherDecision.applicationId')
    .innerJoin('voucherFund', 'voucherFund.id', 'voucherApplication.fundId')
    .leftJoin('person', 'person.id', 'voucherAppeal.personId')
    .leftJoin('person as assignee', 'assignee.id', 'voucherAppeal.assigneeId')
    .select([
      'voucherAppeal.id',
      'voucherAppeal.reason',
      'voucherAppeal.at',
      'voucherAppeal.dueAt',
      'voucherAppeal.decidedBy',
      'voucherAppeal.assigneeId',
      'assignee.name as assigneeName',
      'voucherApplication.fundId',
      'voucherApplication.id as applicationId',
      'voucherFund.name as fundName',
      'person.name as personName',
    ])
    .where('voucherAppeal.comuneId', '=', comuneId)
    .where('voucherAppeal.upheld', 'is', null)
    .orderBy('voucherAppeal.dueAt')
    .orderBy('voucherAppeal.id')
    .limit(limit)
    .execute();
}

/**
 * Gives an open appeal to someone, provided that it still is whose the caller saw it to be.
 * @returns whether it was given
 */
export async function assignAppeal(
  trx: Trx,
  { id, from, to }: { id: string; from: string | null; to: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('voucherAppeal')
    .set({ assigneeId: to })
    .where('id', '=', id)
    .where('upheld', 'is', null)
    .where(sql<boolean>`assignee_id is not distinct from ${from}::uuid`)
    .where(sql<boolean>`(decided_by = ${to}::uuid) is not true`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @returns false when somebody answered before */
export async function answerAppeal(
  trx: Trx,
  answer: { id: string; upheld: boolean; answer: string; answeredBy: string },
): Promise<boolean> {
  const { id, ...said } = answer;
  const { numUpdatedRows } = await trx
    .updateTable('voucherAppeal')
    .set({ ...said, answeredAt: sql<string>`now()` })
    .where('id', '=', id)
    .where('upheld', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
