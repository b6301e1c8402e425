import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { startJobs } from '../../activities/jobs/index.ts';
import { startMailServer, until } from '../../activities/jobs/testing.ts';
import { openQueue } from '../../db/queues.ts';
import { tellAtOnce } from '../../db/testing-rules.ts';
import { API_KEY } from '../../payments/testing.ts';
import { CITIZEN } from '../../workflows/pratica/testing.ts';
import { openRadar, type Radar } from './testing.ts';

let radar: Radar;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let jobs: Awaited<ReturnType<typeof startJobs>> | undefined;
beforeAll(async () => {
  radar = await openRadar();
  await tellAtOnce(radar.database.ownerUrl);
  mail = await startMailServer();
  const person = { id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: 'anna@example.org' };
  await radar.system((trx) => trx.insertInto('person').values(person).execute());
}, 60_000);
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  Object.assign(mail.mood, { refuses: false, recipient: undefined });
  await radar.setFaults({});
});
afterAll(async () => {
  await mail?.stop();
  await radar?.close();
});

// First of all: whoever logs in later has a token without an address.
test('A reminder reaches who owes the task by mail', async () => {
  const { praticaId } = await radar.startDue();
  await radar.spoil(sql`update wemi.task set due_at = now() where pratica_id = ${praticaId} and closed_at is null`); // prettier-ignore
  const [fault] = await radar.faults('taskOverdue', praticaId);
  await radar.act(fault, 'remind');
  const { rows } = await radar.spoil(sql`select outbox.id from wemi.outbox join wemi.event on event.id = event_id where event.kind = 'reminded' and event.pratica_id = ${praticaId}`); // prettier-ignore
  const [{ id }] = rows as [{ id: string }];
  jobs = await startWork();
  const sent = () => radar.spoil(sql`select delivery.id from wemi.delivery join wemi.notification on notification.id = notification_id where outbox_id = ${id} and delivery.state = 'sent'`); // prettier-ignore
  await until(async () => (await sent()).rows.length === 1);
  const [delivery] = (await sent()).rows as [{ id: string }];
  const reminder = mail.mails.find(({ data }) => data.includes(`<${delivery.id}@wemi>`))!;
  expect(reminder.to).toEqual(['anna@example.org']);
});

