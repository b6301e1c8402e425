import type { Trx } from '../connect.ts';
import type { MeasureSeed } from './measures.ts';

/** Funds and the first version of their rules, once: what was written since then stays. */
export async function writeMeasures(
  trx: Trx,
  comuneId: string,
  measures: readonly MeasureSeed[],
): Promise<void> {
  for (const { ruleSet, ...fund } of measures) {
    await trx
      .insertInto('voucherFund')
      .values({ ...fund, comuneId, createdBy: null, reason: null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await trx
      .insertInto('ruleSet')
      .values({
        ...ruleSet,
        comuneId,
        fundId: fund.id,
        rules: JSON.stringify(ruleSet.rules),
        writtenBy: null,
        reason: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}
