import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { asActor, asSystem, connect, type Db } from '../../db/connect.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import { ENTE_A, type Json, type Name, PEOPLE } from '../testing.ts';
import { IBAN, ibansOn, today } from './testing.ts';

const OTHER = 'IT31J0100501600000000200002';
const other = { iban: OTHER, holder: 'Ente 1 Onlus' };

let archive: Archive;
let behind: Db;
let { propose, decide, read, setIban } = {} as ReturnType<typeof ibansOn>;
beforeAll(async () => {
  archive = await openArchive();
  behind = connect(archive.adminUrl, { max: 1 });
  ({ propose, decide, read, setIban } = ibansOn(archive));
}, 120_000);
afterAll(async () => {
  await behind?.destroy();
  await archive?.close();
}, 60_000);

const inUse = async () =>
  (await asSystem(archive.db, 'milano', (trx) => findIban(trx, { enteId: ENTE_A })))?.iban;
const refusals = async (answers: Promise<{ status: number; body: Json }>[]) =>
  (await Promise.all(answers)).map(({ status, body }) => [status, body.code]);

describe('Where an ente is paid', () => {
  test('is proposed by one of its people, and by nobody in its place', async () => {
    for (const who of ['admin', 'sportello', 'auditor', 'citizen', 'operator'] as const)
      expect([who, (await propose(who)).status]).toEqual([who, 403]);
    for (const who of ['rival', 'enteElsewhere'] as const)
      expect([who, (await propose(who)).status]).toEqual([who, 404]);
    const wrong = await propose('ente', { iban: 'IT61X0542811101000000123456', holder: 'Ente 1' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/iban']);
    expect(JSON.stringify(wrong.body)).not.toContain('0542811101');
    const nobodys = await propose('ente', { iban: IBAN, holder: ' ' });
    expect(nobodys.body.errors[0].pointer).toBe('/holder');
  });

  test('waits for a second person: alone one is told so', async () => {
    expect(await read()).toEqual({ now: null, open: null, confirmers: [], history: [] });
    const key = randomUUID();
    const { status, body } = await propose('ente', undefined, key);
    expect(status).toBe(201);
    expect(body).toMatchObject({ now: null, confirmers: [], history: [], open: { iban: IBAN, proposedBy: 'Paola Conti', acts: ['withdraw'] } }); // prettier-ignore
    expect((await propose('ente', undefined, key)).body).toEqual(body);
    expect((await propose('ente', other, key)).body.code).toBe('idempotency-key-reused');
    expect(await inUse()).toBeUndefined();
    const days = (Date.parse(body.open.expiresAt) - Date.now()) / 86_400_000;
    expect([days > 14, days < 15.1]).toEqual([true, true]);
  });

  test('is one question at a time', async () => {
    expect(await refusals([propose(), propose('colleague', other)])).toEqual([[409, 'iban-pending'], [409, 'iban-pending']]); // prettier-ignore
  });

  test('is confirmed by another of its people, who reads it in full, and by nobody else', async () => {
    const seen = await read('colleague');
    expect(seen.open).toMatchObject({ iban: IBAN, acts: ['confirm', 'refuse'] });
    expect((await read()).confirmers).toEqual(['Ugo Sala']);
    const { id } = seen.open;
    const WHO: [Name, number, string][] = [
      ['ente', 403, 'approval-own'],
      ['rival', 404, 'not-found'],
      ['enteElsewhere', 404, 'not-found'],
      ['admin', 403, 'forbidden'],
      ['auditor', 403, 'forbidden'],
      ['sportello', 403, 'forbidden'],
      ['operator', 403, 'forbidden'],
      ['citizen', 403, 'forbidden'],
    ];
    for (const [who, ...refusal] of WHO)
      expect([who, await refusals([decide(who, id, 'confirm'), decide(who, id, 'refuse', { reason: 'No' })])]).toEqual([who, [refusal, refusal]]); // prettier-ignore
    expect((await decide('colleague', id, 'withdraw')).body.code).toBe('approval-not-own');
    expect(await inUse()).toBeUndefined();

    const key = randomUUID();
    const done = await decide('colleague', id, 'confirm', {}, key);
    expect(done.body).toMatchObject({ now: { iban: IBAN, validFrom: today() }, open: null, history: [{ ends: '3456', status: 'confirmed', proposedBy: 'Paola Conti', decidedBy: 'Ugo Sala' }] }); // prettier-ignore
    expect(JSON.stringify(done.body.history)).not.toContain(IBAN);
    expect((await decide('colleague', id, 'confirm', {}, key)).body).toEqual(done.body);
    expect((await decide('colleague', id, 'refuse', { reason: 'No' }, key)).body.code).toBe('idempotency-key-reused'); // prettier-ignore
    expect((await decide('colleague', id, 'confirm')).body.code).toBe('approval-decided');
    expect(await inUse()).toBe(IBAN);
  });

  test('is read by its own people only', async () => {
    const path = `/enti/${ENTE_A}/iban`;
    expect((await archive.ask('rival', 'GET', path)).status).toBe(404);
    for (const who of ['admin', 'auditor', 'operator'] as const)
      expect([who, (await archive.ask(who, 'GET', path)).status]).toEqual([who, 403]);
  });
});

describe('A change of it', () => {
  test('leaves the account of before in use until it is confirmed, and when it is refused or taken back', async () => {
    expect((await propose()).body.errors[0].pointer).toBe('/iban');
    const { id } = (await propose('colleague', other)).body.open;
    expect(await inUse()).toBe(IBAN);
    expect((await decide('ente', id, 'refuse', { reason: ' ' })).body.code).toBe('reason-required');
    const no = await decide('ente', id, 'refuse', { reason: 'Non è il nostro' });
    expect(no.body.history[0]).toMatchObject({ ends: '0002', status: 'refused', decidedBy: 'Paola Conti', reason: 'Non è il nostro' }); // prettier-ignore
    const again = (await propose('ente', other)).body.open.id;
    expect((await decide('ente', again, 'withdraw')).body.history[0]).toMatchObject({ status: 'withdrawn', reason: null }); // prettier-ignore
    expect((await decide('colleague', again, 'confirm')).body.code).toBe('approval-decided');
    expect(await inUse()).toBe(IBAN);
  });

  test('lapses: it cannot be confirmed any more, and gives way to another', async () => {
    const { id } = (await propose('ente', other)).body.open;
    await sql`update iban_proposal set expires_at = now() where id = ${id}`.execute(behind);
    const late = await read();
    expect([late.open, late.history[0]]).toMatchObject([null, { id, status: 'lapsed', decidedBy: null }]); // prettier-ignore
    for (const answer of [
      await decide('colleague', id, 'confirm'),
      await decide('ente', id, 'withdraw'),
    ])
      // prettier-ignore
      expect([answer.status, answer.body.code]).toEqual([409, 'approval-lapsed']);
    const next = (await propose('colleague', other)).body;
    expect([next.open.id === id, next.history[0]]).toMatchObject([false, { id, status: 'lapsed' }]);
    expect((await decide('ente', id, 'confirm')).body.code).toBe('approval-own');
    expect((await decide('ente', next.open.id, 'confirm')).body.now).toMatchObject(other);
    expect(await inUse()).toBe(OTHER);
  });

  test('asked twice in the same instant is one, and confirmed twice is one account', async () => {
    const body = { iban: IBAN, holder: 'Ente 1 Soc. Coop.' };
    const both = await Promise.all([propose('ente', body), propose('colleague', body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { open } = await read('ente');
    const second = open.acts.includes('withdraw') ? 'colleague' : 'ente';
    const given = await Promise.all([1, 2].map(() => decide(second, open.id, 'confirm')));
    expect(given.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { rows } = await sql`select from ente_iban where proposal_id = ${open.id}`.execute(
      behind,
    );
    expect(rows).toHaveLength(1);
  });

  test('of one person is kept out by the database, whatever the code above it does', async () => {
    const { id } = (await propose('ente', other)).body.open;
    const byOneself = sql`update iban_proposal set status = 'confirmed', decided_by = proposed_by, decided_at = now() where id = ${id}`; // prettier-ignore
    await expect(byOneself.execute(behind)).rejects.toThrow('iban_by_a_second_person');
    const add = sql`insert into ente_iban (id, comune_id, ente_id, iban, holder, valid_from, set_by, proposal_id)
      select ${randomUUID()}, comune_id, ente_id, iban, holder, today_in_rome(), proposed_by, `; // prettier-ignore
    const [alone, unconfirmed] = [sql`${add} null from iban_proposal where id = ${id}`, sql`${add} id from iban_proposal where id = ${id}`]; // prettier-ignore
    const ente = { comuneId: 'milano', role: 'ente', enteId: ENTE_A, personId: PEOPLE.ente.sub! };
    for (const row of [alone, unconfirmed]) {
      await expect(asActor(archive.db, ente, (trx) => row.execute(trx))).rejects.toMatchObject({ code: '42501' }); // prettier-ignore
      await expect(asSystem(archive.db, 'milano', (trx) => row.execute(trx))).rejects.toMatchObject({ code: '42501' }); // prettier-ignore
    }
    await expect(alone.execute(behind)).rejects.toThrow('ente_iban_of_two');
    await decide('ente', id, 'withdraw');
  });

  test('is not for whoever can come in no more', async () => {
    await archive.behind(`insert into wemi.account_act (id, comune_id, actor_id, account_id, act, request_hash, done_at)
      values ('${randomUUID()}', 'milano', '${PEOPLE.admin.sub}', '${PEOPLE.colleague.sub}', 'suspended', '-', now())`); // prettier-ignore
    expect((await read()).confirmers).toEqual([]);
    await archive.behind(
      `delete from wemi.account_act where account_id = '${PEOPLE.colleague.sub}'`,
    );
    expect((await read()).confirmers).toEqual(['Ugo Sala']);
    expect((await setIban(other)).body.now.iban).toBe(OTHER);
  });

  test('of before two had to stays in the history, as what it was', async () => {
    await archive.behind(`alter table wemi.ente_iban drop constraint ente_iban_of_two;
      insert into wemi.ente_iban (id, comune_id, ente_id, iban, holder, valid_from, set_by, at)
      values ('${randomUUID()}', 'milano', '${ENTE_A}', '${IBAN}', 'Ente 1', '2026-01-01', '${PEOPLE.ente.sub}', '2026-01-01')`); // prettier-ignore
    expect((await read()).history.at(-1)).toMatchObject({ ends: '3456', status: 'alone', proposedBy: 'Paola Conti', decidedBy: null }); // prettier-ignore
    expect(await inUse()).toBe(OTHER);
  });
});

describe('Somebody whom one of its people let in', () => {
  const third = { iban: 'DE89370400440532013000', holder: 'Ente 1 Onlus' };
  /** Written down as it is when somebody of the ente, or the office, invites. */
  const letIn = (who: Name, by: Name, enteId: string | null) =>
    asSystem(archive.db, 'milano', async (trx) => {
      const row = { id: randomUUID(), comuneId: 'milano', actorId: PEOPLE[by].sub!, accountId: PEOPLE[who].sub!, act: 'invited' as const, said: '{}', reason: null, requestHash: '', enteId, doneAt: new Date().toISOString() }; // prettier-ignore
      await trx.insertInto('accountAct').values(row).execute();
      return row.id;
    });
  const forget = (id: string) => sql`delete from wemi.account_act where id = ${id}`.execute(behind);

  test('is no second person, in either direction and over a third; the office’s guests are', async () => {
    const invitation = await letIn('colleague', 'ente', ENTE_A);
    const { open, confirmers } = (await propose('ente', third)).body;
    expect(confirmers).toEqual([]);
    expect((await read('colleague')).open.acts).toEqual(['refuse']);
    expect(await refusals([decide('colleague', open.id, 'confirm')])).toEqual([[403, 'iban-of-one-hand']]); // prettier-ignore
    await expect(
      asSystem(archive.db, 'milano', (trx) =>
        sql`update iban_proposal set status = 'confirmed', decided_by = ${PEOPLE.colleague.sub!},
          decided_at = now(), decision_id = ${randomUUID()} where id = ${open.id}`.execute(trx),
      ),
    ).rejects.toThrow('row-level security');
    await decide('ente', open.id, 'withdraw');
    const back = (await propose('colleague', third)).body.open.id;
    expect((await decide('ente', back, 'confirm')).body.code).toBe('iban-of-one-hand');
    await decide('colleague', back, 'withdraw');
    await forget(invitation);

    const overOne = await letIn('operator', 'ente', ENTE_A);
    const overThird = await letIn('colleague', 'operator', ENTE_A);
    const last = (await propose('ente', third)).body.open.id;
    expect((await decide('colleague', last, 'confirm')).body.code).toBe('iban-of-one-hand');
    await forget(overThird);
    await letIn('colleague', 'admin', null);
    expect((await decide('colleague', last, 'confirm')).status).toBe(200);
    await forget(overOne);
  });
});
