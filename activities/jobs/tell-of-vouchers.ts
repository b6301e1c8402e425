import { asSystem } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import {
  lockVoucherNotice,
  planExpiryNotices,
  type VoucherNotice,
} from '../../db/voucher-notices.ts';
import { tellDirectly, type TellingSettings } from './tell-directly.ts';
import { composeVoucherNotice } from './voucher-mail.ts';

/**
 * Mails of vouchers: what became of an application or an appeal, and that a voucher expires soon.
 * @returns whether there is certainly more to send
 */
export function tellOfVouchers(settings: TellingSettings): Promise<boolean> {
  return tellDirectly<VoucherNotice>(settings, {
    table: 'voucherNotice',
    lockNext: lockVoucherNotice,
    isOver: ({ isOver }) => isOver,
    addressOf: ({ email }) => email,
    compose: composeVoucherNotice,
  });
}

/** Foresees which vouchers expire; the mails go out as all others of vouchers. */
export async function foreseeExpiries({ db }: Pick<TellingSettings, 'db'>): Promise<boolean> {
  for (const comuneId of await listComuni(db)) await asSystem(db, comuneId, planExpiryNotices);
  return false;
}
