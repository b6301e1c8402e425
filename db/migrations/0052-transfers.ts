import { type Kysely, sql } from 'kysely';

/**
 * What is owed to an ente may be paid by bank transfer straight into its account, where the ente says so
 * (docs/adr/0034). An announced transfer is an attempt to pay, what arrived is its capture; a payer reads
 * the IBAN that the attempt names, and no other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAcceptances(db);
  await sql`
    alter table payment_attempt
      add column iban_id uuid references ente_iban,
      drop constraint payment_attempt_provider_check,
      add constraint payment_attempt_provider_check
        check (provider in ('nexi', 'paypal', 'pagopa', 'transfer')),
      add constraint payment_attempt_names_iban check ((provider = 'transfer') = (iban_id is not null));
    create index payment_attempt_by_iban on payment_attempt (iban_id) where iban_id is not null;
    alter table capture
      add column arrived_on date,
      drop constraint capture_provider_check,
      add constraint capture_provider_check
        check (provider in ('nexi', 'paypal', 'pagopa', 'transfer')),
      add constraint capture_arrived check (arrived_on is null or provider = 'transfer');

    drop policy reads on ente_iban;
    create policy reads on ente_iban for select using (comune_id = asking_comune() and (
      asking_role() = 'system'
      or asking_role() = 'ente' and ente_id = asking_ente()
      or asking_role() in ('citizen', 'sportello')
        and exists (select from payment_attempt where payment_attempt.iban_id = ente_iban.id)));

    alter table payout
      add column direct_cents integer not null default 0,
      drop constraint payout_adds_up,
      add constraint payout_adds_up check (amount_cents =
        paid_cents + voucher_cents - direct_cents - refund_cents - fee_cents + returned_cents);
  `.execute(db);
}

/** That an ente accepts transfers is no secret: whoever is to pay is offered one. */
async function createAcceptances(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table transfer_acceptance (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      is_accepted boolean not null,
      set_by uuid not null,
      at timestamptz not null default clock_timestamp()
    );
    create index transfer_acceptance_latest on transfer_acceptance (ente_id, at desc);
    alter table transfer_acceptance enable row level security, force row level security;
    create policy reads on transfer_acceptance for select using (comune_id = asking_comune());
    create policy inserts on transfer_acceptance for insert with check (comune_id = asking_comune()
      and asking_role() = 'ente' and ente_id = asking_ente() and set_by = asking_person());
    grant select, insert on transfer_acceptance to wemi_app;
  `.execute(db);
}
