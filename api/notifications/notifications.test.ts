import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asActor, connect, type Db } from '../../db/connect.ts';
import { askingAs, type Actor } from '../actor.ts';
import { ENTE_A, type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';
import {
  forgetNotifications,
  plantDelivery,
  type Planted,
  plantNotification,
  plantPratica,
} from './testing.ts';

let stage: Stage;
let behind: Db;
let praticaId: string;
let number: string;
let eventId: string;
let outboxId: string;
beforeAll(async () => {
  stage = await openApi({} as never);
  behind = connect(stage.adminUrl, { max: 1 });
  for (const who of Object.keys(PEOPLE) as Name[]) await stage.ask(who, 'GET', '/me');
  ({ id: praticaId, number, eventId, outboxId } = await plantPratica(behind));
}, 180_000);
beforeEach(() => forgetNotifications(behind));
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
}, 120_000);

const citizen = PEOPLE.citizen.sub!;
const plant = (planted: Planted) => plantNotification(behind, planted);
const toCitizen = (planted: Planted = {}) => plant({ personId: citizen, praticaId, ...planted });
const toEnte = (planted: Planted = {}) =>
  plant({ enteId: ENTE_A, praticaId, audience: 'enti', ...planted });
const toOffice = (planted: Planted = {}) => plant({ praticaId, audience: 'office', kind: 'refundRefused', ...planted }); // prettier-ignore
const list = async (who: Name, query = '') =>
  (await stage.ask(who, 'GET', `/notifications?${query}`)).body.items as Json[];
const idsOf = async (who: Name, query = '') => (await list(who, query)).map(({ id }) => id);
const unread = async (who: Name) =>
  (await stage.ask(who, 'GET', '/notifications/unread-count')).body;
const read = (who: Name, id: string) => stage.ask(who, 'POST', `/notifications/${id}/read`);

