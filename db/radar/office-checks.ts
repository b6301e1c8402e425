import { sql } from 'kysely';
import type { OfficeTask } from '../office-tasks.ts';
import { type FaultQuery, PRATICA } from './fault.ts';

/** What a machine could not settle with the gateway and handed to the office. */
export function officeChecks(kind: OfficeTask): FaultQuery {
  return sql`
    select task.id::text as id, task.opened_at as since, task.kind as about, 'office' as whom,
      assignee.name as assignee_name,
      refund.refusals as attempts, refund.next_try_at, refund.amount_cents, ${PRATICA}
    from task
    join pratica on pratica.id = task.pratica_id
    left join person assignee on assignee.id = task.assignee_id
    left join lateral (
      select max(refusals) as refusals, min(not_before) as next_try_at,
        sum(amount_cents)::int as amount_cents
      from refund where refund.pratica_id = task.pratica_id and status = 'due'
    ) refund on true
    where task.closed_at is null and task.kind = ${sql.lit(kind)}`;
}
