import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { freeze, keepAway, openBackDoor, spoilGateway, startWrongWorker } from './breaking.ts';
import { anOrder, aService, lateFrom, moveAs, shortenEscalation } from './faulty-walks.ts';
import { move, NEED, payByCard, reach, walkToPayment } from './walk.ts';
import { type Fault, watchRadar } from './watch-radar.ts';

/**
 * The whole stack, broken for real: parts killed, frozen or replaced, rights taken away, a gateway
 * that lies. Nothing is aged by hand. Each fault is in the radar within a minute of what caused it,
 * each is freed by one of the acts that stand there, and is gone.
 */
const people = peopleOf(sharedStack().publicUrl);
const admin = people.as('admin1');
const { look, find, appears, isGone, send, free, press, countShown } = watchRadar(people);

let door: Awaited<ReturnType<typeof openBackDoor>>;
let mend: (() => unknown)[] = [];
beforeAll(async () => void (door = await openBackDoor()));
afterAll(async () => {
  for (const undo of mend) await undo();
  await door?.close();
});

/** Asked for while nobody can answer: what comes of it is in the radar. */
const askInVain = (username: string, praticaId: string, transition: string) =>
  void move(people, username, praticaId, transition).catch(() => undefined);

test('A mail server that is away', async () => {
  const back = keepAway('mail');
  mend = [back];
  const from = Date.now();
  const [retried, skipped] = [
    await people.as('citizen1').insist<{ id: string }>('POST', '/pratiche', { body: NEED }),
    await people.as('citizen1').insist<{ id: string }>('POST', '/pratiche', { body: NEED }),
  ];
  const needless = await appears({ kind: 'jobFailing', praticaId: skipped.id }, from);
  expect(needless).toMatchObject({ about: 'mail', lastError: expect.any(String) });
  expect(needless.nextTryAt).toEqual(expect.any(String));
  await free(needless, 'skip', 'La persona lo sa già');

  const failing = await appears({ kind: 'jobFailing', praticaId: retried.id }, from);
  back();
  for (let tries = 0; ; tries += 1) {
    if (await fetch(sharedStack().mailUrl).catch(() => undefined)) break;
    await pause(1_000);
  }
  // Other notices of the same hour may go out by themselves; this one is pressed.
  await press(failing, 'retry', { unless: wasSent });
  await isGone(failing);
  for (const { id } of [retried, skipped]) await move(people, 'citizen1', id, 'withdraw');
}, 240_000);

/** The one reason for which a job of a notice may be gone before its act: its turn came. */
async function wasSent({ id }: Fault): Promise<void> {
  const deliveryId = id.slice(id.indexOf('.') + 1);
  const rows = await door.ask(`select from wemi.delivery where id = $1 and state = 'sent'`, [deliveryId]); // prettier-ignore
  expect(rows).toHaveLength(1);
}

test('A card gateway that does not answer, tell or give back', async () => {
  mend = [() => spoilGateway({})];
  const [paid, asked, late] = await Promise.all([1, 2, 3].map(() => walkToPayment(people)));
  const open = (id: string) =>
    people.as('citizen1').call<{ redirectUrl: string }>('POST', `/pratiche/${id}/payments`, { body: { method: 'card' } }); // prettier-ignore
  const { redirectUrl } = (await open(late!)).body;
  await move(people, 'citizen1', late!, 'withdraw');
  const refundRefusedAt = Date.now();
  await spoilGateway({ calls: { mode: 'error', path: 'refunds' } });
  const card = { do: 'pay', holder: 'Anna', number: '4111111111111111', expiry: '12/30', cvv: '123' }; // prettier-ignore
  await fetch(redirectUrl, { method: 'POST', body: new URLSearchParams(card), redirect: 'manual' });
  const refund = await appears({ kind: 'jobFailing', praticaId: late! }, refundRefusedAt);
  expect(refund).toMatchObject({ about: 'refunds', attempts: expect.any(Number) });

  await spoilGateway({ notices: { mode: 'none' } });
  await payByCard(people, paid!);
  await spoilGateway({ notices: { mode: 'none' }, calls: { mode: 'timeoutBefore' } });
  const deafFrom = Date.now();
  expect((await open(asked!)).status).toBe(503);
  const unknown = await appears({ kind: 'paymentUnknown', praticaId: asked! }, deafFrom);
  // A minute of silence is not yet a fault: then the gateway is asked, and that is what fails.
  await pause(Math.max(0, deafFrom + 60_000 - Date.now()));
  const unheard = await appears({ kind: 'jobFailing', praticaId: paid! }, deafFrom + 60_000);
  expect(unheard.about).toBe('payment-checks');

  await spoilGateway({});
  await press(unknown, 'askGateway', { unless: wasAsked });
  await press(unheard, 'retry', { unless: () => reach(people, paid!, 'active') });
  await press(refund, 'retry', { unless: wasGivenBack });
  for (const fault of [unknown, unheard, refund]) await isGone(fault);
  await reach(people, paid!, 'active');
}, 400_000);

