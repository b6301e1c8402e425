import type { Trx } from '../connect.ts';

/** An account that no bank has: a comune puts its own in its place, with a later day. */
const ACCOUNT = { fiscalCode: '77777777777', iban: 'IT60X0542811101000000123456', bic: null };

/** Out of which account a comune pays enti. */
export async function writeAccount(trx: Trx, comune: { id: string; name: string }): Promise<void> {
  await trx
    .insertInto('comuneAccount')
    .values({ ...ACCOUNT, comuneId: comune.id, holder: `Comune di ${comune.name}`, validFrom: '2020-01-01' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
} // prettier-ignore