describe('A notice that waits', () => {
  test('is found after a minute, told by name, and sent by retrying it', async () => {
    const { praticaId } = await radar.startDue();
    jobs = await startWork();
    await until(async () => (await radar.spoil(sql`select from wemi.delivery join wemi.notification on notification.id = notification_id where pratica_id = ${praticaId} and delivery.state = 'sent'`)).rows.length === 8); // prettier-ignore
    await jobs.stop();
    jobs = undefined;
    // As if the queue had lost it: handed over, and nothing there.
    await radar.spoil(sql`update wemi.delivery set state = 'queued', sent_at = null, queued_at = now() from wemi.notification where notification.id = notification_id and pratica_id = ${praticaId} and audience = 'citizen'`); // prettier-ignore
    expect(await radar.faults('noticeWaiting', praticaId)).toEqual([]);
    await radar.spoil(sql`update wemi.delivery set due_at = now() - interval '90 seconds' from wemi.notification where notification.id = notification_id and pratica_id = ${praticaId}`); // prettier-ignore
    const waiting = await radar.faults('noticeWaiting', praticaId);
    expect(waiting).toContainEqual(expect.objectContaining({ about: 'confirmOrder', whom: 'citizen', toldName: expect.stringMatching(/^Anna/), channel: 'mail', acts: ['retry', 'skip'] })); // prettier-ignore
    jobs = await startWork();
    for (const fault of waiting) expect((await radar.act(fault, 'retry')).status).toBe(200);
    await until(async () => (await radar.faults('noticeWaiting', praticaId)).length === 0);
    expect(await radar.kindsOf(praticaId, 'auditor')).toContain('retried');
    expect(await radar.kindsOf(praticaId, 'citizen')).not.toContain('retried');
  });

  test('to be carried is found, too, and can only be left', async () => {
    const { praticaId } = await radar.startDue();
    await radar.spoil(sql`update wemi.outbox set created_at = now() - interval '90 seconds' where pratica_id = ${praticaId}`); // prettier-ignore
    const waiting = await radar.faults('noticeWaiting', praticaId);
    expect(waiting).toHaveLength(7);
    for (const fault of waiting) {
      expect(fault.acts).toEqual(['skip']);
      expect((await radar.act(fault, 'retry')).status).toBe(422);
      expect((await radar.act(fault, 'skip', { said: { reason: 'Lo sa già' } })).status).toBe(200);
    }
    expect(await radar.faults('noticeWaiting', praticaId)).toEqual([]);
  });

  test('which its address refuses is shown with the name of whom it is for, until it is retried or skipped', async () => {
    mail.mood.recipient = '550 no such mailbox';
    const { praticaId } = await radar.startDue();
    jobs = await startWork();
    await until(async () => (await radar.faults('noticeFailed', praticaId)).length === 8);
    const failed = await radar.faults('noticeFailed', praticaId);
    expect(failed).toContainEqual(expect.objectContaining({ about: 'confirmOrder', toldName: expect.stringMatching(/^Anna/), channel: 'mail', lastError: 'refused', acts: ['retry', 'skip'] })); // prettier-ignore
    mail.mood.recipient = undefined;
    const [retried, ...skipped] = failed;
    const before = mail.mails.length;
    expect((await radar.act(retried, 'retry')).status).toBe(200);
    for (const fault of skipped) expect((await radar.act(fault, 'skip', { said: { reason: 'Lo sa già' } })).status).toBe(200); // prettier-ignore
    expect(await radar.faults('noticeFailed', praticaId)).toEqual([]);
    await until(() => mail.mails.length === before + 1);
    expect((await radar.act(retried, 'retry')).status).toBe(404);
    expect(await radar.kindsOf(praticaId, 'auditor')).toEqual(expect.arrayContaining(['retried', 'noticeSkipped'])); // prettier-ignore
  });

  test('because the mail server refuses it is shown as its job, and goes out when retried', async () => {
    mail.mood.refuses = true;
    const { praticaId } = await radar.startDue();
    jobs = await startWork();
    await until(async () => (await radar.faults('jobFailing', praticaId)).some(({ attempts }) => attempts > 2)); // prettier-ignore
    const failing = await radar.faults('jobFailing', praticaId);
    expect(failing[0]).toMatchObject({ about: 'mail', toldName: expect.any(String), lastError: expect.any(String), acts: ['retry', 'skip'] }); // prettier-ignore
    expect(JSON.stringify(failing)).not.toMatch(/@/);
    await radar.spoil(sql`update wemi.delivery set due_at = now() - interval '1 hour' from wemi.notification where notification.id = notification_id and pratica_id = ${praticaId}`); // prettier-ignore
    expect(await radar.faults('noticeWaiting', praticaId)).toEqual([]);
    mail.mood.refuses = false;
    for (const fault of failing) await radar.act(fault, 'retry');
    await until(async () => (await radar.faults('jobFailing', praticaId)).length === 0);
  });
});

describe('A job', () => {
  test('that was given up is shown to its comune alone, and begins anew', async () => {
    const { attemptId, praticaId } = await anAttempt();
    const queue = openQueue('payment-checks', radar.database.appUrl);
    await queue.add('go', { attemptId, comuneId: 'milano' }, { jobId: attemptId });
    await radar.spoil(sql`update queue.job set state = 'failed', attempts_made = 4, failed_reason = 'no answer', finished_at_ms = 1 where id = ${attemptId}`); // prettier-ignore
    const [fault] = await radar.faults('jobFailing', praticaId);
    expect(fault).toMatchObject({ about: 'payment-checks', attempts: 4, lastError: 'no answer', nextTryAt: null }); // prettier-ignore
    expect((await radar.look('', 'adminElsewhere')).items).toEqual([]);
    expect((await radar.act(fault, 'retry', { who: 'adminElsewhere' })).status).toBe(404);
    expect((await radar.act(fault, 'retry')).status).toBe(200);
    expect(await (await queue.getJob(attemptId))!.getState()).toBe('waiting');
    await queue.close();
    jobs = await startWork();
    await until(async () => (await radar.faults('jobFailing', praticaId)).length === 0);
  });
});

