import { type Kysely, sql } from 'kysely';

/**
 * What the comune pays out to enti (docs/adr/0026). A payout claims entries of the ente's account in
 * the ledger; an entry is claimed by one payout at a time, whatever the code above does, and a payout's
 * amount is that of its entries. Bank data are the ente's own to write, and for nobody else to read but
 * the platform, which masks them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db);
  await createPayouts(db);
  await holdPayoutsTogether(db);
  await protect(db);
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function is_iban(iban text) returns boolean language sql immutable parallel safe
      set search_path = pg_catalog return iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' and (
        select string_agg(case when ascii(c) >= 65 then (ascii(c) - 55)::text else c end, '' order by n)::numeric % 97 = 1
        from unnest(string_to_array(substr(iban, 5) || substr(iban, 1, 4), null)) with ordinality as t(c, n));

    create table ente_iban (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      iban text not null check (is_iban(iban)),
      holder text not null check (length(holder) between 1 and 70),
      valid_from date not null,
      set_by uuid not null,
      at timestamptz not null default clock_timestamp()
    );
    create index ente_iban_of on ente_iban (ente_id, valid_from desc, at desc);
    create table comune_account (
      comune_id text not null references comune,
      valid_from date not null,
      holder text not null check (length(holder) between 1 and 70),
      fiscal_code text not null check (fiscal_code ~ '^[0-9]{11}$'),
      iban text not null check (is_iban(iban)),
      bic text check (bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
      primary key (comune_id, valid_from)
    );
  `.execute(db);
}

async function createPayouts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table transfer_file (
      id uuid primary key,
      comune_id text not null references comune,
      message_id text not null unique check (length(message_id) <= 35),
      execute_on date not null,
      content text not null,
      made_by uuid not null,
      made_at timestamptz not null
    );
    create table payout (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      from_day date not null,
      through_day date not null,
      paid_cents integer not null,
      voucher_cents integer not null,
      refund_cents integer not null,
      fee_cents integer not null,
      returned_cents integer not null,
      amount_cents integer not null check (amount_cents > 0),
      status text not null default 'asked' check (status in
        ('asked', 'approved', 'declined', 'withdrawn', 'ordered', 'refused', 'executed', 'returned')),
      asked_by uuid not null,
      asked_at timestamptz not null,
      decided_by uuid,
      decided_at timestamptz,
      iban_id uuid references ente_iban,
      file_id uuid references transfer_file,
      bank_reference text,
      executed_on date,
      returned_on date,
      reason text,
      check (from_day <= through_day),
      constraint payout_adds_up
        check (amount_cents = paid_cents + voucher_cents - refund_cents - fee_cents + returned_cents),
      constraint payout_by_a_second_person check (status in ('asked', 'withdrawn')
        or decided_by is not null and decided_by <> asked_by),
      check (status not in ('approved', 'ordered', 'refused', 'executed', 'returned') or iban_id is not null),
      check ((file_id is not null) = (status in ('ordered', 'refused', 'executed', 'returned'))),
      check ((executed_on is not null) = (status in ('executed', 'returned'))),
      check ((returned_on is not null) = (status = 'returned'))
    );
    create index payout_latest on payout (comune_id, asked_at desc, id desc);
    create index payout_of_ente on payout (ente_id, asked_at desc);
    create table payout_act (
      id uuid primary key,
      payout_id uuid not null references payout,
      comune_id text not null references comune,
      act text not null,
      actor_id uuid not null,
      request_hash text not null,
      reason text,
      at timestamptz not null
    );
    create index payout_act_of on payout_act (payout_id, at);
    create table payout_entry (
      payout_id uuid not null references payout,
      ledger_entry_id bigint not null references ledger_entry,
      comune_id text not null references comune,
      released_at timestamptz,
      primary key (payout_id, ledger_entry_id)
    );
    create unique index payout_entry_in_one on payout_entry (ledger_entry_id) where released_at is null;
    alter table ledger_entry add column payout_id uuid references payout;
    create index ledger_by_account on ledger_entry (comune_id, account, at, id);
    create index ledger_latest on ledger_entry (comune_id, id);
    create index payment_of_ente on payment (ente_id);
  `.execute(db);
}

/** At the end of the transaction, so that entries and payout can be written in either order. */
async function holdPayoutsTogether(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function payout_is_its_entries() returns trigger language plpgsql
      set search_path = wemi, pg_temp as $$
    declare claimed integer; strangers integer;
    begin
      select coalesce(-sum(entry.amount_cents), 0),
          count(*) filter (where entry.account <> 'ente:' || new.ente_id or entry.kind = 'payout')
        into claimed, strangers
        from payout_entry join ledger_entry entry on entry.id = ledger_entry_id
        where payout_entry.payout_id = new.id;
      if strangers > 0 or claimed <> new.amount_cents then
        raise exception 'payout % is not what its entries are', new.id using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger payout_holds after insert on payout
      deferrable initially deferred for each row execute function payout_is_its_entries();
  `.execute(db);
}

const OURS = sql`comune_id = asking_comune()`;
const OFFICE = sql`asking_role() in ('admin', 'auditor', 'system')`;
const SYSTEM = sql`asking_role() = 'system'`;

async function protect(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente_iban enable row level security, force row level security;
    create policy reads on ente_iban for select using (${OURS}
      and (${SYSTEM} or asking_role() = 'ente' and ente_id = asking_ente()));
    create policy inserts on ente_iban for insert with check (${OURS}
      and asking_role() = 'ente' and ente_id = asking_ente() and set_by = asking_person()
      and valid_from >= today_in_rome());
    grant select, insert on ente_iban to wemi_app;

    alter table comune_account enable row level security, force row level security;
    create policy reads on comune_account for select using (${OURS} and ${SYSTEM});
    create policy inserts on comune_account for insert with check (${OURS});
    grant select on comune_account to wemi_app;

    alter table transfer_file enable row level security, force row level security;
    create policy reads on transfer_file for select using (${OURS}
      and asking_role() in ('admin', 'system'));
    create policy inserts on transfer_file for insert with check (${OURS} and ${SYSTEM});
    grant select, insert on transfer_file to wemi_app;

    alter table payout enable row level security, force row level security;
    create policy reads on payout for select using (${OURS} and (${OFFICE}
      or asking_role() = 'ente' and ente_id = asking_ente()
        and status not in ('asked', 'declined', 'withdrawn')));
    create policy inserts on payout for insert with check (${OURS} and ${SYSTEM} and status = 'asked');
    create policy updates on payout for update using (${OURS} and ${SYSTEM}) with check (${OURS});
    grant select, insert, update (status, decided_by, decided_at, iban_id, file_id, bank_reference,
      executed_on, returned_on, reason) on payout to wemi_app;

    alter table payout_act enable row level security, force row level security;
    create policy reads on payout_act for select using (${OURS} and ${OFFICE});
    create policy inserts on payout_act for insert with check (${OURS} and ${SYSTEM});
    grant select, insert on payout_act to wemi_app;

    alter table payout_entry enable row level security, force row level security;
    create policy reads on payout_entry for select using (${OURS}
      and exists (select from payout where payout.id = payout_entry.payout_id));
    create policy inserts on payout_entry for insert with check (${OURS} and ${SYSTEM});
    create policy updates on payout_entry for update using (${OURS} and ${SYSTEM}) with check (${OURS});
    grant select, insert, update (released_at) on payout_entry to wemi_app;
  `.execute(db);
}
