import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { startMailServer, until } from '../../activities/jobs/testing.ts';
import { tellAtOnce } from '../../db/testing-rules.ts';
import { openQueue } from '../../db/queues.ts';
import { plantNeed } from '../../db/testing.ts';
import { ADMIN, aPratica, CITIZEN } from '../../workflows/pratica/testing.ts';
import { ENTE_A, type Json } from '../testing.ts';
import { openRadar, type Radar } from './testing.ts';
import { startWork } from './testing-work.ts';

/**
 * Acts that free a fault, each gone once it is done. Database, queues, mail server, card gateway and
 * jobs are real; pratiche run by the workflow's own guards, effects and record, without Temporal.
 * Made by hand is what takes hours or days: a page that ran out, terms that passed. What a minute
 * shows is brought about for real, on the whole stack, in e2e/faults.e2e.ts.
 */
interface Fault {
  kind: string;
  praticaId: string;
  free(fault: Json): Promise<unknown>;
}

let radar: Radar;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let jobs: Awaited<ReturnType<typeof startWork>>;
beforeAll(async () => {
  radar = await openRadar();
  mail = await startMailServer();
  await tellAtOnce(radar.database.ownerUrl);
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
    expect([status, body.code]).toEqual([200, undefined]);
  };
const askGateway = press('askGateway');
const skip = press('skip', { reason: 'La persona lo sa già' });

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
    const rows = async () => (await radar.spoil(sql`select operation_id from wemi.capture where pratica_id = ${praticaId} and id in (select capture_id from wemi.refund where status = 'due')`)).rows as Json[]; // prettier-ignore
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
  'a mail server that refuses, and is back': async () => {
    const { praticaId } = await refusedMail();
    const free = async (fault: Json) => {
      mail.mood.refuses = false;
      const { status } = await radar.act(fault, 'retry');
      // With the server back a notice may go out by itself before it is pressed.
      if (status === 404) expect(await isSent(fault)).toBe(true);
      else expect(status).toBe(200);
    };
    return { kind: 'jobFailing', praticaId, free };
  },
  'a mail server that refuses for good': async () => {
    const { praticaId } = await refusedMail();
    return { kind: 'jobFailing', praticaId, free: skip };
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

test.each(Object.keys(FAULTS))(
  '%s: it shows in the radar and is freed by one of its acts',
  async (name) => {
    const { kind, praticaId, free } = await FAULTS[name]!();
    const found = () => radar.faults(kind, praticaId);
    await until(async () => (await found()).length > 0);
    const freed = new Set<string>();
    // Several mails of one pratica may fail, one after the other: each shows when its turn has come.
    await until(async () => {
      const all = await found();
      for (const fault of all.filter(({ id }) => !freed.has(id))) {
        freed.add(fault.id);
        await free(fault);
      }
      return all.length === 0;
    });
    expect(await radar.isChained(praticaId)).toBe(true);
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

async function isSent({ id }: Json): Promise<boolean> {
  const deliveryId = id.slice(id.indexOf('.') + 1);
  const { rows } = await radar.spoil(sql`select from wemi.delivery where id = ${deliveryId} and state = 'sent'`); // prettier-ignore
  return rows.length === 1;
}

async function refusedMail() {
  mail.mood.refuses = true;
  const due = await radar.startDue();
  await until(async () => (await radar.faults('jobFailing', due.praticaId)).length > 0);
  return due;
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
