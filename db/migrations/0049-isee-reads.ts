import { type Kysely, sql } from 'kysely';

/** Who reads somebody's ISEE reads what is delicate outside of any pratica: of whom it is stands beside. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sensitive_read
      alter column pratica_id drop not null,
      add column subject_id uuid references person,
      add constraint sensitive_read_of_something check (pratica_id is not null or subject_id is not null);
    create index sensitive_read_of_subject on sensitive_read (subject_id, at desc, id desc)
      where subject_id is not null;
  `.execute(db);
}
