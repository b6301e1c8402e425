import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { day } from '../pratiche/testing.ts';
import { type Json, openApiWithWorker, PEOPLE } from '../testing.ts';
import { approvalsOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let behind: Db;
let { read, move, active, decide, look, asked } = {} as ReturnType<typeof approvalsOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  behind = connect(stage.adminUrl, { max: 1 });
  ({ read, move, active, decide, look, asked } = approvalsOn(stage));
  await stage.ask('secondAdmin', 'GET', '/tasks');
}, 180_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
}, 120_000);

describe('Nobody gets round it', () => {
  test('by ending the service in the place of a party instead', async () => {
    const praticaId = await active({ hours: 96 });
    const forCitizen = { onBehalfOf: { role: 'citizen' } };
    const ended = await move('admin', praticaId, 'interrupt', { effectiveOn: day(8) }, forCitizen);
    expect([ended.status, ended.body.approval]).toMatchObject([202, { act: 'interrupt', inPlaceOf: 'citizen', effectiveOn: day(8) }]); // prettier-ignore
    const { id } = ended.body.approval;
    const { refundCents } = (await look(id)).today;
    expect((await decide('secondAdmin', id, 'approve', { refundCents })).status).toBe(200);
    const [event] = (await read('auditor', praticaId, '/timeline')).body.items.filter(({ kind }: Json) => kind === 'interrupt'); // prettier-ignore
    expect(event).toMatchObject({ actor: { name: 'Carla Neri' }, onBehalfOf: { role: 'citizen' }, data: { refundCents, approvedBy: 'Dario Serra' } }); // prettier-ignore
  });

  test('while the parties themselves need nobody', async () => {
    const praticaId = await active({ hours: 96 });
    expect((await move('citizen', praticaId, 'interrupt', { effectiveOn: day(8) })).body.state).toBe('interrupted'); // prettier-ignore
  });

  test('from the radar, nor with a command that says nothing of the amount', async () => {
    const { praticaId } = await asked();
    const radar = { kind: 'taskOverdue', id: praticaId, act: 'cancel' };
    expect((await stage.ask('admin', 'POST', '/radar/acts', radar)).status).toBe(422);
    const { version: expectedVersion } = (await read('admin', praticaId)).body;
    const actor = { id: PEOPLE.admin.sub!, role: 'admin' } as const;
    for (const facts of [{}, { approvedBy: actor.id }, { refund: { cents: 50_001, aloneUpToCents: 50_000 } }]) {
      const command = { id: randomUUID(), transition: 'cancel', actor, facts, expectedVersion } as const;
      const sent = stage.app.pratiche.transition({ praticaId, comuneId: 'milano', command });
      await expect(sent).rejects.toMatchObject({ code: 'approval-required' });
    } // prettier-ignore
  });

  test('and the amount is data of the comune, from a day on', async () => {
    const praticaId = await active();
    const today = sql`(now() at time zone 'Europe/Rome')::date`;
    await sql`insert into comune_rule (comune_id, valid_from, alone_up_to_cents) values ('milano', ${today}, 100)`.execute(behind); // prettier-ignore
    const answer = await move('admin', praticaId, 'cancel');
    expect([answer.status, answer.body.approval.aloneUpToCents]).toEqual([202, 100]);
    await sql`delete from comune_rule where comune_id = 'milano' and valid_from = ${today}`.execute(behind); // prettier-ignore
    expect((await read('admin', praticaId, '/cancellation')).body.needsApproval).toBe(false);
  });
});
