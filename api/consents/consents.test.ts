import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asSystem, connect } from '../../db/connect.ts';
import { addContentVersion } from '../../db/content.ts';
import { CONSENT_WORDS } from '../../db/consents.ts';
import type { ConsentKind } from '../../db/tables/consents.ts';
import type { ContentState } from '../../db/tables/content.ts';
import { CONSENT_TEXTS } from '../../db/seed/consent-texts.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { type Json, type Name, openApiWithWorker, PEOPLE, type Stage } from '../testing.ts';

const NUMBER = '+393331234567';
let stage: Stage;
let praticaId: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  praticaId = await servicesOn(stage).ordered();
  for (const who of ['otherCitizen', 'delegate'] as const) await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close(), 120_000);
afterEach(async () => {
  await behind(sql`truncate wemi.consent_act, wemi.content_version, wemi.contact cascade`);
  await behind(sql`delete from wemi.registered_citizen`);
  await behind(sql`update wemi.pratica set closed = false`);
});

/** What no role of the app may do. */
async function behind(statement: ReturnType<typeof sql>) {
  const owner = connect(stage.adminUrl, { max: 1 });
  await statement.execute(owner).finally(() => owner.destroy());
}
const versions = new Map<string, number>();
async function publish(kind: ConsentKind, state: ContentState = 'published', inHours = 0) {
  const version = (versions.get(kind) ?? 0) + 1;
  versions.set(kind, version);
  const publishAt = new Date(Date.now() - 60_000 + inHours * 3_600_000).toISOString();
  const words = { ...CONSENT_WORDS[kind], said: CONSENT_TEXTS[0]!.said };
  await asSystem(stage.db, 'milano', (trx) =>
    addContentVersion(trx, { ...words, id: randomUUID(), comuneId: 'milano', version, state, publishAt, writtenBy: null }),
  ); // prettier-ignore
  return version;
}
const confirmPhone = (who: Name = 'citizen') =>
  behind(sql`insert into wemi.contact (id, comune_id, person_id, channel, address, verified_at)
    values (gen_random_uuid(), 'milano', ${PEOPLE[who].sub!}, 'sms', ${NUMBER}, now())`);
const read = async (who: Name = 'citizen'): Promise<Json> =>
  (await stage.ask(who, 'GET', '/me/consents')).body;
const say = (kind: ConsentKind, isGiven: boolean, version: number, key?: string, who: Name = 'citizen') =>
  stage.ask(who, 'POST', '/me/consents', { kind, isGiven, version }, key); // prettier-ignore
const phoneSeenBy = async (who: Name) =>
  (await stage.ask(who, 'GET', `/pratiche/${praticaId}`)).body.applicantPhone;

describe('What a citizen has read of privacy', () => {
  test('is nothing where nothing is published, and nothing before it was said', async () => {
    expect(await read()).toEqual({ privacy: null, items: [], history: [] });
    const version = await publish('privacy');
    expect((await read()).privacy).toMatchObject({ version, readVersion: null, readAt: null });
  });

  test('is of one version: a new one, once its moment has come, is another', async () => {
    const version = await publish('privacy');
    await publish('privacy', 'draft');
    const planned = await publish('privacy', 'published', 2);
    expect((await say('privacy', true, version)).body.privacy).toMatchObject({ version, readVersion: version }); // prettier-ignore
    expect((await say('privacy', true, planned)).body.errors[0].pointer).toBe('/version');
    const newer = await publish('privacy');
    expect((await read()).privacy).toMatchObject({ version: newer, readVersion: version });
    const stale = await say('privacy', true, version);
    expect([stale.status, stale.body.errors[0].pointer]).toEqual([422, '/version']);
    expect((await say('privacy', false, version)).body.errors[0].pointer).toBe('/isGiven');
  });

  test('is said once under one key, and is nobody else’s', async () => {
    const version = await publish('privacy');
    const key = randomUUID();
    for (const _time of [1, 2]) expect((await say('privacy', true, version, key)).status).toBe(201);
    expect((await read()).history).toEqual([{ kind: 'privacy', isGiven: true, version, at: expect.any(String) }]); // prettier-ignore
    const other = await say('phone-to-ente', true, version, key);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await read('otherCitizen')).history).toEqual([]);
    for (const who of ['sportello', 'ente', 'admin', 'auditor'] as const)
      expect((await say('privacy', true, version, undefined, who)).status).toBe(403);
  });
});

describe('That the chosen ente may see the phone', () => {
  test('is offered only to those who have one, and where words for it are published', async () => {
    const version = await publish('phone-to-ente');
    expect((await read()).items).toEqual([]);
    expect((await say('phone-to-ente', true, version)).body.errors[0].pointer).toBe('/kind');
    await confirmPhone();
    expect((await read()).items).toMatchObject([{ kind: 'phone-to-ente', version, state: 'withheld', saidAt: null, path: '/pagine/consenso-telefono' }]); // prettier-ignore
    await publish('phone-to-ente', 'retired');
    expect((await read()).items).toEqual([]);
  });

  test('shows it to that ente from then on, until it is taken back', async () => {
    await confirmPhone();
    const version = await publish('phone-to-ente');
    expect(await phoneSeenBy('ente')).toBeUndefined();
    expect((await say('phone-to-ente', true, version)).body.items[0].state).toBe('given');
    expect(await phoneSeenBy('ente')).toBe(NUMBER);
    for (const who of ['rival', 'citizen', 'admin', 'auditor'] as const)
      expect([who, await phoneSeenBy(who)]).toEqual([who, undefined]);
    const { body } = await say('phone-to-ente', false, version);
    expect(body.items[0]).toMatchObject({ state: 'withheld', saidVersion: version });
    expect(body.history.map(({ isGiven }: Json) => isGiven)).toEqual([false, true]);
    expect(await phoneSeenBy('ente')).toBeUndefined();
    expect((await say('phone-to-ente', false, version)).body.errors[0].pointer).toBe('/isGiven');
  });

  test('ends with the pratica, and with the words that were agreed to', async () => {
    await confirmPhone();
    const version = await publish('phone-to-ente');
    await say('phone-to-ente', true, version);
    await behind(sql`update wemi.pratica set closed = true`);
    expect(await phoneSeenBy('ente')).toBeUndefined();
    await behind(sql`update wemi.pratica set closed = false`);
    const newer = await publish('phone-to-ente');
    expect(await phoneSeenBy('ente')).toBeUndefined();
    expect((await read()).items[0]).toMatchObject({ state: 'outdated', version: newer, saidVersion: version }); // prettier-ignore
    await say('phone-to-ente', true, newer);
    expect(await phoneSeenBy('ente')).toBe(NUMBER);
    await publish('phone-to-ente', 'retired');
    expect(await phoneSeenBy('ente')).toBeUndefined();
  });

  test('is of the phone left at a sportello, where no other was confirmed', async () => {
    const { sub } = PEOPLE.citizen;
    await behind(sql`insert into wemi.sportello values ('milano', 'spazio', 'Spazio') on conflict do nothing`);
    await behind(sql`insert into wemi.registered_citizen (person_id, comune_id, fiscal_code, phone, sportello_id, registered_by, request_hash)
      values (${sub!}, 'milano', 'RSSMRA80A01H501U', '+39021234567', 'spazio', ${PEOPLE.admin.sub!}, '-')`);
    const version = await publish('phone-to-ente');
    await say('phone-to-ente', true, version);
    expect(await phoneSeenBy('ente')).toBe('+39021234567');
  }); // prettier-ignore
});
