import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { monthsAfter, today } from '../days.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';

const TYPE = '/catalogue/types/assistenza-persona';
const IN_A_MONTH = monthsAfter(today(), 1);
const OFFER = {
  ...{ priceModel: 'monthly', profile: 'OSS', firstDate: IN_A_MONTH, validUntil: IN_A_MONTH },
  lines: [{ label: 'Mese', unit: 'month', unitCents: 90_000, quantity: 1 }],
};

let stage: Stage;
beforeAll(async () => {
  stage = await openApiWithWorker();
  for (const who of ['admin', 'secondAdmin', 'auditor', 'citizen', 'ente'] as const)
    await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const read = async (path = TYPE, who: Name = 'admin'): Promise<Json> =>
  (await stage.ask(who, 'GET', path)).body;
const published = async (): Promise<Json> => (await read()).versions[0].definition;
async function publish(change: object, more: object = {}, who: Name = 'admin', path = TYPE, key = randomUUID()) {
  const { versions, version = 0 } = await read(path);
  const definition = { ...versions?.[0].definition, ...change };
  const body = { definition, reason: 'Serve sapere di più', expectedVersion: version, ...more };
  return stage.ask(who, 'POST', `${path}/versions`, body, key);
} // prettier-ignore

const PERSON = { id: 'contact', it: 'Chi chiamiamo?', en: '', type: 'person', sensitive: false, required: false }; // prettier-ignore
const LIFT = {
  ...{ id: 'lift', it: 'C’è l’ascensore?', en: 'Is there a lift?', type: 'boolean', sensitive: false, required: true },
  askedIf: [{ param: 'autonomy', oneOf: ['partial'] }],
}; // prettier-ignore

describe('The catalogue', () => {
  test('is read by the office, and made by its administrators', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'operator'] as const)
      expect((await stage.ask(who, 'GET', '/catalogue')).status).toBe(403);
    expect((await publish({ nameIt: 'Altro' }, {}, 'auditor')).status).toBe(403);
    const { version, sections } = await read('/catalogue', 'auditor');
    expect([version, sections.length]).toEqual([0, 1]);
    expect(sections[0]).toMatchObject({ id: 'cura', nameIt: 'Cura' });
    expect(sections[0].types).toContainEqual(
      expect.objectContaining({ id: 'assistenza-persona', version: 1, questions: 5, untranslated: 0 }),
    );
    expect((await stage.ask('admin', 'GET', '/catalogue/types/volo')).status).toBe(404);
  }); // prettier-ignore

  test('has sections that are written whole, in order, and never taken from under their types', async () => {
    const cura = { id: 'cura', nameIt: 'Cura', nameEn: 'Care' };
    const casa = { id: 'casa', nameIt: 'Casa', nameEn: 'Home' };
    const write = (sections: object[], expectedVersion: number, who: Name = 'admin', key = randomUUID()) =>
      stage.ask(who, 'POST', '/catalogue/sections', { sections, reason: 'Ordine', expectedVersion }, key);
    const key = randomUUID();
    const { status, body } = await write([casa, cura], 0, 'admin', key);
    expect([status, body.version, body.sections.map(({ id }: Json) => id)]).toEqual([200, 1, ['casa', 'cura']]);
    expect((await write([casa, cura], 0, 'admin', key)).body.version).toBe(1);
    expect((await write([cura], 0, 'admin', key)).body.code).toBe('idempotency-key-reused');
    expect((await write([cura], 0, 'secondAdmin')).body.code).toBe('catalogue-changed');
    expect((await write([casa], 1)).body.errors).toMatchObject([{ pointer: '/sections' }]);
    expect((await write([cura, { ...casa, nameEn: ' ' }, cura], 1)).body.errors.map(({ pointer }: Json) => pointer)).toEqual(['/sections/1/nameEn', '/sections/2/id']);
    expect((await write([cura], 1)).body.sections).toHaveLength(1);
    expect((await read('/sections')).sections.map(({ id }: Json) => id)).toEqual(['cura']);
  }); // prettier-ignore
});

