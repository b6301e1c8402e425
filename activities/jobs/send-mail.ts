import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import {
  lockListedDelivery,
  lockQueuedDelivery,
  lockWholeDigest,
  markDeliveriesSent,
  noteTry,
  type QueuedDelivery,
  requeueDelivery,
  settleDelivery,
} from '../../db/deliveries.ts';
import { type Mailer, MailRefused } from './mailer.ts';
import { makeMail, type ReadyMail } from './ready-mails.ts';

export interface DeliveryJob {
  deliveryId: string;
  comuneId: string;
  /** Of the row, where no other job may have been made for it since. */
  queuedAt?: string;
}

export interface Run {
  /** Whether the job was begun before: what became of it then is not known. */
  isAgain: boolean;
}

/** Spread over hours (worker.ts); a server that is away is waited for as long as it takes. */
const TRIES_AT_MOST = 12;

export type Outcome = 'sent' | 'withdrawn' | 'failed' | 'known' | MailRefused;

export interface Sending {
  db: Db;
  mailer: Mailer;
  publicUrl: string;
}

/**
 * Sends one delivery by mail, read by now where it is `ready`; of a day's summary, all that is due of
 * it. Its row is claimed by a lock that lives as long as the sending: a second worker waits and finds
 * it sent; a process killed before the mail is out loses the lock with its connection, and the job,
 * taken up again, sends it. A job that was begun before may have been killed between the server's yes and our commit: the server is asked
 * first, and so it is of a summary, which any job of its deliveries may have begun. One that cannot be
 * asked gets the same Message-ID again, by which mailboxes drop the second (docs/adr/0037).
 * @throws MailRefused to be tried again later; Error when the server is away
 */
export async function sendMail(
  sending: Sending,
  job: DeliveryJob,
  { isAgain }: Run,
  ready?: ReadyMail,
): Promise<Outcome> {
  const { deliveryId: id, comuneId } = job;
  const { db, mailer } = sending;
  // From whoever may still hold the job that was begun before.
  const queuedAt = isAgain
    ? await asSystem(db, comuneId, (trx) => requeueDelivery(trx, { id }))
    : job.queuedAt;
  const outcome = await asSystem(db, comuneId, async (trx, last) => {
    const delivery = ready
      ? await lockListedDelivery(trx, { listed: ready.delivery, queuedAt })
      : await lockQueuedDelivery(trx, { id, queuedAt });
    if (!delivery) return 'known';
    const all = delivery.digest ? await lockWholeDigest(trx, delivery) : [delivery];
    const unread = await withdrawRead(trx, all);
    if (unread.length === 0) return all.length > 0 ? 'withdrawn' : 'known';
    const ids = unread.map(({ id }) => id);
    const { to, language, templateVersion, ...mail } = ready ? ready.make() : await makeMail(trx, unread, sending); // prettier-ignore
    if (!to) return end(trx, ids, { state: 'withdrawn', why: 'no-address' });
    const messageId = `<${ids[0]}@wemi>`;
    try {
      const isOut = (isAgain || delivery.digest) && (await mailer.hasTaken(messageId));
      if (!isOut) await mailer.send({ messageId, to: [to], ...mail });
    } catch (error) {
      return noteRefusal(trx, ids, error);
    }
    await last(() => markDeliveriesSent(trx, { ids, language, templateVersion }));
    return 'sent';
  });
  if (outcome instanceof MailRefused) throw outcome;
  return outcome;
}

/** Whoever read it on the page meanwhile needs no mail. */
async function withdrawRead(trx: Trx, all: QueuedDelivery[]): Promise<QueuedDelivery[]> {
  const read = all.filter(({ readAt }) => readAt !== null);
  await end(trx, read.map(({ id }) => id), { state: 'withdrawn', why: 'read' }); // prettier-ignore
  return all.filter(({ readAt }) => readAt === null);
}

/** A try that the server answered counts; one that found it away does not. */
async function noteRefusal(trx: Trx, ids: string[], error: unknown): Promise<Outcome> {
  if (!(error instanceof MailRefused)) throw error;
  let tries = 0;
  for (const id of ids) tries = Math.max(tries, await noteTry(trx, { id }));
  if (error.isPermanent) return end(trx, ids, { state: 'failed', why: 'refused' });
  if (tries >= TRIES_AT_MOST) return end(trx, ids, { state: 'failed', why: 'other' });
  return error;
}

async function end<State extends 'withdrawn' | 'failed'>(
  trx: Trx,
  ids: string[],
  how: { state: State; why: 'read' | 'no-address' | 'refused' | 'other' },
): Promise<State> {
  for (const id of ids) await settleDelivery(trx, { id, ...how });
  return how.state;
}
