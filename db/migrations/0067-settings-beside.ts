import { type Kysely, sql } from 'kysely';

/** The office reads which settings of money wait for a second administrator, among all that does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create policy office_reads on money_setting for select
    using (comune_id = asking_comune() and asking_role() in ('admin', 'auditor'))`.execute(db);
}