describe('A service type', () => {
  let praticaId: string;
  let draftId: string;

  test('says what a change would touch, before anybody makes it', async () => {
    praticaId = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
    draftId = randomUUID();
    await stage.ask('citizen', 'PUT', `/needs/${draftId}`, NEED);
    const now = await published();
    const definition = { ...now, profiles: ['ASA'], params: [...now.params, PERSON] };
    const { status, body } = await stage.ask('auditor', 'POST', `${TYPE}/effects`, { definition });
    expect([status, body.faults, body.untranslated]).toEqual([200, [], ['/params/5/en']]);
    expect(body).toMatchObject({ drafts: 1, pratiche: 1, services: 2, servicesOutside: 2 });
    expect(body.changes).toMatchObject([
      { field: 'profiles', act: 'changed', before: 'OSS', after: 'ASA' },
      { field: 'params', question: 'Chi chiamiamo?', act: 'added' },
    ]);
    const wrong = { ...definition, params: [{ ...LIFT }, ...now.params] };
    const { faults } = (await stage.ask('admin', 'POST', `${TYPE}/effects`, { definition: wrong })).body;
    expect(faults).toEqual([{ pointer: '/params/0/askedIf/0', message: expect.stringContaining('più in alto') }]);
    expect((await read()).version).toBe(1);
  }); // prettier-ignore

  test('is published in versions, once for each command, with who and why', async () => {
    const now = await published();
    const params = [...now.params.filter(({ id }: Json) => id !== 'pets'), LIFT, PERSON];
    const change = { params, priceModels: ['hourly'], nameIt: 'Aiuto in casa' };
    const body = { definition: { ...now, ...change }, reason: 'Serve sapere di più', expectedVersion: 1 };
    const key = randomUUID();
    const answers = [];
    for (let n = 0; n < 2; n++) answers.push(await stage.ask('admin', 'POST', `${TYPE}/versions`, body, key));
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([[201, 2], [201, 2]]);
    expect(answers[0]!.body.versions).toMatchObject([
      { version: 2, writtenBy: 'Carla Neri', reason: 'Serve sapere di più' },
      { version: 1, writtenBy: null, reason: null, changes: [] },
    ]);
    expect(answers[0]!.body.versions[0].changes.map(({ field, question }: Json) => question ?? field)).toEqual([
      'nameIt', 'priceModels', 'Animali in casa', 'C’è l’ascensore?', 'Chi chiamiamo?',
    ]);
    const other = { ...body, reason: 'Altro', definition: now };
    expect((await stage.ask('admin', 'POST', `${TYPE}/versions`, other, key)).body.code).toBe('idempotency-key-reused');
  }); // prettier-ignore

  test('tells whoever has not seen the latest version, and takes nothing that is wrong or nothing new', async () => {
    const stale = await publish({ nameIt: 'Mio' }, { expectedVersion: 1 }, 'secondAdmin');
    expect([stale.status, stale.body.code]).toEqual([409, 'catalogue-changed']);
    expect(stale.body.detail).toContain('Carla Neri ha pubblicato la versione 2');
    expect((await publish({})).body.errors).toMatchObject([{ pointer: '/definition' }]);
    expect((await publish({ nameIt: 'X' }, { reason: ' ' })).body.errors).toMatchObject([{ pointer: '/reason' }]); // prettier-ignore
    const { errors } = (await publish({ nameEn: '', sectionId: 'mare' })).body;
    expect(errors.map(({ pointer }: Json) => pointer)).toEqual(['/definition/nameEn', '/definition/sectionId']); // prettier-ignore
    expect((await read()).version).toBe(2);
  });

  test('is asked by everybody as it is now, with Italian where there is no English, and as it once was', async () => {
    const now = await read('/service-types/assistenza-persona');
    expect([now.version, now.nameIt, now.priceModels]).toEqual([2, 'Aiuto in casa', ['hourly']]);
    expect(now.params.at(-1)).toMatchObject({ it: 'Chi chiamiamo?', en: 'Chi chiamiamo?' });
    const then = await read('/service-types/assistenza-persona?version=1');
    expect(then.params.map(({ id }: Json) => id)).toContain('pets');
    expect((await stage.ask(null, 'GET', '/service-types/assistenza-persona?version=3')).status).toBe(404); // prettier-ignore
  });

  test('stays as it was for a pratica that runs: its answers, and what may be offered', async () => {
    const seen = await read(`/pratiche/${praticaId}`, 'citizen');
    expect(seen.serviceTypeVersion).toBe(1);
    expect(seen.need.params).toContainEqual(expect.objectContaining({ id: 'pets', valueIt: 'Sì' }));
    const offer = await stage.ask('ente', 'POST', `/pratiche/${praticaId}/transitions`, {
      ...{ transition: 'submitOffer', expectedVersion: seen.version, payload: OFFER },
    });
    expect([offer.status, offer.body.errors]).toEqual([200, undefined]);
  });

  test('holds for what is sent from now on; a draft sends what is still asked', async () => {
    const { pets: _, ...others } = NEED.params;
    const contact = { name: 'Rosa Ferrari', phone: '333 1234567' };
    const send = (params: object) => stage.ask('citizen', 'POST', '/pratiche', { ...NEED, params });
    const pointers = async (params: object) =>
      (await send(params)).body.errors.map(({ pointer }: Json) => pointer);
    expect(await pointers(NEED.params)).toEqual(['/params/pets', '/params/lift']);
    expect(await pointers({ ...others, autonomy: 'full', lift: true })).toEqual(['/params/lift']);
    expect(await pointers({ ...others, lift: true, contact: { phone: 'no' } })).toEqual(['/params/contact/name', '/params/contact/phone']); // prettier-ignore

    const draft = { ...NEED, params: { ...NEED.params, lift: false, contact } };
    const kept = (await stage.ask('citizen', 'PUT', `/needs/${draftId}`, draft)).body;
    expect([kept.serviceTypeVersion, kept.params.pets]).toEqual([2, true]);
    const { status, body } = await stage.ask('citizen', 'POST', '/pratiche', { needId: draftId });
    expect(status).toBe(201);
    const [forCitizen, forEnte] = [await read(`/pratiche/${body.id}`, 'citizen'), await read(`/pratiche/${body.id}`, 'ente')]; // prettier-ignore
    const answers = ({ need }: Json) => Object.fromEntries(need.params.map(({ id, valueIt }: Json) => [id, valueIt])); // prettier-ignore
    expect(forCitizen.serviceTypeVersion).toBe(2);
    expect(answers(forCitizen)).toMatchObject({ lift: 'No', contact: 'Rosa Ferrari, 333 1234567' });
    expect(answers(forCitizen)).not.toHaveProperty('pets');
    expect(answers(forEnte)).toHaveProperty('lift', 'No');
    expect(answers(forEnte)).not.toHaveProperty('contact');
    const refused = await stage.ask('ente', 'POST', `/pratiche/${body.id}/transitions`, {
      ...{ transition: 'submitOffer', expectedVersion: forEnte.version, payload: OFFER },
    });
    expect(refused.body.errors).toMatchObject([{ pointer: '/payload/priceModel' }]);
  });

  test('goes back to what it once said, as a version of its own', async () => {
    const { versions } = await read();
    const { status, body } = await publish(versions[1].definition, { reason: 'Era meglio' });
    expect([status, body.version, body.versions[0].definition]).toEqual([201, 3, versions[1].definition]); // prettier-ignore
  });

  test('can be a new one, which is asked at once', async () => {
    const definition = { ...(await published()), nameIt: 'Dog sitter', nameEn: 'Dog sitter', params: [] };
    const path = '/catalogue/types/dog-sitter';
    const made = await publish(definition, {}, 'admin', path);
    expect([made.status, made.body.version]).toEqual([201, 1]);
    expect((await publish(definition, { expectedVersion: 0 }, 'secondAdmin', path)).body.code).toBe('catalogue-changed');
    expect((await read('/service-types/dog-sitter')).nameIt).toBe('Dog sitter');
    const asked = await stage.ask('citizen', 'PUT', `/needs/${randomUUID()}`, { ...NEED, serviceTypeId: 'dog-sitter', params: {} });
    expect(asked.status).toBe(200);
    expect((await stage.ask('admin', 'POST', '/catalogue/types/Dog Sitter/versions', { definition, reason: '-', expectedVersion: 0 })).status).toBeGreaterThanOrEqual(404);
  }); // prettier-ignore
});
