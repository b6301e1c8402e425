import { lockPayoutNotice, type PayoutNotice } from '../../db/payouts/payout-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells enti of their payouts.
 * @returns whether there is certainly more to tell
 */
export function tellOfPayouts(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<PayoutNotice>(settings, {
    table: 'payoutNotice',
    lockNext: lockPayoutNotice,
    isOver: () => false,
    factOf: ({ kind, enteId, payoutId }) => ({
      kind: `payout:${kind}`,
      audience: 'ente',
      ...{ personId: null, enteId },
      path: payoutId ? `/admin/pagamenti-enti/${payoutId}` : '/admin/rendiconti',
    }),
  });
}
