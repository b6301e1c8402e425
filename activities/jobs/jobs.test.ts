import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { noteCapture } from '../../db/captures.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { readRefund } from '../../db/refund-rows.ts';
import { recordLateCapture } from '../../db/ledger.ts';
import { addAttempt, findAttempt, noteOpening } from '../../db/payment-attempts.ts';
import { readPayment } from '../../db/payments.ts';
import {
  API_KEY,
  openPaymentStage,
  TOTAL_CENTS,
  type PaymentStage,
} from '../../payments/testing.ts';
import { CITIZEN } from '../../workflows/pratica/testing.ts';
import { startJobs, type JobsSettings } from './index.ts';
import { startMailServer, until } from './testing.ts';
import { tellAtOnce } from '../../db/testing-rules.ts';

let stage: PaymentStage;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let jobs: Awaited<ReturnType<typeof startJobs>> | undefined;

beforeAll(async () => {
  stage = await openPaymentStage();
  await tellAtOnce(stage.database.ownerUrl);
  await stage.system((trx) =>
    trx
      .insertInto('person')
      .values({
        id: CITIZEN.id,
        comuneId: 'milano',
        name: 'Anna Ferrari',
        email: 'anna@example.org',
      })
      .execute(),
  );
}, 60_000);
beforeEach(async () => {
  mail = await startMailServer();
  await forgetNotices();
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await mail.stop();
  await stage.setFaults({});
});
afterAll(() => stage.close());

describe('notices', () => {
  it('go to each who must be told, once, without names or services in the subject', async () => {
    jobs = await startJobs(settings());
    await stage.startDue();
    await until(async () => (await countUnsent()) === 0);
    const told = mail.mails.map(({ to, data }) => `${to.join(',')} ${subjectOf(data)}`);
    expect(told).toHaveLength(8);
    expect(told.filter((line) => line.startsWith('anna@example.org '))).toHaveLength(4);
    expect(told.filter((line) => line.startsWith('uno@example.org '))).toHaveLength(2);
    expect(told.filter((line) => line.startsWith('due@example.org '))).toHaveLength(2);
    for (const line of told) expect(line).not.toMatch(/Ferrari|Assistenza/);
  });

  it('never show one ente the address of another', async () => {
    jobs = await startJobs(settings());
    await stage.startDue();
    await until(async () => (await countUnsent()) === 0);
    for (const { to, data } of mail.mails) {
      const others = ['uno@example.org', 'due@example.org'].filter((each) => !to.includes(each));
      for (const other of others) expect(data).not.toContain(other);
    }
  });

  it('wait for a mail server that is away, and none is lost', async () => {
    mail.mood.refuses = true;
    jobs = await startJobs(settings());
    await stage.startDue();
    await until(async () => (await countQueued()) === 8);
    expect(mail.mails).toHaveLength(0);
    mail.mood.refuses = false;
    await until(async () => (await countUnsent()) === 0);
    expect(mail.mails).toHaveLength(8);
  });

  it('are sent once after a kill -9 between the claim and the sending', async () => {
    await stage.startDue();
    await leaveOne();
    mail.mood.hangs = true;
    const victim = startInChild();
    try {
      await until(() => mail.mood.seen === 1);
    } finally {
      victim.kill('SIGKILL');
    }
    expect(mail.mails).toHaveLength(0);
    mail.mood.hangs = false;
    jobs = await startJobs(settings());
    await until(async () => (await countUnsent()) === 0, 30);
    expect(mail.mails).toHaveLength(1);
    const [sent] = await stage.system((trx) => trx.selectFrom('delivery').select('id').where('state', '=', 'sent').orderBy('sentAt', 'desc').limit(1).execute()); // prettier-ignore
    expect(mail.mails[0]!.data).toContain(`Message-ID: <${sent!.id}@wemi>`);
  }, 60_000);
});

