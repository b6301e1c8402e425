import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asSystem, connect } from '../../db/connect.ts';
import { findTold } from '../../db/told.ts';
import { PDF } from '../documents/testing.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import {
  ENTE_A,
  ENTE_B,
  ENTE_C,
  type Json,
  type Name,
  openApiWithWorker,
  type Stage,
} from '../testing.ts';
import { conversationsOn } from './testing.ts';

let stage: Stage;
let on: ReturnType<typeof conversationsOn>;
let services: ReturnType<typeof servicesOn>;
/** One that waits for offers, and one whose ente is chosen. */
let asked: string;
let ordered: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  on = conversationsOn(stage);
  services = servicesOn(stage);
  asked = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  ordered = await services.ordered();
}, 180_000);
afterEach(() => endMandates(stage));
afterAll(() => stage?.close(), 120_000);

const TO_ENTE = { kind: 'citizen-ente', enteId: ENTE_A };
const TO_OFFICE = { kind: 'citizen-office' };
const texts = (answer: Json) => answer.body.items.map(({ text }: Json) => text);
const system = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(stage.db, 'milano', work);
const events = (praticaId: string) =>
  system((trx) =>
    trx.selectFrom('event').leftJoin('outbox', 'outbox.eventId', 'event.id')
      .select(['event.audience as readers', 'outbox.audience as told'])
      .where('event.praticaId', '=', praticaId).where('event.kind', '=', 'messageSent')
      .orderBy('event.seq').execute(),
  ); // prettier-ignore
