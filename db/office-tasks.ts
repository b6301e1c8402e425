import { type SqlBool, sql } from 'kysely';
import type { Trx } from './connect.ts';

/** What the office must look at because a machine cannot go on: not a state of the pratica. */
export const OFFICE_TASKS = [
  'checkRefund',
  'checkPayment',
  'refundByHand',
  'collectArrears',
  'reachOtherwise',
] as const;
export type OfficeTask = (typeof OFFICE_TASKS)[number];

const WITHIN_MS = 24 * 60 * 60_000;

/** Asked for again while it is open, it stays the one that it was. */
export async function openOfficeTask(
  trx: Trx,
  task: { kind: OfficeTask; comuneId: string; praticaId: string; at: string },
): Promise<void> {
  const { at: openedAt, ...about } = task;
  const dueAt = new Date(Date.parse(openedAt) + WITHIN_MS).toISOString();
  await trx
    .insertInto('task')
    .values({
      ...about,
      owner: 'office',
      enteId: null,
      assigneeId: null,
      escalated: true,
      dueAt,
      openedAt,
      closedAt: null,
    }) // prettier-ignore
    .onConflict((conflict) =>
      conflict
        .columns(['praticaId', 'kind', 'enteId', 'contestId'])
        .where('closedAt', 'is', null)
        .doNothing(),
    )
    .execute();
}

export async function closeOfficeTask(
  trx: Trx,
  task: { kind: OfficeTask; praticaId: string; at: string },
): Promise<void> {
  await trx
    .updateTable('task')
    .set({ closedAt: task.at })
    .where('praticaId', '=', task.praticaId)
    .where('kind', '=', task.kind)
    .where('closedAt', 'is', null)
    .execute();
}

/**
 * Whoever could not be written to has an address again: nobody has to reach them otherwise. Where
 * another of the same pratica is still reached nowhere, there is still somebody to reach.
 */
export async function closeReachTasks(
  trx: Trx,
  about: { personId: string; at: string },
): Promise<void> {
  await trx
    .updateTable('task')
    .set({ closedAt: about.at })
    .where('kind', '=', 'reachOtherwise')
    .where('closedAt', 'is', null)
    .where((is) =>
      is.exists(
        is
          .selectFrom('notification')
          .whereRef('notification.praticaId', '=', 'task.praticaId')
          .where('notification.kind', '=', 'addressFails')
          .where('notification.personId', '=', about.personId),
      ),
    )
    .where(sql<SqlBool>`not exists ${UNREACHED}`)
    .execute();
}

/** Those of a task's pratica to whom something bounced, and who have no address that works. */
const UNREACHED = sql`(
  select from notification told
  join delivery on delivery.notification_id = told.id and delivery.state = 'failed'
    and delivery.why in ('bounced', 'undelivered')
  join contact failing on coalesce(failing.person_id, failing.ente_id) = coalesce(told.person_id, told.ente_id)
    and failing.bounced_at is not null and failing.replaced_at is null
  where told.pratica_id = task.pratica_id and not exists (
    select from contact working
    where coalesce(working.person_id, working.ente_id) = coalesce(told.person_id, told.ente_id)
      and working.verified_at is not null and working.bounced_at is null and working.replaced_at is null))`;

/** Locked, so that two who do it at once do it once. */
export async function isOfficeTaskOpen(
  trx: Trx,
  task: { kind: OfficeTask; praticaId: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('task')
    .select('id')
    .where('praticaId', '=', task.praticaId)
    .where('kind', '=', task.kind)
    .where('closedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
