import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { startMailServer, until } from '../../activities/jobs/testing.ts';
import { openQueue } from '../../db/queues.ts';
import { plantNeed } from '../../db/testing.ts';
import { ADMIN, aPratica, CITIZEN } from '../../workflows/pratica/testing.ts';
import { ENTE_A, type Json } from '../testing.ts';
import { openRadar, type Radar } from './testing.ts';
import { startWork } from './testing-work.ts';

/**
 * Faults of every kind: each is in the radar at once when it is a minute old, with the act that
 * frees it, and is gone once that act is done. Database, queues, mail server, card gateway and jobs
 * are real; pratiche run by the workflow's own guards, effects and record, without Temporal. Made by
 * hand are the ages, the late timers, the unanswered commands, and what Temporal says of a workflow.
 */
interface Fault {
  kind: string;
  praticaId?: string;
  /** Of the fault, where no pratica tells which it is. */
  id?: string;
  free(fault: Json): Promise<unknown>;
}

let radar: Radar;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let jobs: Awaited<ReturnType<typeof startWork>>;
beforeAll(async () => {
  radar = await openRadar();
  mail = await startMailServer();
  const person = { id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: 'anna@example.org' };
  await radar.system((trx) => trx.insertInto('person').values(person).execute());
  jobs = await startWork(radar, mail.url);
}, 120_000);
afterAll(async () => {
  await jobs?.stop();
  await mail?.stop();
  await radar?.close();
}, 60_000);

const press =
  (act: string, said = {}) =>
  async (fault: Json) => {
    expect(fault.acts).toContain(act);
    const { status, body } = await radar.act(fault, act, { said });
    // A job may have come to it in the meantime: then it must be gone.
    if (status === 404) expect(await radar.faults(fault.kind, fault.praticaId)).toEqual([]);
    else expect([status, body.code]).toEqual([200, undefined]);
  };
const retry = press('retry');
const askGateway = press('askGateway');
const skip = press('skip', { reason: 'La persona lo sa già' });
const setAside = press('setAside');

/** A move of the pratica itself, to which the radar leads. */
const move =
  (praticaId: string, transition: string, more: object = {}) =>
  async () => {
    const { rows } = await radar.spoil(sql`select version from wemi.pratica where id = ${praticaId}`); // prettier-ignore
    const expectedVersion = (rows[0] as { version: number }).version;
    const body = { transition, expectedVersion, payload: {}, reason: 'Ferma da troppo', ...more };
    const answer = await radar.ask('admin', 'POST', `/pratiche/${praticaId}/transitions`, { body, key: randomUUID() }); // prettier-ignore
    expect([transition, answer.status, answer.body.errors]).toEqual([transition, 200, undefined]);
  };

