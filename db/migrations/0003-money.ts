import { type Kysely, sql } from 'kysely';

/** What is owed, each attempt to pay it, and the ledger in which every transaction sums to zero. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payment (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      order_id uuid not null references "order",
      payee text not null check (payee in ('ente', 'comune')),
      ente_id uuid not null references ente,
      amount_cents integer not null check (amount_cents > 0),
      status text not null check (status in ('due', 'settled', 'closed', 'refunded')),
      due_at timestamptz not null,
      settled_at timestamptz,
      created_at timestamptz not null
    );
    create index payment_by_pratica on payment (pratica_id);
    create table payment_attempt (
      id uuid primary key,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      payment_id uuid not null references payment,
      provider text not null check (provider in ('nexi')),
      provider_order_id text not null unique,
      security_token text,
      hosted_page text,
      status text not null check (status in ('opening', 'open', 'settled', 'failed', 'unknown', 'to-refund', 'refunded')),
      operation_id text,
      amount_cents integer not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index payment_attempt_by_payment on payment_attempt (payment_id);
    create index payment_attempt_pending on payment_attempt (updated_at) where status in ('opening', 'open', 'unknown', 'to-refund');
    create table webhook_event (
      provider text not null,
      event_id text not null,
      comune_id text not null,
      attempt_id uuid not null references payment_attempt,
      outcome text not null,
      received_at timestamptz not null default now(),
      primary key (provider, event_id)
    );

    create table ledger_entry (
      id bigint generated always as identity primary key,
      transaction_id uuid not null,
      comune_id text not null,
      pratica_id uuid not null references pratica,
      payment_id uuid not null references payment,
      account text not null,
      amount_cents integer not null check (amount_cents <> 0),
      kind text not null,
      at timestamptz not null default now(),
      unique (transaction_id, account)
    );
    create index ledger_by_pratica on ledger_entry (pratica_id);

    create function ledger_sums_to_zero() returns trigger language plpgsql as $$
    begin
      if (select sum(amount_cents) from ledger_entry where transaction_id = new.transaction_id) <> 0 then
        raise exception 'ledger transaction % does not sum to zero', new.transaction_id;
      end if;
      return null;
    end $$;
    create constraint trigger ledger_balanced after insert on ledger_entry
      deferrable initially deferred for each row execute function ledger_sums_to_zero();
  `.execute(db);
}
