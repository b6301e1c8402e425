import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { openRealm, PEOPLE } from '../testing.ts';
import { auth, only } from './auth.ts';
import { problems } from './problems.ts';

const options = {
  issuer: 'http://localhost:3000/auth/realms/wemi',
  audience: 'wemi-api',
  failuresPerMinute: 100,
  standingOf: async (_token: string, claims: JWTPayload): Promise<JWTPayload | undefined> => claims,
  watchEveryMs: 10_000,
};
let realm: Awaited<ReturnType<typeof openRealm>>;
let jwks: Server;
let url: URL;
beforeAll(async () => {
  realm = await openRealm();
  jwks = createServer((_request, response) => response.end(JSON.stringify({ keys: [realm.jwk] })));
  await new Promise<void>((resolve) => jwks.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(jwks.address() as AddressInfo).port}/certs`);
});
afterAll(() => new Promise((resolve) => jwks.close(resolve)));

async function ask(
  token: string | undefined,
  { keys = createRemoteJWKSet(url), standingOf = options.standingOf } = {},
) {
  const app = Fastify();
  await app.register(problems);
  await app.register(auth, { ...options, keys, standingOf });
  app.get('/me', { onRequest: app.authenticate }, async ({ actor }) => actor);
  app.get('/office', { onRequest: [app.authenticate, only('admin')] }, async () => 'in');
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const me = await app.inject({ url: '/me', headers });
  const office = await app.inject({ url: '/office', headers });
  await app.close();
  return { me, office };
}

describe('A token', () => {
  test('of the realm makes the actor: id, role, comune, ente', async () => {
    const { me, office } = await ask(await realm.sign(PEOPLE.ente));
    expect(me.json()).toMatchObject({
      id: PEOPLE.ente.sub,
      role: 'ente',
      comuneId: 'milano',
      enteId: PEOPLE.ente['ente_id'],
    });
    expect(office.statusCode).toBe(403);
  });

  test('with several roles stands for the strongest of them', async () => {
    const roles = ['citizen', 'offline_access', 'admin'];
    const { me, office } = await ask(await realm.sign({ ...PEOPLE.admin, roles }));
    expect(me.json().role).toBe('admin');
    expect(office.statusCode).toBe(200);
  });

  test('is believed until it ends, without asking the realm again', async () => {
    const app = Fastify();
    let asked = 0;
    const remote = createRemoteJWKSet(url);
    const keys: typeof remote = Object.assign(
      (...given: Parameters<typeof remote>) => ((asked += 1), remote(...given)),
      remote,
    );
    await app.register(problems);
    await app.register(auth, { ...options, keys });
    app.get('/me', { onRequest: app.authenticate }, async ({ actor }) => actor.id);
    // Within the tolerance for clocks that differ: accepted once, never remembered.
    const ended = await realm.sign(PEOPLE.ente, { expires: '2 seconds ago' });
    const fresh = await realm.sign(PEOPLE.ente);
    for (const token of [fresh, fresh, fresh, ended, ended]) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await app.inject({ url: '/me', headers })).statusCode).toBe(200);
    }
    expect(asked).toBe(3);
    await app.close();
  });

  test('stands for what the realm says today, not for what it said when it was made', async () => {
    const token = await realm.sign(PEOPLE.admin);
    const today = (claims: JWTPayload | undefined) =>
      ask(token, { standingOf: async () => claims }).then(({ me, office }) => [me.statusCode, office.statusCode]); // prettier-ignore
    const { exp, sub } = { exp: Date.now() / 1000 + 60, sub: PEOPLE.admin.sub! };
    expect(await today({ ...PEOPLE.admin, exp })).toEqual([200, 200]);
    expect(await today({ ...PEOPLE.admin, exp, roles: ['auditor'] })).toEqual([200, 403]);
    // Keycloak leaves the claim out when no role is left.
    expect(await today({ sub, exp, comune: 'milano' })).toEqual([403, 403]);
    expect(await today(undefined)).toEqual([401, 401]);
  });

  test('that is missing asks for one, and tells no more', async () => {
    const { me } = await ask(undefined);
    expect(me.statusCode).toBe(401);
    expect(me.headers['www-authenticate']).toBe('Bearer');
    expect(me.json()).toEqual({
      type: 'urn:wemi:problem:unauthenticated',
      title: 'Accedi per continuare.',
      status: 401,
      code: 'unauthenticated',
    });
  });

  const foreign = generateKeyPair('ES256');
  const wrong: [string, (claims: JWTPayload) => Promise<string>][] = [
    ['is expired', (claims) => realm.sign(claims, { expires: '-1 minute' })],
    ['is of another issuer', (claims) => realm.sign(claims, { issuer: 'http://elsewhere' })],
    ['is for another audience', (claims) => realm.sign(claims, { audience: 'account' })],
    [
      'is not signed',
      async (claims) =>
        new UnsecuredJWT(claims)
          .setIssuer(options.issuer)
          .setAudience(options.audience)
          .setExpirationTime('5m')
          .encode(),
    ],
    [
      'is signed by another key',
      async (claims) => signWith((await foreign).privateKey, 'ES256', claims),
    ],
    [
      'is signed with a shared secret',
      (claims) => signWith(new TextEncoder().encode('s'.repeat(32)), 'HS256', claims),
    ],
    ['is no token at all', async () => 'abc.def.ghi'],
    ['has no person in it', (claims) => realm.sign({ ...claims, sub: 'somebody' })],
  ];
  test.each(wrong)('that %s is refused', async (_how, make) => {
    const { me } = await ask(await make(PEOPLE.citizen));
    expect([me.statusCode, me.json().code]).toEqual([401, 'unauthenticated']);
    expect(me.headers['www-authenticate']).toContain('invalid_token');
  });

  test.each<[string, JWTPayload]>([
    ['has no role of ours', { ...PEOPLE.citizen, roles: ['offline_access'] }],
    ['says that it is the system', { ...PEOPLE.citizen, roles: ['system'] }],
    ['has no comune', { ...PEOPLE.citizen, comune: undefined }],
    ['is an ente’s and names none', { ...PEOPLE.ente, ente_id: undefined }],
  ])('that %s opens nothing', async (_how, claims) => {
    const { me } = await ask(await realm.sign(claims));
    expect([me.statusCode, me.json().code]).toEqual([403, 'forbidden']);
  });

  test('cannot be judged while the realm is away: that is 503, not 401', async () => {
    const gone = createRemoteJWKSet(new URL('http://127.0.0.1:9/certs'));
    const { me } = await ask(await realm.sign(PEOPLE.citizen), { keys: gone });
    expect(me.statusCode).toBe(503);
    expect(Number(me.headers['retry-after'])).toBeGreaterThan(0);
  });
});

function signWith(
  key: Parameters<SignJWT['sign']>[0],
  alg: string,
  claims: JWTPayload,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg, kid: 'test' })
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setExpirationTime('5m')
    .sign(key);
}
