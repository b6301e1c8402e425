import type { Trx } from './connect.ts';

/** What the ente has to look for at its bank: not a state of the pratica. */
export const TRANSFER_TASK = 'recordTransfer';

interface Awaited {
  comuneId: string;
  praticaId: string;
  paymentId: string;
  enteId: string;
  at: string;
}

/** Due when the payment is; of several that are awaited it is one, with the day that comes first. */
export async function openTransferTask(trx: Trx, awaited: Awaited): Promise<void> {
  const { paymentId, at: openedAt, ...about } = awaited;
  const { dueAt } = await trx
    .selectFrom('payment')
    .select('dueAt')
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('task')
    .values({
      ...about,
      kind: TRANSFER_TASK,
      owner: 'ente',
      assigneeId: null,
      escalated: false,
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

/** Paid, or no more to be paid: nobody waits for the transfers of this payment. */
export async function closeTransfers(
  trx: Trx,
  { praticaId, paymentId, at }: { praticaId: string; paymentId: string; at: string },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('paymentAttempt')
    .set({ status: 'failed', updatedAt: at })
    .where('paymentId', '=', paymentId)
    .where('provider', '=', 'transfer')
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await closeTransferTask(trx, { praticaId, at });
}

/** Once no transfer of a pratica is waited for. */
export async function closeTransferTask(
  trx: Trx,
  { praticaId, at }: { praticaId: string; at: string },
): Promise<void> {
  await trx
    .updateTable('task')
    .set({ closedAt: at })
    .where('praticaId', '=', praticaId)
    .where('kind', '=', TRANSFER_TASK)
    .where('closedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('paymentAttempt')
            .select('paymentAttempt.id')
            .where('paymentAttempt.praticaId', '=', praticaId)
            .where('provider', '=', 'transfer')
            .where('status', '=', 'open'),
        ),
      ),
    )
    .execute();
}