const FAULTS: Record<string, () => Promise<Fault>> = {
  'a webhook that never came': async () => {
    const { praticaId } = await paidWithoutNotice();
    await radar.outliveThePages();
    return { kind: 'paymentUnknown', praticaId, free: askGateway };
  },
  'money that came while the engine was away': async () => {
    const { praticaId, attemptId } = await paidWithoutNotice();
    radar.pratiche.isAway = true;
    await addCheck(attemptId);
    await until(async () => (await radar.faults('jobFailing', praticaId)).length > 0);
    await radar.spoil(sql`update wemi.capture set created_at = now() - interval '2 minutes' where pratica_id = ${praticaId}`); // prettier-ignore
    radar.pratiche.isAway = false;
    return { kind: 'paymentUnknown', praticaId, free: askGateway };
  },
  'a payment page that never opened': async () => {
    const { praticaId, attemptId } = await anAttempt();
    await radar.spoil(sql`update wemi.payment_attempt set status = 'opening', provider_order_id = 'lost', created_at = now() - interval '4 minutes' where id = ${attemptId}`); // prettier-ignore
    return { kind: 'paymentUnknown', praticaId, free: askGateway };
  },
  'a payment of another amount': async () => {
    const { praticaId, attemptId } = await paidWithoutNotice();
    await radar.spoil(sql`update wemi.payment_attempt set amount_cents = 100 where id = ${attemptId}`); // prettier-ignore
    await addCheck(attemptId);
    const free = async (fault: Json) => {
      await radar.spoil(sql`update wemi.payment_attempt set amount_cents = 25800 where id = ${attemptId}`); // prettier-ignore
      await askGateway(fault);
    };
    return { kind: 'paymentMismatch', praticaId, free };
  },
  'a refund that the gateway refuses': async () => {
    const { praticaId, withdraw, redirectUrl } = await anAttempt();
    const rows = async () => (await radar.spoil(sql`select operation_id from wemi.capture where pratica_id = ${praticaId} and status = 'to-refund'`)).rows as Json[]; // prettier-ignore
    const rename = (id: string) => radar.spoil(sql`update wemi.capture set operation_id = ${id} where pratica_id = ${praticaId}`); // prettier-ignore
    await jobs.stop();
    await withdraw();
    await radar.payWith(redirectUrl, 'good');
    await until(async () => (await rows()).length > 0);
    const { operationId } = (await rows())[0];
    await rename('999999');
    jobs = await startWork(radar, mail.url);
    const free = async (fault: Json) => void (await rename(operationId), await askGateway(fault));
    return { kind: 'refundFailing', praticaId, free };
  },
  'a job that was given up': async () => {
    const { praticaId, attemptId } = await anAttempt();
    await addCheck(attemptId, 3_600_000);
    await radar.spoil(sql`update queue.job set state = 'failed', attempts_made = 4, failed_reason = 'no answer', finished_at_ms = 1 where id = ${attemptId}`); // prettier-ignore
    return { kind: 'jobFailing', praticaId, free: retry };
  },
  'a mail server that refuses, and is back': async () => {
    const { praticaId } = await refusedMail();
    const free = async (fault: Json) => {
      // With the server back, the others may go out by themselves before they are pressed.
      const isFirst = mail.mood.refuses;
      mail.mood.refuses = false;
      const { status } = await radar.act(fault, 'retry');
      expect(isFirst ? [200] : [200, 404]).toContain(status);
    };
    return { kind: 'jobFailing', praticaId, free };
  },
  'a mail server that refuses for good': async () => {
    const { praticaId } = await refusedMail();
    return { kind: 'jobFailing', praticaId, free: skip };
  },
  'a notice that the queue lost': async () => {
    const { praticaId } = await lostNotices();
    return { kind: 'noticeWaiting', praticaId, free: retry };
  },
  'a notice that nobody needs any more': async () => {
    const { praticaId } = await lostNotices();
    return { kind: 'noticeWaiting', praticaId, free: skip };
  },
  'a command that nobody answered': async () => {
    const { praticaId } = await radar.startDue();
    const id = await unanswered(praticaId, 'withdraw');
    return { kind: 'commandStuck', praticaId, id, free: setAside };
  },
  'a request that never began': async () => {
    const id = await unanswered(randomUUID(), 'request');
    return { kind: 'commandStuck', id, free: setAside };
  },
  'a workflow task that keeps failing': async () => {
    const { praticaId } = await radar.startDue();
    const id = await unanswered(praticaId, 'cancel');
    radar.engine.condition = { run: 'running', attempts: 9, lastError: 'Nondeterminism', nextTryAt: null, isNextTryReckoned: false }; // prettier-ignore
    const free = async (fault: Json) => {
      expect(fault).toMatchObject({ attempts: 9, lastError: 'Nondeterminism', engine: 'running' });
      await setAside(fault);
    };
    return { kind: 'commandStuck', praticaId, id, free };
  },
  'a timer that did not ring': async () => {
    const { praticaId } = await radar.startDue();
    await lateTimer(praticaId);
    return { kind: 'timerLate', praticaId, free: move(praticaId, 'cancel') };
  },
  'a timer that did not ring, of an order that can be saved': async () => {
    const praticaId = await anOrder();
    await lateTimer(praticaId);
    return { kind: 'timerLate', praticaId, free: move(praticaId, 'returnToOffer') };
  },
  'a payment that nobody makes': async () => {
    const { praticaId } = await radar.startDue();
    await overdue(praticaId);
    return { kind: 'taskOverdue', praticaId, free: move(praticaId, 'returnToOffer') };
  },
  'an order that its ente does not confirm': async () => {
    const praticaId = await anOrder();
    await overdue(praticaId);
    const onBehalfOf = { role: 'ente', enteId: ENTE_A };
    return { kind: 'taskOverdue', praticaId, free: move(praticaId, 'rejectOrder', { onBehalfOf }) };
  },
  'an order that was escalated': async () => {
    const praticaId = await anOrder();
    await radar.spoil(sql`update wemi.task set escalated = true, due_at = now() + interval '2 days' where pratica_id = ${praticaId} and closed_at is null`); // prettier-ignore
    const payload = { enteId: ENTE_A };
    return { kind: 'taskEscalated', praticaId, free: move(praticaId, 'returnToOffer', { payload }) }; // prettier-ignore
  },
  'enti that do not answer': async () => {
    const praticaId = await anUnansweredRequest();
    await overdue(praticaId);
    const payload = { businessDays: 2 };
    return { kind: 'taskOverdue', praticaId, free: move(praticaId, 'extendDeadline', { payload }) };
  },
  'a suspended ente whose service goes on': async () => {
    const praticaId = await servedBySuspended();
    return { kind: 'enteSuspended', praticaId, free: press('leave', { reason: 'Manca una settimana' }) }; // prettier-ignore
  },
  'a suspended ente whose service must stop': async () => {
    const praticaId = await servedBySuspended();
    return { kind: 'enteSuspended', praticaId, free: move(praticaId, 'cancel') };
  },
};

