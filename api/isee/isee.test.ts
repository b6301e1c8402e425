import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { type Name, openApi } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['citizen', 'otherCitizen'] as const) await stage.ask(who, 'GET', '/me');
}, 60_000);
afterAll(() => stage?.close());

const SAID = { kind: 'ordinary', cents: 900_000, validUntil: addDays(today(), 30) };
const say = (who: Name, change: object = {}, key: string = randomUUID()) =>
  stage.ask(who, 'POST', '/isee', { ...SAID, ...change }, key);
const known = async (who: Name) => (await stage.ask(who, 'GET', '/isee')).body.items;

describe('An ISEE that somebody says', () => {
  test('is kept as said by them, and the latest of each kind is the one that is shown', async () => {
    expect(await known('citizen')).toEqual([]);
    const first = await say('citizen');
    expect([first.status, first.body]).toMatchObject([201, { ...SAID, source: 'self-declared' }]);
    const later = await say('citizen', { cents: 1_200_000 });
    const minors = await say('citizen', { kind: 'minors' });
    expect(await known('citizen')).toEqual([minors.body, later.body]);
  });

  test('is one under one key, and another ISEE needs another key', async () => {
    const key = randomUUID();
    const first = await say('otherCitizen', {}, key);
    expect((await say('otherCitizen', {}, key)).body).toEqual(first.body);
    const reused = await say('otherCitizen', { cents: 1 }, key);
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await known('otherCitizen')).toEqual([first.body]);
  });

  test.each([
    [{ validUntil: addDays(today(), -1) }, '/validUntil'],
    [{ cents: -1 }, '/cents'],
    [{ cents: 1.5 }, '/cents'],
    [{ kind: 'richest' }, '/kind'],
    [{ validUntil: 'domani' }, '/validUntil'],
    [{ source: 'inps' }, '/source'],
  ])('is refused when it cannot be: %j', async (change, pointer) => {
    const before = await known('citizen');
    const { status, body } = await say('citizen', change);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    expect(await known('citizen')).toEqual(before);
  });

  test('is its owner’s to say and to read', async () => {
    for (const who of ['ente', 'sportello', 'admin', 'auditor', 'operator'] as const) {
      expect((await say(who)).status).toBe(403);
      expect((await stage.ask(who, 'GET', '/isee')).status).toBe(403);
    }
    const others = await known('citizenElsewhere');
    expect(others).toEqual([]);
  });
});
