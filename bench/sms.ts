import { setTimeout as pause } from 'node:timers/promises';
import { startMailServer } from '../activities/jobs/testing.ts';
import { withClient } from '../dev/parts/databases.ts';
import { startTestPostgres } from '../dev/testing/postgres.ts';
import { openPaymentStage, type PaymentStage } from '../payments/testing.ts';
import { createSmsProvider } from '../simulators/sms/app.ts';
import { openBooks } from '../simulators/sms/books.ts';
import { CITIZEN } from '../workflows/pratica/testing.ts';
import { isAnythingOpen, startJobsProcess } from './jobs-process.ts';

/**
 * Two thousand urgent notices by SMS, each to a number of its own, while the process that sends them is
 * killed a hundred times at random: `npm run bench -- sms`. None may be lost, and no number may get
 * two: a try whose outcome nobody knows is asked for at the provider after a minute. Another number of
 * notices can be said: `-- sms 500`.
 */
const NOTICES = Number(process.argv[3] ?? 2_000);
const KILLS = 100;
const ACCOUNT = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-for-the-bench' };

const server = await startTestPostgres();
process.env['WEMI_TEST_POSTGRES_URL'] = server.url;
const stage = await openPaymentStage();
const mail = await startMailServer();
const provider = createSmsProvider({ books: openBooks(), account: ACCOUNT });
try {
  const smsUrl = await provider.listen({ host: '127.0.0.1', port: 0 });
  await plantDeliveries();
  const began = performance.now();
  const kills = await sendAndKill(smsUrl);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const numbers = (await taken()).map(({ to_number }) => to_number);
  const lost = NOTICES - new Set(numbers).size;
  const doubled = numbers.length - new Set(numbers).size;
  console.log(JSON.stringify({ notices: NOTICES, kills, seconds, lost, doubled }));
  process.exitCode = lost === 0 && doubled === 0 ? 0 : 1;
} finally {
  await provider.close();
  await mail.stop();
  await stage.close();
  await server.stop();
}

/** As many people with a confirmed number, whom the provider tells nothing more of (…0004). */
async function plantDeliveries(): Promise<void> {
  await stage.system((trx) => trx.insertInto('person').values({ id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: null }).execute()); // prettier-ignore
  const { praticaId } = await stage.startDue();
  await withClient(stage.database.adminUrl, async (client) => {
    await client.query('update wemi.outbox set queued_at = now()');
    await client.query('delete from wemi.delivery');
    await client.query(
      `create temporary table planted as
         select n, gen_random_uuid() as person_id, gen_random_uuid() as notification_id from generate_series(1, $1::int) n`,
      [NOTICES],
    );
    await client.query(`insert into wemi.person (id, comune_id, name) select person_id, 'milano', 'Anna' from planted`);
    await client.query(
      `insert into wemi.contact (id, comune_id, person_id, channel, address, verified_at)
         select gen_random_uuid(), 'milano', person_id, 'sms', '+393' || lpad(n::text, 5, '0') || '0004', now() from planted`,
    );
    await client.query(
      `insert into wemi.notification (id, comune_id, person_id, pratica_id, outbox_id, kind, audience, urgency)
         select notification_id, 'milano', person_id, $1::uuid, told.id, 'paymentFailed', 'citizen', 'now'
         from planted, (select id from wemi.outbox where audience = 'citizen' limit 1) told`,
      [praticaId],
    );
    await client.query(
      `insert into wemi.delivery (id, comune_id, notification_id, channel, due_at)
         select gen_random_uuid(), 'milano', notification_id, 'sms', now() from planted`,
    );
  });
} // prettier-ignore

/** Kills the process some time after it began to send, until it was killed often enough and all is out. */
async function sendAndKill(smsUrl: string): Promise<number> {
  let kills = 0;
  while (kills < KILLS && (await isAnythingOpen(stage))) {
    const before = (await taken()).length;
    const worker = start(stage, smsUrl);
    while ((await taken()).length === before && (await isAnythingOpen(stage))) await pause(50);
    await pause(Math.random() * 700);
    worker.kill('SIGKILL');
    kills += 1;
  }
  const last = start(stage, smsUrl);
  while (await isAnythingOpen(stage)) await pause(500);
  last.kill();
  return kills;
}

function start({ database, nexiUrl }: PaymentStage, smsUrl: string) {
  return startJobsProcess({
    ...{ DATABASE_URL: database.appUrl, NEXI_URL: nexiUrl, SMTP_URL: mail.url },
    ...{ SMS_API_URL: smsUrl, TWILIO_ACCOUNT_SID: ACCOUNT.sid, TWILIO_AUTH_TOKEN: ACCOUNT.token },
    SMS_FROM: 'WeMi',
  });
}

async function taken(): Promise<{ to_number: string }[]> {
  return (await provider.inject('/books')).json().messages;
}
