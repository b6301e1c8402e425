import { type Kysely, sql } from 'kysely';

/**
 * What auditors ask across pratiche. The indexes are in the order of their list, and none holds the
 * comune: every policy asks for it, so that the planner, on young statistics, would gather a whole
 * comune's events in order to find one (see 0015); also where it only stands behind.
 *
 * Samples are only ever added: who drew which, when and with which seed, so that it can be drawn
 * again and nobody can throw away a draw that did not please.
 *
 * Whoever reads what is sensitive sees the own reads: so one look is not written down twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index event_by_time on event (at desc, id desc);
    create index event_by_kind on event (kind, at desc, id desc);
    create index event_by_actor_and_time on event (actor_id, at desc, id desc)
      where actor_id is not null;
    create index event_on_behalf on event (at desc, id desc)
      where on_behalf_of is not null;
    create index task_by_end on task (closed_at) where closed_at is not null;
    create index pratica_by_opening on pratica (opened_at);

    create table audit_sample (
      id uuid primary key,
      comune_id text not null references comune,
      drawn_by uuid not null,
      drawn_at timestamptz not null,
      seed text not null,
      size integer not null check (size between 1 and 500),
      filters jsonb not null,
      population integer not null,
      pratica_ids uuid[] not null
    );
    create index audit_sample_drawn on audit_sample (comune_id, drawn_at desc, id desc);
    alter table audit_sample enable row level security, force row level security;
    create policy reads on audit_sample for select using (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor', 'system'));
    create policy inserts on audit_sample for insert with check (comune_id = asking_comune()
      and asking_role() in ('admin', 'auditor') and drawn_by = asking_person());
    grant select, insert on audit_sample to wemi_app;

    create policy reads_own on sensitive_read for select using (
      comune_id = asking_comune() and person_id = asking_person());
  `.execute(db);
}
