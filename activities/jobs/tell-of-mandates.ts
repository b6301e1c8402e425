import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import { planEndingNotices } from '../../db/mandate-endings.ts';
import {
  dropMandateNotice,
  lockMandateNotice,
  type MandateNotice,
  markMandateNoticeSent,
  postponeMandateNotice,
} from '../../db/mandate-notices.ts';
import { listComuni } from '../../db/payments.ts';
import type { Mailer } from './mailer.ts';
import { composeMandateNotice } from './mandate-mail.ts';

export interface TellingSettings {
  db: Db;
  mailer: Mailer;
  publicUrl: string;
  log: Logger;
}

const AGAIN_AFTER_SECONDS = 300;

/**
 * Mails of mandates: offered, answered, about to end, ended. They are of no pratica, so they have rows
 * of their own; each is claimed by its lock and sent at least once, under one Message-ID.
 * @returns whether there is certainly more to send
 */
export async function tellOfMandates(settings: TellingSettings): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(settings.db)) {
    isMore = (await tellNext(settings, comuneId)) || isMore;
  }
  return isMore;
}

/** Foresees the ends of mandates; the mails go out as all others of mandates. */
export async function foreseeEnds({ db }: Pick<TellingSettings, 'db'>): Promise<boolean> {
  for (const comuneId of await listComuni(db)) await asSystem(db, comuneId, planEndingNotices);
  return false;
}

function tellNext({ db, mailer, publicUrl, log }: TellingSettings, comuneId: string) {
  return asSystem(db, comuneId, async (trx) => {
    const notice = await lockMandateNotice(trx);
    if (!notice) return false;
    const { id } = notice;
    if (notice.kind === 'ending' && notice.isOver) {
      await dropMandateNotice(trx, { id });
      return true;
    }
    const to = addressOf(notice);
    try {
      // Whoever has no address hears of it at the sportello, and finds it there.
      if (to) {
        const mail = composeMandateNotice(notice, publicUrl);
        await mailer.send({ messageId: `<${id}@wemi>`, to: [to], ...mail });
      }
      await markMandateNoticeSent(trx, { id });
    } catch (error) {
      log.warn({ err: error, noticeId: id }, 'a notice of a mandate is tried again');
      await postponeMandateNotice(trx, { id, seconds: AGAIN_AFTER_SECONDS });
    }
    return true;
  });
}

/** A sportello has no address: whoever wrote its mandate down there hears of it. */
function addressOf({ audience, ...who }: MandateNotice): string | null {
  return audience === 'principal' ? who.principalEmail : (who.delegateEmail ?? who.signerEmail);
}
