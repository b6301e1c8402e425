import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeSigningKey } from '../db/anchor-seal.ts';
import { connect } from '../db/connect.ts';
import { connectPratiche } from '../temporal/client.ts';
import { buildApp } from './app.ts';
import { openRealm, PEOPLE } from './testing.ts';

const nowhere = 'postgres://wemi_app:wemi_app@127.0.0.1:9/wemi';
const db = connect(nowhere);
const pratiche = connectPratiche({ address: '127.0.0.1:9' });
let app: Awaited<ReturnType<typeof buildApp>>;
let authorization: string;
beforeAll(async () => {
  const realm = await openRealm();
  authorization = `Bearer ${await realm.sign(PEOPLE.citizen)}`;
  app = await buildApp({
    db,
    pratiche,
    keys: realm.keys,
    introspect: realm.introspect,
    accounts: realm.accounts,
    maxEventLoopDelayMs: 0,
    identityAnswers: async () => {
      throw new Error('no route');
    },
    config: {
      DATABASE_URL: nowhere,
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      PUBLIC_URL: 'http://localhost:3000',
      NEXI_URL: 'http://127.0.0.1:9',
      NEXI_API_KEY: 'not-a-key',
      ANCHOR_KEY: makeSigningKey(),
      KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
      KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
      CONTACT_CODE_KEY: 'a-key-of-contact-codes-for-one-process',
      DOCUMENTS_FOLDER: '/nowhere',
      API_PORT: '9',
      OIDC_ISSUER: 'http://localhost:3000/auth/realms/wemi',
      OIDC_JWKS_URL: 'http://127.0.0.1:9',
    },
  });
});
afterAll(async () => {
  await app.close();
  await pratiche.close();
  await db.destroy();
});

describe('With every part away', () => {
  test('the process lives, is not ready, and says what is missing', async () => {
    expect((await app.inject('/api/health/live')).json()).toEqual({ status: 'up' });
    const ready = await app.inject('/api/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({
      code: 'unavailable',
      missing: ['database', 'temporal', 'worker', 'identity'],
    });
  });

  test.each(['/api/me', '/api/pratiche', '/api/tasks', '/api/sections', '/api/services?q=badante'])(
    '%s is 503 with Retry-After, never 500',
    async (url) => {
      const answer = await app.inject({ url, headers: { authorization } });
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    },
  );

  test('a problem speaks the reader’s language', async () => {
    const inEnglish = await app.inject({
      url: '/api/me',
      headers: { 'accept-language': 'de, en;q=0.8, it;q=0.2' },
    });
    expect([inEnglish.json().title, inEnglish.headers['content-language']]).toEqual([
      'Please log in.',
      'en',
    ]);
    expect((await app.inject('/api/me')).json().title).toBe('Accedi per continuare.');
  });

  test('the document is complete and the page that shows it is there', async () => {
    const document = (await app.inject('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.schemas.Problem.properties.code.enum).toContain('stale-version');
    expect((await app.inject('/api/docs/')).statusCode).toBe(200);
  });
});
