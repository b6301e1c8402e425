import type { Trx } from './connect.ts';

const COLUMNS = ['id', 'avvisoId', 'enteId', 'content', 'version', 'updatedAt', 'sentAt'] as const;

/** What the asking ente has written to an avviso and not sent yet. */
export function findDraft(trx: Trx, of: { avvisoId: string; enteId: string }) {
  return trx
    .selectFrom('qualificationApplication')
    .select(COLUMNS)
    .where('avvisoId', '=', of.avvisoId)
    .where('enteId', '=', of.enteId)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
}

export function findApplication(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationApplication')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
}
export type Application = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

interface Draft {
  id: string;
  comuneId: string;
  avvisoId: string;
  enteId: string;
  content: object;
  updatedBy: string;
}

/**
 * Keeps a draft: the first of an ente to an avviso, or the next version of the one that is there.
 * @param expectedVersion 0 for the first
 * @returns false when a colleague has written meanwhile
 */
export async function keepDraft(
  trx: Trx,
  { content, ...draft }: Draft,
  expectedVersion: number,
): Promise<boolean> {
  const row = { ...draft, content: JSON.stringify(content), updatedAt: new Date().toISOString() };
  const { id, updatedBy, updatedAt } = row;
  if (expectedVersion === 0) {
    const inserted = await trx
      .insertInto('qualificationApplication')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await trx
    .updateTable('qualificationApplication')
    .set({ content: row.content, updatedBy, updatedAt, version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function dropDraft(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx
    .deleteFrom('qualificationApplication')
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .execute();
}
