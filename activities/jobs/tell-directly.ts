import type { Logger } from 'pino';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import {
  type DirectNotices,
  dropNotice,
  markTold,
  postponeNotice,
} from '../../db/direct-notices.ts';
import { listComuni } from '../../db/payments.ts';
import type { Mailer } from './mailer.ts';

export interface TellingSettings {
  db: Db;
  mailer: Mailer;
  publicUrl: string;
  log: Logger;
}

/** Notices of one kind that belong to no pratica: what the next one is, to whom and in which words. */
export interface Telling<Notice extends { id: string }> {
  table: DirectNotices;
  lockNext(trx: Trx): Promise<Notice | undefined>;
  /** What it warns of is over: it is not sent any more. */
  isOver(notice: Notice): boolean;
  addressOf(notice: Notice): string | null;
  compose(notice: Notice, publicUrl: string): { subject: string; text: string; html: string };
}

const AGAIN_AFTER_SECONDS = 300;

/**
 * Tells the next notice of every comune. Each is claimed by its lock and sent at least once, under
 * one Message-ID.
 * @returns whether there is certainly more to send
 */
export async function tellDirectly<Notice extends { id: string }>(
  settings: TellingSettings,
  telling: Telling<Notice>,
): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(settings.db)) {
    isMore = (await asSystem(settings.db, comuneId, (trx) => tellNext(trx, settings, telling))) || isMore; // prettier-ignore
  }
  return isMore;
}

async function tellNext<Notice extends { id: string }>(
  trx: Trx,
  { mailer, publicUrl, log }: TellingSettings,
  { table, ...telling }: Telling<Notice>,
): Promise<boolean> {
  const notice = await telling.lockNext(trx);
  if (!notice) return false;
  const row = { table, id: notice.id };
  if (telling.isOver(notice)) {
    await dropNotice(trx, row);
    return true;
  }
  const to = telling.addressOf(notice);
  try {
    // Whoever has no address hears of it at the sportello, and finds it there.
    if (to) {
      const mail = telling.compose(notice, publicUrl);
      await mailer.send({ messageId: `<${notice.id}@wemi>`, to: [to], ...mail });
    }
    await markTold(trx, row);
  } catch (error) {
    log.warn({ err: error, noticeId: notice.id, table }, 'a notice is tried again');
    await postponeNotice(trx, { ...row, seconds: AGAIN_AFTER_SECONDS });
  }
  return true;
}
