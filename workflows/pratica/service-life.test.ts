import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Answer, Command } from './messages.ts';
import { addDays } from './service.ts';
import { dayOf, startOfDay } from './terms.ts';
import { CITIZEN, command, ENTE1, member, openStage, SYSTEM } from './testing.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => void (stage = await openStage()), 60_000);
afterAll(() => stage.close());

const OFFER = { offerId: randomUUID(), revision: 1, validUntil: '2099-01-01T00:00:00.000Z' };

/** A year of service, paid, from today; `day(n)` is a day n days ahead. */
async function serve(days = 365, input = {}) {
  const { id, handle, send } = await stage.begin(input);
  const today = dayOf(stage.stepsOf(id)[0]!.at);
  const day = (n: number) => addDays(today, n);
  await send(command('submitOffer', member(ENTE1), { facts: OFFER }));
  await send(command('chooseOffer', CITIZEN, { facts: OFFER }));
  const confirm = command('confirmOrder', member(ENTE1), { facts: { startDate: today, endDate: day(days - 1) } }); // prettier-ignore
  await send(confirm);
  const paid = { paymentId: confirm.id, attemptId: randomUUID() };
  await send(command('paymentSettled', SYSTEM, { facts: paid }));
  const after = () => stage.stepsOf(id).slice(5);
  return { id, handle, send, day, after };
}
async function refusalOf(attempt: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  const { cause } = error as { cause?: { type?: string } };
  return cause?.type;
}

type Send = (what: Command) => Promise<Answer>;
const suspend = (send: Send, from: string, until: string) =>
  send(command('suspend', CITIZEN, { facts: { from, until } }));