const NAMES = Object.keys(FAULTS);

test('Twenty faults and more are tried', () => expect(NAMES.length).toBeGreaterThanOrEqual(20));

test.each(NAMES)(
  '%s: it shows in the radar and is freed by one of its acts',
  async (name) => {
    const { kind, praticaId, id, free } = await FAULTS[name]!();
    const found = async () =>
      (await radar.faults(kind, praticaId)).filter((fault) => !id || fault.id === id);
    await until(async () => (await found()).length > 0);
    for (const fault of await found()) await free(fault);
    await until(async () => (await found()).length === 0);
    if (praticaId) expect(await radar.isChained(praticaId)).toBe(true);
  },
  60_000,
);

async function anAttempt() {
  await radar.setFaults({});
  const due = await radar.startDue();
  const { body } = await radar.ask('citizen', 'POST', `/pratiche/${due.praticaId}/payments`, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
  return { ...due, ...(body as { attemptId: string; redirectUrl: string }) };
}

async function paidWithoutNotice() {
  const attempt = await anAttempt();
  await radar.setFaults({ notices: { mode: 'none' } });
  await radar.payWith(attempt.redirectUrl, 'good');
  return attempt;
}

async function addCheck(attemptId: string, delay = 0): Promise<void> {
  const queue = openQueue('payment-checks', radar.database.appUrl);
  await queue.add('go', { attemptId, comuneId: 'milano' }, { jobId: attemptId, delay });
  await queue.close();
}

async function refusedMail() {
  mail.mood.refuses = true;
  const due = await radar.startDue();
  await until(async () => (await radar.faults('jobFailing', due.praticaId)).length > 0);
  return due;
}

async function lostNotices() {
  mail.mood.refuses = false;
  const due = await radar.startDue();
  const { praticaId } = due;
  const unsent = async () => (await radar.spoil(sql`select from wemi.outbox where pratica_id = ${praticaId} and sent_at is null and overtaken_by is null`)).rows; // prettier-ignore
  await until(async () => (await unsent()).length === 0);
  await radar.spoil(sql`update wemi.outbox set sent_at = null, created_at = now() - interval '2 minutes' where id = (select id from wemi.outbox where pratica_id = ${praticaId} and audience = 'citizen' and overtaken_by is null limit 1)`); // prettier-ignore
  return due;
}

async function unanswered(praticaId: string, transition: string): Promise<string> {
  const id = randomUUID();
  await radar.spoil(sql`
    insert into wemi.command (id, comune_id, pratica_id, transition, request_hash, created_at)
    values (${id}, 'milano', ${praticaId}, ${transition}, '-', now() - interval '61 seconds')`);
  return id;
}

async function lateTimer(praticaId: string): Promise<void> {
  const past = new Date(Date.now() - 61_000).toISOString();
  await radar.spoil(sql`update wemi.pratica set deadlines = ${JSON.stringify({ paymentDeadline: past })}::jsonb where id = ${praticaId}`); // prettier-ignore
}

async function overdue(praticaId: string): Promise<void> {
  await radar.spoil(sql`update wemi.task set due_at = now() - interval '1 second' where pratica_id = ${praticaId} and closed_at is null`); // prettier-ignore
}

async function anOrder(): Promise<string> {
  const { praticaId } = await radar.startDue();
  await radar.command(praticaId, 'returnToOffer', ADMIN);
  const { rows } = await radar.spoil(sql`select id from wemi.offer where pratica_id = ${praticaId} and ente_id = ${ENTE_A}`); // prettier-ignore
  const offerId = (rows[0] as { id: string }).id;
  await radar.command(praticaId, 'chooseOffer', CITIZEN, { facts: { offerId, revision: 1 } });
  return praticaId;
}

async function anUnansweredRequest(): Promise<string> {
  const [pratica, needId] = [aPratica(), randomUUID()];
  radar.pratiche.add(pratica);
  await plantNeed(radar.db, needId);
  await radar.command(pratica.id, 'request', CITIZEN, { facts: { needId } });
  return pratica.id;
}

/** The job of the suspension finds it, and leaves it to the office. */
async function servedBySuspended(): Promise<string> {
  const decide = (what: string) => radar.ask('admin', 'POST', `/office/enti/${ENTE_A}/${what}`, { body: { reason: 'Sotto esame' }, key: randomUUID() }); // prettier-ignore
  await decide('reinstate');
  const { praticaId, redirectUrl } = await anAttempt();
  await radar.payWith(redirectUrl, 'good');
  await until(() => radar.pratiche.stateOf(praticaId) === 'active');
  expect((await decide('suspend')).status).toBe(200);
  return praticaId;
}
