import type { Box } from '../../db/approvals.ts';
import type { Trx } from '../../db/connect.ts';
import { listSettings } from '../../db/money-settings/settings.ts';
import { listPayouts } from '../../db/payouts/payouts.ts';
import type { Actor } from '../actor.ts';
import { TO_DECIDE_AT_MOST } from './schemas.ts';

/**
 * What waits for a second administrator and is of no single pratica: payouts to enti, and what the
 * comune lays down about its bank data. Each is decided on its own page.
 */
export async function listBeside(trx: Trx, actor: Actor, box: Box) {
  const isIn = ({ askedBy }: { askedBy: string }) =>
    box === 'all' || (askedBy === actor.id) === (box === 'mine');
  const payouts = await listPayouts(trx, { status: 'asked', limit: TO_DECIDE_AT_MOST });
  const settings = await listSettings(trx, { status: 'asked', limit: TO_DECIDE_AT_MOST });
  return [
    ...payouts
      .filter(isIn)
      .map(({ id, enteId, enteName, amountCents, askedBy, askedByName, askedAt }) => ({
        ...{ kind: 'payout' as const, id, amountCents, askedAt },
        ente: { id: enteId, name: enteName },
        askedBy: { id: askedBy, name: askedByName },
      })),
    ...settings.filter(isIn).map(({ id, kind, validFrom, askedBy, askedByName, askedAt }) => ({
      ...{ kind: 'moneySetting' as const, id, setting: kind, validFrom, askedAt },
      askedBy: { id: askedBy, name: askedByName },
    })),
  ];
}
