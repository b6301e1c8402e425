import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { today } from '../days.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker } from '../testing.ts';
import { day, servicesOn } from './testing.ts';

const TYPE = NEED.serviceTypeId;
/** As they were planted: each ente’s one service of its type. */
const OURS = 'a0000000-0000-4000-8000-000000000001';
const RIVALS = 'a0000000-0000-4000-8000-000000000002';
const CONTENT = {
  ...{ title: 'Assistenza di sempre', summary: 'Una OSS', description: 'Arriva **presto**.' },
  ...{
    included: ['La colazione'],
    profiles: ['OSS'],
    competences: [],
    languages: [],
    zones: [1, 2, 3],
  },
  priceLines: [{ label: 'Ora', unit: 'hour', unitCents: 2600 }],
  ...{ availableFrom: null, covers: [] },
};
const OFFER = {
  ...{ priceModel: 'hourly', lines: [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 4 }] },
  ...{ firstDate: today(), profile: 'OSS', validUntil: day(40) },
}; // prettier-ignore

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let on: ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  on = servicesOn(stage);
  for (const who of ['ente', 'admin'] as const) await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const service = async (id: string): Promise<Json> =>
  (await stage.ask('ente', 'GET', `/office/services/${id}`)).body;
async function moveService(id: string, transition: string, who: Name = 'ente') {
  const { version: expectedVersion } = await service(id);
  await stage.ask(who, 'POST', `/office/services/${id}/transitions`, { transition, expectedVersion });
} // prettier-ignore
/** @returns the number of the version that families read then */
async function publish(id: string, title: string): Promise<number> {
  const { version: expectedVersion } = await service(id);
  const content = { ...CONTENT, title };
  await stage.ask('ente', 'PUT', `/office/services/${id}`, { expectedVersion, content });
  await moveService(id, 'submit');
  await moveService(id, 'publish', 'admin');
  const { state, versions } = await service(id);
  expect(state).toBe('published');
  return versions[0].number;
}
const begin = async (serviceTypeId = TYPE): Promise<string> =>
  (await stage.ask('ente', 'POST', '/office/services', { serviceTypeId })).body.id;
