import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asSystem, connect, type Db } from './connect.ts';
import { type Fate, INVENTORY } from './erasure-inventory.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

const { comuneId, citizen, pratica } = TENANT;
const ERASURE = 'b0000000-0000-4000-8000-000000000001';

let database: TestDatabase;
let db: Db;
let admin: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl, { max: 1 });
  admin = connect(database.adminUrl, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await admin.destroy();
  await database.drop();
});

interface Column {
  table: string;
  column: string;
  type: string;
}
async function readColumns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'wemi' and table_type = 'BASE TABLE' and table_name not like 'kysely%'
      and column_name <> 'comune_id'`.execute(admin);
  return rows;
}
const named = ({ table, column }: Pick<Column, 'table' | 'column'>) => `${table}.${column}`;
const listed = (...fates: Fate[]) =>
  Object.entries(INVENTORY).flatMap(([table, columns]) =>
    fates.flatMap((fate) =>
      (columns[fate]?.split(' ') ?? []).map((column) => ({ table, column, fate })),
    ),
  );
const EVERY: Fate[] = ['erased', 'pseudonymised', 'unattributable', 'kept'];
const HOLDS_NO_WORDS =
  /^(uuid|bigint|integer|smallint|boolean|date|timestamp|time |double|numeric|real)/;

describe('What becomes of each column when a person’s data are erased', () => {
  test('is said of every column that can hold words, once, and of none that is not there', async () => {
    const columns = await readColumns();
    const said = listed(...EVERY).map(named);
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
    const there = columns.map(named);
    expect(said.filter((one) => !there.includes(one))).toEqual([]);
    const words = columns.filter(({ type }) => !HOLDS_NO_WORDS.test(type)).map(named);
    expect(words.filter((one) => !said.includes(one))).toEqual([]);
  });

  test('is done: nothing that stood in a column that is erased, or named the person, is left', async () => {
    const types = new Map((await readColumns()).map((each) => [named(each), each.type]));
    // Asked for the person's pratica, as the planted one is for a batch.
    await sql`update approval set act = 'cancel', pratica_id = ${pratica}, version = 1, refund_cents = 0`.execute(admin); // prettier-ignore
    const marked = [];
    for (const each of listed('erased')) {
      if (await mark(each, types.get(named(each))!)) marked.push(named(each));
    }
    expect(marked.length).toBeGreaterThan(40);
    await sql`update pratica set closed = true where id = ${pratica}`.execute(admin);
    await asSystem(db, comuneId, async (trx) => {
      await sql`select erase_pratica(${ERASURE}::uuid, ${pratica}::uuid)`.execute(trx);
      await sql`select erase_need_documents(${ERASURE}::uuid)`.execute(trx);
      await sql`select erase_person(${ERASURE}::uuid)`.execute(trx);
    });
    const left = [];
    for (const table of Object.keys(INVENTORY)) {
      const found = await sql<{ row: string }>`select one::text as row from ${sql.table(table)} one where one::text like '%Segno%'`.execute(admin); // prettier-ignore
      left.push(...found.rows.map(({ row }) => `${table}: ${row.slice(0, 300)}`));
    }
    expect(left).toEqual([]);
    const { rows } = await sql<{ name: string; email: string | null }>`select name, email from person where id = ${citizen}`.execute(admin); // prettier-ignore
    expect(rows).toEqual([{ name: 'Persona cancellata', email: null }]);
  });

  test('is refused to whoever has no erasure under way, and of a pratica that is open', async () => {
    const attempt = (call: ReturnType<typeof sql>) =>
      asSystem(db, comuneId, (trx) => call.execute(trx));
    await sql`update pratica set closed = false where id = ${pratica}`.execute(admin);
    await expect(attempt(sql`select erase_pratica(${ERASURE}::uuid, ${pratica}::uuid)`)).rejects.toMatchObject({ code: '42501' }); // prettier-ignore
    await sql`update erasure set finished_at = now()`.execute(admin);
    await expect(attempt(sql`select erase_person(${ERASURE}::uuid)`)).rejects.toMatchObject({ code: '42501' }); // prettier-ignore
  });
});

/** Rows of the person and of their pratica, as far as rules of the column let words stand there. */
async function mark(
  { table, column }: Pick<Column, 'table' | 'column'>,
  type: string,
): Promise<boolean> {
  const word = `Segno-${table}-${column}`;
  const value = type === 'jsonb' ? sql`${JSON.stringify({ word })}::jsonb` : sql`${word}`;
  try {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} ${OF_PERSON[table] ?? sql``}`.execute(
      admin,
    );
    return true;
  } catch (error) {
    // Only certain words may stand there: none of a person's.
    if (!['23514', '23503'].includes((error as { code?: string }).code ?? '')) throw error;
    return false;
  }
}

/** Which rows are the person's, where the planted ones are of others, too. */
const OF_PERSON: Record<string, ReturnType<typeof sql>> = {
  contact: sql`where person_id = ${citizen}`,
  contact_message: sql`where contact_id in (select id from contact where person_id = ${citizen})`,
  notification: sql`where person_id = ${citizen}`,
  delivery: sql`where notification_id in (select id from notification where person_id = ${citizen})`,
  person: sql`where id = ${citizen}`,
  registered_citizen: sql`where person_id = ${citizen}`,
  notification_preference: sql`where owner_id = ${citizen}`,
  notification_setting: sql`where owner_id = ${citizen}`,
  message_read: sql`where person_id = ${citizen}`,
};
