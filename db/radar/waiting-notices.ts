import { sql } from 'kysely';
import { TOO_LONG_AGO, type FaultQuery, PRATICA } from './fault.ts';

/** Of a delivery: whom it is for, by name, and the pratica that it is about, if it is about one. */
export const OF_DELIVERY = sql`
  notification.kind as about, notification.audience as whom, delivery.channel,
  coalesce(person.name, ente.name) as told_name,
  coalesce(pratica.id, notification.id) as pratica_id, pratica.number, pratica.state,
  pratica.version`;
export const JOIN_DELIVERY = sql`
  join notification on notification.id = delivery.notification_id
  left join pratica on pratica.id = notification.pratica_id
  left join person on person.id = notification.person_id
  left join ente on ente.id = notification.ente_id`;

/**
 * Notices that nobody carries: not made into notifications, not handed to the queue when due, or lost
 * by it. One whose job fails is shown as that job, where the queues can be read.
 */
export function waitingNotices({ hasQueues }: { hasQueues: boolean }): FaultQuery {
  const hasFailed = sql`exists (
    select from queue.job where job.queue = delivery.channel and job.id = delivery.id::text
      and job.state <> 'completed' and job.failed_reason is not null)`;
  return sql`
    select outbox.id::text as id, outbox.created_at as since,
      coalesce(outbox.kind, event.kind) as about, outbox.audience as whom, null as channel,
      null as told_name, ${PRATICA}
    from outbox
    join pratica on pratica.id = outbox.pratica_id
    left join event on event.id = outbox.event_id
    where outbox.queued_at is null and outbox.skipped_at is null
      and outbox.created_at < ${TOO_LONG_AGO}
    union all
    select delivery.id::text, delivery.due_at, ${OF_DELIVERY}
    from delivery ${JOIN_DELIVERY}
    where delivery.state in ('waiting', 'queued') and delivery.due_at < ${TOO_LONG_AGO}
      and not ${hasQueues ? hasFailed : sql`false`}`;
}

/** Notices that a provider will not take, or did not after all tries. */
export const FAILED_NOTICES: FaultQuery = sql`
  select delivery.id::text as id, delivery.settled_at as since, delivery.tries as attempts,
    delivery.why as last_error, ${OF_DELIVERY}
  from delivery ${JOIN_DELIVERY}
  where delivery.state = 'failed'`;