describe('Notifications', () => {
  test('say what happened, of which pratica, where to go and what became of it', async () => {
    const id = await toCitizen({ urgency: 'now' });
    await plantDelivery(behind, id, { channel: 'mail', state: 'sent', sentAt: '2026-11-02T10:32:00Z' }); // prettier-ignore
    await plantDelivery(behind, id, { channel: 'sms', state: 'failed', why: 'no-address', settledAt: '2026-11-02T10:33:00Z' }); // prettier-ignore
    const [item] = await list('citizen');
    expect(item).toEqual({
      id, kind: 'request', topic: expect.any(String), urgency: 'now', language: 'it',
      subject: 'abbiamo ricevuto la tua richiesta',
      text: expect.stringContaining('enti che possono aiutarti'),
      action: 'Apri la pratica',
      pratica: { id: praticaId, number },
      path: `/pratiche/${praticaId}`,
      createdAt: expect.any(String), readAt: null, readBy: null,
      deliveries: [
        { channel: 'mail', state: 'sent', at: '2026-11-02T10:32:00.000Z', why: null },
        { channel: 'sms', state: 'failed', at: '2026-11-02T10:33:00.000Z', why: 'no-address' },
      ],
    }); // prettier-ignore
  });

  test('speak the language that is asked for, and say which where there is only Italian', async () => {
    await toCitizen();
    await toEnte();
    await toCitizen({ kind: 'ofATimeToCome' });
    const inEnglish = async (who: Name) => {
      const headers = { authorization: await stage.bearer(who), 'accept-language': 'en' };
      const { items } = (await stage.app.inject({ url: '/api/notifications', headers })).json();
      return items.map(({ subject, language }: Json) => [subject, language]);
    };
    expect(await inEnglish('citizen')).toEqual([
      ['somebody acted in your place', 'en'],
      ['we have your request', 'en'],
    ]);
    expect(await inEnglish('ente')).toEqual([['nuova richiesta di offerta', 'it']]);
  });

  test('of no pratica say what their mail says', async () => {
    await toCitizen({ kind: 'voucher:expiring', praticaId: null, path: '/voucher', params: { expiresOn: '2026-12-31' } }); // prettier-ignore
    expect((await list('citizen', 'topic=vouchers'))[0]).toMatchObject({
      topic: 'vouchers', subject: 'un tuo voucher sta per scadere', path: '/voucher', pratica: null,
      text: expect.stringContaining('giovedì 31 dicembre 2026'),
    }); // prettier-ignore
  });

  test('say what an administrator wrote last instead, and again what comes with WeMi', async () => {
    await toCitizen({ kind: 'submitOffer' });
    const subject = async () => (await list('citizen'))[0].subject;
    const write = (version: number, words: object | null) =>
      sql`insert into notice_template (id, comune_id, key, language, version, words, written_by, reason)
        values (${randomUUID()}, 'milano', 'submitOffer:citizen', 'it', ${version},
          ${words && JSON.stringify(words)}::jsonb, ${PEOPLE.admin.sub!}, '-')`.execute(behind);
    await write(1, { subject: '{{comune}}, {{numero}}: {{manca}}offerta', text: '-', action: '-', sms: '-' });
    expect(await subject()).toBe(`Milano, ${number}: offerta`);
    await write(2, null);
    expect(await subject()).toBe('è arrivata un’offerta');
  }); // prettier-ignore

  test('lead staff into the back office, and whoever has a page of its own there', async () => {
    await toEnte();
    await toCitizen({ path: '/pagamenti?pratica=x' });
    expect((await list('ente'))[0].path).toBe(`/admin/pratiche/${praticaId}`);
    expect((await list('citizen'))[0].path).toBe('/pagamenti?pratica=x');
  });

  test('come page by page, the newest first, each once, also where many came in one instant', async () => {
    const at = '2026-11-02T09:00:00.123456Z';
    const planted = await Promise.all([
      ...Array.from({ length: 5 }, () => toCitizen({ at })),
      toCitizen({ at: '2026-11-02T09:00:00.123457Z' }),
      toCitizen({ at: '2026-11-03T09:00:00Z' }),
    ]);
    const told: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `limit=2${cursor && `&cursor=${cursor}`}`;
      const { body }: Json = await stage.ask('citizen', 'GET', `/notifications?${query}`);
      told.push(...body.items.map(({ id }: Json) => id));
      cursor = body.next;
    }
    expect(told).toEqual([planted[6], planted[5], ...planted.slice(0, 5).sort()]);
  });

  test('are narrowed to the unread, a topic, a pratica', async () => {
    const request = await toCitizen();
    const payment = await toCitizen({ kind: 'paymentSettled', praticaId: null });
    await read('citizen', payment);
    expect(await idsOf('citizen', 'unread=true')).toEqual([request]);
    expect(await idsOf('citizen', 'unread=false')).toEqual([payment]);
    expect(await idsOf('citizen', `praticaId=${praticaId}`)).toEqual([request]);
    const [{ topic }] = await list('citizen', `praticaId=${praticaId}`);
    expect(await idsOf('citizen', `topic=${topic}`)).toEqual([request]);
    expect((await stage.ask('citizen', 'GET', '/notifications?topic=none')).status).toBe(422);
    expect((await stage.ask('citizen', 'GET', '/notifications?cursor=x')).status).toBe(422);
  });

  test('are each one’s own: to a person, to all of an ente, to the office', async () => {
    const [person, ente, office] = [await toCitizen(), await toEnte(), await toOffice()];
    const elsewhere = await plant({ comuneId: 'sesto-san-giovanni', praticaId: null });
    const own: Partial<Record<Name, string[]>> = {
      citizen: [person], ente: [ente], colleague: [ente], admin: [office], secondAdmin: [office],
      adminElsewhere: [elsewhere],
    }; // prettier-ignore
    for (const who of Object.keys(PEOPLE) as Name[]) {
      const mine = own[who] ?? [];
      expect([who, await idsOf(who)]).toEqual([who, mine]);
      expect([who, await unread(who)]).toEqual([who, { count: mine.length, countCapped: false }]);
      for (const id of [person, ente, office, elsewhere]) {
        if (mine.includes(id)) continue;
        expect([who, (await read(who, id)).status]).toEqual([who, 404]);
      }
    }
    const { rows } = await sql`select id from notification where read_at is not null`.execute(behind); // prettier-ignore
    expect(rows).toEqual([]);
  });

  test('are counted up to 99', async () => {
    for (let n = 0; n < 101; n += 1) await toCitizen();
    expect(await unread('citizen')).toEqual({ count: 99, countCapped: true });
  });

  test('of an ente are read by whoever of it reads first, and the first stays', async () => {
    const id = await toEnte();
    const first = await read('colleague', id);
    expect(first.body).toEqual({ id, readAt: expect.any(String), readBy: 'Ugo Sala' });
    expect((await read('ente', id)).body).toEqual(first.body);
    expect((await list('ente'))[0]).toMatchObject({
      readAt: first.body.readAt,
      readBy: 'Ugo Sala',
    });
    expect(await unread('ente')).toMatchObject({ count: 0 });
  });

  test('are read together: some, of a pratica, or all until an instant', async () => {
    const some = await Promise.all([toCitizen(), toCitizen()]);
    const beside = await toCitizen({ praticaId: null });
    const other = await plant({ personId: PEOPLE.otherCitizen.sub! });
    const readAll = async (body: object) =>
      (await stage.ask('citizen', 'POST', '/notifications/read', body)).body;
    expect(await readAll({ ids: [some[0], other] })).toEqual({ read: 1 });
    expect(await readAll({ praticaId })).toEqual({ read: 1 });
    expect(await readAll({ praticaId })).toEqual({ read: 0 });
    expect(await readAll({ until: '2026-01-01T00:00:00Z' })).toEqual({ read: 0 });
    expect(await idsOf('citizen', 'unread=true')).toEqual([beside]);
    expect(await readAll({ until: new Date(Date.now() + 60_000).toISOString() })).toEqual({ read: 1 }); // prettier-ignore
    expect(await unread('otherCitizen')).toMatchObject({ count: 1 });
    for (const body of [{}, { ids: [] }, { praticaId, until: '2026-01-01T00:00:00Z' }]) {
      expect((await stage.ask('citizen', 'POST', '/notifications/read', body)).status).toBe(422);
    }
  });

  test('cannot be read in another’s name, past the API', async () => {
    const id = await toCitizen();
    const { sub, ...claims } = PEOPLE.otherCitizen;
    const other = { id: sub, role: 'citizen', comuneId: claims.comune } as Actor;
    const changed = await asActor(stage.db, askingAs(other), (trx) =>
      trx.updateTable('notification').set({ readAt: sql`now()`, readBy: sub! }).where('id', '=', id).executeTakeFirst(),
    ); // prettier-ignore
    expect(changed.numUpdatedRows).toBe(0n);
  });
});