async function fresh(): Promise<string> {
  return (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
}

describe('A message', () => {
  test('is read by both sides and the office, in order, with who wrote it', async () => {
    const sent = await on.write('citizen', ordered, { ...TO_ENTE, text: '  Quando venite?\n' });
    expect([sent.status, sent.body.text, sent.body.seq]).toEqual([201, 'Quando venite?', 1]);
    expect(sent.body.author).toEqual({ side: 'citizen', role: 'citizen', name: 'Anna Ferrari', isReader: true, byMandate: false }); // prettier-ignore
    const { conversationId: id } = sent.body;
    await on.write('ente', ordered, { kind: 'citizen-ente', text: 'Lunedì alle 9' });
    for (const who of ['citizen', 'ente', 'colleague', 'admin', 'auditor'] as const) {
      expect([who, texts(await on.read(who, id))]).toEqual([who, ['Lunedì alle 9', 'Quando venite?']]); // prettier-ignore
    }
    for (const who of ['otherCitizen', 'rival', 'unasked', 'citizenElsewhere', 'enteElsewhere', 'adminElsewhere'] as const) {
      expect([who, (await on.read(who, id)).status]).toEqual([who, 404]);
    }
    expect((await on.read('operator', id)).status).toBe(403);
  }); // prettier-ignore

  test('is told with the conversation that it leads to, which both sides find there', async () => {
    const id = await services.ordered();
    const { conversationId } = (await on.write('citizen', id, TO_ENTE)).body;
    await on.write('admin', id, { kind: 'citizen-office' });
    const rows = await system(async (trx) => {
      const waiting = await trx.selectFrom('outbox').innerJoin('event', 'event.id', 'outbox.eventId').select('outbox.id').where('event.praticaId', '=', id).execute(); // prettier-ignore
      return findTold(trx, waiting.map((row) => row.id)); // prettier-ignore
    });
    const of = (kind: string) => rows.filter((row) => row.kind === kind);
    const office = (await on.find('citizen', id, 'citizen-office')).id;
    expect(of('messageSent').map((row) => [row.audience, row.conversationId]).sort()).toEqual([
      ['citizen', office], ['ente', conversationId],
    ]); // prettier-ignore
    expect((await on.find('ente', id, 'citizen-ente')).id).toBe(conversationId);
    expect(of('submitOffer').map((row) => row.conversationId)).toContain(null);
  });

  test('given again under its key is the same; of other words it is refused', async () => {
    const key = randomUUID();
    const [one, again] = [await on.write('ente', ordered, { kind: 'ente-office' }, key), await on.write('ente', ordered, { kind: 'ente-office' }, key)]; // prettier-ignore
    expect([one.status, again.body]).toEqual([201, one.body]);
    const other = await on.write('ente', ordered, { kind: 'ente-office', text: 'Altro' }, key);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await on.find('admin', ordered, 'ente-office')).lastSeq).toBe(1);
  });

  test('keeps its place when many are written at once', async () => {
    const id = await fresh();
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => on.write('citizen', id, { ...TO_OFFICE, text: `${n}` })),
    );
    const seqs = all.map(({ body }) => body.seq as number).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  test('pages by its place, newest first, whatever is written meanwhile', async () => {
    const id = await fresh();
    for (const text of ['1', '2', '3', '4', '5']) await on.write('citizen', id, { ...TO_OFFICE, text }); // prettier-ignore
    const { id: conversation } = await on.find('admin', id, 'citizen-office');
    const first = await on.read('admin', conversation, '?limit=2');
    await on.write('citizen', id, { ...TO_OFFICE, text: '6' });
    const second = await on.read('admin', conversation, `?limit=2&cursor=${first.body.next}`);
    const third = await on.read('admin', conversation, `?limit=2&cursor=${second.body.next}`);
    expect([first, second, third].map(texts)).toEqual([['5', '4'], ['3', '2'], ['1']]);
    expect(third.body.next).toBeNull();
  });

  test.each([
    ['without words or documents', { ...TO_OFFICE, text: ' \n ' }, '/text'],
    ['that is too long', { ...TO_OFFICE, text: 'a'.repeat(5_001) }, '/text'],
    ['with a document that is not there', { ...TO_OFFICE, documentIds: [randomUUID()] }, '/documentIds'],
    ['that corrects one that is not there', { ...TO_OFFICE, correctsId: randomUUID() }, '/correctsId'],
  ])('%s is refused, names the field, and leaves nothing', async (_what, body, pointer) => {
    const id = await fresh();
    const answer = await on.write('citizen', id, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
    expect((await on.find('admin', id, 'citizen-office')).lastSeq).toBe(0);
  }); // prettier-ignore

  test('is kept as it was typed, whatever a browser would make of it', async () => {
    const text = '<img src=x onerror=alert(1)>"\'<script>alert(1)</script>';
    const { body } = await on.write('citizen', ordered, { ...TO_OFFICE, text });
    expect(texts(await on.read('admin', body.conversationId))[0]).toBe(text);
  });

  test('is never changed, but put right once by whoever wrote it', async () => {
    const { body: wrong } = await on.write('ente', ordered, {
      kind: 'citizen-ente',
      text: 'Alle 9',
    });
    const correct = (who: Name) =>
      on.write(who, ordered, { ...TO_ENTE, text: 'Alle 10', correctsId: wrong.id });
    expect((await correct('citizen')).body.errors[0].pointer).toBe('/correctsId');
    expect((await correct('colleague')).body.errors[0].pointer).toBe('/correctsId');
    const right = await correct('ente');
    expect([right.status, right.body.correctsId]).toEqual([201, wrong.id]);
    expect((await correct('ente')).body.code).toBe('already-corrected');
    const page = (await on.read('citizen', wrong.conversationId)).body.items as Json[];
    expect(page.find(({ id }) => id === wrong.id)).toMatchObject({ text: 'Alle 9', correctedById: right.body.id }); // prettier-ignore
  });
});

