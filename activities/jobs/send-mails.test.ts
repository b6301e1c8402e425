import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { markDeliveriesQueued, requeueDelivery } from '../../db/deliveries.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { openQueue, type Queue } from '../../db/queues.ts';
import { tellAtOnce } from '../../db/testing-rules.ts';
import { openPaymentStage, type PaymentStage } from '../../payments/testing.ts';
import { CITIZEN } from '../../workflows/pratica/testing.ts';
import { connectMailer, type Mailer } from './mailer.ts';
import { prepareQueuesPatiently } from './prepare-patiently.ts';
import type { DeliveryJob } from './send-mail.ts';
import { type MailsJob, sendMails } from './send-mails.ts';
import { tell } from './tell.ts';
import { startMailServer } from './testing.ts';

/** Jobs of several mails, handed over here; what is to be tried again waits in the queue. */
let stage: PaymentStage;
let queue: Queue;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let mailer: Mailer;
beforeAll(async () => {
  stage = await openPaymentStage();
  await tellAtOnce(stage.database.ownerUrl);
  const person = { id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: 'anna@example.org' };
  await stage.system((trx) => trx.insertInto('person').values(person).execute());
  await stage.startDue();
  await prepareQueuesPatiently(stage.database.appUrl, { warn: () => {} } as never);
  queue = openQueue('mail', stage.database.appUrl);
}, 60_000);
beforeEach(async () => {
  mail = await startMailServer();
  const { url, lookupUrl } = mail;
  mailer = connectMailer({ url, lookupUrl, from: 'wemi@example.org' });
});
afterEach(async () => {
  mailer.close();
  await mail.stop();
});
afterAll(async () => {
  await queue?.close();
  await stage.close();
});

describe('A job of several mails', () => {
  it('sends each as a delivery of its own', async () => {
    const job = await queued(['anna@example.org', 'ugo@example.org', 'rita@example.org']);
    await send(job);
    expect(mail.mails.map(({ to }) => to)).toEqual([['anna@example.org'], ['ugo@example.org'], ['rita@example.org']]); // prettier-ignore
    expect(await statesOf(job)).toEqual(['sent', 'sent', 'sent']);
    expect(await jobsFor(job)).toEqual([false, false, false]);
  });

  it('goes on when one is refused, which alone is tried again, by a job that asks first', async () => {
    const job = await queued(['anna@example.org', 'full@example.org', 'rita@example.org']);
    mail.mood.refusedOnly = 'full@example.org';
    await send(job);
    expect(await statesOf(job)).toEqual(['sent', 'queued', 'sent']);
    expect(await jobsFor(job)).toEqual([false, true, false]);
    mail.mood.refusedOnly = undefined;
    const [, deliveryId] = job.deliveryIds as [string, string];
    const again = await queue.getJob(deliveryId);
    expect(again!.data).toEqual({ deliveryId, comuneId: 'milano' });
    mail.mails.push({ to: [], data: `Message-ID: <${deliveryId}@wemi>` });
    const before = mail.mails.length;
    await send(again!.data as DeliveryJob);
    expect(await statesOf(job)).toEqual(['sent', 'sent', 'sent']);
    expect(mail.mails).toHaveLength(before);
  });

  it('leaves none behind when the mail server is away', async () => {
    const job = await queued(['anna@example.org', 'ugo@example.org']);
    mail.mood.refuses = true;
    await send(job);
    expect(await statesOf(job)).toEqual(['queued', 'queued']);
    expect(await jobsFor(job)).toEqual([true, true]);
  });

  it('asks for each when it was begun before', async () => {
    const job = await queued(['anna@example.org', 'ugo@example.org']);
    mail.mails.push({ to: [], data: `Message-ID: <${job.deliveryIds[0]}@wemi>` });
    await send(job, { isAgain: true });
    expect(await statesOf(job)).toEqual(['sent', 'sent']);
    expect(mail.mails.map(({ to }) => to)).toEqual([[], ['ugo@example.org']]);
  });

  it('leaves alone what is in the hands of another job by now', async () => {
    const job = await queued(['anna@example.org', 'ugo@example.org']);
    await stage.system((trx) => requeueDelivery(trx, { id: job.deliveryIds[0]! }));
    await send(job);
    expect(await statesOf(job)).toEqual(['queued', 'sent']);
    await send({ ...job, queuedAt: '2020-01-01T00:00:00.000Z' });
    expect(await statesOf(job)).toEqual(['queued', 'sent']);
    expect(mail.mails).toHaveLength(1);
  });

  it('knows the other job apart also when the clock was set back between them', async () => {
    const job = await queued(['anna@example.org'], new Date(Date.now() + 3_600_000));
    await stage.system((trx) => requeueDelivery(trx, { id: job.deliveryIds[0]! }));
    await send(job);
    expect(await statesOf(job)).toEqual(['queued']);
  });
});

/** A delivery to each address, queued in one job. */
async function queued(addresses: string[], at = new Date()): Promise<MailsJob> {
  const deliveryIds: string[] = [];
  for (const email of addresses) {
    const fact = { id: randomUUID(), comuneId: 'milano', personId: randomUUID(), enteId: null, kind: 'confirmOrder', audience: 'citizen' }; // prettier-ignore
    await stage.system(async (trx) => {
      await trx.insertInto('person').values({ id: fact.personId, comuneId: 'milano', name: 'Prova', email }).execute(); // prettier-ignore
      const { id: outboxId, praticaId } = await trx.selectFrom('outbox').select(['id', 'praticaId']).executeTakeFirstOrThrow(); // prettier-ignore
      await tell(trx, [{ ...fact, outboxId, praticaId }]);
    });
    deliveryIds.push(nameUuid('delivery', nameUuid('notification', fact.id, fact.personId), 'mail')); // prettier-ignore
  }
  const queuedAt = at.toISOString();
  await stage.system((trx) => markDeliveriesQueued(trx, deliveryIds, queuedAt));
  return { deliveryIds, queuedAt, comuneId: 'milano' };
}

function send(job: Parameters<typeof sendMails>[1], run = { isAgain: false }) {
  return sendMails({ db: stage.db, mailer, publicUrl: 'https://wemi.example', queue }, job, run);
}

async function statesOf({ deliveryIds }: MailsJob) {
  const rows = await stage.system((trx) => trx.selectFrom('delivery').select(['id', 'state']).where('id', 'in', deliveryIds).execute()); // prettier-ignore
  return deliveryIds.map((id) => rows.find((row) => row.id === id)!.state);
}

/** Of which deliveries there is a job of their own. */
function jobsFor({ deliveryIds }: MailsJob) {
  return Promise.all(deliveryIds.map(async (id) => (await queue.getJob(id)) !== undefined));
}
