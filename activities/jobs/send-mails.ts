import type { Queue } from '../../db/queues.ts';
import { readyMails } from './ready-mails.ts';
import { type DeliveryJob, type Run, sendMail, type Sending } from './send-mail.ts';
import { pauseMs } from './worker.ts';

/** Deliveries by mail that are queued together, for the first time. */
export interface MailsJob {
  deliveryIds: string[];
  /** ISO instant, in their rows as long as no other job was made for them. */
  queuedAt: string;
  comuneId: string;
}

/**
 * Reads what the mails of a job say together, and sends them one after the other, each in a
 * transaction of its own. One that does not leave holds up no other: it gets a job of its own, which
 * the office can see, and which asks the server first like everything that was begun before.
 */
export async function sendMails(
  { queue, ...sending }: Sending & { queue: Queue },
  job: MailsJob | DeliveryJob,
  run: Run,
): Promise<void> {
  if ('deliveryId' in job) return void (await sendMail(sending, job, { isAgain: true }));
  const { deliveryIds, comuneId, queuedAt } = job;
  const ready = await readyMails(sending.db, job, sending);
  for (const deliveryId of deliveryIds) {
    try {
      await sendMail(sending, { deliveryId, comuneId, queuedAt }, run, ready.get(deliveryId));
    } catch (error) {
      const again: DeliveryJob = { deliveryId, comuneId };
      await queue.add('go', again, { jobId: deliveryId, delay: pauseMs(1, error) });
    }
  }
}