const request = async (): Promise<string> =>
  (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
const offer = (id: string, more: object = {}) =>
  on.move('ente', id, 'submitOffer', { ...OFFER, ...more });
const offered = async (id: string): Promise<Json> =>
  (await on.read('citizen', id, '/offers')).body.items[0];
const kept = (who: Name, id: string, { id: serviceId, number }: { id: string; number: number }) =>
  stage.ask(who, 'GET', `/pratiche/${id}/services/${serviceId}/versions/${number}`);

describe('An offer of an ente with one service of the type', () => {
  test('keeps the version that was published then, and so does its order', async () => {
    const number = await publish(OURS, 'Come era');
    const id = await request();
    expect((await offer(id)).status).toBe(200);
    const { id: offerId, service: on1 } = await offered(id);
    expect(on1).toEqual({ id: OURS, number });
    expect((await kept('citizen', id, on1)).body).toMatchObject({ today: 'same' });

    expect(await publish(OURS, 'Come è')).toBe(number + 1);
    expect((await offered(id)).service).toEqual(on1);
    expect((await kept('citizen', id, on1)).body).toMatchObject({
      ...{ id: OURS, number, today: 'newer', at: expect.any(String) },
      ...{ ente: { id: ENTE_A, name: 'Ente 1' }, type: { id: TYPE } },
      content: { ...CONTENT, title: 'Come era' },
      descriptionHtml: '<p>Arriva <strong>presto</strong>.</p>',
    });
    await on.move('citizen', id, 'chooseOffer', { offerId, revision: 1 });
    await on.move('ente', id, 'confirmOrder', { startDate: today(), endDate: day(30) });
    expect((await on.read('citizen', id)).body.order.service).toEqual(on1);
  });

  test('takes the version of the day when it is revised, and still has the one before', async () => {
    const id = await request();
    await offer(id);
    const { id: offerId, service: before } = await offered(id);
    const number = await publish(OURS, 'Riscritto');
    await on.move('ente', id, 'reviseOffer', { ...OFFER, offerId });
    expect(await offered(id)).toMatchObject({ revision: 2, service: { id: OURS, number } });
    expect((await kept('citizen', id, before)).body).toMatchObject({ today: 'newer' });
  });

  test('is made in its place by an administrator too', async () => {
    const id = await request();
    const onBehalfOf = { role: 'ente', enteId: ENTE_A };
    await on.move('admin', id, 'submitOffer', OFFER, { onBehalfOf });
    expect((await offered(id)).service).toMatchObject({ id: OURS });
  });

  test('says that families find the service no more', async () => {
    const id = await request();
    await offer(id);
    const { service: on1 } = await offered(id);
    const later = await request();
    await moveService(OURS, 'pause');
    expect((await kept('citizen', id, on1)).body.today).toBe('gone');
    expect((await offer(later)).status).toBe(200);
    expect((await offered(later)).service).toBeNull();
    await moveService(OURS, 'resume');
  });
});

describe('A kept version', () => {
  test('is for those who may read the offer, and for nobody else', async () => {
    const id = await request();
    await offer(id);
    const { service: on1 } = await offered(id);
    const statuses = async (names: Name[]) =>
      Promise.all(names.map(async (who) => [who, (await kept(who, id, on1)).status]));
    const all = (names: Name[], status: number) => names.map((who) => [who, status]);
    const readers: Name[] = ['citizen', 'ente', 'colleague', 'admin', 'auditor'];
    const others: Name[] = ['otherCitizen', 'rival', 'unasked', 'sportello', 'operator', 'adminElsewhere']; // prettier-ignore
    expect(await statuses(readers)).toEqual(all(readers, 200));
    expect(await statuses(others)).toEqual(all(others, 404));
    expect((await kept('citizen', id, { id: RIVALS, number: 1 })).status).toBe(404);
    expect((await kept('citizen', id, { ...on1, number: on1.number - 1 })).status).toBe(404);
    expect((await kept('citizen', await request(), on1)).status).toBe(404);
  });
});

describe('An offer of an ente with several services of the type', () => {
  let second: string;
  beforeAll(async () => {
    second = await begin();
    await publish(second, 'Notti serene');
  });

  test('keeps the one that it names, also when it is revised without a word of it', async () => {
    const id = await request();
    await offer(id, { serviceId: second.toUpperCase() });
    const { id: offerId, service: on1 } = await offered(id);
    expect(on1).toEqual({ id: second, number: 1 });
    await publish(second, 'Notti più serene');
    await on.move('ente', id, 'reviseOffer', { ...OFFER, offerId });
    expect((await offered(id)).service).toEqual({ id: second, number: 2 });
    await on.move('ente', id, 'reviseOffer', { ...OFFER, offerId, serviceId: OURS });
    expect((await offered(id)).service).toMatchObject({ id: OURS });
  });

  test('keeps none when it names none', async () => {
    const id = await request();
    expect((await offer(id)).status).toBe(200);
    expect((await offered(id)).service).toBeNull();
  });

  test.each<[string, () => string | Promise<string>, RegExp]>([
    ['of another ente', () => RIVALS, /non è fra quelli/],
    ['that nobody has', () => randomUUID(), /non è fra quelli/],
    ['that is not published', () => begin(), /non è pubblicato/],
    ['of another type', async () => {
      const other = await begin('altro');
      await publish(other, 'Altro');
      return other;
    }, /di un altro tipo/],
  ])('is refused on a service %s, and the refusal names the field', async (_what, named, words) => {
    const refused = await offer(await request(), { serviceId: await named() });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ pointer: '/payload/serviceId', message: expect.stringMatching(words) }],
    ]);
  }); // prettier-ignore
});
