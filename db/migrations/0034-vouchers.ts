import { type Kysely, sql } from 'kysely';

/**
 * Public money that pays a share (docs/adr/0027). A fund has rules in versions, applications that
 * were decided by one of them, and vouchers; what a voucher pays is a row for each movement. Nothing
 * here is ever changed but where an application or an appeal stands: what is left of a fund or of a
 * voucher is a sum over rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFunds(db);
  await createApplications(db);
  await createVouchers(db);
  await protectFunds(db);
  await protectApplications(db);
  await protectVouchers(db);
}

async function createFunds(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table voucher_fund (
      id uuid primary key,
      comune_id text not null references comune,
      owner text not null,
      name text not null,
      about text not null,
      source text not null,
      budget_cents integer not null check (budget_cents > 0),
      opens_on date not null,
      apply_until date not null check (apply_until >= opens_on),
      spend_until date not null check (spend_until >= apply_until),
      created_by uuid,
      reason text,
      created_at timestamptz not null default now()
    );
    create index voucher_fund_latest on voucher_fund (comune_id, opens_on desc, id);
    create table rule_set (
      id uuid primary key,
      comune_id text not null references comune,
      fund_id uuid not null references voucher_fund,
      version integer not null check (version > 0),
      valid_from date not null,
      rules jsonb not null,
      written_by uuid,
      reason text,
      at timestamptz not null default now(),
      unique (fund_id, version)
    );
  `.execute(db);
}

async function createApplications(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table isee (
      id uuid primary key,
      comune_id text not null references comune,
      person_id uuid not null references person,
      kind text not null check (kind in ('ordinary', 'sociosanitario', 'minors', 'current')),
      value_cents integer not null check (value_cents >= 0),
      valid_until date not null,
      source text not null check (source in ('self-declared', 'document', 'office', 'inps')),
      said_by uuid not null,
      at timestamptz not null default now()
    );
    create index isee_of_person on isee (person_id, at desc);
    create table voucher_application (
      id uuid primary key,
      comune_id text not null references comune,
      fund_id uuid not null references voucher_fund,
      person_id uuid not null references person,
      isee_id uuid not null references isee,
      facts jsonb not null,
      submitted_by uuid not null,
      submitted_role text not null,
      mandate_id uuid references mandate,
      reason text,
      received_at timestamptz not null default now(),
      status text not null default 'received'
        check (status in ('received', 'granted', 'refused', 'withdrawn'))
    );
    create unique index voucher_application_open on voucher_application (fund_id, person_id)
      where status in ('received', 'granted');
    create index voucher_application_of_person on voucher_application (person_id, received_at desc);
    create index voucher_application_of_fund on voucher_application (fund_id, received_at, id);
    create table voucher_decision (
      id uuid primary key,
      comune_id text not null references comune,
      application_id uuid not null references voucher_application,
      rule_set_id uuid not null references rule_set,
      outcome text not null check (outcome in ('granted', 'refused')),
      amount_cents integer not null check (amount_cents >= 0),
      per text not null check (per in ('once', 'month')),
      on_date date not null,
      rules jsonb not null,
      facts jsonb not null,
      funds jsonb not null,
      decided_by uuid not null,
      reason text,
      at timestamptz not null default now()
    );
    create index voucher_decision_of on voucher_decision (application_id, at desc);
    create table voucher_appeal (
      id uuid primary key,
      comune_id text not null references comune,
      decision_id uuid not null unique references voucher_decision,
      person_id uuid not null references person,
      decided_by uuid not null,
      reason text not null,
      at timestamptz not null default now(),
      upheld boolean,
      answer text,
      answered_by uuid,
      answered_at timestamptz,
      constraint appeal_not_by_whoever_decided check (answered_by <> decided_by),
      check ((upheld is null) = (answered_at is null) and (upheld is null) = (answer is null)
        and (upheld is null) = (answered_by is null))
    );
    create index voucher_appeal_open on voucher_appeal (comune_id, at) where upheld is null;
  `.execute(db);
}

async function createVouchers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table voucher (
      id uuid primary key,
      comune_id text not null references comune,
      fund_id uuid not null references voucher_fund,
      person_id uuid not null references person,
      decision_id uuid not null unique references voucher_decision,
      value_cents integer not null check (value_cents > 0),
      monthly_cents integer check (monthly_cents > 0),
      service_type_ids text[],
      expires_on date not null,
      at timestamptz not null default now()
    );
    create index voucher_of_person on voucher (person_id, expires_on, id);
    create index voucher_of_fund on voucher (fund_id);
    create table voucher_movement (
      id uuid primary key,
      comune_id text not null references comune,
      fund_id uuid not null references voucher_fund,
      voucher_id uuid not null references voucher,
      pratica_id uuid not null references pratica,
      payment_id uuid not null references payment,
      kind text not null check (kind in ('reserved', 'spent', 'returned')),
      cents integer not null check (cents > 0),
      at timestamptz not null
    );
    create index voucher_movement_of on voucher_movement (voucher_id, at);
    create index voucher_movement_of_payment on voucher_movement (payment_id);
  `.execute(db);
}

const OURS = sql`comune_id = asking_comune()`;
const OFFICE = sql`asking_role() in ('admin', 'auditor', 'system')`;

/** Who may have what is public. A version is for today or later; what is past is not rewritten. */
async function protectFunds(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table voucher_fund enable row level security, force row level security;
    create policy reads on voucher_fund for select using (${OURS});
    create policy inserts on voucher_fund for insert with check (${OURS} and (
      asking_role() = 'system' or asking_role() = 'admin' and created_by = asking_person()));
    grant select, insert on voucher_fund to wemi_app;

    alter table rule_set enable row level security, force row level security;
    create policy reads on rule_set for select using (${OURS});
    create policy inserts on rule_set for insert with check (${OURS} and (
      asking_role() = 'system' or asking_role() = 'admin' and written_by = asking_person()
        and valid_from >= today_in_rome()));
    grant select, insert on rule_set to wemi_app;
  `.execute(db);
}

/** The person's own, and who may ask for them, in more than one pratica. */
const OF_PERSON = sql`${OURS} and (${OFFICE} or person_id = asking_person()
  or asking_role() in ('citizen', 'sportello') and person_id = any ((select principals_to_ask_for())::uuid[]))`;

async function protectApplications(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function principals_to_ask_for() returns uuid[]
      language sql stable parallel safe security definer set search_path = wemi, pg_temp
      return array(select principal_id from live_mandates()
        where pratica_id is null and 'request' = any (scope));
    revoke execute on function principals_to_ask_for from public;
    grant execute on function principals_to_ask_for to wemi_app;
  `.execute(db);
  await sql`
    alter table isee enable row level security, force row level security;
    create policy reads on isee for select using (${OF_PERSON});
    create policy inserts on isee for insert with check (${OF_PERSON} and (
      asking_role() = 'system' or said_by = asking_person() and (asking_role() = 'admin'
        or asking_role() in ('citizen', 'sportello') and source = 'self-declared')));
    grant select, insert on isee to wemi_app;

    alter table voucher_application enable row level security, force row level security;
    create policy reads on voucher_application for select using (${OF_PERSON});
    create policy inserts on voucher_application for insert with check (${OF_PERSON}
      and status = 'received' and (asking_role() = 'system'
        or asking_role() in ('citizen', 'sportello') and submitted_by = asking_person()));
    create policy updates on voucher_application for update using (${OURS} and (
      asking_role() in ('admin', 'system')
      or asking_role() = 'citizen' and person_id = asking_person() and status = 'received'))
      with check (${OURS} and (asking_role() in ('admin', 'system') or status = 'withdrawn'));
    grant select, insert, update (status) on voucher_application to wemi_app;

    alter table voucher_decision enable row level security, force row level security;
    create policy reads on voucher_decision for select using (${OURS} and exists (
      select from voucher_application judged where judged.id = application_id));
    create policy inserts on voucher_decision for insert with check (${OURS} and (
      asking_role() = 'system' or asking_role() = 'admin' and decided_by = asking_person()));
    grant select, insert on voucher_decision to wemi_app;

    alter table voucher_appeal enable row level security, force row level security;
    create policy reads on voucher_appeal for select using (${OF_PERSON});
    create policy inserts on voucher_appeal for insert with check (${OURS} and upheld is null and (
      asking_role() = 'system' or asking_role() = 'citizen' and person_id = asking_person()));
    create policy updates on voucher_appeal for update using (${OURS}
      and asking_role() in ('admin', 'system') and upheld is null)
      with check (${OURS} and (asking_role() = 'system' or answered_by = asking_person()));
    grant select, insert, update (upheld, answer, answered_by, answered_at)
      on voucher_appeal to wemi_app;
  `.execute(db);
}

/** What a voucher pays is written by the record of a pratica, and read by whoever sees the payment. */
async function protectVouchers(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table voucher enable row level security, force row level security;
    create policy reads on voucher for select using (${OF_PERSON});
    create policy inserts on voucher for insert with check (${OURS}
      and asking_role() in ('admin', 'system'));
    grant select, insert on voucher to wemi_app;

    alter table voucher_movement enable row level security, force row level security;
    create policy reads on voucher_movement for select using (${OURS} and (
      ${OFFICE} or exists (select from voucher used where used.id = voucher_id)
      or exists (select from payment paid where paid.id = payment_id)));
    create policy inserts on voucher_movement for insert with check (${OURS}
      and asking_role() = 'system');
    grant select, insert on voucher_movement to wemi_app;
  `.execute(db);
}