describe('A payment', () => {
  test('of which nobody knows what became is asked about at once', async () => {
    const { praticaId, attemptId, redirectUrl } = await anAttempt();
    await radar.setFaults({ notices: { mode: 'none' } });
    await radar.payWith(redirectUrl, 'good');
    expect(await radar.faults('paymentUnknown', praticaId)).toEqual([]);
    await radar.outliveThePages();
    const [fault] = await radar.faults('paymentUnknown', praticaId);
    expect(fault).toMatchObject({ id: attemptId, about: 'open', amountCents: 25_800, acts: ['askGateway'] }); // prettier-ignore
    jobs = await startWork();
    expect((await radar.act(fault, 'askGateway')).status).toBe(200);
    await until(async () => (await radar.faults('paymentUnknown', praticaId)).length === 0);
    expect(radar.pratiche.stateOf(praticaId)).toBe('active');
    expect(await radar.kindsOf(praticaId, 'auditor')).toEqual(expect.arrayContaining(['gatewayAsked', 'paymentSettled'])); // prettier-ignore
    expect(await radar.isChained(praticaId)).toBe(true);
  });

  test('that differs from what was asked is gone once the gateway agrees', async () => {
    const { praticaId, attemptId, redirectUrl } = await anAttempt();
    await radar.setFaults({ notices: { mode: 'none' } });
    await radar.payWith(redirectUrl, 'good');
    await spoilAttempt(attemptId, sql`amount_cents = 100, updated_at = now() - interval '1 day'`);
    jobs = await startWork();
    await until(async () => (await radar.faults('paymentMismatch', praticaId)).length === 1);
    expect(await radar.faults('taskEscalated', praticaId)).toEqual([]);
    const [fault] = await radar.faults('paymentMismatch', praticaId);
    await spoilAttempt(attemptId, sql`amount_cents = 25800`);
    expect((await radar.act(fault, 'askGateway')).status).toBe(200);
    await until(async () => (await radar.faults('paymentMismatch', praticaId)).length === 0);
    expect(radar.pratiche.stateOf(praticaId)).toBe('active');
  });

  test('whose refund is refused is asked back again', async () => {
    const { praticaId, withdraw, redirectUrl } = await anAttempt();
    await withdraw();
    await radar.payWith(redirectUrl, 'good');
    const refund = () => radar.system((trx) => trx.selectFrom('refund').innerJoin('capture', 'capture.id', 'captureId').select(['operationId', 'refund.status']).where('refund.praticaId', '=', praticaId).executeTakeFirst()); // prettier-ignore
    await until(async () => (await refund())?.status === 'due');
    const { operationId } = (await refund())!;
    await spoilCapture(praticaId, '999999');
    jobs = await startWork();
    await until(async () => (await radar.faults('refundFailing', praticaId)).length === 1);
    const [fault] = await radar.faults('refundFailing', praticaId);
    expect(fault).toMatchObject({ attempts: 1, amountCents: 25_800, nextTryAt: expect.any(String) }); // prettier-ignore
    await spoilCapture(praticaId, operationId);
    expect((await radar.act(fault, 'askGateway')).status).toBe(200);
    await until(async () => (await radar.faults('refundFailing', praticaId)).length === 0);
    expect((await refund())?.status).toBe('done');
  });
});

async function anAttempt() {
  const due = await radar.startDue();
  const { body } = await radar.ask('citizen', 'POST', `/pratiche/${due.praticaId}/payments`, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
  return { ...due, ...(body as { attemptId: string; redirectUrl: string }) };
}

function spoilAttempt(attemptId: string, change: ReturnType<typeof sql>) {
  return radar.spoil(sql`update wemi.payment_attempt set ${change} where id = ${attemptId}`);
}

function spoilCapture(praticaId: string, operationId: string) {
  return radar.spoil(sql`update wemi.capture set operation_id = ${operationId} where pratica_id = ${praticaId}`); // prettier-ignore
}

/** The real jobs; attempts are left alone for a day, so that only what is asked is done. */
function startWork() {
  const config = {
    DATABASE_URL: radar.database.appUrl,
    SMTP_URL: mail.url,
    MAIL_FROM: 'wemi@example.org',
    PUBLIC_URL: 'https://wemi.example',
    NEXI_URL: radar.nexiUrl,
    NEXI_API_KEY: API_KEY,
    DOCUMENTS_FOLDER: '/nowhere',
    CONTACT_CODE_KEY: 'a-key-for-tests-a-key-for-tests-a-key',
    KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
    KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
  };
  const log = pino({ level: 'silent' });
  const pratiche = radar.pratiche as never;
  return startJobs({ config, db: radar.db, pratiche, log, checkAfterSeconds: 3_600, silenceMs: 2_000 }); // prettier-ignore
}
