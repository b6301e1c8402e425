import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { tellOfChanges } from '../../activities/jobs/tell-of-changes.ts';
import { monthsAfter, today } from '../days.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { anAvviso } from '../qualifications/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

const ID = NEED.serviceTypeId;
const PATH = `/catalogue/types/${ID}/retirement`;
const GONE = '«Assistenza alla persona» non si può più chiedere. Le richieste già inviate vanno avanti come prima.'; // prettier-ignore

let stage: Stage;
let praticaId: string;
let withdrawnId: string;
let draftId: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  for (const who of [
    'admin',
    'secondAdmin',
    'auditor',
    'citizen',
    'ente',
    'rival',
    'unasked',
  ] as const)
    await stage.ask(who, 'GET', '/me');
  praticaId = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  withdrawnId = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  await servicesOn(stage).move('citizen', withdrawnId, 'withdraw', {});
  draftId = randomUUID();
  await stage.ask('citizen', 'PUT', `/needs/${draftId}`, NEED);
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const read = async (path: string, who: Name | null = null): Promise<Json> =>
  (await stage.ask(who, 'GET', path)).body;
const act = (what: 'retire' | 'restore', more: object = {}, key = randomUUID(), who: Name = 'admin') =>
  stage.ask(who, 'POST', PATH, { act: what, reason: 'Non c’è più la convenzione', ...more }, key); // prettier-ignore
const listed = async () => {
  const { sections } = await read('/sections');
  return sections.flatMap(({ types }: Json) => types.map(({ id }: Json) => id));
};
const shown = async () => (await read('/services')).count;
/** What enti hear of their service types, the newest first. */
const told = async (who: Name) => {
  while (await tellOfChanges({ db: stage.db }));
  const { items } = await read('/notifications', who);
  return items.filter(({ path }: Json) => path === '/admin/servizi').map(({ subject }: Json) => subject);
}; // prettier-ignore
const suggested = async () => (await read('/search-suggestions?q=assistenza')).items.map(({ id }: Json) => id); // prettier-ignore

