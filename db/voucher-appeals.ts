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
    .select([
      'voucherAppeal.id',
      'voucherAppeal.reason',
      'voucherAppeal.at',
      'voucherAppeal.dueAt',
      'voucherAppeal.decidedBy',
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