/** The gateway, asked meanwhile by the job that asks all who are silent, knows of no such order. */
async function wasAsked({ id }: Fault): Promise<void> {
  const rows = await door.ask<{ status: string }>('select status from wemi.payment_attempt where id = $1', [id]); // prettier-ignore
  expect(rows).toEqual([{ status: 'failed' }]);
}

/** The job's own turn came, or has just come. */
async function wasGivenBack({ pratica }: Fault): Promise<void> {
  const isRefunded = async () => {
    const rows = await door.ask<{ status: string }>('select status from wemi.capture where pratica_id = $1', [pratica!.id]); // prettier-ignore
    return rows.length === 1 && rows[0]!.status === 'refunded' ? true : undefined;
  };
  await until(isRefunded);
}

test('An ente that the comune suspends while it serves', async () => {
  const [left, ended] = [await aService(people), await aService(people)];
  const ente = await admin.insist<{ chosenEnte: { id: string } }>('GET', `/pratiche/${left}`);
  const decide = (what: string) =>
    admin.insist('POST', `/office/enti/${ente.chosenEnte.id}/${what}`, { body: { reason: 'Sotto esame' } }); // prettier-ignore
  mend = [() => decide('reinstate').catch(() => undefined)];
  const from = Date.now();
  await decide('suspend');
  const goesOn = await appears({ kind: 'enteSuspended', praticaId: left }, from);
  const stops = await appears({ kind: 'enteSuspended', praticaId: ended }, from);
  await free(goesOn, 'leave', 'Manca una settimana');
  await moveAs(people, ended, 'cancel');
  await isGone(stops);
  await decide('reinstate');
}, 240_000);

test('A database that refuses what a step must write', async () => {
  const policy = await shortenEscalation(door);
  mend = [() => door.grantTasks(), policy.withdraw];
  const [mute, other, paid] = await Promise.all([1, 2, 3].map(() => walkToPayment(people)));
  const timed = await anOrder(people);
  await door.denyTasks();
  const from = Date.now();
  askInVain('citizen1', mute!, 'withdraw');
  askInVain('citizen1', other!, 'withdraw');
  await payByCard(people, paid!);
  for (const praticaId of [mute!, other!]) {
    const step = await appears({ kind: 'commandStuck', praticaId }, from);
    expect(step).toMatchObject({ about: 'withdraw', engine: 'running' });
    expect(step.attempts).toBeGreaterThanOrEqual(3);
    expect(step.lastError).toContain('permission denied for table task');
    expect(step.nextTryAt).toEqual(expect.any(String));
    await free(step, 'setAside');
  }
  const money = await appears({ kind: 'paymentUnknown', praticaId: paid! }, from);
  const timer = await appears(
    { kind: 'timerLate', praticaId: timed },
    await lateFrom(people, timed),
  );
  expect(timer).toMatchObject({ about: 'orderEscalation', nextTryAt: expect.any(String) });
  expect(timer.lastError).toContain('permission denied for table task');
  expect((await send(money, 'askGateway')).status).toBe(200);
  await door.grantTasks();
  // The engine tries by itself every fifteen seconds: then its hour has struck.
  const hasRung = async () => expect(await kindsOf(timed)).toContain('orderEscalation');
  await press(timer, 'retry', { unless: hasRung });
  await isGone(timer);
  await isGone(money);
  await reach(people, paid!, 'active');

  const escalated = await appears({ kind: 'taskEscalated', praticaId: timed }, Date.now());
  await moveAs(people, timed, 'returnToOffer');
  await isGone(escalated);
}, 300_000);

