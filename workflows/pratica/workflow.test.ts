import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import type { Answer, Command } from './messages.ts';
import { tasksOf } from './tasks.ts';
import {
  ADMIN,
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  ENTE2,
  member,
  openStage,
  SYSTEM,
} from './testing.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => void (stage = await openStage()), 60_000);
afterAll(() => stage.close());

type Send = (what: Command) => Promise<Answer>;

const FAR = '2099-01-01T00:00:00.000Z';
const offerId = (n: number) => `0f0f0f0f-0000-4000-8000-00000000000${n}`;
const submit = (send: Send, enteId: string, n: number, validUntil = FAR) =>
  send(command('submitOffer', member(enteId), { facts: { offerId: offerId(n), validUntil } }));
const choose = (send: Send, n: number, revision = 1) =>
  send(command('chooseOffer', CITIZEN, { facts: { offerId: offerId(n), revision } }));

async function refusalOf(attempt: Promise<unknown>): Promise<string | undefined> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof WorkflowUpdateFailedError) return (error.cause as { type?: string }).type;
  return error ? String(error) : undefined;
}

async function toPayment(send: Send) {
  await submit(send, ENTE1, 1);
  await submit(send, ENTE2, 2);
  await choose(send, 1);
  const confirm = command('confirmOrder', member(ENTE1));
  await send(confirm);
  return confirm.id;
}

