import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import { lockDueDeliveries, markDeliveriesQueued } from '../../db/deliveries.ts';
import { lockWaitingNotices, markNoticesCarried } from '../../db/outbox.ts';
import { listAttemptsToAsk, listAttemptsToRefund } from '../../db/payment-attempts.ts';
import { listComuni } from '../../db/payments.ts';
import { lockUnqueuedMoves, markMovesQueued } from '../../db/policy-moves.ts';
import type { Queue, QueueName } from '../../db/queues.ts';
import type { Channel } from '../../db/tables/notifications.ts';
import { findTold, type ToldOfRow } from '../../db/told.ts';
import { roomOf } from './compose-mail.ts';
import { leaveOvertaken } from './overtaken.ts';
import { repeat } from './repeat.ts';
import type { MailsJob } from './send-mails.ts';
import { type Fact, tell } from './tell.ts';

export interface RelaySettings {
  db: Db;
  queues: Record<QueueName, Queue>;
  log: Logger;
  /** How many mails one job carries at most, and how many jobs are under way at once. */
  mails: { inJob: number; jobsAtOnce: number };
  /** How long a payment attempt is left alone before the gateway is asked about it. */
  checkAfterSeconds: number;
}

/** What happens again within two looks is told once. */
const LOOK_EVERY_MS = 2_000;
const AT_ONCE = 500;

/**
 * Carries work from the tables to the queues: rows are written with what caused them, in one
 * transaction, so nothing is forgotten; job ids are row ids, so nothing is queued twice.
 */
export function startRelay(settings: RelaySettings): { stop(): Promise<void> } {
  const { log } = settings;
  return repeat({ name: 'relay', everyMs: LOOK_EVERY_MS, log, work: () => lookOnce(settings) });
}

/** @returns whether there is certainly more to carry */
async function lookOnce(settings: RelaySettings): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(settings.db)) {
    isMore = (await carryNotices(settings, comuneId)) || isMore;
    isMore = (await carryDeliveries(settings, comuneId)) || isMore;
    await carryAttempts(settings, comuneId);
    isMore = (await carryMoves(settings, comuneId)) || isMore;
  }
  return isMore;
}

async function carryNotices({ db }: RelaySettings, comuneId: string): Promise<boolean> {
  return asSystem(db, comuneId, async (trx) => {
    const waiting = await lockWaitingNotices(trx, { limit: AT_ONCE });
    if (waiting.length === 0) return false;
    const { ids, overtakenBy } = leaveOvertaken(waiting);
    const told = await findTold(trx, ids);
    await tell(trx, told.map(factOf));
    await markNoticesCarried(trx, { ids, overtakenBy });
    return waiting.length === AT_ONCE;
  });
}

/** What is written in a conversation leads to it, all else to the pratica. */
function factOf({ conversationId, ...row }: ToldOfRow): Fact {
  const page = `${roomOf(row.audience)}/pratiche/${row.praticaId}?conversazione=${conversationId}`;
  return { ...row, id: row.outboxId, ...(conversationId ? { path: page } : {}) };
}

const CHANNELS = ['mail', 'sms'] as const;

async function carryDeliveries(settings: RelaySettings, comuneId: string): Promise<boolean> {
  const { db, queues } = settings;
  return asSystem(db, comuneId, async (trx) => {
    const due = await lockDueDeliveries(trx, { channels: CHANNELS, limit: AT_ONCE });
    const idsOf = (name: Channel) => due.flatMap(({ id, channel }) => (channel === name ? id : []));
    const queuedAt = new Date().toISOString();
    await addAll(queues.sms, idsOf('sms'), (deliveryId) => ({ deliveryId, comuneId }));
    await addMails(settings, idsOf('mail'), { queuedAt, comuneId });
    await markDeliveriesQueued(trx, due.map(({ id }) => id), queuedAt); // prettier-ignore
    return due.length === AT_ONCE;
  });
}

/** Shared out among all that send at once; of many, many in each job, which costs as much as a mail. */
async function addMails(
  { queues, mails }: RelaySettings,
  ids: string[],
  of: Omit<MailsJob, 'deliveryIds'>,
): Promise<void> {
  const size = Math.min(Math.ceil(ids.length / mails.jobsAtOnce), mails.inJob);
  const jobs: Promise<unknown>[] = [];
  for (let from = 0; from < ids.length; from += size) {
    const job: MailsJob = { deliveryIds: ids.slice(from, from + size), ...of };
    jobs.push(queues.mail.add('go', job, { jobId: randomUUID() }));
  }
  await Promise.all(jobs);
}

async function carryAttempts(settings: RelaySettings, comuneId: string): Promise<void> {
  const { db, queues, checkAfterSeconds: afterSeconds } = settings;
  const found = await asSystem(db, comuneId, async (trx) => ({
    refunds: await listAttemptsToRefund(trx, { limit: AT_ONCE }),
    checks: await listAttemptsToAsk(trx, { afterSeconds, limit: AT_ONCE }),
  }));
  const toJob = (attemptId: string) => ({ attemptId, comuneId });
  await addAll(queues.refunds, found.refunds, toJob);
  await addAll(queues['payment-checks'], found.checks, toJob);
}

async function carryMoves({ db, queues }: RelaySettings, comuneId: string): Promise<boolean> {
  return asSystem(db, comuneId, async (trx) => {
    const ids = await lockUnqueuedMoves(trx, { limit: AT_ONCE });
    await addAll(queues['policy-moves'], ids, (moveId) => ({ moveId, comuneId }));
    await markMovesQueued(trx, ids);
    return ids.length === AT_ONCE;
  });
}

/**
 * One by one: the library's bulk call makes temporary tables, and the app's role may not.
 */
async function addAll(queue: Queue, ids: string[], toJob: (id: string) => object): Promise<void> {
  await Promise.all(ids.map((jobId) => queue.add('go', toJob(jobId), { jobId })));
}
