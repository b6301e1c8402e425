import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { advance, ring } from '../workflows/pratica/advance.ts';
import type { Command } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import { stepOf } from '../workflows/pratica/step.ts';
import {
  ADMIN,
  aPratica,
  CITIZEN,
  command,
  ENTE1,
  ENTE2,
  member,
  SYSTEM,
} from '../workflows/pratica/testing.ts';
import { asActor, asSystem, connect, type Db, type Trx } from './connect.ts';
import { addDocument, dropUnsent, hasRoom, listDocuments, removeDocument } from './documents.ts';
import { listIntegrations } from './integrations.ts';
import { recordStep } from './record.ts';
import { addSensitiveRead } from './sensitive-reads.ts';
import { plantCatalogue, plantNeed } from './testing.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  db = connect(database.appUrl);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const comuneId = 'milano';
const system = <T>(work: (trx: Trx) => Promise<T>) => asSystem(db, comuneId, work);
const asCitizen = { comuneId, role: 'citizen', personId: CITIZEN.id };
const asEnte = (enteId: string) => ({ comuneId, role: 'ente', personId: null, enteId });
const ITEMS = { items: [{ label: 'ISEE', note: 'Quello del 2026' }, { label: 'Codice fiscale' }] };

async function started() {
  const walk = { pratica: aPratica() as Pratica, step, lapse };
  const record = async (what: Command, next: Pratica, at: string) => {
    const { id, transition: kind, actor, onBehalfOf, facts } = what;
    const act = { id, kind, actor, onBehalfOf, channel: 'web', facts } as const;
    await recordStep(db, stepOf(act, at, walk.pratica, next));
    walk.pratica = next;
  };
  async function step(what: Command, payload: object = {}, reason: string | null = null) {
    const at = new Date().toISOString();
    const row = { id: what.id, comuneId, praticaId: walk.pratica.id, actorId: what.actor.id };
    const said = { transition: what.transition, requestHash: '-', reason };
    await system((trx) =>
      trx.insertInto('command').values({ ...row, ...said, payload: JSON.stringify(payload) }).execute(),
    ); // prettier-ignore
    await record(what, advance(walk.pratica, what, at), at);
    return what;
  }
  async function lapse() {
    const at = walk.pratica.deadlines.integrationDeadline!;
    const what = command('integrationDeadline' as never, SYSTEM);
    await record(what, ring(walk.pratica, 'integrationDeadline', at), at);
  }
  const needId = randomUUID();
  await plantNeed(db, needId);
  await walk.step(command('request', CITIZEN, { facts: { needId } }));
  return walk;
}

const ask = (by: Command['actor'] = member(ENTE1)) => command('requestIntegration', by);
const provide = (asked: Command) =>
  command('provideIntegration', CITIZEN, { facts: { integrationId: asked.id } });

function aDocument(praticaId: string, integrationId: string, item = 0) {
  return {
    ...{ id: randomUUID(), comuneId, praticaId, integrationId, item },
    ...{ name: 'isee.pdf', type: 'application/pdf' as const, bytes: 1000 },
    ...{ sha256: 'a'.repeat(64), sourceSha256: 'b'.repeat(64), storedAs: randomUUID() },
    uploadedBy: CITIZEN.id as string,
  };
}

const upload = (document: ReturnType<typeof aDocument>) =>
  asActor(db, asCitizen, (trx) => addDocument(trx, document));

const lastEvent = (praticaId: string) =>
  system((trx) =>
    trx
      .selectFrom('event')
      .select(['kind', 'data', 'audience'])
      .where('praticaId', '=', praticaId)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow(),
  );

