import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { type Answer, catchUp, type Command, whereIsIt } from './messages.ts';
import { relive } from './relive.ts';
import { stepOf } from './step.ts';
import { CITIZEN, command, ENTE1, ENTE2, member, openStage } from './testing.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => void (stage = await openStage()), 60_000);
afterAll(() => stage.close());

const FAR = '2099-01-01T00:00:00.000Z';
const offerId = (n: number) => `0f0f0f0f-0000-4000-8000-00000000000${n}`;
const submit = (send: (what: Command) => Promise<Answer>, enteId: string, n: number) =>
  send(command('submitOffer', member(enteId), { facts: { offerId: offerId(n), validUntil: FAR } }));

describe('A step that was recorded and lost by the engine', () => {
  test('is taken over, and the next commands are judged by it', async () => {
    const { id, send } = await stage.begin();
    await submit(send, ENTE1, 1);
    loseStep(id, command('chooseOffer', CITIZEN, { facts: { offerId: offerId(1), revision: 1 } }));
    const [late, confirmed] = await Promise.all([
      refusalOf(submit(send, ENTE2, 2)),
      send(command('withdraw', CITIZEN)),
    ]);
    expect(late).toBe('not-allowed-in-state');
    expect(confirmed).toEqual({ state: 'withdrawn', version: 4 });
    expect(stage.stepsOf(id).map(({ kind }) => kind)).toEqual([
      'request', 'submitOffer', 'chooseOffer', 'withdraw',
    ]); // prettier-ignore
  });

  test('gives its answer when it comes again, and its end when a timer rings', async () => {
    const { id, handle, send } = await stage.begin();
    const first = command('submitOffer', member(ENTE1), { facts: { offerId: offerId(1), validUntil: FAR } }); // prettier-ignore
    loseStep(id, first);
    loseStep(id, command('withdraw', CITIZEN));
    expect(await send(first)).toEqual({ state: 'offer', version: 2 });
    expect(await handle.result()).toBe('withdrawn');
    expect(stage.stepsOf(id)).toHaveLength(3);
  });

  test('is found when the pratica is told to look back', async () => {
    const { id, handle, send } = await stage.begin();
    await submit(send, ENTE1, 1);
    loseStep(id, command('withdrawOffer', member(ENTE1), { facts: { offerId: offerId(1) } }));
    expect(await handle.executeUpdate(catchUp)).toBe(3);
    expect(await handle.executeUpdate(catchUp)).toBe(3);
    expect((await handle.query(whereIsIt)).offers[offerId(1)]!.status).toBe('withdrawn');
  });
});

test('A command that comes again after the pratica has forgotten it gives its answer of then', async () => {
  const { id, handle, send } = await stage.begin({ continueAfter: 200 });
  const first = command('extendDeadline', CITIZEN, { facts: { businessDays: 1 } });
  await submit(send, ENTE1, 1);
  const then = await send(first);
  const revise = () =>
    send(
      command('reviseOffer', member(ENTE1), { facts: { offerId: offerId(1), validUntil: FAR } }),
    );
  for (let n = 0; n < 320; n += 1) await revise();
  const { version } = await handle.query(whereIsIt);

  const late = command('extendDeadline', CITIZEN, { facts: { businessDays: 1 } });
  expect(await refusalOf(send(late))).toBe('extension-used');
  const revised = stage.stepsOf(id)[3]!;
  const again = {
    ...command('reviseOffer', member(ENTE1), { facts: revised.facts }),
    id: revised.id,
  };
  const [answer, next] = await Promise.all([send(again), revise()]);
  expect(answer).toEqual({ state: 'offer', version: revised.pratica.version });
  expect(next.version).toBe(version + 1);
  expect(then.version).toBe(3);
  expect(stage.stepsOf(id).map(({ pratica }) => pratica.version)).toEqual(
    Array.from({ length: version + 1 }, (_, index) => index + 1),
  );
}, 60_000);

/** What a crash of the engine leaves: the step is recorded, the workflow never heard of it. */
function loseStep(id: string, { id: commandId, transition: kind, actor, facts }: Command): void {
  const { pratica: before, at } = stage.stepsOf(id).at(-1)!;
  const act = { id: commandId, kind, actor, facts, at };
  stage.steps.push(stepOf({ ...act, channel: 'web' }, at, before, relive(before, act)));
}

/** The code that a command was refused with. */
async function refusalOf(attempt: Promise<unknown>): Promise<string | undefined> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof WorkflowUpdateFailedError) return (error.cause as { type?: string }).type;
  return error ? String(error) : undefined;
}