describe('Before an order', () => {
  test('an ente asks, and its rivals learn of it only what the citizen opens to all, without its name', async () => {
    const question = await on.write('ente', asked, { kind: 'citizen-ente', text: 'C’è un ascensore?' });
    const { conversationId: id } = question.body;
    expect((await on.read('rival', id)).status).toBe(404);
    expect(await on.list('rival', asked)).not.toContainEqual(expect.objectContaining({ id }));

    await on.write('citizen', asked, { ...TO_ENTE, text: 'Sì', isForAll: true });
    const seen = await on.read('rival', id);
    expect(texts(seen)).toEqual(['Sì', 'C’è un ascensore?']);
    expect(JSON.stringify(seen.body)).not.toMatch(/Paola Conti|Anna Ferrari/);
    const listed = (await on.list('rival', asked)).find((one) => one.id === id);
    expect(listed).toMatchObject({ enteId: null, enteName: null, isOpenToAll: true, mayWrite: false });
    expect(JSON.stringify(listed)).not.toContain(ENTE_A);
    expect((await on.read('unasked', id)).status).toBe(404);
    const timeline = (await stage.ask('rival', 'GET', `/pratiche/${asked}/timeline`)).body;
    expect(JSON.stringify(timeline)).not.toContain(ENTE_A);
    expect((await on.mark('rival', id, 1)).status).toBe(403);
  }); // prettier-ignore

  test('to an ente the citizen has no name, until it is chosen', async () => {
    const { id } = await on.find('ente', asked, 'citizen-ente');
    const names = async (who: Name, conversation: string) =>
      ((await on.read(who, conversation)).body.items as Json[]).filter(({ author }) => author.side === 'citizen').map(({ author }) => author.name); // prettier-ignore
    expect(new Set(await names('ente', id))).toEqual(new Set([null]));
    await on.write('citizen', ordered, TO_ENTE);
    const chosen = await on.find('ente', ordered, 'citizen-ente');
    expect(new Set(await names('ente', chosen.id))).toEqual(new Set(['Anna Ferrari']));
  });

  test('contact details are warned about, and go when they are meant', async () => {
    const text = 'Mi chiami al 347 1234567';
    const key = randomUUID();
    const warned = await on.write('citizen', asked, { ...TO_ENTE, text }, key);
    expect([warned.status, warned.body.code, warned.body.errors[0].pointer]).toEqual([409, 'contacts-before-order', '/text']); // prettier-ignore
    expect((await on.write('citizen', asked, { ...TO_ENTE, text, confirmContacts: true }, key)).status).toBe(201); // prettier-ignore
    expect((await on.write('citizen', asked, { ...TO_OFFICE, text })).status).toBe(201);
    expect((await on.write('citizen', ordered, { ...TO_ENTE, text })).status).toBe(201);
  });

  test('nobody else writes to the citizen: who was not asked, who said no, a rival of the chosen', async () => {
    const id = await fresh();
    const to = (who: Name, pratica: string) => on.write(who, pratica, { kind: 'citizen-ente' });
    expect((await to('unasked', id)).status).toBe(404);
    await services.move('rival', id, 'declineRequest');
    expect((await to('rival', id)).body.code).toBe('conversation-closed');
    expect((await to('rival', ordered)).body.code).toBe('conversation-closed');
    for (const enteId of [ENTE_B, ENTE_C]) {
      const answer = await on.write('citizen', ordered, { kind: 'citizen-ente', enteId });
      expect(answer.body.code).toBe('conversation-closed');
    }
    const open = await on.write('citizen', ordered, { ...TO_ENTE, isForAll: true });
    expect(open.body.code).toBe('not-possible-now');
  });
});

test('What an ente and the office write to each other, and their notes, no citizen and no rival reads', async () => {
  const between = (await on.write('ente', ordered, { kind: 'ente-office' })).body.conversationId;
  const entes = (await on.write('ente', ordered, { kind: 'notes', text: 'Ha un cane' })).body.conversationId;
  const offices = (await on.write('admin', ordered, { kind: 'notes', text: 'Sentire i vigili' })).body.conversationId;
  await plantMandate(stage, { holder: 'delegate' });
  await plantMandate(stage, { holder: 'sportello' });
  const reads = async (who: Name) =>
    [between, entes, offices].map(async (id) => (await on.read(who, id)).status === 200);
  const seen = async (who: Name) => Promise.all(await reads(who));
  for (const who of ['citizen', 'delegate', 'sportello', 'rival'] as const) expect([who, await seen(who)]).toEqual([who, [false, false, false]]);
  expect(await seen('ente')).toEqual([true, true, false]);
  expect(await seen('admin')).toEqual([true, false, true]);
  expect(await seen('auditor')).toEqual([true, true, true]);
  for (const kind of ['ente-office', 'notes']) {
    const answer = await on.write('citizen', ordered, { kind, enteId: ENTE_A });
    expect(answer.body.code).toBe('conversation-closed');
  }
  expect((await on.write('admin', ordered, TO_ENTE)).body.code).toBe('conversation-closed');
  expect((await on.write('auditor', ordered, TO_OFFICE)).status).toBe(403);
}); // prettier-ignore

