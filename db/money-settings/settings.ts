import type { Insertable, Updateable } from 'kysely';
import type { Trx } from '../connect.ts';
import type { MoneySettingTable, SettingStatus } from '../tables/money-settings.ts';

/** @returns false when the command is known, or another stands for the same day */
export async function addSetting(trx: Trx, row: Insertable<MoneySettingTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('moneySetting')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Locked until the transaction ends. */
export function lockSetting(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('moneySetting')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}
export type SettingRow = NonNullable<Awaited<ReturnType<typeof lockSetting>>>;

export async function setSetting(
  trx: Trx,
  { id, ...change }: Updateable<MoneySettingTable> & { id: string },
): Promise<void> {
  await trx.updateTable('moneySetting').set(change).where('id', '=', id).execute();
}

/** What was asked for, the latest first, with the names of who did what. */
export function listSettings(
  trx: Trx,
  { status, limit }: { status?: SettingStatus; limit: number },
) {
  return trx
    .selectFrom('moneySetting as setting')
    .leftJoin('person as asking', 'asking.id', 'setting.askedBy')
    .leftJoin('person as deciding', 'deciding.id', 'setting.decidedBy')
    .leftJoin('person as taking', 'taking.id', 'setting.withdrawnBy')
    .select(['setting.id', 'setting.kind', 'setting.serviceTypeId', 'setting.validFrom'])
    .select(['setting.said', 'setting.status', 'setting.askedBy', 'setting.askedAt'])
    .select(['setting.decidedAt', 'setting.withdrawnAt', 'asking.name as askedByName'])
    .select(['deciding.name as decidedByName', 'taking.name as withdrawnByName'])
    .$if(status !== undefined, (query) => query.where('setting.status', '=', status!))
    .orderBy('setting.askedAt', 'desc')
    .limit(limit)
    .execute();
}
