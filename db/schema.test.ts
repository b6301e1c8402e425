import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { connect } from './connect.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('every table and column of the migrated schema is declared, null and array where it is', async () => {
  expect(readDeclared()).toEqual(await readMigrated(database.adminUrl));
});

/** The tables, as `table.column: marks`, of the migrated database. */
async function readMigrated(url: string): Promise<string[]> {
  const db = connect(url, { max: 1 });
  const { rows } = await sql<{ table: string; column: string; marks: string }>`
    select table_name as table, column_name as column, concat_ws(' ',
      case when is_nullable = 'YES' then 'null' end,
      case when data_type = 'ARRAY' then 'array' end) as marks
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'wemi' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`.execute(
    db,
  );
  await db.destroy();
  return rows.map(({ table, column, marks }) => line(camel(table), camel(column), marks)).sort();
}

/** The same, read off the interfaces of `db/tables`. */
function readDeclared(): string[] {
  const folder = new URL('tables/', import.meta.url);
  return readdirSync(folder)
    .flatMap((file) => interfacesOf(readFileSync(new URL(file, folder), 'utf8')))
    .filter(({ name }) => name.text.endsWith('Table'))
    .flatMap(({ name, members }) =>
      members.filter(ts.isPropertySignature).map((member) => {
        const type = member.type!.getText();
        const marks = [
          /\| null\b|^Nullable/.test(type) && 'null',
          /^(Generated<)?\w+\[\]/.test(type) && 'array',
        ];
        const table = name.text.replace(/Table$/, '');
        return line(
          table[0]!.toLowerCase() + table.slice(1),
          member.name.getText(),
          marks.filter(Boolean).join(' '),
        );
      }),
    )
    .sort();
}

function interfacesOf(source: string): ts.InterfaceDeclaration[] {
  const file = ts.createSourceFile('tables.ts', source, ts.ScriptTarget.Latest, true);
  return file.statements.filter(ts.isInterfaceDeclaration);
}

const line = (table: string, column: string, marks: string) => `${table}.${column}: ${marks}`;
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
