import { randomUUID } from 'node:crypto';
import type { Trx } from './connect.ts';

interface Planted {
  personId: string;
  cents: number;
  /** Of a fund of its own when missing. */
  fundId?: string;
  budgetCents?: number;
  monthlyCents?: number;
  serviceTypeIds?: string[];
  expiresOn?: string;
}

/** A voucher as a decision leaves it, with all that stands behind it. */
export async function plantVoucher(trx: Trx, planted: Planted) {
  const { personId, cents, monthlyCents = null, serviceTypeIds = null } = planted;
  const { budgetCents = 1_000_000, expiresOn = '2099-12-31' } = planted;
  const comuneId = 'milano';
  const id = randomUUID();
  const fundId = planted.fundId ?? id;
  if (!planted.fundId) {
    const words = { owner: 'Comune', name: 'Aiuto', about: '-', source: '-', reason: null };
    const days = { opensOn: '2020-01-01', applyUntil: '2020-01-01', spendUntil: expiresOn };
    await trx
      .insertInto('voucherFund')
      .values({ id, comuneId, ...words, ...days, budgetCents, createdBy: null })
      .execute();
  }
  await trx
    .insertInto('ruleSet')
    .values({
      id,
      comuneId,
      fundId,
      version: 1 + (await countRuleSets(trx, fundId)),
      validFrom: '2020-01-01',
      rules: '{}',
      writtenBy: null,
      reason: null,
    }) // prettier-ignore
    .execute();
  await trx
    .insertInto('person')
    .values({ id: personId, comuneId, name: 'Anna Ferrari', email: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await trx
    .insertInto('isee')
    .values({
      id,
      comuneId,
      personId,
      kind: 'ordinary',
      valueCents: 0,
      validUntil: '2099-12-31',
      source: 'self-declared',
      saidBy: personId,
    }) // prettier-ignore
    .execute();
  await trx
    .insertInto('voucherApplication')
    .values({
      id,
      comuneId,
      fundId,
      personId,
      iseeId: id,
      facts: '{}',
      submittedBy: personId,
      submittedRole: 'citizen',
      mandateId: null,
      reason: null,
    }) // prettier-ignore
    .execute();
  await trx.updateTable('voucherApplication').set({ status: 'withdrawn' }).where('id', '=', id).execute(); // prettier-ignore
  await trx
    .insertInto('voucherDecision')
    .values({
      id,
      comuneId,
      applicationId: id,
      ruleSetId: id,
      outcome: 'granted',
      amountCents: cents,
      per: 'once',
      onDate: '2026-01-01',
      rules: '[]',
      facts: '{}',
      funds: '{}',
      decidedBy: personId,
      reason: null,
    }) // prettier-ignore
    .execute();
  await trx
    .insertInto('voucher')
    .values({
      id,
      comuneId,
      fundId,
      personId,
      decisionId: id,
      valueCents: cents,
      monthlyCents,
      serviceTypeIds,
      expiresOn,
    }) // prettier-ignore
    .execute();
  return { voucherId: id, fundId };
}

async function countRuleSets(trx: Trx, fundId: string): Promise<number> {
  const rows = await trx.selectFrom('ruleSet').select('id').where('fundId', '=', fundId).execute();
  return rows.length;
}
