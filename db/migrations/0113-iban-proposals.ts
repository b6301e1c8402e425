import { type Kysely, sql } from 'kysely';

/**
 * Where an ente is paid changes by two of its people (docs/adr/0058): one proposes, another confirms,
 * and only then is there a row in `ente_iban`. That they are two is a constraint, and that no row comes
 * about without them is another, whatever the code above does. Rows older than this were of one person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule add column iban_confirmation_days integer not null default 14
      check (iban_confirmation_days > 0);

    create table iban_proposal (
      id uuid primary key,
      comune_id text not null references comune,
      ente_id uuid not null references ente,
      iban text not null check (is_iban(iban)),
      holder text not null check (length(holder) between 1 and 70),
      proposed_by uuid not null,
      proposed_at timestamptz not null,
      expires_at timestamptz not null,
      status text not null default 'proposed'
        check (status in ('proposed', 'confirmed', 'refused', 'withdrawn', 'lapsed')),
      decided_by uuid,
      decided_at timestamptz,
      reason text,
      decision_id uuid unique,
      unique (id, ente_id, iban, holder),
      check ((status = 'proposed') = (decided_at is null)),
      check ((decided_by is not null) = (status in ('confirmed', 'refused', 'withdrawn'))),
      check ((reason is not null) = (status = 'refused')),
      constraint iban_by_a_second_person
        check (status not in ('confirmed', 'refused') or decided_by <> proposed_by),
      constraint iban_withdrawn_by_whoever_proposed
        check (status <> 'withdrawn' or decided_by = proposed_by)
    );
    create unique index iban_proposal_open on iban_proposal (ente_id) where status = 'proposed';
    create index iban_proposal_latest on iban_proposal (ente_id, proposed_at desc);
    alter table iban_proposal enable row level security, force row level security;
    create policy reads on iban_proposal for select using (${OURS}
      and (${SYSTEM} or asking_role() = 'ente' and ente_id = asking_ente()));
    create policy inserts on iban_proposal for insert
      with check (${OURS} and ${SYSTEM} and status = 'proposed');
    create policy updates on iban_proposal for update
      using (${OURS} and ${SYSTEM} and status = 'proposed') with check (${OURS});
    grant select, insert, update (status, decided_by, decided_at, reason, decision_id)
      on iban_proposal to wemi_app;
  `.execute(db);
  await bindIbans(db);
  await tellOfProposals(db);
}

/** No ente writes its account by itself any more: the platform does, of what was confirmed. */
async function bindIbans(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente_iban
      add column proposal_id uuid unique,
      add constraint ente_iban_as_proposed foreign key (proposal_id, ente_id, iban, holder)
        references iban_proposal (id, ente_id, iban, holder),
      add constraint ente_iban_of_two check (proposal_id is not null) not valid;
    drop policy inserts on ente_iban;
    create policy inserts on ente_iban for insert with check (${OURS} and ${SYSTEM}
      and valid_from >= today_in_rome()
      and exists (select from iban_proposal where iban_proposal.id = proposal_id
        and status = 'confirmed' and decided_by = set_by));
  `.execute(db);
}

/** The ente, and each of its people at their own address. */
async function tellOfProposals(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payout_notice
      add column proposal_id uuid references iban_proposal,
      add column person_id uuid references person,
      drop constraint payout_notice_kind_check,
      add constraint payout_notice_kind_check check (kind in ('approve', 'execute', 'refuse', 'return',
        'no-iban', 'no-balance', 'iban-proposed', 'iban-confirmed', 'iban-refused', 'iban-withdrawn')),
      add constraint payout_notice_of_proposal check ((proposal_id is not null) =
        (kind in ('iban-proposed', 'iban-confirmed', 'iban-refused', 'iban-withdrawn')));
  `.execute(db);
}

const OURS = sql`comune_id = asking_comune()`;
const SYSTEM = sql`asking_role() = 'system'`;
