import { sql } from 'kysely';
import type { OfficeTask } from '../office-tasks.ts';
import { type FaultQuery, PRATICA } from './fault.ts';

const REMINDED_AT = sql`(
  select max(event.at) from event
  where event.pratica_id = task.pratica_id and event.kind = 'reminded'
    and event.data ->> 'taskId' = task.id::text)`;

/** What machines hand to the office are faults of their own: see office-checks.ts. */
const HANDED_OVER: OfficeTask[] = ['checkRefund', 'checkPayment'];

const OPEN_TASK = sql`
    task.kind as about, task.owner as whom, task.ente_id, ente.name as ente_name,
    assignee.name as assignee_name, task.escalated as is_escalated, ${REMINDED_AT} as reminded_at, ${PRATICA}
  from task
  join pratica on pratica.id = task.pratica_id
  left join ente on ente.id = task.ente_id
  left join person assignee on assignee.id = task.assignee_id
  where task.closed_at is null and task.kind <> all (${HANDED_OVER})`;

/** Nobody did it in time. */
export const OVERDUE_TASKS: FaultQuery = sql`
  select task.id::text as id, task.due_at as since, ${OPEN_TASK} and task.due_at < now()`;

/** Handed to the office before its time is over. */
export const ESCALATED_TASKS: FaultQuery = sql`
  select task.id::text as id, task.opened_at as since, ${OPEN_TASK}
    and task.escalated and task.due_at >= now()`;
