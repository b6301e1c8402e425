import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { watchStandings } from './standings.ts';

const SUB = '55555555-0000-4000-8000-000000000001';
const START = 1_800_000_000_000;

let clock: number;
let asked: string[];
let answer: () => Promise<JWTPayload | undefined>;
let lines: string[];
let of: ReturnType<typeof watchStandings>;
beforeEach(() => {
  [clock, asked, lines] = [START, [], []];
  answer = async () => ({ roles: ['admin'] });
  const say = (...args: unknown[]) => void lines.push(String(args.at(-1)));
  of = watchStandings({
    introspect: (token) => (asked.push(token), answer()),
    log: { warn: say, info: say } as never,
    now: () => clock,
  });
});

/** What a token made so long before the start says. */
const made = (secondsAgo: number): JWTPayload => ({
  sub: SUB,
  iat: START / 1000 - secondsAgo,
  exp: START / 1000 + 300,
  roles: ['admin'],
});
const after = (seconds: number) => void (clock = START + seconds * 1000);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const rolesOf = async (claims: JWTPayload, token = 't') => (await of(token, claims))?.roles;

describe('The standing of a token', () => {
  test('is not asked for while it is young: the realm has just made it', async () => {
    expect(await rolesOf(made(1))).toEqual(['admin']);
    after(18);
    expect(await rolesOf(made(1))).toEqual(['admin']);
    expect(asked).toEqual([]);
  });

  test('is waited for when an older one comes for the first time', async () => {
    answer = async () => undefined;
    expect(await of('t', made(100))).toBeUndefined();
    expect(asked).toEqual(['t']);
  });

  test('is asked for again after 20 seconds, beside the request, once for all of them', async () => {
    answer = async () => ({});
    after(25);
    expect(await Promise.all([1, 2, 3].map(() => rolesOf(made(1))))).toEqual(Array(3).fill(['admin'])); // prettier-ignore
    expect(asked).toEqual(['t']);
    await settled();
    expect(await rolesOf(made(1))).toBeUndefined();
    expect(asked).toEqual(['t']);
  });

  test('older than 40 seconds is not believed: all who come with it wait for one answer', async () => {
    answer = async () => ({ roles: ['auditor'] });
    after(41);
    const said = await Promise.all([rolesOf(made(1)), rolesOf(made(1))]);
    expect(said).toEqual([['auditor'], ['auditor']]);
    expect(asked).toEqual(['t']);
  });

  test('counts from when it was asked for, not from when the answer came', async () => {
    await of('t', made(100));
    after(19);
    expect(asked.length).toBe(1);
    let reply = (_claims: JWTPayload): void => {};
    answer = () => new Promise((resolve) => (reply = resolve));
    after(21);
    await of('t', made(100));
    after(39);
    reply({ roles: ['admin'] });
    await settled();
    after(42);
    await of('t', made(100));
    expect(asked.length).toBe(3);
  });

  test('keeps who it is of and when the token ends, whatever the realm says beside', async () => {
    answer = async () => ({ roles: ['ente'], sub: 'x', exp: 1 });
    expect(await of('t', made(100))).toEqual({ roles: ['ente'], sub: SUB, exp: made(0).exp });
  });

  test('comes back with the person', async () => {
    answer = async () => undefined;
    expect(await of('t', made(100))).toBeUndefined();
    answer = async () => ({ roles: ['admin'] });
    after(41);
    expect(await rolesOf(made(100))).toEqual(['admin']);
  });

  test('is each token’s own', async () => {
    answer = async () => (asked.at(-1) === 'one' ? undefined : { roles: ['ente'] });
    expect(await of('one', made(100))).toBeUndefined();
    expect(await rolesOf(made(100), 'other')).toEqual(['ente']);
  });
});

describe('While the realm does not answer', () => {
  beforeEach(() => void (answer = () => Promise.reject(new Error('no route'))));

  test('tokens are believed, it is tried every five seconds, and one line says so', async () => {
    for (const second of [0, 1, 2, 3, 4]) {
      after(second);
      expect(await rolesOf(made(100), `token ${second}`)).toEqual(['admin']);
    }
    expect(asked.length).toBe(1);
    after(6);
    await of('t', made(100));
    expect(asked.length).toBe(2);
    expect(lines).toEqual([expect.stringContaining('does not answer')]);
  });

  test('what it took away before stays away, and when it is back it is asked again', async () => {
    answer = async () => undefined;
    expect(await of('t', made(100))).toBeUndefined();
    answer = () => Promise.reject(new Error('no route'));
    after(60);
    expect(await of('t', made(100))).toBeUndefined();
    answer = async () => ({ roles: ['admin'] });
    after(66);
    expect(await rolesOf(made(100))).toEqual(['admin']);
    expect(lines.length).toBe(2);
  });
});
