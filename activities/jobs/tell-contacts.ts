import type { Logger } from 'pino';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { CODE_MINUTES } from '../../db/contact-codes.ts';
import {
  beginTry,
  type ContactMessage,
  endFailedTry,
  lockContactMessage,
  markContactMessageSent,
} from '../../db/contact-messages.ts';
import { listComuni } from '../../db/payments.ts';
import { smsCallbackUrl } from '../../notifications/callback-urls.ts';
import { codeOf } from '../../notifications/contact-code.ts';
import { sayToMailbox, sayToMobile } from '../../notifications/contact-words.ts';
import { type SmsProvider, SmsRefused } from '../../notifications/sms.ts';
import { measureSms } from '../../notifications/sms-segments.ts';
import type { Mailer } from './mailer.ts';
import { ASK_AFTER_SECONDS, sendSmsOnce } from './sms-once.ts';

export interface ContactTelling {
  db: Db;
  mailer: Mailer;
  /** Undefined where no SMS are sent. */
  sms: SmsProvider | undefined;
  publicUrl: string;
  /** From which codes are computed. */
  key: string;
  log: Logger;
  /** Of a try whose outcome is unknown; tests do not wait. */
  askAfterSeconds?: number;
}

const REFUSED_AGAIN_AFTER_SECONDS = 15;
/** Longer than any of these is of use. */
const NEVER_SECONDS = 30 * 86_400;

/**
 * Sends codes, and tells addresses that they are in use no more. A try is counted before it is made, and
 * the row is locked while it is sent: two workers never send one, and after a crash the provider of
 * SMS is asked first. Mail keeps its Message-ID.
 * @returns whether there is certainly more to send
 */
export async function tellContacts(settings: ContactTelling): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(settings.db))
    isMore = (await tellNext(settings, comuneId)) || isMore;
  return isMore;
}

async function tellNext(settings: ContactTelling, comuneId: string): Promise<boolean> {
  const { db, log, askAfterSeconds = ASK_AFTER_SECONDS } = settings;
  const begun = await asSystem(db, comuneId, async (trx) => {
    const next = await lockContactMessage(trx);
    if (next) await beginTry(trx, { id: next.id, againAfterSeconds: askAfterSeconds });
    return next?.id;
  });
  if (!begun) return false;
  try {
    await asSystem(db, comuneId, async (trx) => {
      const message = await lockContactMessage(trx, { id: begun });
      if (!message) return;
      const sent = await send(trx, settings, { comuneId, message });
      await markContactMessageSent(trx, { id: message.id, ...sent });
    });
  } catch (error) {
    log.warn({ err: error, messageId: begun }, 'a message to a contact is tried again');
    // What was refused left nothing behind; of all else nobody knows.
    if (error instanceof SmsRefused) {
      const pause = error.isFinal ? NEVER_SECONDS : REFUSED_AGAIN_AFTER_SECONDS;
      const againAfterSeconds = error.retryAfterSeconds ?? pause;
      await asSystem(db, comuneId, (trx) => endFailedTry(trx, { id: begun, againAfterSeconds }));
    }
  }
  return true;
}

async function send(
  trx: Trx,
  settings: ContactTelling,
  { comuneId, message }: { comuneId: string; message: ContactMessage },
) {
  const { mailer, sms, publicUrl, key } = settings;
  const { id, kind, channel, address, tries, createdAt } = message;
  const words = {
    kind: kind as 'code' | 'changed',
    language: message.language ?? 'it',
    code: kind === 'code' ? codeOf(key, id) : '',
    minutes: CODE_MINUTES,
    publicUrl,
  };
  if (channel === 'mail') {
    await mailer.send({ messageId: `<${id}@wemi>`, to: [address], ...sayToMailbox(words) });
    return { providerRef: null, segments: null };
  }
  if (!sms) throw new SmsRefused({ isFinal: false });
  const body = sayToMobile(words);
  const statusCallback = smsCallbackUrl(publicUrl, { comuneId, messageId: id });
  const attempt = { tries, since: createdAt };
  const { ref } = await sendSmsOnce(trx, sms, { to: address, body, statusCallback }, attempt);
  return { providerRef: ref, segments: measureSms(body).segments };
}
