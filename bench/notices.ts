import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startMailServer } from '../activities/jobs/testing.ts';
import { withClient } from '../dev/parts/databases.ts';
import { startTestPostgres } from '../dev/testing/postgres.ts';
import { openPaymentStage, type PaymentStage } from '../payments/testing.ts';
import { CITIZEN } from '../workflows/pratica/testing.ts';
import { isAnythingOpen as isOpen, startJobsProcess } from './jobs-process.ts';

/**
 * Ten thousand notices from the outbox to a mail server, by relay and worker as they are:
 * `npm run bench -- notices`. Once undisturbed, which must take less than a minute; then while the
 * process is killed a hundred times at random. A notice is lost when no mail of it came, doubled when
 * more than one came: whoever was killed while it sent asks the server before it sends again.
 * Another number of notices can be said: `-- notices 500`.
 */
const NOTICES = Number(process.argv[3] ?? 10_000);
/** A hundred of ten thousand. */
const KILLS = Math.ceil(NOTICES / 100);
const AT_MOST_SECONDS = 60;

const server = await startTestPostgres();
process.env['WEMI_TEST_POSTGRES_URL'] = server.url;
try {
  const plain = await deliver({ kills: 0 });
  const killed = await deliver({ kills: KILLS });
  const isGood = plain.seconds < AT_MOST_SECONDS;
  const isWhole = [plain, killed].every(({ lost, doubled }) => lost === 0 && doubled === 0);
  process.exitCode = isGood && isWhole ? 0 : 1;
} finally {
  await server.stop();
}

async function deliver({ kills }: { kills: number }) {
  const stage = await openPaymentStage();
  const mail = await startMailServer();
  try {
    await plantNotices(stage);
    const began = performance.now();
    const done = kills === 0 ? await runUndisturbed(stage, mail) : await runKilled(stage, mail, kills); // prettier-ignore
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const ids = mail.mails.map(({ data }) => /^Message-ID: <(.*)@wemi>/im.exec(data)?.[1] ?? '');
    const distinct = new Set(ids);
    const known = await listDeliveries(stage);
    const counted = {
      notices: NOTICES,
      kills: done,
      seconds,
      lost: NOTICES - known.filter((id) => distinct.has(id)).length,
      doubled: ids.length - known.filter((id) => distinct.has(id)).length,
    };
    console.log(JSON.stringify(counted));
    return counted;
  } finally {
    await mail.stop();
    await stage.close();
  }
}

/**
 * One person is told of as many payments that did not go through: urgent, so that none waits for the
 * page, and each by another ente, so that none says the same as another.
 */
async function plantNotices(stage: PaymentStage): Promise<void> {
  const person = { id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: 'anna@example.org' };
  await stage.system((trx) => trx.insertInto('person').values(person).execute());
  const { praticaId } = await stage.startDue();
  await withClient(stage.database.adminUrl, async (client) => {
    await client.query('update wemi.outbox set queued_at = now()');
    await client.query(
      `with told as (
         insert into wemi.event (comune_id, pratica_id, seq, version, kind, from_state, to_state,
           actor_role, channel, audience, data, command_id, at, hash)
         select comune_id, pratica_id, 100 + n, version, 'paymentFailed', to_state, to_state, 'system',
           'gateway', audience, jsonb_build_object('enteId', gen_random_uuid()), gen_random_uuid(), at,
           md5(n::text)
         from (select * from wemi.event where pratica_id = $1 order by seq desc limit 1) last,
           generate_series(1, $2::int) n
         returning id, comune_id, pratica_id)
       insert into wemi.outbox (comune_id, pratica_id, event_id, audience)
       select comune_id, pratica_id, id, 'citizen' from told`,
      [praticaId, NOTICES],
    );
  });
}

type MailAt = Pick<Awaited<ReturnType<typeof startMailServer>>, 'url' | 'lookupUrl'>;

async function runUndisturbed(stage: PaymentStage, mail: MailAt): Promise<0> {
  const worker = startWorker(stage, mail);
  while (await isOpen(stage)) await pause(200);
  worker.kill();
  return 0;
}

/** Kills the worker some time after it began to send, until it was killed often enough and all is out. */
async function runKilled(
  stage: PaymentStage,
  mail: MailAt & { mails: unknown[] },
  kills: number,
): Promise<number> {
  let done = 0;
  while (done < kills && (await isOpen(stage))) {
    const before = mail.mails.length;
    const worker = startWorker(stage, mail);
    while (mail.mails.length === before && (await isOpen(stage))) await pause(20);
    await pause(Math.random() * 700);
    worker.kill('SIGKILL');
    done += 1;
  }
  await runUndisturbed(stage, mail);
  return done;
}

function startWorker({ database, nexiUrl }: PaymentStage, mail: MailAt): ChildProcess {
  const where = { SMTP_URL: mail.url, MAIL_LOOKUP_URL: mail.lookupUrl, NEXI_URL: nexiUrl };
  return startJobsProcess({ DATABASE_URL: database.appUrl, ...where });
}

async function listDeliveries(stage: PaymentStage): Promise<string[]> {
  const rows = await stage.system((trx) => trx.selectFrom('delivery').select('id').where('state', '=', 'sent').execute()); // prettier-ignore
  return rows.map(({ id }) => id);
}