const kindsOf = async (praticaId: string) =>
  (
    await admin.insist<{ items: { kind: string }[] }>('GET', `/pratiche/${praticaId}/timeline`)
  ).items.map(({ kind }) => kind);

test('No worker, and one of the wrong release', async () => {
  const policy = await shortenEscalation(door);
  const [late, mute] = [await anOrder(people), await walkToPayment(people)];
  const later = await anOrder(people);
  const thaw = freeze('worker');
  let dismiss: () => Promise<void> = async () => {};
  mend = [thaw, () => dismiss(), policy.withdraw];
  const from = Date.now();
  askInVain('citizen1', mute, 'withdraw');
  void people
    .as('citizen1')
    .call('POST', '/pratiche', { body: NEED })
    .catch(() => undefined);
  const overdue: Fault[] = [];
  for (const praticaId of [late, later]) {
    const task = await appears(
      { kind: 'taskOverdue', praticaId },
      await lateFrom(people, praticaId),
    );
    expect((await send(task, 'remind')).status).toBe(200);
    overdue.push(task);
  }
  const remindedAt = Date.now();
  const silent = await appears({ kind: 'commandStuck', praticaId: mute }, from);
  const unborn = await appears({ kind: 'commandStuck', about: 'request' }, from);
  const timer = await appears({ kind: 'timerLate', praticaId: late }, await lateFrom(people, late));
  const needless = await appears({ kind: 'noticeWaiting', about: 'reminded', praticaId: late }, remindedAt); // prettier-ignore
  const lost = await appears({ kind: 'noticeWaiting', about: 'reminded', praticaId: later }, remindedAt); // prettier-ignore
  expect((await look()).parts).toMatchObject({ worker: 'down', temporal: 'up' });
  await free(silent, 'setAside');
  await free(unborn, 'setAside');
  await free(needless, 'skip', 'Li ho chiamati');

  dismiss = await startWrongWorker();
  const wrongFrom = Date.now();
  askInVain('citizen1', late, 'withdraw');
  const stuck = { kind: 'commandStuck', about: 'withdraw', praticaId: late };
  const { id } = await appears(stuck, wrongFrom);
  const failing = await until(async () => {
    const fault = await find(stuck);
    return fault && (fault.attempts ?? 0) > 1 && fault.lastError ? fault : undefined;
  });
  expect(failing).toMatchObject({ id, engine: 'running', nextTryReckoned: true });
  expect(Date.parse(failing.nextTryAt!)).toBeGreaterThan(Date.now() - 30_000);
  await free(failing, 'setAside');
  await dismiss();
  // Nobody carries it while no worker is there; once one is, it goes by itself.
  expect(lost.acts).toEqual(['skip']);
  thaw();
  for (const fault of [lost, timer, ...overdue]) await isGone(fault);
  // The hour strikes at last, and the office has the order in hand.
  expect(await kindsOf(later)).toContain('orderEscalation');
  await moveAs(people, later, 'returnToOffer');
}, 400_000);

async function until<T>(found: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 120; tries += 1) {
    const value = await found();
    if (value !== undefined) return value;
    await pause(1_000);
  }
  throw new Error('it never came');
}

test('That was a score of faults', () => expect(countShown()).toBeGreaterThanOrEqual(20));
