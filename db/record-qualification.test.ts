import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import type { Command, Step } from '../workflows/qualification/messages.ts';
import type { Qualification } from '../workflows/qualification/qualification.ts';
import { stepOf } from '../workflows/qualification/step.ts';
import { ADMIN, aQualification, command, ENTE, ENTE1, ENTE2, TERMS } from '../workflows/qualification/testing.ts'; // prettier-ignore
import { asActor, asSystem, connect, type Db } from './connect.ts';
import { findEligibleEnti, isBarredFrom } from './enti.ts';
import { hashOf } from './event-hash.ts';
import { readQualificationActs } from './qualification-acts.ts';
import { listQualified } from './qualifications.ts';
import { recordQualification } from './record-qualification.ts';
import { plantCatalogue } from './testing.ts';

const comuneId = 'milano';
const TYPE = 'assistenza-persona';
let database: TestDatabase;
let db: Db;
let behind: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  db = connect(database.appUrl);
  behind = connect(database.adminUrl, { max: 1 });
  await sql`set search_path to wemi, public`.execute(behind);
  for (const ente of [ENTE1, ENTE2]) await sql`
    insert into service (id, comune_id, ente_id, service_type_id, title, summary, description, profiles,
      zones, price_lines, price_from_cents, price_unit, drawing)
    values (gen_random_uuid(), 'milano', ${ente}, ${TYPE}, '-', '-', '-', '{OSS}', '{1,2,3}', '[]', 1, 'hour', 'care')`.execute(behind); // prettier-ignore
});
afterAll(async () => {
  await behind?.destroy();
  await db?.destroy();
  await database?.drop();
});

