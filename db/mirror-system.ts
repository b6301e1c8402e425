import { sql } from 'kysely';
import type { Db, Trx } from './connect.ts';

/**
 * Derives the rights of the database role `wemi_system` from those of `wemi_app`, so that they are
 * written once, in the migrations: the same grants, and of each policy a twin named `system_…` in
 * which `asking_role()` already reads 'system'. The planner then drops what concerns everybody
 * else; the platform's own statements, most of all the record of a step, would otherwise prepare
 * at each run the look-ups of every role (ADR 23, docs/performance.md).
 *
 * Runs after the migrations, as the owner, in one transaction, and touches nothing when all is as it
 * should be: what it changes it locks. A policy for everybody becomes one
 * of `wemi_app` and of the owner, since policies add up.
 */
export async function mirrorSystem(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await requireRole(trx);
    if (await isMirrored(trx)) return;
    const { rows } = await sql<{ statement: string }>`
      with ours as (
        select p.*, c.relname from pg_policy p
        join pg_class c on c.oid = p.polrelid
        where c.relnamespace = 'wemi'::regnamespace
      )
      select format('drop policy %I on wemi.%I', polname, relname) as statement, 1 as place
        from ours where polname like 'system\\_%'
      union all
      select 'revoke all on all tables in schema wemi from wemi_system', 1
      union all
      select 'revoke all on all functions in schema wemi from wemi_system', 1
      union all
      select format('alter policy %I on wemi.%I to wemi_app, current_user', polname, relname), 2
        from ours where polname not like 'system\\_%' and polroles = '{0}'
      union all
      select format('create policy %I on wemi.%I for %s to wemi_system', 'system_' || polname, relname,
          case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
            when 'd' then 'delete' else 'all' end)
          || coalesce(' using (' || ${asSystem('polqual')} || ')', '')
          || coalesce(' with check (' || ${asSystem('polwithcheck')} || ')', ''), 3
        from ours where polname not like 'system\\_%'
          and polroles && array[0::oid, 'wemi_app'::regrole::oid]
      union all
      select format('grant %s on %s to wemi_system', acl.privilege_type, oid::regclass), 4
        from pg_class, aclexplode(relacl) as acl
        where relnamespace = 'wemi'::regnamespace and acl.grantee = 'wemi_app'::regrole
      union all
      select format('grant %s (%I) on %s to wemi_system', acl.privilege_type, attname, attrelid::regclass), 4
        from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl) as acl
        where relnamespace = 'wemi'::regnamespace and acl.grantee = 'wemi_app'::regrole
      union all
      select format('grant execute on function %s to wemi_system', p.oid::regprocedure), 4
        from pg_proc p, aclexplode(p.proacl) as acl
        where p.pronamespace = 'wemi'::regnamespace and acl.grantee = 'wemi_app'::regrole
      union all
      select 'grant usage on schema wemi to wemi_system', 4
      order by place`.execute(trx);
    await sql.raw(rows.map(({ statement }) => statement).join(';\n')).execute(trx);
  });
}

/** Whether every policy and every grant of wemi_app has its like. */
async function isMirrored(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ isMirrored: boolean }>`
    with acl as (
      select relacl as acl, oid::bigint as what, 0 as part from pg_class
        where relnamespace = 'wemi'::regnamespace
      union all select attacl, attrelid, attnum from pg_attribute
        where attrelid in (select oid from pg_class where relnamespace = 'wemi'::regnamespace)
      union all select proacl, oid, -1 from pg_proc where pronamespace = 'wemi'::regnamespace
    ), granted as (
      select what, part, privilege_type, array_agg(grantee::regrole order by grantee) as roles
      from acl, aclexplode(acl.acl) where grantee in ('wemi_app'::regrole, 'wemi_system'::regrole)
      group by what, part, privilege_type
    ), said as (
      select polrelid, regexp_replace(polname, '^system_', '') as name, polcmd,
        ${asSystem('polqual')} as qual, ${asSystem('polwithcheck')} as with_check,
        array_agg(case when polroles = '{0}' then 'public'
          when 'wemi_system'::regrole = any (polroles) then 'system' else 'app' end) as roles
      from pg_policy join pg_class on pg_class.oid = polrelid
      where relnamespace = 'wemi'::regnamespace
        and polroles && array[0::oid, 'wemi_app'::regrole::oid, 'wemi_system'::regrole::oid]
      group by 1, 2, 3, 4, 5
    )
    select not exists (select from granted where cardinality(roles) <> 2) and not exists (
      select from said where not (roles @> '{app,system}' and cardinality(roles) = 2)
    ) as is_mirrored`.execute(trx);
  return rows[0]!.isMirrored;
}

const asSystem = (expression: string) => sql`regexp_replace(
  pg_get_expr(${sql.ref(expression)}, polrelid), '(wemi\\.)?asking_role\\(\\)', ${sql.lit("'system'::text")}, 'g')`;

async function requireRole(trx: Trx): Promise<void> {
  const { rows } = await sql`select from pg_roles where rolname = 'wemi_system'`.execute(trx);
  if (rows.length === 0)
    throw new Error(
      'The role wemi_system is missing. Make it once, as a superuser: create role wemi_system ' +
        'nologin; grant wemi_system to wemi_app with inherit false, set true;',
    );
}
