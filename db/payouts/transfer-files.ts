import type { Trx } from '../connect.ts';
import type { TransferFileTable } from '../tables/payouts.ts';

/** Payouts with what a transfer needs of them, locked; asked as the system. */
export function lockTransfers(trx: Trx, { ids }: { ids: readonly string[] }) {
  return trx
    .selectFrom('payout')
    .innerJoin('enteIban', 'enteIban.id', 'payout.ibanId')
    .select(['payout.id', 'payout.status', 'payout.enteId', 'payout.amountCents'])
    .select(['payout.fromDay', 'payout.throughDay', 'enteIban.iban', 'enteIban.holder'])
    .where('payout.id', 'in', ids)
    .orderBy('payout.id')
    .forUpdate('payout')
    .execute();
}

export function addTransferFile(trx: Trx, file: TransferFileTable) {
  return trx.insertInto('transferFile').values(file).execute();
}

export function findTransferFile(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('transferFile')
    .select(['id', 'content', 'executeOn', 'madeAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}
