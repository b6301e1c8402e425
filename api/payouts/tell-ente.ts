import type { FastifyInstance } from 'fastify';
import { asSystem } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addPayoutNotice } from '../../db/payouts/payout-notices.ts';
import { today } from '../days.ts';
import { ProblemError } from '../problem.ts';

const KINDS = { 'iban-missing': 'no-iban', 'payout-blocked': 'no-balance' } as const;

/**
 * Does what pays an ente, and tells it when that was refused because of its money or its account: once a
 * day for each reason, however often somebody tries.
 * @throws what `work` throws
 */
export async function tellingEnte(
  app: FastifyInstance,
  of: { comuneId: string; enteId: () => Promise<string | undefined> },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const kind = error instanceof ProblemError && KINDS[error.code as keyof typeof KINDS];
    const enteId = kind ? await of.enteId() : undefined;
    if (kind && enteId) {
      const { comuneId } = of;
      const id = nameUuid('payout-notice', kind, enteId, today());
      await asSystem(app.db, comuneId, (trx) =>
        addPayoutNotice(trx, { id, comuneId, enteId, kind }),
      );
    }
    throw error;
  }
}
