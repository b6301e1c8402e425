import { type Kysely, sql } from 'kysely';

/**
 * Where a person or an ente is reached by mail and SMS, once they have shown that the address is theirs
 * (docs/adr/0039). A code is computed from its row's id and a key of the processes: it is stored
 * nowhere, nor is its hash. `contact_message` is the book of what leaves for an address and what
 * the caps are counted in; it holds no text. The platform writes all three.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add codes_per_person_day smallint not null default 5 check (codes_per_person_day >= 0),
      add codes_per_address_day smallint not null default 5 check (codes_per_address_day >= 0);

    create table contact (
      id uuid primary key,
      comune_id text not null references comune,
      person_id uuid references person,
      ente_id uuid references ente,
      channel text not null check (channel in ('mail', 'sms')),
      address text not null check (length(address) between 3 and 254),
      created_at timestamptz not null default now(),
      verified_at timestamptz,
      bounced_at timestamptz,
      replaced_at timestamptz,
      check (num_nonnulls(person_id, ente_id) = 1)
    );
    create unique index contact_in_use on contact (coalesce(person_id, ente_id), channel)
      where verified_at is not null and replaced_at is null;
    create unique index contact_to_confirm on contact (coalesce(person_id, ente_id), channel)
      where verified_at is null and bounced_at is null and replaced_at is null;
    create index contact_of_owner on contact (coalesce(person_id, ente_id), channel, created_at desc);
    create index contact_at on contact (comune_id, channel, address);

    create table contact_code (
      id uuid primary key,
      comune_id text not null references comune,
      contact_id uuid not null references contact,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      attempts smallint not null default 0 check (attempts between 0 and 5),
      used_at timestamptz
    );
    create index contact_code_of_contact on contact_code (contact_id, created_at desc);

    create table contact_message (
      id uuid primary key,
      comune_id text not null references comune,
      contact_id uuid not null references contact,
      kind text not null check (kind in ('code', 'changed', 'notification')),
      created_at timestamptz not null default now(),
      is_withheld boolean not null default false,
      tries smallint not null default 0,
      try_at timestamptz not null default now(),
      sent_at timestamptz,
      settled_at timestamptz,
      provider_ref text,
      segments smallint,
      cost_millicents integer
    );
    create index contact_message_waiting on contact_message (try_at)
      where sent_at is null and not is_withheld and kind <> 'notification';
    create index contact_message_of_contact on contact_message (contact_id, created_at);
    create index contact_message_of_comune on contact_message (comune_id, created_at);
    create unique index contact_message_ref on contact_message (provider_ref) where provider_ref is not null;

    alter table contact enable row level security, force row level security;
    create policy reads on contact for select using (comune_id = asking_comune() and (asking_role() = 'system'
      or person_id = asking_person() or (asking_role() = 'ente' and ente_id = asking_ente())));
    create policy inserts on contact for insert with check (${BY_SYSTEM});
    create policy updates on contact for update using (${BY_SYSTEM});
    grant select, insert, update (verified_at, bounced_at, replaced_at) on contact to wemi_app;
  `.execute(db);
  for (const [table, columns] of [
    ['contact_code', 'attempts, used_at'],
    [
      'contact_message',
      'tries, try_at, sent_at, settled_at, provider_ref, segments, cost_millicents',
    ],
  ] as const) {
    const name = sql.table(table);
    await sql`
      alter table ${name} enable row level security, force row level security;
      create policy reads on ${name} for select using (${BY_SYSTEM});
      create policy inserts on ${name} for insert with check (${BY_SYSTEM});
      create policy updates on ${name} for update using (${BY_SYSTEM});
      grant select, insert, update (${sql.raw(columns)}) on ${name} to wemi_app;
    `.execute(db);
  }
}

const BY_SYSTEM = sql`comune_id = asking_comune() and asking_role() = 'system'`;
