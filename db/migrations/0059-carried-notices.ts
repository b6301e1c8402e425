import { type Kysely, sql } from 'kysely';

/**
 * An outbox row is done with once it is carried into notifications, which have their own deliveries.
 * Rows that waited in the queue of notices are carried anew; none of them was sent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox no force row level security;
    update outbox set queued_at = null
    where queued_at is not null and sent_at is null and overtaken_by is null
      and skipped_at is null;
    alter table outbox force row level security;
    drop index outbox_unsent;
    create index outbox_uncarried on outbox (created_at, id)
      where queued_at is null and skipped_at is null;
    create index delivery_unsettled on delivery (due_at) where state in ('waiting', 'queued');
    create index delivery_failed on delivery (settled_at) where state = 'failed';
    create index notification_of_outbox on notification (outbox_id) where outbox_id is not null;
  `.execute(db);
}
