import { type Kysely, sql } from 'kysely';

/**
 * Service types for which an avviso had qualified an ente and nothing does any more: its services of
 * them are not shown. Kept beside `avviso_type_ids` whenever a qualification moves, since every search asks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente add column barred_type_ids text[] not null default '{}';
    update ente set barred_type_ids = array(
      select type from unnest(avviso_type_ids) type
      where not exists (select from qualification
        where qualification.ente_id = ente.id and state = 'qualified' and service_type_ids @> array[type])
      order by 1)
    where cardinality(avviso_type_ids) > 0;
  `.execute(db);
}