async function anAvviso(): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into avviso (id, comune_id, title_it, title_en, text_it, text_en, service_type_ids, municipi,
      requirements, terms, opens_at, closes_at, written_by, written_at)
    values (${id}, 'milano', 'Avviso', 'Notice', '-', '-', array[${TYPE}], '{1,2,3}', '[]',
      ${JSON.stringify(TERMS)}, now() - interval '1 day', now() + interval '1 day', ${ADMIN.id}, now())`.execute(behind); // prettier-ignore
  return id;
}

/** Walks a qualification through commands as the workflow would, each recorded. */
async function applied(content: object = { serviceTypeIds: [TYPE], municipi: [1, 2] }) {
  const avvisoId = await anAvviso();
  const draft = aQualification({}, { avvisoId });
  await sql`insert into qualification_application (id, comune_id, avviso_id, ente_id, content, updated_by, updated_at)
    values (${draft.id}, 'milano', ${avvisoId}, ${ENTE1}, ${JSON.stringify(content)}, ${ENTE.id}, now())`.execute(behind); // prettier-ignore
  const walk = {
    at: draft as Qualification,
    step(what: Command, at = new Date().toISOString()): Step {
      const { id, transition: kind, actor, facts } = what;
      return stepOf({ id, kind, actor, facts, channel: 'web' }, at, walk.at);
    },
    async go(what: Command, said: { payload?: object; reason?: string; at?: string } = {}) {
      const { payload = {}, reason = null, at } = said;
      const { id, transition, actor } = what;
      await asSystem(db, comuneId, (trx) =>
        trx
          .insertInto('qualificationCommand')
          .values({ id, comuneId, qualificationId: walk.at.id, actorId: actor.id!, transition, requestHash: '-', payload: JSON.stringify(payload), reason })
          .execute(),
      ); // prettier-ignore
      const step = walk.step(what, at);
      expect(await recordQualification(db, step)).toEqual([]);
      walk.at = step.qualification;
      return step;
    },
  };
  await walk.go(command('apply', ENTE));
  return walk;
}

async function qualified(content?: object) {
  const walk = await applied(content);
  await walk.go(command('assess', ADMIN, { facts: { assessment: { isFavourable: true } } }), { reason: 'Bene' }); // prettier-ignore
  await walk.go(command('qualify', ADMIN), { reason: 'Requisiti completi' });
  return walk;
}

const one = async <Row>(query: ReturnType<typeof sql<Row>>) =>
  (await query.execute(behind)).rows[0]!;
const eligible = (municipio: number | null = 1) =>
  asActor(db, { comuneId, role: 'citizen', personId: randomUUID() }, (trx) =>
    findEligibleEnti(trx, { serviceTypeId: TYPE, municipio }),
  );
const enteDay = () => one(sql<{ day: string }>`select qualified_until as day from ente where id = ${ENTE1}`); // prettier-ignore
const nobodyKnows = () => sql`update ente set listed_until = '2020-01-01', qualified_until = '2020-01-01', avviso_type_ids = '{}' where id = ${ENTE1}`.execute(behind); // prettier-ignore

describe('A step of a qualification', () => {
  test('is written down whole: projection, documents, task, event and the answer', async () => {
    const answers = [
      { requirementId: 'durc', reference: 'INPS 123', expiresOn: '2099-01-31' },
      { requirementId: 'charter', reference: 'Sì' },
    ];
    const walk = await applied({ serviceTypeIds: [TYPE], municipi: [3], answers });
    const { id } = walk.at;
    const row = await one(
      sql<Record<string, unknown>>`select * from qualification where id = ${id}`,
    );
    expect(row).toMatchObject({ state: 'submitted', closed: false, version: 1, municipi: [3], serviceTypeIds: [TYPE], listedFrom: null }); // prettier-ignore
    const documents = await sql`select requirement_id, reference, expires_on from qualification_document where qualification_id = ${id} order by 1`.execute(behind); // prettier-ignore
    expect(documents.rows).toEqual([
      { requirementId: 'charter', reference: 'Sì', expiresOn: null },
      { requirementId: 'durc', reference: 'INPS 123', expiresOn: '2099-01-31' },
    ]);
    const task = await one(sql<Record<string, unknown>>`select kind, owner, due_at from qualification_task where qualification_id = ${id}`); // prettier-ignore
    expect(task).toEqual({ kind: 'examineApplication', owner: 'office', dueAt: walk.at.deadlines.examinationDeadline }); // prettier-ignore
    const sent = await one(sql<{ sentAt: string | null }>`select sent_at from qualification_application where id = ${id}`); // prettier-ignore
    expect(sent.sentAt).not.toBeNull();
    const { result } = await one(sql<{ result: object }>`select result from qualification_command where qualification_id = ${id}`); // prettier-ignore
    expect(result).toEqual({ id, state: 'submitted', version: 1 });
  });

  test('is one effect when it is recorded twice, and gives way to what stands in its place', async () => {
    const walk = await applied();
    const before = walk.at;
    const step = await walk.go(command('withdraw', ENTE));
    expect(await recordQualification(db, step)).toEqual([]);
    walk.at = before;
    const other = walk.step(command('requestIntegration', ADMIN));
    const there = await recordQualification(db, other);
    expect(there).toMatchObject([{ id: step.id, kind: 'withdraw', actor: { role: 'ente', enteId: ENTE1 } }]); // prettier-ignore
    const acts = await readQualificationActs(db, { id: before.id, comuneId, fromVersion: 1 });
    expect(acts.map(({ kind }) => kind)).toEqual(['apply', 'withdraw']);
  });

  test('chains its event to the one before by a hash of what was written', async () => {
    const walk = await qualified();
    const { rows } = await sql<Parameters<typeof hashOf>[0] & { hash: string }>`
      select *, qualification_id as pratica_id, seq as version, null as on_behalf_of
      from qualification_event where qualification_id = ${walk.at.id} order by seq`.execute(behind);
    expect(rows.map(({ kind, seq }) => [kind, seq])).toEqual([['apply', 1], ['assess', 2], ['qualify', 3]]); // prettier-ignore
    rows.forEach((event, index) => {
      expect(event.hash).toBe(hashOf(event));
      expect(event.prevHash).toBe(rows[index - 1]?.hash ?? null);
    });
  });

  test('keeps what was asked, and how it was answered', async () => {
    const walk = await applied();
    const asking = command('requestIntegration', ADMIN);
    await walk.go(asking, { payload: { items: [{ label: 'Polizza' }] }, reason: 'È scaduta' });
    const asked = () => one(sql<Record<string, unknown>>`select status, items, answer, reason from qualification_integration where id = ${asking.id}`); // prettier-ignore
    expect(await asked()).toMatchObject({ status: 'open', items: [{ label: 'Polizza' }], reason: 'È scaduta' }); // prettier-ignore
    await walk.go(command('provideIntegration', ENTE, { facts: { integrationId: asking.id } }), { payload: { items: ['N. 7'] } }); // prettier-ignore
    expect(await asked()).toMatchObject({ status: 'answered', answer: { items: ['N. 7'] } });
    await walk.go(command('withdraw', ENTE));
  });
});

/** As if no avviso had ever qualified anybody. */
async function forgetAll(): Promise<void> {
  await sql`update qualification set state = 'withdrawn', closed = true`.execute(behind);
  await sql`delete from ente_suspension`.execute(behind);
  await sql`update ente set listed_until = '2099-12-31', qualified_until = '2099-12-31', avviso_type_ids = '{}'`.execute(behind); // prettier-ignore
}

describe('Who may be asked', () => {
  beforeEach(forgetAll);

  test('is the old list until an avviso has qualified the ente for the type, then its qualifications', async () => {
    expect(await eligible()).toEqual([ENTE1, ENTE2]);
    const walk = await qualified();
    // The old list says until 2099 for all: for this type it says nothing any more.
    expect(await eligible(1)).toEqual([ENTE1, ENTE2]);
    expect(await eligible(3)).toEqual([ENTE2]);
    expect(await eligible(null)).toEqual([ENTE1, ENTE2]);
    await walk.go(command('suspend', ADMIN), { reason: 'Verifica' });
    expect(await eligible(1)).toEqual([ENTE2]);
    await walk.go(command('reinstate', ADMIN), { reason: 'Chiarito' });
    expect(await eligible(1)).toEqual([ENTE1, ENTE2]);
    await walk.go(command('withdraw', ENTE));
    expect(await eligible(1)).toEqual([ENTE2]);
  });

  test('ends with the last day of the term, also while no step was made', async () => {
    await nobodyKnows();
    const walk = await qualified();
    expect((await enteDay()).day).toBe(walk.at.term!.until);
    await sql`update qualification set listed_until = (now() at time zone 'Europe/Rome')::date - 1 where id = ${walk.at.id}`.execute(behind); // prettier-ignore
    expect(await eligible(1)).toEqual([ENTE2]);
    await sql`update qualification set listed_until = (now() at time zone 'Europe/Rome')::date where id = ${walk.at.id}`.execute(behind); // prettier-ignore
    expect(await eligible(1)).toEqual([ENTE1, ENTE2]);
    await walk.go(command('withdraw', ENTE));
    const { day } = await enteDay();
    expect(day < new Date().toISOString().slice(0, 10)).toBe(true);
  });

  test('is told to everybody, for what and until when', async () => {
    const walk = await qualified();
    const read = () =>
      asActor(db, { comuneId, role: 'anonymous' }, (trx) =>
        listQualified(trx, { comuneId, limit: 10 }),
      );
    expect(await read()).toEqual([
      {
        id: walk.at.id,
        ...{ enteId: ENTE1, enteName: 'La Cura', serviceTypeIds: [TYPE], municipi: [1, 2] },
        ...{ listedFrom: walk.at.term!.from, listedUntil: walk.at.term!.until },
      },
    ]);
    await walk.go(command('revoke', ADMIN), { reason: 'Requisiti persi' });
    expect(await read()).toEqual([]);
  });
});

describe('A qualification that is suspended or revoked', () => {
  const suspensions = () =>
    sql<{ types: string[]; isLifted: boolean }>`select service_type_ids as types, lifted_at is not null as is_lifted
      from ente_suspension where ente_id = ${ENTE1} and qualification_id is not null
      order by suspended_at desc`.execute(behind).then(({ rows }) => rows); // prettier-ignore
  const barred = () =>
    asActor(db, { comuneId, role: 'ente', enteId: ENTE1, personId: null }, (trx) =>
      isBarredFrom(trx, { enteId: ENTE1, serviceTypeId: TYPE }),
    );

  test('suspends the ente for its service types alone, and no longer than that', async () => {
    await forgetAll();
    const walk = await qualified();
    await walk.go(command('suspend', ADMIN), { reason: 'Verifica' });
    expect(await suspensions()).toEqual([{ types: [TYPE], isLifted: false }]);
    expect(await barred()).toBe(true);
    const { suspended } = await one(sql<{ suspended: boolean }>`select suspended from ente where id = ${ENTE1}`); // prettier-ignore
    expect(suspended).toBe(false);
    await walk.go(command('reinstate', ADMIN), { reason: 'Chiarito' });
    expect(await suspensions()).toEqual([{ types: [], isLifted: true }]);
    expect(await barred()).toBe(false);
    await walk.go(command('revoke', ADMIN), { reason: 'Requisiti persi' });
    expect((await suspensions())[0]).toEqual({ types: [TYPE], isLifted: false });
  });

  test('does nothing where another qualifies the ente for the same, which lifts it too', async () => {
    const [first] = await suspensions();
    expect(first).toEqual({ types: [TYPE], isLifted: false });
    const other = await qualified();
    expect((await suspensions())[0]).toEqual({ types: [], isLifted: true });
    const walk = await qualified();
    await walk.go(command('suspend', ADMIN), { reason: 'Verifica' });
    expect((await suspensions()).filter(({ isLifted }) => !isLifted)).toEqual([]);
    expect(await barred()).toBe(false);
    expect(await eligible(1)).toEqual([ENTE1, ENTE2]);
    await other.go(command('withdraw', ENTE));
  });
});
