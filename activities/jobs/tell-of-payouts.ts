import { lockPayoutNotice, type PayoutNotice } from '../../db/payouts/payout-notices.ts';
import { composePayoutNotice } from './payout-mail.ts';
import { tellDirectly, type TellingSettings } from './tell-directly.ts';

/**
 * Mails to enti about their payouts.
 * @returns whether there is certainly more to send
 */
export function tellOfPayouts(settings: TellingSettings): Promise<boolean> {
  return tellDirectly<PayoutNotice>(settings, {
    table: 'payoutNotice',
    lockNext: lockPayoutNotice,
    isOver: () => false,
    addressOf: ({ email }) => email,
    compose: composePayoutNotice,
  });
}
