import { type Kysely, sql } from 'kysely';

/**
 * The seat of an ente part by part, as the metadata of a service name it (R.SI.1.1 of the national list).
 * What stands already stays as it is: the ente says the parts when it next writes its sheet. And where
 * else it receives people.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente
      add column postal_code text not null default '' check (postal_code ~ '^([0-9]{5})?$'),
      add column town text not null default '',
      add column branches jsonb not null default '[]';
  `.execute(db);
}
