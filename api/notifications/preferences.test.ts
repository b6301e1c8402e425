import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, type Name, openApi, type Stage } from '../testing.ts';
import { topicsFor } from './topics.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
}, 60_000);
afterAll(() => stage?.close());

const PATH = '/notification-preferences';
const preferences = async (who: Name) => (await stage.ask(who, 'GET', PATH)).body as Json;
const put = (who: Name, body: object) => stage.ask(who, 'PUT', PATH, body);
const NONE = { topics: [], quietFrom: null, quietUntil: null, digestAt: null, language: null };
/** Of enti documents are no duty to tell; of citizens, offers are. */
const optional = topicsFor('ente').find(({ isMandatory }) => !isMandatory)!.topic;
const mandatory = topicsFor('person').find(({ isMandatory }) => isMandatory)!.topic;
const ON = { mail: true, sms: true, io: true };
const OFF = { mail: false, sms: false, io: false };

describe('Preferences', () => {
  test('are all there before anything was chosen, each topic on every channel', async () => {
    const { topics, ...rest } = await preferences('otherCitizen');
    expect(topics).toEqual(
      topicsFor('person').map((each) => ({ ...each, mail: true, sms: true, io: true })),
    );
    expect(rest).toEqual({
      owner: 'person', channels: ['mail'], hasPhone: false,
      quietFrom: null, quietUntil: null, digestAt: null, language: null,
    }); // prettier-ignore
  });

  test('are kept as they were chosen, and come back to how they were', async () => {
    const before = await preferences('ente');
    const choice = {
      topics: [{ topic: optional, ...OFF }],
      quietFrom: '22:00', quietUntil: '07:30', digestAt: '18:00', language: 'en',
    }; // prettier-ignore
    const { topics, ...rest } = (await put('ente', choice)).body;
    expect(rest).toEqual({ owner: 'ente', channels: ['mail'], hasPhone: false, quietFrom: '22:00', quietUntil: '07:30', digestAt: '18:00', language: 'en' }); // prettier-ignore
    expect(topics.find(({ topic }: Json) => topic === optional)).toMatchObject(OFF);
    expect(await preferences('colleague')).toEqual({ topics, ...rest });
    expect((await put('ente', NONE)).body).toEqual(before);
  });

  test('of an ente are one for all its members, and nobody else’s', async () => {
    await put('ente', { ...NONE, digestAt: '12:00' });
    expect(await preferences('colleague')).toMatchObject({ owner: 'ente', digestAt: '12:00' });
    for (const who of ['rival', 'citizen', 'otherCitizen', 'citizenElsewhere'] as const)
      expect([who, (await preferences(who)).digestAt]).toEqual([who, null]);
    await put('colleague', NONE);
    expect(await preferences('ente')).toMatchObject({ digestAt: null });
  });

  test.each<[string, object, string]>([
    ['what must be told off everywhere', { topics: [{ topic: mandatory, ...OFF }] }, '/topics/0'],
    ['a topic named twice', { topics: [{ topic: mandatory, ...ON }, { topic: mandatory, ...ON }] }, '/topics/1'],
    ['no such topic', { topics: [{ topic: 'none', ...OFF }] }, '/topics/0/topic'],
    ['a time that is none', { digestAt: '25:00' }, '/digestAt'],
    ['a time without its minutes', { digestAt: '9' }, '/digestAt'],
    ['quiet hours without an end', { quietFrom: '22:00' }, '/quietUntil'],
    ['quiet hours without a start', { quietUntil: '07:00' }, '/quietFrom'],
    ['quiet hours of no length', { quietFrom: '22:00', quietUntil: '22:00' }, '/quietUntil'],
    ['a summary by night', { quietFrom: '22:00', quietUntil: '07:00', digestAt: '06:59' }, '/digestAt'],
    ['a summary at the start of quiet hours by day', { quietFrom: '13:00', quietUntil: '16:00', digestAt: '13:00' }, '/digestAt'],
  ])('are refused with %s, naming the field', async (_name, change, pointer) => {
    const { status, body } = await put('citizen', { ...NONE, ...change });
    expect([status, body.errors.map((error: Json) => error.pointer)]).toEqual([422, [pointer]]);
    expect(await preferences('citizen')).toMatchObject({ digestAt: null, quietFrom: null });
  }); // prettier-ignore

  test('let the summary come when the quiet hours end', async () => {
    const choice = { ...NONE, quietFrom: '22:00', quietUntil: '07:00', digestAt: '07:00' };
    expect((await put('citizen', choice)).status).toBe(200);
    await put('citizen', NONE);
  });

  test('are not the office’s, which gets no mail', async () => {
    for (const who of ['admin', 'auditor', 'sportello', 'operator'] as const)
      expect([who, (await stage.ask(who, 'GET', PATH)).status]).toEqual([who, 403]);
  });
});
