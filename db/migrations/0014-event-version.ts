import { type Kysely, sql } from 'kysely';

/**
 * An event says which version of its pratica it made: its place in the chain no longer tells, since
 * money comes and goes without a step. Up to here the two were one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table event no force row level security;
    alter table event add version integer;
    update event set version = seq;
    alter table event alter version set not null;
    alter table event force row level security;
  `.execute(db);
}
