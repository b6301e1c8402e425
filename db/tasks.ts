import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';

export interface TaskFilter {
  owner?: 'citizen' | 'ente' | 'office';
  enteId?: string;
  /** Whose tasks `mine` are. */
  personId: string;
  view: 'mine' | 'unassigned' | 'all' | 'done';
  state?: string;
  type?: string;
  kind?: string;
  due?: 'overdue' | 'today' | 'week';
  /** In whose hands. */
  assignee?: string;
  q?: string;
}

/** A page of tasks, as the asking may see them: open by due date or by opening, done by closing. */
export function listTasks(
  trx: Trx,
  args: TaskFilter & { sort: 'due' | 'opened'; after?: [at: string, id: string]; limit: number },
) {
  const isDone = args.view === 'done';
  const column = isDone ? 'task.closedAt' : args.sort === 'opened' ? 'task.openedAt' : 'task.dueAt';
  const direction = isDone ? 'desc' : 'asc';
  let tasks = filtered(trx, args)
    .leftJoin('person as assignee', 'assignee.id', 'task.assigneeId')
    .select(TASK_COLUMNS)
    .select(PAUSED_SINCE)
    .select(sql<boolean>`task.closed_at is null and task.due_at < now()`.as('overdue'))
    .orderBy(column, direction)
    .orderBy('task.id', direction)
    .limit(args.limit);
  if (args.after) {
    const [at, id] = args.after;
    const past = isDone ? sql.raw('<') : sql.raw('>');
    tasks = tasks.where(
      sql<SqlBool>`(${sql.ref(column)}, task.id) ${past} (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return tasks.execute();
}

/** Of these tasks, those that nobody has in hand, the most urgent first. */
export function listFreeTasks(
  trx: Trx,
  { ids, ...filter }: Omit<TaskFilter, 'view'> & { ids: string[] },
) {
  return filtered(trx, { ...filter, view: 'unassigned' })
    .leftJoin('person as assignee', 'assignee.id', 'task.assigneeId')
    .select(TASK_COLUMNS)
    .select(sql<boolean>`task.due_at < now()`.as('overdue'))
    .where('task.id', 'in', ids)
    .orderBy('task.dueAt')
    .orderBy('task.id')
    .execute();
}

/** How many there are, counted no further than `limit`. */
export async function countTasks(trx: Trx, args: TaskFilter & { limit: number }): Promise<number> {
  const { count } = await trx
    .selectFrom(filtered(trx, args).select('task.id').limit(args.limit).as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function findTask(trx: Trx, { id }: { id: string }) {
  return withPratica(trx)
    .leftJoin('person as assignee', 'assignee.id', 'task.assigneeId')
    .select(TASK_COLUMNS)
    .select(PAUSED_SINCE)
    .select(['task.enteId', 'task.assigneeId'])
    .select(sql<boolean>`task.closed_at is null and task.due_at < now()`.as('overdue'))
    .where('task.id', '=', id)
    .executeTakeFirst();
}

/**
 * Gives an open task to someone, provided that it still is whose the caller saw it to be.
 * @returns whether it was given
 */
export async function assignTask(
  trx: Trx,
  args: { id: string; from: string | null; to: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('task')
    .set({ assigneeId: args.to })
    .where('id', '=', args.id)
    .where('closedAt', 'is', null)
    .where(sql<SqlBool>`assignee_id is not distinct from ${args.from}::uuid`)
    .where(sql<SqlBool>`(barred_id = ${args.to}::uuid) is not true`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Since when the term stands still, because somebody was asked for documents. */
const PAUSED_SINCE = sql<string | null>`case when pratica.open_integrations > 0 then (
  select min(asked_at) from integration
  where integration.pratica_id = task.pratica_id and status = 'open') end`.as('pausedSince');

const TASK_COLUMNS = [
  'task.id', 'task.kind', 'task.praticaId', 'task.owner', 'task.dueAt', 'task.openedAt',
  'task.closedAt', 'task.escalated', 'task.assigneeId', 'task.contestId', 'task.barredId', 'assignee.name as assigneeName',
  'pratica.number as praticaNumber', 'pratica.state', 'pratica.municipio',
  'pratica.serviceTypeId', 'serviceType.nameIt as serviceTypeNameIt',
  'serviceType.nameEn as serviceTypeNameEn',
] as const; // prettier-ignore

function withPratica(trx: Trx) {
  return trx
    .selectFrom('task')
    .innerJoin('pratica', 'pratica.id', 'task.praticaId')
    .innerJoin('serviceType', (join) =>
      join
        .onRef('serviceType.comuneId', '=', 'pratica.comuneId')
        .onRef('serviceType.id', '=', 'pratica.serviceTypeId'),
    );
}

function filtered(trx: Trx, filter: TaskFilter) {
  const { owner, enteId, personId, view, state, type, kind, due, assignee, q } = filter;
  let tasks = withPratica(trx).where('task.closedAt', view === 'done' ? 'is not' : 'is', null);
  if (owner) tasks = tasks.where('task.owner', '=', owner);
  if (enteId) tasks = tasks.where('task.enteId', '=', enteId);
  // Said also of the others, so that the inbox's index serves its order.
  else if (owner) tasks = tasks.where('task.enteId', 'is', null);
  if (view === 'mine') tasks = tasks.where('task.assigneeId', '=', personId);
  if (view === 'unassigned') tasks = tasks.where('task.assigneeId', 'is', null);
  if (state) tasks = tasks.where('pratica.state', '=', state);
  if (type) tasks = tasks.where('pratica.serviceTypeId', '=', type);
  if (kind) tasks = tasks.where('task.kind', '=', kind);
  if (assignee) tasks = tasks.where('task.assigneeId', '=', assignee);
  if (due) tasks = tasks.where(DUE[due]);
  if (q) tasks = tasks.where(matchesText(q));
  return tasks;
}

const MIDNIGHT = sql`date_trunc('day', now() at time zone 'Europe/Rome')`;
const DUE = {
  overdue: sql<SqlBool>`task.due_at < now()`,
  today: sql<SqlBool>`task.due_at < ((${MIDNIGHT} + interval '1 day') at time zone 'Europe/Rome')`,
  week: sql<SqlBool>`task.due_at < ((${MIDNIGHT} + interval '7 days') at time zone 'Europe/Rome')`,
};

/** Part of the pratica's number or of the service's name. */
function matchesText(q: string) {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(pratica.number ilike ${pattern} or service_type.name_it ilike ${pattern} or service_type.name_en ilike ${pattern})`;
}
