import { type Kysely, sql } from 'kysely';

/**
 * What one administrator asks and another must approve (docs/adr/0019): acts that give back more
 * than the comune lets one person give back, and bulk moves. That the two are not the same person
 * is a constraint, whatever the code above does. Amount and term are data of the comune, dated.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add column alone_up_to_cents integer not null default 50000 check (alone_up_to_cents >= 0),
      add column approval_business_days integer not null default 5
        check (approval_business_days > 0);
  `.execute(db);
  await createApprovals(db);
  await bindBatches(db);
}

async function createApprovals(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table approval (
      id uuid primary key,
      comune_id text not null references comune,
      act text not null,
      pratica_id uuid references pratica,
      version integer,
      payload jsonb not null default '{}',
      on_behalf_of jsonb,
      refund_cents integer check (refund_cents >= 0),
      alone_up_to_cents integer,
      reason text not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      status text not null default 'asked'
        check (status in ('asked', 'approved', 'declined', 'withdrawn', 'lapsed')),
      decided_by uuid,
      decided_at timestamptz,
      decision text,
      decision_id uuid unique,
      check ((act = 'movePratiche') = (pratica_id is null)),
      check ((pratica_id is null) = (version is null)
        and (pratica_id is null) = (refund_cents is null)),
      check ((status = 'asked') = (decided_at is null)),
      constraint approval_is_decided_by_somebody
        check ((decided_by is not null) = (status in ('approved', 'declined', 'withdrawn'))),
      constraint approval_by_a_second_person
        check (status not in ('approved', 'declined') or decided_by <> asked_by),
      constraint approval_withdrawn_by_whoever_asked
        check (status <> 'withdrawn' or decided_by = asked_by)
    );
    create index approval_latest on approval (comune_id, asked_at desc, id desc);
    create index approval_to_decide on approval (comune_id, expires_at) where status = 'asked';
    create unique index approval_open on approval (pratica_id) where status = 'asked';
    alter table approval enable row level security, force row level security;
    create policy reads on approval for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on approval for insert with check (comune_id = asking_comune()
      and status = 'asked' and (asking_role() = 'system'
        or asking_role() = 'admin' and asked_by = asking_person()));
    create policy updates on approval for update
      using (comune_id = asking_comune() and asking_role() = 'system' and status = 'asked')
      with check (comune_id = asking_comune());
    grant select, insert, update (status, decided_by, decided_at, decision, decision_id)
      on approval to wemi_app;
  `.execute(db);
}

/** Batches older than this were ordered by one person; no new one is, but to take another back. */
async function bindBatches(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table policy_batch
      add column approval_id uuid unique references approval,
      add constraint policy_batch_of_two
        check (reverses is not null or approval_id is not null) not valid;
  `.execute(db);
}
