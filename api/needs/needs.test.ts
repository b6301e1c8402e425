import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, openApi, type Stage } from '../testing.ts';

// Temporal is away all the time: what is refused here never reaches it.
let pratiche: Pratiche;
let stage: Stage;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await pratiche.close();
});

describe('A need that cannot be', () => {
  test.each<[string, object, string[]]>([
    ['an unknown service', { ...NEED, serviceTypeId: 'volo' }, ['/serviceTypeId']],
    [
      'answers that are missing',
      { ...NEED, params: {} },
      ['/params/autonomy', '/params/hoursPerWeek'],
    ],
    [
      'answers out of bounds',
      {
        ...NEED,
        params: {
          autonomy: 'super',
          hoursPerWeek: 61,
          timeBands: ['morning', 'morning'],
          pets: 'yes',
        },
      },
      ['/params/autonomy', '/params/hoursPerWeek', '/params/pets', '/params/timeBands'],
    ],
    [
      'an answer nobody asked for',
      { ...NEED, params: { ...NEED.params, income: 3 } },
      ['/params/income'],
    ],
    ['a municipio that is none', { ...NEED, place: { municipio: 9 } }, ['/place/municipio']],
    ['a day that is past', { ...NEED, times: { from: '2020-01-01' } }, ['/times/from']],
    ['a draft that is not there', { needId: randomUUID() }, ['/needId']],
    [
      'half of what is needed',
      { serviceTypeId: NEED.serviceTypeId },
      ['/beneficiary', '/params', '/place', '/times'],
    ],
    [
      'an answer too deep',
      { ...NEED, params: { ...NEED.params, notes: { a: [] } } },
      ['/params/notes'],
    ],
  ])('because of %s', async (_how, body, pointers) => {
    const answer = await stage.ask('citizen', 'POST', '/pratiche', body);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid']);
    expect(answer.body.errors.map((error: Json) => error.pointer).sort()).toEqual(pointers);
    expect(answer.body.errors.every((error: Json) => error.message.length > 5)).toBe(true);
  });
});

describe('A draft', () => {
  test('is kept, replaced, listed newest first and thrown away', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const empty = { ...NEED, params: {}, place: {}, times: {} };
    expect((await stage.ask('citizen', 'PUT', `/needs/${first}`, empty)).status).toBe(200);
    expect(
      (await stage.ask('citizen', 'PUT', `/needs/${second}`, { ...NEED, step: 3 })).status,
    ).toBe(200);
    await stage.ask('citizen', 'PUT', `/needs/${first}`, { ...NEED, step: 2 });
    const { items } = (await stage.ask('citizen', 'GET', '/needs')).body;
    expect(items.map((need: Json) => [need.id, need.step])).toEqual([
      [first, 2],
      [second, 3],
    ]);
    expect((await stage.ask('citizen', 'DELETE', `/needs/${first}`)).status).toBe(204);
    expect((await stage.ask('citizen', 'DELETE', `/needs/${first}`)).status).toBe(404);
    expect((await stage.ask('citizen', 'GET', `/needs/${second}`)).body).toMatchObject({
      ...NEED,
      step: 3,
    });
  });

  test('of an unknown service is refused, and only citizens keep drafts', async () => {
    const wrong = await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, {
      ...NEED,
      serviceTypeId: 'volo',
    });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/serviceTypeId']);
    expect((await stage.ask('ente', 'GET', '/needs')).status).toBe(403);
  });

  test('survives a request that could not be sent, or is what becomes of one that was sent whole', async () => {
    const id = randomUUID();
    await stage.ask('citizen', 'PUT', `/needs/${id}`, NEED);
    const whole = { ...NEED, times: { notes: 'Mai spedita' } };
    const answers = await Promise.all(
      [{ needId: id }, whole].map((body) => stage.ask('citizen', 'POST', '/pratiche', body)),
    );
    for (const answer of answers) {
      expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await stage.ask('citizen', 'GET', `/needs/${id}`)).status).toBe(200);
    const { items } = (await stage.ask('citizen', 'GET', '/needs')).body;
    const kept = items.find((need: Json) => need.times.notes === whole.times.notes);
    expect(kept).toMatchObject(whole);
    expect((await stage.ask('citizen', 'DELETE', `/needs/${kept.id}`)).status).toBe(204);
  });
});
