import type { Trx } from './connect.ts';

/** What the office must look at because a machine cannot go on: not a state of the pratica. */
export const OFFICE_TASKS = [
  'checkRefund',
  'checkPayment',
  'refundByHand',
  'collectArrears',
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
