import type { Logger } from 'pino';
import type { WorkerEnvironment } from '../../api/config.ts';
import { connect, type Db } from '../../db/connect.ts';
import { openDocumentFiles } from '../../db/document-files.ts';
import { openQueue, type QueueName } from '../../db/queues.ts';
import { connectBooks } from '../../payments/connect-books.ts';
import { connectGateways, type GatewaySettings } from '../../payments/channels.ts';
import { connectSms } from '../../notifications/sms.ts';
import { readSmsSettings, type SmsVariables } from '../../notifications/sms-settings.ts';
import type { Pratiche } from '../../temporal/client.ts';
import { accountsOf } from '../../realm/accounts.ts';
import { realmSettingsOf } from '../../realm/settings.ts';
import { applyClosures } from './apply-closures.ts';
import { runReviews } from './ask-for-reviews.ts';
import { checkAttempt } from './check-attempt.ts';
import { confirmRecorded } from './confirm-recorded.ts';
import { connectMailer } from './mailer.ts';
import { dropDocuments } from './drop-documents.ts';
import { erasePeople } from './erase-people.ts';
import { movePolicy } from './move-policy.ts';
import { prepareQueuesPatiently } from './prepare-patiently.ts';
import { reconcileNights } from './reconcile-nights.ts';
import { refundAttempt } from './refund-attempt.ts';
import { startRelay } from './relay.ts';
import { repeat } from './repeat.ts';
import { sendMails } from './send-mails.ts';
import { sendSms } from './send-sms.ts';
import { settleCovered } from './settle-covered.ts';
import { settleInterrupted } from './settle-interrupted.ts';
import { foreseeEnds, tellOfMandates } from './tell-of-mandates.ts';
import { foreseeCredentials, tellOfChanges } from './tell-of-changes.ts';
import { tellOfPayouts } from './tell-of-payouts.ts';
import { tellOfQualifications } from './tell-of-qualifications.ts';
import { tellOfServices } from './tell-of-services.ts';
import { tellOfTrials } from './tell-of-trials.ts';
import { tellOfAppointments } from './tell-of-appointments.ts';
import { tellOfTickets } from './tell-of-tickets.ts';
import { foreseeExpiries, tellOfVouchers } from './tell-of-vouchers.ts';
import { tellContacts } from './tell-contacts.ts';
import { suspendEnti } from './suspend-enti.ts';
import { openWorker, type WorkerSettings } from './worker.ts';

const CHECK_AFTER_SECONDS = 60;
const MAILS_AT_ONCE = 8;
/** A job in the queue costs the database more than a mail. */
const MAILS_IN_JOB = 10;
const SMS_AT_ONCE = 3;
/** What a provider takes at least; theirs may be less: MAILS_PER_SECOND. */
const MAILS_PER_SECOND = 250;
/** They wait for gateways, which may be slow, and people wait for them. */
const CHECKS_AT_ONCE = 6;
/** In bulk, and never in the way of people. */
const MOVES_AT_ONCE = 2;
const CONFIRM_EVERY_MS = 20_000;
const SETTLE_EVERY_MS = 2_000;
const TELL_EVERY_MS = 1_500;
/** Days are what counts: an hour more or less is none. */
const ENDS_EVERY_MS = 30 * 60_000;
/** Looked for each half hour; a night that is done is not done again. */
const NIGHTS_EVERY_MS = 30 * 60_000;
const OFFICE_EVERY_MS = 2_000;
/** One is asked a day after the end: minutes do not matter, but what has closed should show. */
const REVIEWS_EVERY_MS = 30_000;
const DOCUMENTS_EVERY_MS = 10 * 60_000;

