import { lockPayoutNotice, type PayoutNotice } from '../../db/payouts/payout-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells enti of their payouts; and of where they are paid, each of their people at their own address, too.
 * @returns whether there is certainly more to tell
 */
export function tellOfPayouts(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<PayoutNotice>(settings, {
    table: 'payoutNotice',
    lockNext: lockPayoutNotice,
    isOver: () => false,
    factOf: ({ kind, enteId, personId, payoutId, lastFour }) => ({
      kind: `payout:${kind}`,
      audience: 'ente',
      ...{ personId, enteId: personId ? null : enteId },
      ...(lastFour ? { params: { cifre: lastFour } } : {}),
      path: payoutId ? `/admin/pagamenti-enti/${payoutId}` : '/admin/rendiconti',
    }),
  });
}
