import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import { FAILING_JOBS } from './failing-jobs.ts';
import type { FaultQuery, FaultRow } from './fault.ts';
import { ESCALATED_TASKS, OVERDUE_TASKS } from './late-tasks.ts';
import { LATE_TIMERS } from './late-timers.ts';
import { officeChecks } from './office-checks.ts';
import { SERVED_BY_SUSPENDED } from './served-by-suspended.ts';
import { STUCK_COMMANDS } from './stuck-commands.ts';
import { UNKNOWN_PAYMENTS } from './unknown-payments.ts';
import { FAILED_NOTICES, waitingNotices } from './waiting-notices.ts';

/** The kinds of faults, the gravest first. */
export const FAULT_KINDS = [
  'timerLate', 'commandStuck', 'paymentMismatch', 'paymentUnknown', 'refundFailing', 'enteSuspended',
  'jobFailing',
  'noticeFailed', 'noticeWaiting', 'taskOverdue', 'taskEscalated',
] as const; // prettier-ignore
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Where a page ends: the row after it begins there. */
export interface FaultKey {
  exactSince: string;
  kind: FaultKind;
  id: string;
}

interface Looking {
  kind: FaultKind;
  /** Whether the queues' tables can be read. */
  hasQueues: boolean;
}

/** The faults of one kind, oldest first. */
export async function listFaults(
  trx: Trx,
  { after, limit, ...of }: Looking & { after?: FaultKey; limit: number },
): Promise<FaultRow[]> {
  const found = await sql<FaultRow>`
    select *, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact_since
    from (${queryOf(of)}) fault
    where ${after ? isAfter(of.kind, after) : sql`true`}
    order by since, id limit ${limit}`.execute(trx);
  return found.rows;
}

/** How many there are, counted no further than `limit`. */
export async function countFaults(
  trx: Trx,
  { limit, ...of }: Looking & { limit: number },
): Promise<number> {
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from (select from (${queryOf(of)}) fault limit ${limit}) counted`.execute(
    trx,
  );
  return counted.rows[0]!.count;
}

/** @returns undefined when it is none any more, or another comune's */
export async function findFault(
  trx: Trx,
  { id, ...of }: Looking & { id: string },
): Promise<FaultRow | undefined> {
  const found = await sql<FaultRow>`
    select * from (${queryOf(of)}) fault where id = ${id}`.execute(trx);
  return found.rows[0];
}

function queryOf({ kind, hasQueues }: Looking): FaultQuery {
  const query = QUERIES[kind];
  return typeof query === 'function' ? query({ hasQueues }) : query;
}

const NOTHING: FaultQuery = sql`
  select null::text as id, null::timestamptz as since, null as about where false`;

const QUERIES: Record<FaultKind, FaultQuery | ((reach: { hasQueues: boolean }) => FaultQuery)> = {
  timerLate: LATE_TIMERS,
  commandStuck: STUCK_COMMANDS,
  paymentMismatch: officeChecks('checkPayment'),
  paymentUnknown: UNKNOWN_PAYMENTS,
  refundFailing: officeChecks('checkRefund'),
  enteSuspended: SERVED_BY_SUSPENDED,
  jobFailing: ({ hasQueues }) => (hasQueues ? FAILING_JOBS : NOTHING),
  noticeFailed: FAILED_NOTICES,
  noticeWaiting: waitingNotices,
  taskOverdue: OVERDUE_TASKS,
  taskEscalated: ESCALATED_TASKS,
};

/** Rows are in the order of instant, kind and id; of one kind, only those past the key. */
function isAfter(kind: FaultKind, { exactSince, kind: last, id }: FaultKey) {
  const order = FAULT_KINDS.indexOf(kind) - FAULT_KINDS.indexOf(last);
  if (order === 0) return sql`(since, id) > (${exactSince}::timestamptz, ${id})`;
  return sql`since ${sql.raw(order > 0 ? '>=' : '>')} ${exactSince}::timestamptz`;
}