export interface JobsSettings {
  config: GatewaySettings &
    SmsVariables &
    Pick<
      WorkerEnvironment,
      | 'DATABASE_URL'
      | 'SMTP_URL'
      | 'MAIL_FROM'
      | 'MAILS_PER_SECOND'
      | 'MAIL_LOOKUP_URL'
      | 'MAIL_SINK_URL'
      | 'PUBLIC_URL'
      | 'DOCUMENTS_FOLDER'
      | 'CONTACT_CODE_KEY'
      | 'KEYCLOAK_REALM_URL'
      | 'KEYCLOAK_CLIENT_SECRET'
    >;
  db: Db;
  pratiche: Pick<Pratiche, 'transition' | 'confirm'>;
  log: Logger;
  /** How long a payment attempt may be silent before the gateway is asked; 60 when missing. */
  checkAfterSeconds?: number;
  silenceMs?: number;
}

/** Starts all that happens after a commit: notices, refunds, questions to the gateways. */
export async function startJobs(settings: JobsSettings): Promise<{ stop(): Promise<void> }> {
  const {
    config,
    db,
    pratiche,
    log,
    checkAfterSeconds = CHECK_AFTER_SECONDS,
    silenceMs,
  } = settings;
  const { DATABASE_URL: databaseUrl, PUBLIC_URL: publicUrl } = config;
  await prepareQueuesPatiently(databaseUrl, log);

  const gateways = connectGateways(config, db);
  const mailer = connectMailer({
    url: config.SMTP_URL,
    from: config.MAIL_FROM,
    lookupUrl: config.MAIL_LOOKUP_URL,
  });
  // A mail server that hangs holds its rows: never connections that a pratica waits for.
  const noticesDb = connect(databaseUrl, { max: MAILS_AT_ONCE });
  const smsDb = connect(databaseUrl, { max: SMS_AT_ONCE });
  const smsSettings = readSmsSettings(config);
  const sms = smsSettings && connectSms(smsSettings);
  const settling = { db, gateways, pratiche };

  const queues = {
    mail: openQueue('mail', databaseUrl),
    sms: openQueue('sms', databaseUrl),
    refunds: openQueue('refunds', databaseUrl),
    'payment-checks': openQueue('payment-checks', databaseUrl),
    'policy-moves': openQueue('policy-moves', databaseUrl),
  };
  const start = (
    name: QueueName,
    concurrency: number,
    work: WorkerSettings['work'],
    perSecond?: number,
  ) => openWorker(name, { databaseUrl, concurrency, work, silenceMs, perSecond });
  const mailsPerSecond = Number(config.MAILS_PER_SECOND ?? MAILS_PER_SECOND);
  const mailsInJob = Math.min(MAILS_IN_JOB, mailsPerSecond);
  const sending = { db: noticesDb, mailer, publicUrl, queue: queues.mail };
  const workers = [
    start('sms', SMS_AT_ONCE, (job) => sendSms({ db: smsDb, sms, publicUrl }, job)),
    start('mail', MAILS_AT_ONCE, (job, run) => sendMails(sending, job, run), mailsPerSecond / mailsInJob), // prettier-ignore
    start('refunds', 2, (job) => refundAttempt(settling, job)),
    start('payment-checks', CHECKS_AT_ONCE, (job) => checkAttempt(settling, job)),
    start('policy-moves', MOVES_AT_ONCE, (job) => movePolicy({ db, pratiche }, job)),
  ];
  const warn = (error: Error) => log.warn({ err: error }, 'queue');
  for (const queue of Object.values(queues)) queue.on('error', warn);
  for (const worker of workers) {
    worker.on('error', warn);
    worker.on('failed', (job, error) => {
      log.warn({ err: error, queue: worker.name, jobId: job?.id }, 'job failed: it is tried again');
    });
  }
  const mails = { inJob: mailsInJob, jobsAtOnce: MAILS_AT_ONCE };
  const relay = startRelay({ db, queues, log, mails, checkAfterSeconds });
  const work = confirmRecorded({ db, pratiche });
  const confirming = repeat({ name: 'confirming steps', everyMs: CONFIRM_EVERY_MS, log, work });

  const suspend = () => suspendEnti({ db, pratiche, log });
  const suspending = repeat({ name: 'suspending', everyMs: OFFICE_EVERY_MS, log, work: suspend });
  const apply = () => applyClosures({ db, pratiche, log });
  const applying = repeat({ name: 'closures', everyMs: OFFICE_EVERY_MS, log, work: apply });

  const files = openDocumentFiles(config.DOCUMENTS_FOLDER);
  const drop = () => dropDocuments({ db, files, log });
  const dropping = repeat({ name: 'documents', everyMs: DOCUMENTS_EVERY_MS, log, work: drop });

  const mailSinkUrl = config.MAIL_SINK_URL;
  const accounts = accountsOf(realmSettingsOf(config));
  const eraseAll = () => erasePeople({ db, files, log, accounts, mailSinkUrl });
  const erasing = repeat({ name: 'erasures', everyMs: OFFICE_EVERY_MS, log, work: eraseAll });

  const ask = () => runReviews({ db });
  const asking = repeat({ name: 'reviews', everyMs: REVIEWS_EVERY_MS, log, work: ask });

  const cover = () => settleCovered({ db, pratiche, log });
  const covering = repeat({ name: 'covered payments', everyMs: SETTLE_EVERY_MS, log, work: cover });
  const settle = () => settleInterrupted({ db, pratiche, log });
  const letters = { db: noticesDb, mailer, publicUrl, log };
  const tell = async () => (await tellOfMandates(letters)) || (await tellOfTrials(letters));
  const telling = repeat({ name: 'mandates', everyMs: TELL_EVERY_MS, log, work: tell });
  const tellEnti = async () =>
    (await tellOfPayouts({ db })) ||
    (await tellOfQualifications({ db })) ||
    (await tellOfServices({ db })) ||
    (await tellOfChanges({ db }));
  const tellingEnti = repeat({ name: 'notices to enti', everyMs: TELL_EVERY_MS, log, work: tellEnti }); // prettier-ignore
  const tellTickets = async () => (await tellOfTickets({ db })) || (await tellOfAppointments({ db })); // prettier-ignore
  const tellingTickets = repeat({ name: 'tickets and appointments', everyMs: TELL_EVERY_MS, log, work: tellTickets }); // prettier-ignore
  const tellWallets = () => tellOfVouchers({ db });
  const tellingWallets = repeat({ name: 'vouchers', everyMs: TELL_EVERY_MS, log, work: tellWallets }); // prettier-ignore
  const tellOwners = () => tellContacts({ ...letters, sms, key: config.CONTACT_CODE_KEY });
  const tellingOwners = repeat({ name: 'contacts', everyMs: TELL_EVERY_MS, log, work: tellOwners });
  const foresee = async () =>
    (await foreseeEnds(letters)) ||
    (await foreseeExpiries(letters)) ||
    (await foreseeCredentials({ db }));
  const foreseeing = repeat({ name: 'ends', everyMs: ENDS_EVERY_MS, log, work: foresee }); // prettier-ignore
  const books = connectBooks(config, db);
  const compare = () => reconcileNights({ db, books, log });
  const comparing = repeat({ name: 'reconciling', everyMs: NIGHTS_EVERY_MS, log, work: compare });
  const closing = repeat({ name: 'settling', everyMs: SETTLE_EVERY_MS, log, work: settle });

  return {
    async stop() {
      await Promise.all([
        suspending.stop(),
        comparing.stop(),
        asking.stop(),
        applying.stop(),
        relay.stop(),
        confirming.stop(),
        closing.stop(),
        covering.stop(),
        telling.stop(),
        tellingEnti.stop(),
        tellingTickets.stop(),
        tellingWallets.stop(),
        tellingOwners.stop(),
        foreseeing.stop(),
        dropping.stop(),
        erasing.stop(),
      ]);
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      mailer.close();
      await noticesDb.destroy();
      await smsDb.destroy();
    },
  };
}