describe('A service type that is retired', () => {
  test('shows first what that touches, to the office alone', async () => {
    const { status, body } = await stage.ask('auditor', 'GET', PATH);
    expect([status, body]).toEqual([200, { retiredAt: null, touches: { services: 2, enti: 2, drafts: 1, pratiche: 1 }, acts: [] }]); // prettier-ignore
    for (const who of ['citizen', 'ente', 'sportello'] as const)
      expect((await stage.ask(who, 'GET', PATH)).status).toBe(403);
    expect((await act('retire', {}, randomUUID(), 'auditor')).status).toBe(403);
    expect((await stage.ask('admin', 'GET', '/catalogue/types/volo/retirement')).status).toBe(404);
  });

  test('is so once for each command, for a reason, with who and what it touched', async () => {
    expect(await listed()).toContain(ID);
    expect((await act('retire', { reason: ' ' })).body.errors[0].pointer).toBe('/reason');
    expect((await act('restore')).body.code).toBe('catalogue-changed');
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) {
      const { status, body } = await act('retire', {}, key);
      expect([status, body.retiredAt]).toEqual([200, expect.any(String)]);
      expect(body.acts).toMatchObject([{ act: 'retire', services: 2, pratiche: 1, writtenBy: 'Carla Neri' }]); // prettier-ignore
    }
    expect((await act('retire', { reason: 'Altro' }, key)).body.code).toBe(
      'idempotency-key-reused',
    );
    expect((await act('retire', {}, randomUUID(), 'secondAdmin')).body.code).toBe('catalogue-changed'); // prettier-ignore
  });

  test('is told once to each ente that has such a service, and to no other', async () => {
    for (const who of ['ente', 'rival'] as const)
      expect([who, await told(who)]).toEqual([
        who,
        ['il Comune non offre più un servizio che fai'],
      ]);
    expect(await told('unasked')).toEqual([]);
  });

  test('is in no section, search, suggestion or map of the site; its name is still known', async () => {
    expect(await listed()).not.toContain(ID);
    expect((await read('/sections')).retired).toMatchObject([{ id: ID, nameIt: 'Assistenza alla persona' }]); // prettier-ignore
    const { items, count } = await read('/services');
    expect(items.map(({ serviceTypeId }: Json) => serviceTypeId)).not.toContain(ID);
    expect(count).toBe(1);
    expect(await suggested()).not.toContain(ID);
    const { payload } = await stage.app.inject({ method: 'GET', url: '/api/sitemap.xml' });
    expect(payload.match(/\/servizi\/[0-9a-f]/g)).toHaveLength(1);
    const [{ types }] = (await read('/catalogue', 'admin')).sections;
    expect(types.find(({ id }: Json) => id === ID).retiredAt).toEqual(expect.any(String));
  });

  test('says so kindly wherever it is looked at or asked for', async () => {
    for (const path of [`/service-types/${ID}`, `/services?type=${ID}`]) {
      const { status, body } = await stage.ask(null, 'GET', path);
      expect([path, status, body.code, body.detail]).toEqual([path, 404, 'service-type-retired', GONE]); // prettier-ignore
    }
    const refused = [
      await stage.ask('citizen', 'POST', '/pratiche', NEED),
      await stage.ask('citizen', 'POST', '/pratiche', { needId: draftId }),
      await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, NEED),
    ];
    for (const { status, body } of refused)
      expect([status, body.code, body.detail]).toEqual([409, 'service-type-retired', GONE]);
    const reopening = await stage.ask('citizen', 'GET', `/pratiche/${withdrawnId}/reopening`);
    expect(reopening.body.code).toBe('service-type-retired');
    const begun = await stage.ask('ente', 'POST', '/office/services', { serviceTypeId: ID });
    expect(begun.body.code).toBe('service-type-retired');
  });

  test('is chosen by no avviso that is written from now on', async () => {
    const avviso = anAvviso({ serviceTypeIds: [ID] });
    const { body } = await stage.ask('admin', 'POST', '/office/avvisi', avviso);
    expect(body.errors).toMatchObject([{ pointer: '/serviceTypeIds' }]);
  });

  test('leaves what runs as it is: its page, its questions, offers and their choice', async () => {
    const seen = await read(`/pratiche/${praticaId}`, 'ente');
    expect(seen.need.params).toContainEqual(expect.objectContaining({ id: 'pets', valueIt: 'Sì' }));
    const asked = await stage.ask(null, 'GET', `/service-types/${ID}?version=1`);
    expect([asked.status, asked.body.id]).toEqual([200, ID]);
    const inAMonth = monthsAfter(today(), 1);
    const payload = {
      ...{ priceModel: 'monthly', profile: 'OSS', firstDate: inAMonth, validUntil: inAMonth },
      lines: [{ label: 'Mese', unit: 'month', unitCents: 90_000, quantity: 1 }],
    };
    expect((await servicesOn(stage).move('ente', praticaId, 'submitOffer', payload)).status).toBe(200); // prettier-ignore
    const [offer] = (await read(`/pratiche/${praticaId}/offers`, 'citizen')).items;
    const choice = { offerId: offer.id, revision: offer.revision };
    expect((await servicesOn(stage).move('citizen', praticaId, 'chooseOffer', choice)).status).toBe(200); // prettier-ignore
    expect((await stage.ask('citizen', 'DELETE', `/needs/${draftId}`)).status).toBe(204);
  });

  test('is taken back as it was, and both acts stay', async () => {
    const { body } = await act('restore', { reason: 'C’è la nuova convenzione' });
    expect([body.retiredAt, body.acts.map((one: Json) => one.act)]).toEqual([null, ['restore', 'retire']]); // prettier-ignore
    expect(await listed()).toContain(ID);
    expect((await told('ente'))[0]).toBe('il Comune offre di nuovo un servizio che fai');
    expect(await shown()).toBe(3);
    expect((await stage.ask('citizen', 'POST', '/pratiche', NEED)).status).toBe(201);
    expect((await read(`/catalogue/types/${ID}`, 'admin')).version).toBe(1);
  });
});