describe('The record of a request for documents', () => {
  test('keeps the list and the reason, opens the task, and counts it in the pratica', async () => {
    const walk = await started();
    const { id } = await walk.step(ask(), ITEMS, 'Servono per il voucher');
    const praticaId = walk.pratica.id;
    const [asked] = await system((trx) => listIntegrations(trx, { praticaId }));
    expect(asked).toMatchObject({
      ...{ id, enteId: ENTE1, reason: 'Servono per il voucher', status: 'open' },
      items: [
        { n: 0, label: 'ISEE', note: 'Quello del 2026', missing: false, answer: null },
        { n: 1, label: 'Codice fiscale' },
      ],
    });
    const row = await system((trx) =>
      trx.selectFrom('pratica').select(['openIntegrations', 'deadlines', 'dueAt']).where('id', '=', praticaId).executeTakeFirstOrThrow(),
    ); // prettier-ignore
    expect(row).toMatchObject({ openIntegrations: 1, dueAt: asked!.dueAt });
    const tasks = await system((trx) =>
      trx.selectFrom('task').select(['kind', 'dueAt']).where('praticaId', '=', praticaId).where('owner', '=', 'citizen').execute(),
    ); // prettier-ignore
    expect(tasks).toEqual([{ kind: 'provideIntegration', dueAt: asked!.dueAt }]);
    const event = await lastEvent(praticaId);
    expect(event.data).toMatchObject({ items: 2, enteId: ENTE1, integrationId: id });
    // What is asked of a person is not for the rivals, nor for the event.
    expect(JSON.stringify(event.data)).not.toContain('ISEE');
    for (const [enteId, sees] of [[ENTE1, 1], [ENTE2, 0]] as const) {
      const seen = asActor(db, asEnte(enteId), (trx) => listIntegrations(trx, { praticaId }));
      expect(await seen).toHaveLength(sees);
    } // prettier-ignore
  });

  test('keeps the answer, attaches its documents and names their hashes in the event', async () => {
    const walk = await started();
    const praticaId = walk.pratica.id;
    const asked = await walk.step(ask(), ITEMS, '-');
    const [sent, left] = [aDocument(praticaId, asked.id), aDocument(praticaId, asked.id, 1)];
    for (const document of [sent, left]) await upload(document);
    const seenBy = (enteId: string) =>
      asActor(db, asEnte(enteId), (trx) => listDocuments(trx, { praticaId }));
    expect(await seenBy(ENTE1)).toEqual([]);
    await walk.step(provide(asked), {
      items: [{ documentIds: [sent.id] }, { missing: true, text: 'L’ho perso' }],
      note: 'Ecco',
    });
    expect((await seenBy(ENTE1)).map(({ id }) => id)).toEqual([sent.id]);
    expect(await seenBy(ENTE2)).toEqual([]);
    const [answered] = await system((trx) => listIntegrations(trx, { praticaId }));
    expect(answered).toMatchObject({ status: 'answered', note: 'Ecco' });
    expect(answered!.items[1]).toMatchObject({ missing: true, answer: 'L’ho perso' });
    const { data } = await lastEvent(praticaId);
    expect(data).toMatchObject({ missing: 1, documents: [{ id: sent.id, sha256: sent.sha256 }] });

    // Sent is sent; what was not can go.
    const remove = (id: string) =>
      asActor(db, asCitizen, (trx) => removeDocument(trx, { praticaId, id }));
    expect(await remove(sent.id)).toBeUndefined();
    expect(await remove(left.id)).toBe(left.storedAs);

    // Another ente is chosen: what this one had asked for is no longer its to see.
    await system((trx) =>
      trx.updateTable('pratica').set({ chosenEnteId: ENTE2 }).where('id', '=', praticaId).execute(),
    );
    expect(await seenBy(ENTE1)).toEqual([]);
  });

  test.each([
    ['lapsed', async (walk: Awaited<ReturnType<typeof started>>) => walk.lapse()],
    ['moot', async (walk: Awaited<ReturnType<typeof started>>) => void (await walk.step(command('withdraw', CITIZEN)))],
    ['withdrawn', async (walk: Awaited<ReturnType<typeof started>>) => {
      const { id: integrationId } = walk.pratica.integrations![0]!;
      await walk.step(command('withdrawIntegration', ADMIN, { facts: { integrationId } }));
    }],
  ])('closes it as %s', async (as, close) => {
    const walk = await started();
    await walk.step(ask(ADMIN), ITEMS, '-');
    await close(walk);
    const praticaId = walk.pratica.id;
    const [closed] = await system((trx) => listIntegrations(trx, { praticaId }));
    expect(closed).toMatchObject({ status: as, closedAt: expect.any(String) });
    const open = await system((trx) =>
      trx.selectFrom('task').select('id').where('praticaId', '=', praticaId)
        .where('kind', '=', 'provideIntegration').where('closedAt', 'is', null).execute(),
    ); // prettier-ignore
    expect(open).toEqual([]);
  }); // prettier-ignore
});

describe('The documents of a pratica', () => {
  test('are put there for oneself only, and for what is asked in it', async () => {
    const walk = await started();
    const asked = await walk.step(ask(), ITEMS, '-');
    const other = await started();
    const forged = { ...aDocument(walk.pratica.id, asked.id), uploadedBy: ADMIN.id };
    await expect(upload(forged)).rejects.toMatchObject({ code: '42501' });
    await expect(upload(aDocument(other.pratica.id, asked.id))).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('have room for twenty, and for fifty megabytes', async () => {
    const walk = await started();
    const praticaId = walk.pratica.id;
    const asked = await walk.step(ask(), ITEMS, '-');
    const room = (bytes: number) => system((trx) => hasRoom(trx, { praticaId, bytes }));
    expect([await room(50 * 1024 * 1024), await room(50 * 1024 * 1024 + 1)]).toEqual([true, false]);
    for (let n = 0; n < 20; n += 1) await upload(aDocument(praticaId, asked.id));
    expect(await room(1)).toBe(false);
  });

  test('go after a day when they were never sent', async () => {
    const walk = await started();
    const praticaId = walk.pratica.id;
    const asked = await walk.step(ask(), ITEMS, '-');
    const [old, sent, young] = [0, 0, 0].map(() => aDocument(praticaId, asked.id));
    const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await upload({ ...old!, uploadedAt: yesterday } as never);
    await upload({ ...sent!, uploadedAt: yesterday } as never);
    await upload(young!);
    await walk.step(provide(asked), { items: [{ documentIds: [sent!.id] }, { missing: true }] });
    const before = new Date(Date.now() - 24 * 3_600_000).toISOString();
    const dropped = await system((trx) =>
      dropUnsent(trx, { table: 'document', before, limit: 10 }),
    );
    expect(dropped).toEqual([old!.storedAs]);
    const left = await system((trx) => listDocuments(trx, { praticaId }));
    expect(left.map(({ id }) => id).sort()).toEqual([sent!.id, young!.id].sort());
  });
});

test('A reading is written by whoever reads, and by nobody in another’s name', async () => {
  const walk = await started();
  const read = { comuneId, praticaId: walk.pratica.id, field: `document/${randomUUID()}` };
  const asking = { comuneId, role: 'admin', personId: ADMIN.id };
  const note = (personId: string) =>
    asActor(db, asking, (trx) => addSensitiveRead(trx, { ...read, personId, role: 'admin' }));
  await note(ADMIN.id);
  await expect(note(CITIZEN.id)).rejects.toMatchObject({ code: '42501' });
});
