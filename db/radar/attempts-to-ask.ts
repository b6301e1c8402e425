import type { Trx } from '../connect.ts';

/** The attempts of a pratica of which the gateway may know more than we do. */
export async function listUnsettledAttempts(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('paymentAttempt')
    .select('id')
    .where('praticaId', '=', praticaId)
    .where('status', 'in', ['opening', 'open', 'unknown', 'failed'])
    .execute();
  return rows.map(({ id }) => id);
}

/** The attempts of a pratica of which something is on its way back. */
export async function listAttemptsToGiveBack(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('refund')
    .innerJoin('capture', 'capture.id', 'refund.captureId')
    .select('capture.attemptId')
    .distinct()
    .where('refund.praticaId', '=', praticaId)
    .where('refund.status', '=', 'due')
    .execute();
  return rows.map(({ attemptId }) => attemptId);
}
