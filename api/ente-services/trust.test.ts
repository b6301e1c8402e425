import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ENTE_A, ENTE_B, openApi, type Stage } from '../testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  await stage.ask('admin', 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const key = randomUUID();
const say = (reason: string, { enteId = ENTE_A, isTrusted = true } = {}) =>
  stage.ask('admin', 'POST', `/office/enti/${enteId}/trust`, { isTrusted, reason }, key);

test('the comune’s word is one for one command, and another under its key is refused', async () => {
  const [first, again] = [await say('Mai un reclamo'), await say(' Mai un reclamo ')];
  expect([first.status, again.body]).toEqual([200, first.body]);
  const others = [say('Un reclamo'), say('Mai un reclamo', { isTrusted: false }), say('Mai un reclamo', { enteId: ENTE_B })];
  for (const { body } of await Promise.all(others)) expect(body.code).toBe('idempotency-key-reused');
  const { body } = await stage.ask('admin', 'GET', `/office/enti/${ENTE_B}/trust`);
  expect(body.isTrusted).toBe(false);
}); // prettier-ignore
