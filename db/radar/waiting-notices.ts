import { sql } from 'kysely';
import { TOO_LONG_AGO, type FaultQuery, PRATICA } from './fault.ts';

/**
 * Notices that nobody carries: not handed to the queue, or lost by it. One whose job fails is
 * shown as that job, where the queues can be read.
 */
export function waitingNotices({ hasQueues }: { hasQueues: boolean }): FaultQuery {
  const hasFailed = sql`exists (
    select from queue.job where job.queue = 'notices' and job.id = outbox.id::text
      and job.state <> 'completed' and job.failed_reason is not null)`;
  return sql`
    select outbox.id::text as id, outbox.created_at as since,
      coalesce(outbox.kind, event.kind) as about, outbox.audience as whom, ${PRATICA}
    from outbox
    join pratica on pratica.id = outbox.pratica_id
    left join event on event.id = outbox.event_id
    where outbox.sent_at is null and outbox.overtaken_by is null and outbox.skipped_at is null
      and outbox.created_at < ${TOO_LONG_AGO} and not ${hasQueues ? hasFailed : sql`false`}`;
}
