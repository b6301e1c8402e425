import { type Kysely, sql } from 'kysely';

/** A proposal for the next period, on the pratica it is made for; and the period of each order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pratica add column renewal jsonb;
    alter table "order" add column period integer not null default 1;
  `.execute(db);
}
