import type { Trx } from '../connect.ts';
import type { ComuneFeeTable } from '../tables/money.ts';

/** Rates that are in force stay as they are: a day's rate is never rewritten. */
export async function writeFees(
  trx: Trx,
  comuneId: string,
  fees: readonly Omit<ComuneFeeTable, 'comuneId'>[],
): Promise<void> {
  for (const fee of fees) {
    await trx
      .insertInto('comuneFee')
      .values({ comuneId, ...fee })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
