import { asSystem } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import {
  lockVoucherNotice,
  planExpiryNotices,
  type VoucherNotice,
} from '../../db/voucher-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells of vouchers: what became of an application or an appeal, and that a voucher expires soon.
 * @returns whether there is certainly more to tell
 */
export function tellOfVouchers(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<VoucherNotice>(settings, {
    table: 'voucherNotice',
    lockNext: lockVoucherNotice,
    isOver: ({ isOver }) => isOver,
    factOf: ({ kind, personId, expiresOn }) => ({
      kind: `voucher:${kind}`,
      audience: 'citizen',
      ...{ personId, enteId: null },
      path: '/voucher',
      ...(expiresOn ? { params: { expiresOn } } : {}),
    }),
  });
}

/** Foresees which vouchers expire; they are told as all else of vouchers. */
export async function foreseeExpiries({ db }: Pick<TellingSettings, 'db'>): Promise<boolean> {
  for (const comuneId of await listComuni(db)) await asSystem(db, comuneId, planExpiryNotices);
  return false;
}
