import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { introspectionOf } from './introspect.ts';

/** What Keycloak 26.7.3 answered, cut to what matters here. */
const ANSWERS: Record<string, { status?: number; body: object }> = {
  good: { body: { active: true, roles: ['admin'], comune: 'milano', client_id: 'admin-ui' } },
  roleless: { body: { active: true, comune: 'milano', client_id: 'admin-ui' } },
  ended: { body: { active: false } },
  wrongSecret: { status: 401, body: { error: 'unauthorized_client' } },
  broken: { status: 500, body: { error: 'unknown_error' } },
};

let server: Server;
let heard: { url: string | undefined; authorization: string | undefined; body: string }[];
let introspect: ReturnType<typeof introspectionOf>;
beforeAll(async () => {
  heard = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ url: request.url, authorization: request.headers.authorization, body });
    const token = new URLSearchParams(body).get('token')!;
    if (token === 'slow') return;
    const answer = ANSWERS[token]!;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const realmUrl = `http://127.0.0.1:${port}/auth/realms/wemi`;
  introspect = introspectionOf({ realmUrl, clientSecret: 'a secret: with / signs' });
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

describe('Asking the realm about a token', () => {
  test('says who asks, and keeps the token out of the address', async () => {
    await introspect('good');
    const { url, authorization = '', body } = heard.at(-1)!;
    expect(url).toBe('/auth/realms/wemi/protocol/openid-connect/token/introspect');
    expect(Buffer.from(authorization.split(' ')[1]!, 'base64').toString()).toBe('wemi-api:a%20secret%3A%20with%20%2F%20signs'); // prettier-ignore
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ token: 'good', token_type_hint: 'access_token' }); // prettier-ignore
  });

  test('gives the claims of today, without those that are gone', async () => {
    expect(await introspect('good')).toMatchObject({ roles: ['admin'], comune: 'milano' });
    expect(await introspect('roleless')).not.toHaveProperty('roles');
    expect(await introspect('ended')).toBeUndefined();
  });

  test.each(['wrongSecret', 'broken'])('is no answer when it is refused: %s', async (token) => {
    await expect(introspect(token)).rejects.toThrow(String(ANSWERS[token]!.status));
  });

  test('is not waited for without end', async () => {
    await expect(introspect('slow')).rejects.toThrow('timeout');
  });
});
