import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectPratiche, type Pratiche } from '../temporal/client.ts';
import { openApi, type Stage } from './testing.ts';

let pratiche: Pratiche;
let stage: Stage;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche, { API_REQUESTS_PER_MINUTE: '40' });
}, 60_000);
afterAll(async () => {
  await stage.close();
  await pratiche.close();
});

describe('An address', () => {
  test.each(['/api/pratiche/%E0%A4%A', `/api/pratiche/${'1'.repeat(201)}`, '/api/%ff', '/nowhere'])(
    '%s leads nowhere, in the form of all problems',
    async (url) => {
      const answer = await stage.app.inject(url);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );

  test.each([
    ['DELETE', '/api/services', 'GET, HEAD'],
    ['PATCH', '/api/needs/11111111-0000-4000-8000-000000000001', 'DELETE, GET, HEAD, PUT'],
    ['GET', '/api/webhooks/nexi', 'POST'],
    ['POST', '/api/tasks/assignees', 'GET, HEAD'],
  ] as const)('does not take %s at %s and says what it takes', async (method, url, allow) => {
    const answer = await stage.app.inject({ method, url });
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method-not-allowed']);
    expect(answer.headers.allow).toBe(allow);
  });

  test('that fails to authenticate again and again has to wait; a good token does not', async () => {
    const statuses = [];
    for (let time = 0; time < 42; time += 1)
      statuses.push((await stage.app.inject('/api/me')).statusCode);
    expect(statuses).toEqual([...Array(40).fill(401), 429, 429]);
    const refused = await stage.app.inject('/api/me');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await stage.ask('citizen', 'GET', '/me')).status).toBe(200);
  });
});