describe('payment checks', () => {
  it.each([
    ['was lost', { mode: 'none' }],
    ['comes a day late', { mode: 'late' }],
  ])('settle a payment whose notice %s', async (_what, notices) => {
    await stage.setFaults({ notices });
    const { praticaId, hostedPage } = await openAtGateway();
    await stage.payWith(hostedPage, 'good');
    jobs = await startJobs(settings());
    await until(() => stage.pratiche.stateOf(praticaId) === 'active');
    const payment = await stage.system((trx) => readPayment(trx, { praticaId }));
    expect(payment).toMatchObject({ status: 'settled', attempts: [{ status: 'settled' }] });
  });

  it('find the success that followed a declined card on the same page', async () => {
    const { praticaId, attemptId, hostedPage } = await openAtGateway();
    await stage.payWith(hostedPage, 'declined');
    jobs = await startJobs(settings());
    await until(async () => (await statusOf(attemptId)) === 'failed');
    expect(stage.pratiche.stateOf(praticaId)).toBe('payment');
    await stage.payWith(hostedPage, 'good');
    await until(() => stage.pratiche.stateOf(praticaId) === 'active');
    expect(await statusOf(attemptId)).toBe('settled');
  });

  it('close an attempt whose opening was lost on the way', async () => {
    const { attemptId } = await openAtGateway({ isLost: true });
    jobs = await startJobs(settings());
    await until(async () => (await statusOf(attemptId)) === 'failed');
  });
});

describe('refunds', () => {
  it('give late money back once, through every trouble of the gateway, and tell the citizen', async () => {
    const { praticaId, withdraw, attemptId, providerOrderId, hostedPage } = await openAtGateway();
    await withdraw();
    await stage.payWith(hostedPage, 'good');
    await stage.setFaults({ calls: { mode: 'timeoutAfter', path: '/refunds', times: 1 } });
    jobs = await startJobs(settings());
    await until(async () => (await statusOf(attemptId)) === 'refunded', 30);
    const { operations } = await readBooks(providerOrderId);
    expect(operations.map((each) => [each.operationType, each.operationAmount])).toEqual([
      ['CAPTURE', String(TOTAL_CENTS)],
      ['REFUND', String(TOTAL_CENTS)],
    ]);
    expect(stage.pratiche.stateOf(praticaId)).toBe('withdrawn');
    const payment = await stage.system((trx) => readPayment(trx, { praticaId }));
    expect(payment?.status).toBe('refunded');
    await until(() => mail.mails.some(({ data }) => subjectOf(data).includes('rimborso fatto')));
  }, 60_000);

  it('that the gateway refuses are handed to the office, and not repeated at once', async () => {
    const { praticaId, paymentId, attemptId, withdraw } = await openAtGateway();
    await withdraw();
    const unknown = { comuneId: 'milano', praticaId, paymentId, attemptId, provider: 'nexi', operationId: '999999', amountCents: TOTAL_CENTS } as const; // prettier-ignore
    const { id: captureId } = await stage.system((trx) => noteCapture(trx, unknown));
    await stage.system((trx) => recordLateCapture(trx, { captureId, paymentId, at: new Date().toISOString() })); // prettier-ignore
    jobs = await startJobs(settings());
    const read = () =>
      stage.system((trx) => readRefund(trx, { id: nameUuid('refund', 'late', captureId) }));
    await until(async () => (await read()).refusals > 0);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await read()).toMatchObject({ status: 'due', refusals: 1 });
  }, 60_000);
});

function settings(): JobsSettings {
  return {
    config: {
      DATABASE_URL: stage.database.appUrl,
      SMTP_URL: mail.url,
      MAIL_FROM: 'wemi@example.org',
      PUBLIC_URL: 'https://wemi.example',
      NEXI_URL: stage.nexiUrl,
      NEXI_API_KEY: API_KEY,
      DOCUMENTS_FOLDER: '/nowhere',
      CONTACT_CODE_KEY: 'a-key-for-tests-a-key-for-tests-a-key',
      KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
      KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
    },
    db: stage.db,
    pratiche: { ...stage.pratiche, confirm: async () => {} },
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    checkAfterSeconds: 0,
    silenceMs: 2_000,
  };
}

