import { type Kysely, sql } from 'kysely';

/**
 * What the radar looks for: the hour at which each pratica moves next, kept as text because only
 * that may stand in an index behind row-level security; and an index for each kind of fault, small
 * because it holds nothing but what is open. The office may read which notices wait.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function first_deadline(deadlines jsonb) returns text
      immutable parallel safe language sql
      return (select min(value) from jsonb_each_text(deadlines));
    alter table pratica add column next_at text
      generated always as (first_deadline(deadlines)) stored;
    create index pratica_next on pratica (next_at) where not closed and next_at is not null;

    create index task_late on task (due_at, id) where closed_at is null;
    create index task_escalated on task (opened_at, id) where closed_at is null and escalated;
    create index outbox_unsent on outbox (created_at, id)
      where sent_at is null and overtaken_by is null;
    create index command_unanswered on command (created_at, id) where result is null;
    create index capture_seen on capture (created_at) where status = 'seen';

    drop policy reads on outbox;
    create policy reads on outbox for select using (
      comune_id = asking_comune() and asking_role() in ('admin', 'system'));
  `.execute(db);
}
