import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openStream } from '../stream/testing.ts';
import { type Json, openApi, PEOPLE, type Stage } from '../testing.ts';

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const behindToken = Object.entries<Record<string, Json>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    operation.security ? [[`${method.toUpperCase()} ${path}`, method.toUpperCase(), path] as const] : [],
  ),
); // prettier-ignore

let stage: Stage;
let origin: string;
let token: string;
beforeAll(async () => {
  stage = await openApi({} as never, {}, { askRealmEveryMs: 200 });
  origin = await stage.app.listen({ host: '127.0.0.1', port: 0 });
  token = await stage.realm.sign(PEOPLE.admin, { issued: '1 minute ago' });
}, 60_000);
afterAll(() => stage?.close());

const { roles: _roles, ...withoutRole } = PEOPLE.admin;
const WAYS = [
  ['their role is taken away', withoutRole, 403],
  ['they are disabled, or their session is ended', 'nobody', 401],
] as const;

const ask = (method: string, path: string) => {
  const url = path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'a-key-of-this-test' };
  return stage.app.inject({ method: method as 'GET', url, headers });
};
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const untilMeIs = (status: number) =>
  until(async () => (await ask('GET', '/api/me')).statusCode === status);

describe.each(WAYS)('Once %s', (_how, says, status) => {
  beforeEach(() => {
    stage.realm.today.clear();
    return untilMeIs(200);
  });

  test('the same token opens no route more', async () => {
    stage.realm.today.set(PEOPLE.admin.sub!, says);
    await untilMeIs(status);
    const open: unknown[] = [];
    for (const [name, method, path] of behindToken) {
      const { statusCode } = await ask(method, path);
      if (statusCode !== status) open.push([name, statusCode]);
    }
    expect(behindToken.length).toBeGreaterThan(150);
    expect(open).toEqual([]);
  });

  test('their stream ends, and others go on', async () => {
    const own = await openStream(`${origin}/api/stream`, { authorization: `Bearer ${token}` });
    const colleagues = await openStream(`${origin}/api/stream`, { authorization: await stage.bearer('secondAdmin') }); // prettier-ignore
    expect([own.status, colleagues.status]).toEqual([200, 200]);
    stage.realm.today.set(PEOPLE.admin.sub!, says);
    await own.until(own.isOver);
    expect(colleagues.isOver()).toBe(false);
    await colleagues.close();
  });

  test('the page of the queues closes', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const session = await stage.app.inject({ method: 'POST', url: '/api/queues/session', headers });
    const cookie = String(session.headers['set-cookie']).split(';')[0]!;
    const open = async () => (await stage.app.inject({ url: '/api/queues', headers: { cookie } })).statusCode; // prettier-ignore
    expect(await open()).toBe(200);
    stage.realm.today.set(PEOPLE.admin.sub!, says);
    await until(async () => (await open()) === 401);
  });
});

test('While the realm is away the same token goes on', async () => {
  stage.realm.today.clear();
  await untilMeIs(200);
  stage.realm.today.set(PEOPLE.admin.sub!, 'away');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await ask('GET', '/api/me')).statusCode).toBe(200);
});
