import { sql } from 'kysely';
import { QUEUE_NAMES } from '../queues.ts';
import type { FaultQuery } from './fault.ts';

const UUID = sql.lit('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$');
/** The row that a job is about, which carries the comune and the pratica. */
const ROW_ID = sql`case when job.id ~ ${UUID} then job.id::uuid end`;

/**
 * Jobs whose last try failed, and those given up. The queues serve every comune, so each job is
 * held against the row that it names, behind row-level security.
 */
export const FAILING_JOBS: FaultQuery = sql`
  select job.queue || '.' || job.id as id, to_timestamp(job.added_at_ms / 1000.0) as since,
    job.queue as about, job.attempts_made as attempts, job.failed_reason as last_error,
    case job.state when 'delayed' then to_timestamp(job.process_at_ms / 1000.0) end as next_try_at,
    notification.audience as whom, coalesce(person.name, ente.name) as told_name, delivery.channel,
    coalesce(pratica.id, notification.id) as pratica_id, pratica.number, pratica.state,
    pratica.version
  from queue.job
  left join delivery on job.queue = delivery.channel and delivery.id = ${ROW_ID}
    and delivery.state = 'queued'
  left join notification on notification.id = delivery.notification_id
  left join person on person.id = notification.person_id
  left join ente on ente.id = notification.ente_id
  left join payment_attempt attempt on job.queue in ('refunds', 'payment-checks')
    and attempt.id = ${ROW_ID}
  left join policy_move moved on job.queue = 'policy-moves' and moved.id = ${ROW_ID}
  left join pratica
    on pratica.id = coalesce(notification.pratica_id, attempt.pratica_id, moved.pratica_id)
  where job.queue = any (${[...QUEUE_NAMES]}) and job.data ->> 'comuneId' = asking_comune()
    and job.state <> 'completed' and job.failed_reason is not null
    and coalesce(pratica.id, notification.id) is not null`;

/** Whether the queues' tables are there to be read; ask it alone, for a no ends a transaction. */
export const ASK_QUEUES = sql`select from queue.job limit 1`;
