import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { commandGate } from './command-gate.ts';

async function gate() {
  const app = Fastify();
  await app.register(commandGate, { atOnce: 2, waiting: 3 });
  return app;
}

test('the gate lets so many in at once, so many wait, and turns the rest away with 503', async () => {
  const app = await gate();
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (inside += 1));
    await pause(20);
    inside -= 1;
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 7 }, () => app.inTurn(work)));
  expect(most).toBe(2);
  expect(
    outcomes.map(({ status }) => status).filter((status) => status === 'rejected'),
  ).toHaveLength(2);
  expect((outcomes[6] as PromiseRejectedResult).reason).toMatchObject({
    code: 'unavailable',
    statusCode: 503,
  });
});

test('a command that fails gives its place to the next', async () => {
  const app = await gate();
  const fail = () => Promise.reject(new Error('no'));
  const outcomes = await Promise.allSettled([
    ...[1, 2, 3, 4].map(() => app.inTurn(fail)),
    app.inTurn(async () => 'in'),
  ]);
  expect(outcomes.at(-1)).toEqual({ status: 'fulfilled', value: 'in' });
  expect(await app.inTurn(async () => 'again')).toBe('again');
});

test('the same command is under way once; afterwards it may come again', async () => {
  const app = await gate();
  const first = app.onceAtATime('a', () => pause(20, 'done'));
  await expect(app.onceAtATime('a', () => pause(1))).rejects.toMatchObject({
    code: 'in-flight',
    statusCode: 409,
  });
  expect(await first).toBe('done');
  expect(await app.onceAtATime('a', async () => 'again')).toBe('again');
});
