import { type Kysely, sql } from 'kysely';

/**
 * Who is paid decides how (CAD art. 5): what is owed to the comune is tried through pagoPA only, what
 * is owed to an ente never. The routes say so already; the database lets nothing else be written.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function attempt_fits_payee() returns trigger language plpgsql
      set search_path = wemi, pg_temp as $$
    declare owed_to text := (select payee from payment where id = new.payment_id);
    begin
      if owed_to is null or (owed_to = 'comune') <> (new.provider = 'pagopa') then
        raise exception 'payment %: what is owed to % is not paid through %',
          new.payment_id, owed_to, new.provider using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger fits_payee before insert or update of provider, payment_id on payment_attempt
      for each row execute function attempt_fits_payee();
  `.execute(db);
}
