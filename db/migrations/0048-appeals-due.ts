import { type Kysely, sql } from 'kysely';

/** An appeal is work of the office with a term, as a contest is: those from before get thirty days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table voucher_appeal add column due_at timestamptz;
    alter table voucher_appeal no force row level security;
    update voucher_appeal set due_at = at + interval '30 days';
    alter table voucher_appeal force row level security;
    alter table voucher_appeal alter column due_at set not null;
    drop index voucher_appeal_open;
    create index voucher_appeal_open on voucher_appeal (comune_id, due_at, id) where upheld is null;
  `.execute(db);
}