test('Whoever holds a mandate writes under both names, as far as it reaches, and it is told', async () => {
  const id = await services.ordered();
  const mandateId = await plantMandate(stage, { holder: 'sportello', scope: ['service'] });
  const by = { onBehalfOf: { mandateId } };
  const sent = await on.write('sportello', id, { ...TO_ENTE, ...by });
  expect(sent.body.author).toMatchObject({ side: 'citizen', role: 'sportello', byMandate: true });
  expect((await on.write('sportello', id, TO_ENTE)).body.code).toBe('mandate-required');
  expect((await on.write('sportello', await fresh(), { ...TO_ENTE, ...by })).body.code).toBe('mandate-scope'); // prettier-ignore
  expect((await events(id)).map(({ told }) => told).sort()).toEqual(['citizen', 'ente']);
  const { items } = (await stage.ask('citizen', 'GET', `/pratiche/${id}/timeline`)).body;
  expect(items[0]).toMatchObject({ kind: 'messageSent', mandate: { id: mandateId } });
  await endMandates(stage);
  expect((await on.write('sportello', id, { ...TO_ENTE, ...by })).status).toBe(404);
});

describe('Reading', () => {
  test('is marked for the side, never goes back, and the other side sees since when', async () => {
    const id = await fresh();
    for (const text of ['1', '2', '3']) await on.write('citizen', id, { ...TO_OFFICE, text });
    const before = await on.find('admin', id, 'citizen-office');
    expect([before.unread, before.lastText]).toEqual([3, '3']);
    const unread = async (who: Name) =>
      ((await stage.ask(who, 'GET', '/unread-messages')).body.items as Json[]).find((one) => one.praticaId === id)?.unread; // prettier-ignore
    expect(await unread('secondAdmin')).toBe(3);
    expect((await on.mark('admin', before.id, 2)).status).toBe(204);
    expect(await unread('secondAdmin')).toBe(1);
    await on.mark('admin', before.id, 1);
    await on.mark('secondAdmin', before.id, 99);
    expect(await unread('admin')).toBeUndefined();
    const { read } = (await on.read('citizen', before.id)).body;
    expect(read).toEqual([{ side: 'office', throughSeq: 3, at: expect.any(String) }]);
    expect(await unread('citizen')).toBeUndefined();
    expect((await on.mark('auditor', before.id, 3)).status).toBe(403);
    expect((await on.mark('otherCitizen', before.id, 3)).status).toBe(404);
  });

  test('by an office of what is not its own is written down, and the citizen finds it', async () => {
    const { id } = await on.find('citizen', ordered, 'citizen-ente');
    await on.read('auditor', id);
    const readings = (await stage.ask('citizen', 'GET', `/me/readings?praticaId=${ordered}`)).body;
    expect(readings.items).toContainEqual(expect.objectContaining({ what: 'messages', role: 'auditor' })); // prettier-ignore
  });

  test('leaves one event for a run that nobody has read, and another after', async () => {
    const id = await fresh();
    for (const text of ['1', '2', '3']) await on.write('citizen', id, { ...TO_OFFICE, text });
    expect(await events(id)).toEqual([{ readers: ['citizen', 'office'], told: 'office' }]);
    const { id: conversation } = await on.find('admin', id, 'citizen-office');
    await on.mark('admin', conversation, 3);
    await on.write('citizen', id, { ...TO_OFFICE, text: '4' });
    await on.write('admin', id, { ...TO_OFFICE, text: '5' });
    await on.write('admin', id, { kind: 'notes', text: 'Richiamare' });
    expect((await events(id)).map(({ told }) => told)).toEqual(['office', 'office', 'citizen']);
  });
});

test('Once a pratica is closed one can write for as many days as the comune says', async () => {
  const id = await fresh();
  await services.move('citizen', id, 'withdraw');
  expect((await on.write('citizen', id, TO_OFFICE)).status).toBe(201);
  const owner = connect(stage.adminUrl, { max: 1 });
  await sql`update pratica set updated_at = now() - interval '61 days' where id = ${id}`.execute(owner); // prettier-ignore
  await owner.destroy();
  expect((await on.write('citizen', id, TO_OFFICE)).body.code).toBe('conversation-closed');
  expect((await on.find('citizen', id, 'citizen-office')).mayWrite).toBe(false);
  expect((await on.upload('citizen', id, { content: PDF })).body.code).toBe('conversation-closed');
});
