import { type Kysely, sql } from 'kysely';

/**
 * Each way back of money is a row of its own: a capture can be given back in parts, for several
 * reasons, and never for more than it took. A capture says only what it was good for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table refund (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      payment_id uuid not null references payment,
      capture_id uuid not null references capture,
      amount_cents integer not null check (amount_cents > 0),
      cause text not null check (cause in ('late', 'unused', 'office')),
      status text not null check (status in ('due', 'done')),
      refusals integer not null default 0,
      not_before timestamptz,
      created_at timestamptz not null default now(),
      done_at timestamptz,
      check ((status = 'done') = (done_at is not null))
    );
    create index refund_by_capture on refund (capture_id);
    create index refund_by_payment on refund (payment_id);
    create index refund_by_pratica on refund (pratica_id);
    create index refund_due on refund (not_before nulls first, capture_id) where status = 'due';
    alter table refund enable row level security, force row level security;
    create policy reads on refund for select using (comune_id = asking_comune()
      and exists (select from payment where payment.id = refund.payment_id));
    create policy inserts on refund for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    create policy updates on refund for update
      using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert, update on refund to wemi_app;

    create function refund_fits_capture() returns trigger language plpgsql as $$
    declare taken integer;
    begin
      select amount_cents into taken from capture where id = new.capture_id for update;
      if (select sum(amount_cents) from refund where capture_id = new.capture_id) > taken then
        raise exception 'capture % would be given back more than it took', new.capture_id;
      end if;
      return null;
    end $$;
    create trigger refund_fits after insert or update of amount_cents, capture_id on refund
      for each row execute function refund_fits_capture();
  `.execute(db);
  await carryOver(db);
  await sql`
    drop index capture_to_refund;
    alter table capture
      drop column refund_cents, drop column refund_refusals, drop column refund_not_before;
    alter table capture add constraint capture_status_check check (status in ('seen', 'settled', 'late'));
  `.execute(db);
}

/** Row-level security holds for the owner too, so each comune is carried over in its own name. */
async function carryOver(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table capture drop constraint capture_status_check;
    alter table capture drop constraint if exists capture_check;
    do $$
    declare each_comune text;
    begin
      perform set_config('wemi.role', 'system', true);
      for each_comune in select id from comune loop
        perform set_config('wemi.comune', each_comune, true);
        insert into refund (id, comune_id, pratica_id, payment_id, capture_id, amount_cents, cause,
            status, refusals, not_before, done_at)
          select id, comune_id, pratica_id, payment_id, id, refund_cents,
            case when exists (select from ledger_entry where kind = 'late'
              and ledger_entry.payment_id = capture.payment_id and amount_cents = capture.amount_cents)
            then 'late' else 'unused' end,
            case status when 'refunded' then 'done' else 'due' end, refund_refusals, refund_not_before,
            case status when 'refunded' then created_at end
          from capture where status in ('to-refund', 'refunded');
        update capture set status = case
          when exists (select from refund where refund.id = capture.id and cause = 'late') then 'late'
          else 'settled' end
          where status in ('to-refund', 'refunded');
      end loop;
      perform set_config('wemi.role', '', true), set_config('wemi.comune', '', true);
    end $$;
  `.execute(db);
}
