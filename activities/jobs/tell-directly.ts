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
import { type Fact, tell } from './tell.ts';

export interface TellingSettings {
  db: Db;
  log: Logger;
}
export interface MailingSettings extends TellingSettings {
  mailer: Mailer;
  publicUrl: string;
}

/** Notices of one kind that belong to no pratica: what the next one is, and whether it is too late for it. */
interface Next<Notice extends { id: string }> {
  table: DirectNotices;
  lockNext(trx: Trx): Promise<Notice | undefined>;
  /** What it warns of is over: it is not told any more. */
  isOver(notice: Notice): boolean;
}

/** Told to persons and enti that we know, as all else is: on the page, by mail, by SMS. */
export interface Telling<Notice extends { id: string }> extends Next<Notice> {
  factOf(notice: Notice): Omit<Fact, 'id' | 'comuneId'>;
}

/** Told to an address, whoever is behind it. */
export interface Mailing<Notice extends { id: string }> extends Next<Notice> {
  addressOf(notice: Notice): string | null;
  compose(notice: Notice, publicUrl: string): { subject: string; text: string; html: string };
}

const AGAIN_AFTER_SECONDS = 300;

/**
 * Makes a notification of the next notice of every comune.
 * @returns whether there is certainly more to tell
 */
export function tellNext<Notice extends { id: string }>(
  { db }: Pick<TellingSettings, 'db'>,
  telling: Telling<Notice>,
): Promise<boolean> {
  return eachComune(db, telling, async (trx, notice, comuneId) => {
    await tell(trx, [{ ...telling.factOf(notice), id: notice.id, comuneId }]);
    await markTold(trx, { table: telling.table, id: notice.id });
  });
}

/**
 * Mails the next notice of every comune. Each is claimed by its lock and sent at least once, under one
 * Message-ID.
 * @returns whether there is certainly more to send
 */
export function mailNext<Notice extends { id: string }>(
  { db, mailer, publicUrl, log }: MailingSettings,
  { table, ...mailing }: Mailing<Notice>,
): Promise<boolean> {
  return eachComune(db, { table, ...mailing }, async (trx, notice) => {
    const row = { table, id: notice.id };
    const to = mailing.addressOf(notice);
    try {
      // Whoever has no address hears of it at the sportello, and finds it there.
      if (to) {
        const mail = mailing.compose(notice, publicUrl);
        await mailer.send({ messageId: `<${notice.id}@wemi>`, to: [to], ...mail });
      }
      await markTold(trx, row);
    } catch (error) {
      log.warn({ err: error, noticeId: notice.id, table }, 'a notice is tried again');
      await postponeNotice(trx, { ...row, seconds: AGAIN_AFTER_SECONDS });
    }
  });
}

async function eachComune<Notice extends { id: string }>(
  db: Db,
  { table, lockNext, isOver }: Next<Notice>,
  work: (trx: Trx, notice: Notice, comuneId: string) => Promise<void>,
): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(db)) {
    const isOne = await asSystem(db, comuneId, async (trx) => {
      const notice = await lockNext(trx);
      if (notice && isOver(notice)) await dropNotice(trx, { table, id: notice.id });
      else if (notice) await work(trx, notice, comuneId);
      return notice !== undefined;
    });
    isMore = isOne || isMore;
  }
  return isMore;
}
