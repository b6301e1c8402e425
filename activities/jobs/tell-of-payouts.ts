import { asSystem } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import {
  lockPayoutNotice,
  markPayoutNoticeSent,
  postponePayoutNotice,
} from '../../db/payouts/payout-notices.ts';
import { composePayoutNotice } from './payout-mail.ts';
import type { TellingSettings } from './tell-of-mandates.ts';

const AGAIN_AFTER_SECONDS = 300;

/**
 * Mails to enti about their payouts; each is claimed by its lock and sent at least once, under one
 * Message-ID.
 * @returns whether there is certainly more to send
 */
export async function tellOfPayouts(settings: TellingSettings): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(settings.db)) {
    isMore = (await tellNext(settings, comuneId)) || isMore;
  }
  return isMore;
}

function tellNext({ db, mailer, publicUrl, log }: TellingSettings, comuneId: string) {
  return asSystem(db, comuneId, async (trx) => {
    const notice = await lockPayoutNotice(trx);
    if (!notice) return false;
    const { id, email } = notice;
    try {
      const mail = composePayoutNotice(notice, publicUrl);
      await mailer.send({ messageId: `<${id}@wemi>`, to: [email], ...mail });
      await markPayoutNoticeSent(trx, { id });
    } catch (error) {
      log.warn({ err: error, noticeId: id }, 'a notice of a payout is tried again');
      await postponePayoutNotice(trx, { id, seconds: AGAIN_AFTER_SECONDS });
    }
    return true;
  });
}
