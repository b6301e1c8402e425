import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asSystem, connect, type Db } from './connect.ts';
import { mirrorSystem } from './mirror-system.ts';

let database: TestDatabase;
let app: Db;
let owner: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  app = connect(database.appUrl, { max: 1 });
  owner = connect(database.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await app.destroy();
  await owner.destroy();
  await database.drop();
});

interface Policy {
  table: string;
  name: string;
  roles: string[];
  says: string;
}

async function readPolicies(): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    select tablename as table, policyname as name, roles::text[] as roles,
      cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') as says
    from pg_policies where schemaname = 'wemi' order by 1, 2`.execute(owner);
  return rows;
}

const isTwin = ({ name }: Policy) => name.startsWith('system_');

describe('The platform at work', () => {
  test('is a role that nobody logs in as, and that wemi_app is only while it says so', async () => {
    const { rows } = await sql`select rolcanlogin, rolsuper, rolbypassrls,
      pg_has_role('wemi_app', 'wemi_system', 'usage') as always,
      pg_has_role('wemi_app', 'wemi_system', 'set') as on_asking
      from pg_roles where rolname = 'wemi_system'`.execute(owner);
    expect(rows).toEqual([
      { rolcanlogin: false, rolsuper: false, rolbypassrls: false, always: false, onAsking: true },
    ]);
    const who = await asSystem(app, 'milano', async (trx) => {
      const { rows: found } = await sql<{ role: string }>`select current_user as role`.execute(trx);
      return found[0]!.role;
    });
    const { rows: after } = await sql`select current_user as role`.execute(app);
    expect([who, after]).toEqual(['wemi_system', [{ role: 'wemi_app' }]]);
  });

  test('has of every policy the twin in which its role is filled in, and no other', async () => {
    const policies = await readPolicies();
    const ours = policies.filter(({ roles }) => roles.includes('wemi_app'));
    expect(ours.length).toBeGreaterThan(100);
    expect(policies.filter(isTwin)).toEqual(
      ours.map(({ table, name, says }) => ({
        table,
        name: `system_${name}`,
        roles: ['wemi_system'],
        says: says.replace(/(wemi\.)?asking_role\(\)/g, "'system'::text"),
      })),
    );
    // One for everybody would add to the twins, and undo what they leave out.
    expect(policies.filter(({ roles }) => roles.includes('public'))).toEqual([]);
  });

  test('may do what wemi_app may, and nothing else', async () => {
    const { rows } = await sql<{ role: string; rights: string[] }>`
      with acl as (
        select relacl as acl, relname::text as what from pg_class
          where relnamespace = 'wemi'::regnamespace
        union all select attacl, attrelid::regclass::text || '.' || attname from pg_attribute
          where attrelid in (select oid from pg_class where relnamespace = 'wemi'::regnamespace)
        union all select proacl, oid::regprocedure::text from pg_proc
          where pronamespace = 'wemi'::regnamespace
      )
      select grantee::regrole::text as role,
        array_agg(privilege_type || ' ' || what order by what, privilege_type) as rights
      from acl, aclexplode(acl) where grantee::regrole::text in ('wemi_app', 'wemi_system')
      group by 1 order by 1`.execute(owner);
    expect(rows.map(({ role }) => role)).toEqual(['wemi_app', 'wemi_system']);
    expect(rows[1]!.rights).toEqual(rows[0]!.rights);
  });

  test('sees a row without looking into another table for it', async () => {
    const tables = [...new Set((await readPolicies()).map(({ table }) => table))];
    expect(tables.length).toBeGreaterThan(80);
    const looking = await asSystem(app, 'milano', async (trx) => {
      const found: string[] = [];
      for (const table of tables) {
        const { rows } = await sql<object>`explain (format json) select from ${sql.table(table)}`.execute(trx); // prettier-ignore
        if (JSON.stringify(rows).includes('SubPlan')) found.push(table);
      }
      return found;
    });
    expect(looking).toEqual([]);
  });

  test('is left alone when nothing changed', async () => {
    const newest = async () =>
      (await sql`select max(oid) as oid, count(*) from pg_policy`.execute(owner)).rows;
    const before = await newest();
    await mirrorSystem(owner);
    expect(await newest()).toEqual(before);
  });

  test('loses a right that wemi_app loses', async () => {
    await sql`revoke insert on synonym from wemi_app`.execute(owner);
    await mirrorSystem(owner);
    const { rows } = await sql`
      select has_table_privilege('wemi_system', 'wemi.synonym', 'insert') as may`.execute(owner);
    expect(rows).toEqual([{ may: false }]);
  });

  test('follows a policy that a later migration changes or takes away', async () => {
    const narrow = sql`alter policy reads on synonym using (asking_role() = 'admin')`;
    await narrow.execute(owner);
    await sql`drop policy deletes on synonym`.execute(owner);
    await sql`create policy more on synonym for select using (false)`.execute(owner);
    await mirrorSystem(owner);
    const twins = (await readPolicies()).filter(
      (policy) => policy.table === 'synonym' && isTwin(policy),
    );
    expect(twins.map(({ name }) => name)).toEqual([
      'system_inserts',
      'system_more',
      'system_reads',
      'system_updates',
    ]);
    expect(twins.find(({ name }) => name === 'system_reads')!.says).toContain(
      `('system'::text = 'admin'::text)`,
    );
  });
});
