import { type Kysely, sql } from 'kysely';

/**
 * The number of each payment's receipt: one after the other in a comune and year (of Rome), without
 * gaps, and never changed. The database gives it to whatever settles, at the end of the transaction
 * that does (docs/adr/0028); a payment of before is given the one it would have had.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment_receipt (
      payment_id uuid primary key references payment,
      comune_id text not null references comune,
      year smallint not null,
      number integer not null check (number > 0),
      unique (comune_id, year, number)
    );
    alter table payment_receipt enable row level security, force row level security;
    create policy reads on payment_receipt for select using (comune_id = asking_comune() and (
      asking_role() = 'system'
      or exists (select from payment where payment.id = payment_receipt.payment_id)));
    create policy inserts on payment_receipt for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert on payment_receipt to wemi_app;

    create function number_receipt() returns trigger language plpgsql
      set search_path = wemi, pg_temp as $$
    declare of_year smallint := extract(year from new.settled_at at time zone 'Europe/Rome');
    begin
      if exists (select from payment_receipt where payment_id = new.id) then
        return null;
      end if;
      -- Whoever settles at the same time waits here: the last number is that of a finished transaction.
      perform pg_advisory_xact_lock(hashtext('payment_receipt'), hashtext(new.comune_id || of_year));
      insert into payment_receipt (payment_id, comune_id, year, number)
        select new.id, new.comune_id, of_year, coalesce(max(number), 0) + 1
        from payment_receipt where comune_id = new.comune_id and year = of_year;
      return null;
    end $$;
  `.execute(db);
  await numberThoseOfBefore(db);
  await sql`
    create constraint trigger payment_receipt_numbered after insert or update of settled_at on payment
      deferrable initially deferred for each row when (new.settled_at is not null)
      execute function number_receipt();
  `.execute(db);
}

/** Row-level security holds for the owner too, so each comune is numbered in its own name. */
async function numberThoseOfBefore(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare each_comune text;
    begin
      perform set_config('wemi.role', 'system', true);
      for each_comune in select id from comune loop
        perform set_config('wemi.comune', each_comune, true);
        insert into payment_receipt (payment_id, comune_id, year, number)
          select id, comune_id, extract(year from settled_at at time zone 'Europe/Rome'),
            row_number() over (
              partition by extract(year from settled_at at time zone 'Europe/Rome')
              order by settled_at, id)
          from payment where settled_at is not null;
      end loop;
      perform set_config('wemi.role', '', true), set_config('wemi.comune', '', true);
    end $$;
  `.execute(db);
}