describe('A pratica', () => {
  test('goes from the request to the active service, each step recorded in order', async () => {
    const { id, send } = await stage.begin();
    const paymentId = await toPayment(send);
    const attemptId = randomUUID();
    await send(command('paymentFailed', SYSTEM, { facts: { paymentId, attemptId } }));
    const answer = await send(
      command('paymentSettled', SYSTEM, { facts: { paymentId, attemptId } }),
    );

    expect(answer).toEqual({ state: 'active', version: 7 });
    const steps = stage.stepsOf(id);
    expect(steps.map((step) => [step.kind, step.pratica.version])).toEqual([
      ['request', 1], ['submitOffer', 2], ['submitOffer', 3], ['chooseOffer', 4],
      ['confirmOrder', 5], ['paymentFailed', 6], ['paymentSettled', 7],
    ]); // prettier-ignore
    expect(steps[3]!.pratica.offers[offerId(2)]!.status).toBe('reserve');
    expect(steps[4]!.pratica.offers[offerId(2)]!.status).toBe('closed');
    expect(steps[4]!.tasks.opened).toMatchObject([{ kind: 'pay', owner: 'citizen' }]);
  });

  test('refuses what the table does not allow and changes nothing', async () => {
    const { id, send } = await stage.begin();
    await submit(send, ENTE1, 1);
    const before = stage.stepsOf(id).length;
    const revision = { offerId: offerId(1), validUntil: FAR };

    expect(await refusalOf(submit(send, ENTE1, 3))).toBe('offer-already-live');
    expect(await refusalOf(submit(send, randomUUID(), 3))).toBe('ente-not-asked');
    expect(await refusalOf(send(command('reviseOffer', member(ENTE2), { facts: revision })))).toBe(
      'offer-not-yours',
    );
    expect(await refusalOf(choose(send, 1, 2))).toBe('offer-stale');
    expect(await refusalOf(choose(send, 2))).toBe('offer-not-live');
    expect(await refusalOf(send(command('chooseOffer', member(ENTE1))))).toBe('role-not-allowed');
    expect(await refusalOf(send(command('confirmOrder', member(ENTE1))))).toBe(
      'not-allowed-in-state',
    );
    expect(await refusalOf(send(command('reopen', CITIZEN)))).toBe('not-allowed-in-state');
    expect(await refusalOf(send(command('explode' as 'suspend', CITIZEN)))).toBe(
      'unknown-transition',
    );
    expect(await refusalOf(send(command('withdraw', CITIZEN, { expectedVersion: 1 })))).toBe(
      'stale-version',
    );
    expect(await refusalOf(send(command('paymentSettled', SYSTEM)))).toBe('not-allowed-in-state');
    expect(stage.stepsOf(id)).toHaveLength(before);
  });

  test('gives the same command one effect and the same answer, also across continue-as-new', async () => {
    const { id, handle, send } = await stage.begin({ continueAfter: 12 });
    const first = command('submitOffer', member(ENTE1), {
      facts: { offerId: offerId(1), validUntil: FAR },
    });
    const answers = await Promise.all([send(first), send(first)]);
    for (let n = 0; n < 8; n += 1) {
      await send(
        command('reviseOffer', member(ENTE1), { facts: { offerId: offerId(1), validUntil: FAR } }),
      );
    }
    const again = await send(first);

    expect(answers[1]).toEqual(answers[0]);
    expect(again).toEqual(answers[0]);
    expect(stage.stepsOf(id).filter((step) => step.kind === 'submitOffer')).toHaveLength(1);
    expect(stage.stepsOf(id).map((step) => step.pratica.version)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    const description = await handle.describe();
    expect(description.runId).not.toBe(handle.firstExecutionRunId);
  });

  test('reminds, then expires when no ente offers within the deadline', async () => {
    const { id, handle } = await stage.begin();
    const outcome = await handle.result();

    expect(outcome).toBe('expired');
    const [request, reminder, deadline] = stage.stepsOf(id);
    expect([reminder!.kind, deadline!.kind]).toEqual(['offersReminder', 'offersDeadline']);
    expectAt(reminder!.at, request!.pratica.deadlines.offersReminder!);
    expectAt(deadline!.at, request!.pratica.deadlines.offersDeadline!);
    expect(deadline!.pratica.closed).toBe(true);
    expect(deadline!.tasks.closed).toHaveLength(2);
  });

  test('asks the citizen to choose at the deadline and expires ten days later', async () => {
    const { id, handle, send } = await stage.begin();
    await submit(send, ENTE1, 1);
    expect(await handle.result()).toBe('expired');
    const kinds = stage.stepsOf(id).map((step) => [step.kind, step.pratica.state]);
    expect(kinds.slice(2)).toEqual([
      ['offersReminder', 'offer'], ['offersDeadline', 'offer'], ['choiceDeadline', 'expired'],
    ]); // prettier-ignore
  });

  test('escalates an order nobody confirms, at its hour, and lets an admin confirm in place of the ente', async () => {
    const { id, handle, send } = await stage.begin();
    await submit(send, ENTE1, 1);
    await choose(send, 1);
    const chosen = stage.stepsOf(id).at(-1)!;
    await stage.env.sleep(
      Date.parse(chosen.pratica.deadlines.orderEscalation!) - Date.parse(chosen.at) + 60_000,
    );

    const escalation = stage.stepsOf(id).at(-1)!;
    expect(escalation.kind).toBe('orderEscalation');
    expectAt(escalation.at, chosen.pratica.deadlines.orderEscalation!);
    expect(escalation.tells).toEqual(['ente', 'office']);
    expect(tasksOf(escalation.pratica)).toMatchObject([
      { kind: 'confirmOrder', owner: 'ente', enteId: ENTE1, escalated: true },
      { kind: 'unblockOrder', owner: 'office', enteId: null },
    ]);

    const inPlace = { onBehalfOf: { role: 'ente', enteId: ENTE1 } } as const;
    expect(await refusalOf(send(command('confirmOrder', CITIZEN, inPlace)))).toBe(
      'role-not-allowed',
    );
    await send(command('confirmOrder', ADMIN, inPlace));
    expect(stage.stepsOf(id).at(-1)).toMatchObject({
      kind: 'confirmOrder',
      actor: ADMIN,
      ...inPlace,
    });
    expect(await handle.result()).toBe('expired');
  });

  test('falls back to the reserve offers when an order is never confirmed', async () => {
    const { id, handle, send } = await stage.begin();
    await submit(send, ENTE1, 1);
    await submit(send, ENTE2, 2);
    await choose(send, 1);
    const chosen = stage.stepsOf(id).at(-1)!;
    await stage.env.sleep(
      Date.parse(chosen.pratica.deadlines.orderFallback!) - Date.parse(chosen.at) + 60_000,
    );

    const back = stage.stepsOf(id).at(-1)!;
    expect([back.kind, back.pratica.state]).toEqual(['orderFallback', 'offer']);
    expect(back.pratica.offers[offerId(1)]!.status).toBe('rejected');
    expect(back.pratica.offers[offerId(2)]!.status).toBe('live');
    expect(back.tasks.opened).toMatchObject([{ kind: 'chooseOffer' }]);
    await choose(send, 2);
    await send(command('rejectOrder', member(ENTE2)));
    const askedAgain = stage.stepsOf(id).at(-1)!;
    expect(askedAgain.pratica.state).toBe('offer');
    expect(Object.keys(askedAgain.pratica.deadlines)).toContain('offersDeadline');
    expect(await handle.result()).toBe('expired');
  });

  test('reminds the payer twice and expires when nothing is paid', async () => {
    const { id, handle, send } = await stage.begin();
    await toPayment(send);
    expect(await handle.result()).toBe('expired');
    expect(stage.stepsOf(id).slice(-3).map((step) => step.kind)).toEqual([
      'paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline',
    ]); // prettier-ignore
  });

  test('extends the offers deadline once, within the limit of the policy', async () => {
    const { id, send } = await stage.begin();
    const extend = (businessDays: number) =>
      send(command('extendDeadline', CITIZEN, { facts: { businessDays } }));
    expect(await refusalOf(extend(6))).toBe('extension-too-long');
    const before = stage.stepsOf(id).at(-1)!.pratica.deadlines;
    await extend(5);
    const after = stage.stepsOf(id).at(-1)!.pratica.deadlines;
    expect(after.offersDeadline! > before.offersDeadline!).toBe(true);
    expect(after.choiceDeadline! > before.choiceDeadline!).toBe(true);
    expect(await refusalOf(extend(1))).toBe('extension-used');
  });

  test('ends when it is withdrawn, and nothing moves it afterwards', async () => {
    const { handle, send } = await stage.begin();
    const paymentId = await toPayment(send);
    await send(command('withdraw', CITIZEN));
    expect(await handle.result()).toBe('withdrawn');
    await expect(
      send(command('paymentSettled', SYSTEM, { facts: { paymentId } })),
    ).rejects.toThrow();
  });

  test('lets one of many at the same instant through, and tells the others why', async () => {
    const { id, send } = await stage.begin();
    const attempts = Array.from({ length: 9 }, (_, n) => submit(send, ENTE1, n + 1));
    const codes = await Promise.all(attempts.map(refusalOf));
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'offer-already-live')).toHaveLength(8);
    expect(stage.stepsOf(id).map(({ kind }) => kind)).toEqual(['request', 'submitOffer']);
  });

  test('refuses what it cannot work out, and goes on', async () => {
    const pratica = aPratica({ orderFallback: { days: 0.5 } });
    const { id, send } = await stage.begin({ pratica });
    await submit(send, ENTE1, 1);
    expect(await refusalOf(choose(send, 1))).toBe('not-possible-now');
    await send(command('withdrawOffer', member(ENTE1), { facts: { offerId: offerId(1) } }));
    expect(stage.stepsOf(id).at(-1)).toMatchObject({ kind: 'withdrawOffer' });
  });

  test('does not let an offer be chosen after its validity', async () => {
    const { send } = await stage.begin();
    const tomorrow = new Date((await stage.env.currentTimeMs()) + 86_400_000).toISOString();
    await submit(send, ENTE1, 1, tomorrow);
    await stage.env.sleep('2 days');
    expect(await refusalOf(choose(send, 1))).toBe('offer-expired');
  });
});

/** A timer rings at its instant or just after, never before. */
function expectAt(actual: string, due: string): void {
  const late = Date.parse(actual) - Date.parse(due);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5_000);
}
