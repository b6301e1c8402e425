import { type Kysely, sql } from 'kysely';

/**
 * Every entry of the ledger names the command that caused it, whose event tells of it, and the
 * gateway's operation where one moved the money. Entries of before stay as they are. And what the
 * comune keeps of what is paid: a share, dated, of all services or of one type.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger_entry
      add column command_id uuid,
      add column gateway_reference text,
      add constraint ledger_entry_has_cause check (command_id is not null) not valid;

    create table comune_fee (
      comune_id text not null references comune,
      service_type_id text,
      valid_from date not null,
      rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
      unique nulls not distinct (comune_id, service_type_id, valid_from),
      foreign key (comune_id, service_type_id) references service_type (comune_id, id)
    );
    alter table comune_fee enable row level security, force row level security;
    create policy reads on comune_fee for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'ente', 'system'));
    create policy inserts on comune_fee for insert with check (comune_id = asking_comune());
    grant select on comune_fee to wemi_app;
  `.execute(db);
}
