import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import type { Database } from '../schema.ts';

/** Writes rows that may exist already: a second run changes nothing, an edited seed is applied. */
export async function insertOrUpdate<Table extends keyof Database & string>(
  trx: Trx,
  table: Table,
  key: (keyof Insertable<Database[Table]> & string)[],
  rows: Insertable<Database[Table]>[],
): Promise<void> {
  const hasOthers = rows.some((row) => Object.keys(row).length > key.length);
  if (!hasOthers) return insertMissing(trx, table, key, rows);
  for (const row of rows) {
    const others = Object.keys(row).filter((column) => !(key as string[]).includes(column));
    await trx
      .insertInto(table)
      .values(row as never)
      .onConflict((conflict) => {
        const same = conflict.columns(key as never);
        if (others.length === 0) return same.doNothing();
        const news = others.map((column) => [column, sql.ref(`excluded.${column}`)]);
        return same.doUpdateSet(Object.fromEntries(news) as never);
      })
      .execute();
  }
}

/** Rows that are nothing but their key: all in one statement, since there may be hundreds. */
async function insertMissing<Table extends keyof Database & string>(
  trx: Trx,
  table: Table,
  key: (keyof Insertable<Database[Table]> & string)[],
  rows: Insertable<Database[Table]>[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto(table)
    .values(rows as never)
    .onConflict((conflict) => conflict.columns(key as never).doNothing())
    .execute();
}
