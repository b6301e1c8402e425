import { type Kysely, sql } from 'kysely';

/**
 * Some services are owed to the comune and not to the ente that gives them. Since when, and under
 * which name the comune takes money at pagoPA, are dated rows that the comune lays down.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRules(db);
  await refuseCounters(db);
  await sql`
    alter table refund add column transfer_number text,
      add constraint refund_transfer_is_done check (transfer_number is null or status = 'done');
    create unique index refund_by_transfer on refund (comune_id, transfer_number);
  `.execute(db);
}

async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payee_rule (
      comune_id text not null references comune,
      service_type_id text not null,
      valid_from date not null,
      payee text not null check (payee in ('ente', 'comune')),
      primary key (comune_id, service_type_id, valid_from),
      foreign key (comune_id, service_type_id) references service_type
    );
    create table pagopa_creditor (
      comune_id text not null references comune,
      valid_from date not null,
      fiscal_code text not null check (fiscal_code ~ '^\\d{11}$'),
      name text not null check (length(name) between 1 and 70),
      iban text not null check (iban ~ '^IT\\d{2}[A-Z]\\d{10}[A-Z0-9]{12}$'),
      segregation_code text not null check (segregation_code ~ '^\\d{2}$'),
      category text not null check (category ~ '^\\d{7}[A-Z]{2}$'),
      primary key (comune_id, valid_from)
    );
    comment on column pagopa_creditor.category is 'code of pagoPA''s taxonomy of payments';
  `.execute(db);
  for (const table of ['payee_rule', 'pagopa_creditor'])
    await sql`
      alter table ${sql.table(table)} enable row level security, force row level security;
      create policy reads on ${sql.table(table)} for select using (comune_id = asking_comune());
      create policy writes on ${sql.table(table)}
        using (comune_id = asking_comune() and asking_role() = 'system')
        with check (comune_id = asking_comune() and asking_role() = 'system');
      grant select on ${sql.table(table)} to wemi_app;
    `.execute(db);
}

/** A counter is no pagoPA: what is owed to the comune is never taken there (0040 refuses gateways). */
async function refuseCounters(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function receipt_fits_payee() returns trigger language plpgsql
      set search_path = wemi, pg_temp as $$
    begin
      if exists (select from payment where id = new.payment_id and payee = 'comune') then
        raise exception 'payment %: what is owed to the comune is not paid at a counter',
          new.payment_id using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger fits_payee before insert or update of payment_id on counter_receipt
      for each row execute function receipt_fits_payee();
  `.execute(db);
}
