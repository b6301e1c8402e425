import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { ENTE_A, ENTE_B, type Name, openApi, type Stage } from '../testing.ts';

let stage: Stage;
let pratiche: Pratiche;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
});
afterAll(async () => {
  await stage.close();
  await pratiche.close();
});

const ask = (who: Name | null, enteId: string) =>
  stage.ask(who, 'GET', `/enti/${enteId}/operators`);

describe('The operators of an ente', () => {
  test.each(['ente', 'colleague', 'admin'] as const)('are told to its %s', async (who) => {
    const { status, body } = await ask(who, ENTE_A);
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { id: expect.any(String), name: 'Operatrice 1', profile: 'OSS', validUntil: null },
    ]);
  });

  test.each([
    ['ente', ENTE_B],
    ['rival', ENTE_A],
    ['adminElsewhere', ENTE_A],
    ['admin', randomUUID()],
  ] as const)('are, for the %s of another, those of an ente that is not there', async (who, id) => {
    expect(await ask(who, id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test.each(['citizen', 'operator', 'sportello', 'auditor'] as const)(
    'are not the business of the %s',
    async (who) => {
      expect(await ask(who, ENTE_A)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    },
  );

  test('are told to nobody without a login', async () => {
    expect(await ask(null, ENTE_A)).toMatchObject({ status: 401 });
  });
});