describe('What became of the notices of each event', () => {
  const deliveries = (who: Name, id = praticaId) =>
    stage.ask(who, 'GET', `/pratiche/${id}/deliveries`);

  test('is the office’s and the auditor’s to see, an ente’s only of its own', async () => {
    const person = await toCitizen({ outboxId, at: '2026-11-02T10:00:00Z' });
    const ente = await toEnte({ outboxId, at: '2026-11-02T09:00:00Z' });
    await toCitizen();
    await plantDelivery(behind, person, { channel: 'mail', state: 'withdrawn', why: 'read' });
    await plantDelivery(behind, ente, { channel: 'mail', state: 'failed', why: 'bounced' });
    await read('citizen', person);
    await read('colleague', ente);
    const at = '2026-11-02T10:30:00.000Z';
    const [ofPerson, ofEnte] = [
      {
        eventId, told: 'person', enteName: null, readAt: expect.any(String), readBy: null,
        deliveries: [{ channel: 'mail', state: 'withdrawn', at, why: 'read' }],
      },
      {
        eventId, told: 'ente', enteName: expect.any(String), readAt: expect.any(String), readBy: 'Ugo Sala',
        deliveries: [{ channel: 'mail', state: 'failed', at, why: 'bounced' }],
      },
    ]; // prettier-ignore
    for (const who of ['admin', 'auditor'] as const)
      expect([who, (await deliveries(who)).body.items]).toEqual([who, [ofPerson, ofEnte]]);
    expect((await deliveries('ente')).body.items).toEqual([ofEnte]);
    expect((await deliveries('rival')).body.items).toEqual([]);
  });

  test('is not the citizen’s, and of no pratica to those who do not know of it', async () => {
    expect((await deliveries('citizen')).status).toBe(403);
    for (const who of ['otherCitizen', 'unasked', 'adminElsewhere'] as const)
      expect([who, (await deliveries(who)).status]).toEqual([who, 404]);
    expect((await deliveries('admin', randomUUID())).status).toBe(404);
  });
});