/** The same jobs in a process of their own, to be killed. */
function startInChild() {
  const { config } = settings();
  const program = `
    import { pino } from 'pino';
    import { connect } from './db/connect.ts';
    import { startJobs } from './activities/jobs/index.ts';
    const config = JSON.parse(process.env.CONFIG);
    const db = connect(config.DATABASE_URL);
    await startJobs({ config, db, pratiche: { confirm: async () => {} }, log: pino({ level: 'silent' }), silenceMs: 2000 });`;
  return spawn('node_modules/.bin/node', ['--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH, CONFIG: JSON.stringify(config) },
    stdio: 'inherit',
  });
}

async function openAtGateway({ isLost = false } = {}) {
  const due = await stage.startDue();
  const attemptId = randomUUID();
  const providerOrderId = `MI${attemptId.replaceAll('-', '').slice(0, 16)}`;
  const { praticaId, paymentId } = due;
  await stage.system(
    (trx) =>
    addAttempt(trx, { id: attemptId, comuneId: 'milano', praticaId, paymentId, provider: 'nexi', providerOrderId, amountCents: TOTAL_CENTS }), // prettier-ignore
  );
  const urls = { notifyUrl: stage.notifyUrl, resultUrl: 'https://wemi.example', cancelUrl: 'https://wemi.example' }; // prettier-ignore
  const opened = isLost
    ? { hostedPage: '', securityToken: '' }
    : await stage.gateway.openOrder({ orderId: providerOrderId, amountCents: TOTAL_CENTS, description: 'WeMi', ...urls }); // prettier-ignore
  await stage.system(
    (trx) =>
    noteOpening(trx, { id: attemptId, became: isLost ? { status: 'unknown' } : { status: 'open', ...opened } }), // prettier-ignore
  );
  return { ...due, attemptId, providerOrderId, hostedPage: opened.hostedPage };
}

async function readBooks(orderId: string) {
  const headers = { 'x-api-key': API_KEY, 'correlation-id': randomUUID() };
  const answer = await stage.nexi.inject({ url: `/orders/${orderId}`, headers });
  return answer.json() as { operations: { operationType: string; operationAmount: string }[] };
}

async function statusOf(attemptId: string) {
  return (await stage.system((trx) => findAttempt(trx, { id: attemptId })))?.status;
}

/** Of what waits to be carried, one row that tells the citizen; the others are as if carried. */
async function leaveOne(): Promise<void> {
  await stage.system(async (trx) => {
    const [kept] = await trx.selectFrom('outbox').select('id').where('queuedAt', 'is', null).where('audience', '=', 'citizen').execute(); // prettier-ignore
    await trx.updateTable('outbox').set({ queuedAt: new Date().toISOString() }).where('id', '!=', kept!.id).execute(); // prettier-ignore
  });
}

/** Rows not carried yet, and deliveries of which nothing has become. */
function countUnsent(): Promise<number> {
  return stage.system(async (trx) => {
    const rows = await trx.selectFrom('outbox').select('id').where('queuedAt', 'is', null).execute(); // prettier-ignore
    const deliveries = await trx.selectFrom('delivery').select('id').where('state', 'in', ['waiting', 'queued']).execute(); // prettier-ignore
    return rows.length + deliveries.length;
  });
}

function countQueued(): Promise<number> {
  return stage.system(async (trx) => (await trx.selectFrom('delivery').select('id').where('state', '=', 'queued').execute()).length); // prettier-ignore
}

function forgetNotices() {
  return stage.system(async (trx) => {
    await trx.updateTable('outbox').set({ queuedAt: new Date().toISOString() }).execute();
    await trx.updateTable('delivery').set({ state: 'withdrawn' }).where('state', '!=', 'sent').execute(); // prettier-ignore
  });
}

function subjectOf(data: string): string {
  const [, encoded = ''] = /^Subject: ((?:.*\r\n[ \t])*.*)/m.exec(data) ?? [];
  return encoded
    .replaceAll(/\?=\s+=\?UTF-8\?Q\?/gi, '')
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_all, text: string) => decodeQ(text))
    .replaceAll(/\s+/g, ' ');
}

function decodeQ(text: string): string {
  return decodeURIComponent(text.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/g, '%$1'));
}
