import type { Box } from '../../db/approvals.ts';
import type { Trx } from '../../db/connect.ts';
import { listPayouts } from '../../db/payouts/payouts.ts';
import type { Actor } from '../actor.ts';
import { TO_DECIDE_AT_MOST } from './schemas.ts';

/**
 * What waits for a second administrator and is of no single pratica: payouts to enti, decided on their
 * own page.
 */
export async function listBeside(trx: Trx, actor: Actor, box: Box) {
  const asked = await listPayouts(trx, { status: 'asked', limit: TO_DECIDE_AT_MOST });
  return asked
    .filter(({ askedBy }) => box === 'all' || (askedBy === actor.id) === (box === 'mine'))
    .map(({ id, enteId, enteName, amountCents, askedBy, askedByName, askedAt }) => ({
      ...{ kind: 'payout' as const, id, amountCents, askedAt },
      ente: { id: enteId, name: enteName },
      askedBy: { id: askedBy, name: askedByName },
    }));
}