describe('A year of service', () => {
  test('is completed at the end of its last day, which its suspensions have moved by their days', async () => {
    const { handle, send, day, after } = await serve();
    expect(await suspend(send, day(40), day(50))).toMatchObject({ state: 'active' });
    await stage.env.sleep('60 days');
    await suspend(send, day(100), day(120));
    expect(await handle.result()).toBe('completed');

    const steps = after().map(({ kind, at, pratica }) => [kind, at.slice(0, 19), pratica.service?.endDate]); // prettier-ignore
    const at = (date: string) => startOfDay(date).slice(0, 19);
    expect(steps.filter(([kind]) => kind !== 'suspend')).toEqual([
      ['suspensionStart', at(day(40)), day(364)],
      ['suspensionEnd', at(day(50)), day(374)],
      ['suspensionStart', at(day(100)), day(374)],
      ['suspensionEnd', at(day(120)), day(394)],
      ['renewalPrompt', at(day(381)), day(394)],
      ['periodEnd', at(day(395)), day(394)],
    ]);
  });

  test('goes on as agreed when nobody could work for weeks: days are by the plan, not by the clock', async () => {
    const { id, handle, send, day } = await serve(90);
    await suspend(send, day(10), day(20));
    await handle.result();
    const ended = stage.stepsOf(id).find(({ kind }) => kind === 'suspensionEnd')!;
    expect(ended.pratica.service).toMatchObject({ suspendedDays: 10, endDate: day(99) });
  });

  test('that is resumed early moves its end by the days without service alone', async () => {
    const { send, day, after } = await serve();
    await suspend(send, day(5), day(25));
    await stage.env.sleep('9 days');
    expect(await send(command('resume', member(ENTE1)))).toMatchObject({ state: 'active' });
    const { service, deadlines } = after().at(-1)!.pratica;
    const days = (Date.parse(dayOf(after().at(-1)!.at)) - Date.parse(day(5))) / 86_400_000;
    expect([days, service!.endDate]).toEqual([expect.any(Number), day(364 + days)]);
    expect(deadlines.periodEnd).toBe(startOfDay(day(365 + days)));
  });

  test('that is interrupted says what is unused, rings no more, and ends when it is settled', async () => {
    const { handle, send, day, after } = await serve();
    await send(command('interrupt', CITIZEN, { facts: { effectiveOn: day(30) } }));
    const { unused, pratica } = after().at(-1)!;
    expect(unused).toEqual({ days: 335, ofDays: 365 });
    expect([pratica.state, pratica.closed, pratica.deadlines]).toEqual(['interrupted', false, {}]);
    await stage.env.sleep('500 days');
    expect(after().map(({ kind }) => kind)).toEqual(['interrupt']);
    await send(command('settled', SYSTEM));
    expect(await handle.result()).toBe('interrupted');
    expect(after().at(-1)!.pratica.closed).toBe(true);
  });

  test('is renewed by the side that did not propose, paid, and goes on the day after, in a new run', async () => {
    const { id, handle, send, day, after } = await serve(60);
    const propose = (actor: Command['actor'], endDate: string) => {
      const proposal = command('proposeRenewal', actor, { facts: { endDate } });
      return send(proposal).then(() => proposal.id);
    };
    const accept = (actor: Command['actor'], proposalId: string) =>
      command('renew', actor, { facts: { proposalId } });
    const first = await propose(CITIZEN, day(89));
    expect(after().at(-1)!.tasks.opened).toMatchObject([{ kind: 'answerRenewal', enteId: ENTE1 }]);
    const counter = await propose(member(ENTE1), day(119));
    expect(after().at(-1)!.tasks).toMatchObject({ opened: [{ kind: 'acceptRenewal' }], closed: [{ kind: 'answerRenewal' }] }); // prettier-ignore
    expect(await refusalOf(send(accept(CITIZEN, first)))).toBe('renewal-stale');
    expect(await refusalOf(send(accept(member(ENTE1), counter)))).toBe('renewal-own');

    const agreed = accept(CITIZEN, counter);
    expect(await send(agreed)).toMatchObject({ state: 'renewed' });
    const { deadlines, service } = after().at(-1)!.pratica;
    expect(deadlines).toEqual({ renewalPaymentDeadline: startOfDay(day(63)) });
    expect([service!.endDate, service!.next]).toEqual([day(59), { paidDays: 60, isPaid: false }]);
    const facts = { paymentId: agreed.id, attemptId: randomUUID() };
    const paid = command('renewalSettled', SYSTEM, { facts });
    expect(await send(paid)).toMatchObject({ state: 'active' });
    expect(await refusalOf(propose(CITIZEN, day(200)))).toBe('renewal-agreed');
    await suspend(send, day(20), day(25));
    expect(await handle.result()).toBe('completed');

    // Five days of suspension move the end of this period, and with it the whole of the next.
    const rings = after().filter(({ channel }) => channel === 'timer');
    expect(rings.map(({ kind, at, pratica }) => [kind, at.slice(0, 13), pratica.service!.period])).toEqual([
      ['suspensionStart', startOfDay(day(20)).slice(0, 13), 1],
      ['suspensionEnd', startOfDay(day(25)).slice(0, 13), 1],
      ['periodStart', startOfDay(day(65)).slice(0, 13), 2],
      ['renewalPrompt', startOfDay(day(111)).slice(0, 13), 2],
      ['periodEnd', startOfDay(day(125)).slice(0, 13), 2],
    ]); // prettier-ignore
    const { service: last } = after().at(-1)!.pratica;
    expect(last).toMatchObject({ startDate: day(65), endDate: day(124), paidDays: 60, suspensions: 0 }); // prettier-ignore
    expect((await handle.describe()).runId).not.toBe(handle.firstExecutionRunId);
    expect(stage.stepsOf(id).filter(({ kind }) => kind === 'renewalSettled')).toHaveLength(1);
  });

  test('that is renewed and not paid goes on to its end and three days, then is completed', async () => {
    const { handle, send, day, after } = await serve(30);
    const proposal = command('proposeRenewal', member(ENTE1), { facts: { endDate: day(59) } });
    await send(proposal);
    await send(command('renew', CITIZEN, { facts: { proposalId: proposal.id } }));
    expect(await handle.result()).toBe('completed');
    const last = after().at(-1)!;
    expect([last.kind, last.at.slice(0, 13)]).toEqual(['renewalPaymentDeadline', startOfDay(day(33)).slice(0, 13)]); // prettier-ignore
  });

  test('paid in the days after its end begins anew at once', async () => {
    const { send, day, after } = await serve(10);
    const proposal = command('proposeRenewal', member(ENTE1), { facts: { endDate: day(39) } });
    await send(proposal);
    const agreed = command('renew', CITIZEN, { facts: { proposalId: proposal.id } });
    await send(agreed);
    await stage.env.sleep('11 days');
    await send(command('renewalSettled', SYSTEM, { facts: { paymentId: agreed.id } }));
    expect(after().at(-1)!.pratica.service).toMatchObject({ period: 2, startDate: day(10), endDate: day(39) }); // prettier-ignore
  });

  test('keeps its period and its plan across continue-as-new', async () => {
    const { handle, send, day, after } = await serve(60, { continueAfter: 20 });
    await suspend(send, day(10), day(12));
    await suspend(send, day(11), day(15));
    expect(await handle.result()).toBe('completed');
    expect(after().at(-1)!.pratica.service).toMatchObject({ suspendedDays: 4, endDate: day(63) });
    expect((await handle.describe()).runId).not.toBe(handle.firstExecutionRunId);
  });
});
