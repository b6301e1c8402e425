import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { asActor, connect, type Db } from '../../db/connect.ts';
import { EngineUnavailable } from '../../temporal/client.ts';
import { instantAfter } from '../../workflows/pratica/terms.ts';
import { holidaysOf } from '../pratiche/holidays.ts';
import { day } from '../pratiche/testing.ts';
import { type Json, type Name, openApiWithWorker, PEOPLE } from '../testing.ts';
import { approvalsOn, BACK_CENTS, HOURS } from './testing.ts';

const ALONE_CENTS = 50_000;

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let behind: Db;
let { read, move, active, decide, approve, look, asked, kindsOf } = {} as ReturnType<
  typeof approvalsOn
>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  behind = connect(stage.adminUrl, { max: 1 });
  ({ read, move, active, decide, approve, look, asked, kindsOf } = approvalsOn(stage));
  await stage.ask('secondAdmin', 'GET', '/tasks');
}, 180_000);
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
}, 120_000);

async function refundsOf(praticaId: string): Promise<number[]> {
  const { rows } = await sql<Json>`select amount_cents from refund
    where pratica_id = ${praticaId}`.execute(behind);
  return rows.map(({ amountCents }: Json) => amountCents);
}

describe('Cancelling what gives back more than one administrator may', () => {
  test('is asked, and changes nothing', async () => {
    const praticaId = await active({ hours: HOURS });
    const before = (await read('admin', praticaId)).body;
    const foreseen = (await read('admin', praticaId, '/cancellation')).body;
    expect(foreseen).toEqual({ refundCents: BACK_CENTS, aloneUpToCents: ALONE_CENTS, needsApproval: true, waitingId: null }); // prettier-ignore
    const key = randomUUID();
    const body = { transition: 'cancel', expectedVersion: before.version, payload: {}, reason: 'Ente sospeso' }; // prettier-ignore
    const url = `/pratiche/${praticaId}/transitions`;
    const first = await stage.ask('admin', 'POST', url, body, key);
    expect(first.status).toBe(202);
    const { approval } = first.body;
    expect(approval).toMatchObject({
      act: 'cancel', status: 'asked', own: true, outcome: null, reason: 'Ente sospeso',
      pratica: { id: praticaId, state: 'active' }, batch: null,
      refundCents: BACK_CENTS, aloneUpToCents: ALONE_CENTS, askedBy: { name: 'Carla Neri' },
    }); // prettier-ignore
    const holidays = holidaysOf('12-07', new Date().getFullYear(), 2);
    expect(approval.expiresAt).toBe(instantAfter(approval.askedAt, { businessDays: 5 }, holidays));
    expect((await stage.ask('admin', 'POST', url, body, key)).body).toEqual(first.body);
    const twice = await stage.ask('admin', 'POST', url, body);
    expect([twice.status, twice.body.code]).toEqual([409, 'approval-pending']);
    const after = (await read('admin', praticaId)).body;
    expect([after.state, after.version]).toEqual(['active', before.version]);
    expect((await read('admin', praticaId, '/cancellation')).body.waitingId).toBe(approval.id);
    expect((await kindsOf(praticaId))[0]).toBe('approvalAsked');
    for (const who of ['citizen', 'ente'] as const)
      expect(await kindsOf(praticaId, who)).not.toContain('approvalAsked');
    expect(await refundsOf(praticaId)).toEqual([]);
  });

  test('is done once another approves: in the name of who asked, with both names for the office', async () => {
    const { praticaId, id } = await asked();
    const detail = await look(id);
    expect(detail).toMatchObject({ own: false, isOutdated: false, today: { refundCents: BACK_CENTS, paidCents: 2150 * HOURS, citizenName: 'Anna Ferrari' } }); // prettier-ignore
    const key = randomUUID();
    const done = await approve('secondAdmin', id, key);
    expect([done.status, done.body.status, done.body.outcome]).toEqual([200, 'approved', 'done']);
    expect((await approve('secondAdmin', id, key)).body).toEqual(done.body);
    expect((await approve('secondAdmin', id)).body.code).toBe('approval-decided');
    expect((await decide('secondAdmin', id, 'decline', { reason: 'No' }, key)).body.code).toBe('idempotency-key-reused'); // prettier-ignore

    expect((await read('citizen', praticaId)).body).toMatchObject({ state: 'cancelled', closed: true }); // prettier-ignore
    expect(await refundsOf(praticaId)).toEqual([BACK_CENTS]);
    expect((await kindsOf(praticaId)).slice(0, 3)).toEqual(['cancel', 'approvalGiven', 'approvalAsked']); // prettier-ignore
    for (const who of ['admin', 'auditor'] as const) {
      const [event] = (await read(who, praticaId, '/timeline')).body.items;
      expect(event).toMatchObject({ kind: 'cancel', actor: { name: 'Carla Neri', role: 'admin' }, data: { approvedBy: 'Dario Serra', refundCents: BACK_CENTS } }); // prettier-ignore
    }
    for (const who of ['citizen', 'ente'] as const) {
      const [event] = (await read(who, praticaId, '/timeline')).body.items;
      expect(event).toMatchObject({ kind: 'cancel', reason: expect.any(String) });
      expect(JSON.stringify(event)).not.toContain('Dario Serra');
    }
  });

  test('is declined with a reason, or taken back by whoever asked; then it can be asked again', async () => {
    const { praticaId, id } = await asked();
    expect((await decide('secondAdmin', id, 'decline', { reason: ' ' })).body.code).toBe('reason-required'); // prettier-ignore
    const no = await decide('secondAdmin', id, 'decline', { reason: 'Sentiamo prima la famiglia' });
    expect(no.body).toMatchObject({ status: 'declined', decidedBy: { name: 'Dario Serra' }, decision: 'Sentiamo prima la famiglia', outcome: null }); // prettier-ignore
    expect((await kindsOf(praticaId))[0]).toBe('approvalDeclined');
    const again = (await move('secondAdmin', praticaId, 'cancel')).body.approval.id;
    expect((await decide('admin', again, 'withdraw')).body.code).toBe('approval-not-own');
    expect((await decide('secondAdmin', again, 'withdraw')).body.status).toBe('withdrawn');
    expect((await approve('admin', again)).body.code).toBe('approval-decided');
    expect((await read('citizen', praticaId)).body.state).toBe('active');
  });

  test('of what one administrator may give back is done at once', async () => {
    const praticaId = await active();
    expect((await read('admin', praticaId, '/cancellation')).body.needsApproval).toBe(false);
    expect((await move('admin', praticaId, 'cancel')).body.state).toBe('cancelled');
    expect((await read('admin', praticaId, '/cancellation')).body.code).toBe('not-allowed-in-state'); // prettier-ignore
    const [event] = (await read('auditor', praticaId, '/timeline')).body.items;
    expect(event.data).not.toHaveProperty('approvedBy');
  });
});

describe('Who decides', () => {
  const WHO: [Name, number, string][] = [
    ['admin', 403, 'approval-own'],
    ['adminElsewhere', 404, 'not-found'],
    ['auditor', 403, 'forbidden'],
    ['auditorElsewhere', 403, 'forbidden'],
    ['citizen', 403, 'forbidden'],
    ['delegate', 403, 'forbidden'],
    ['sportello', 403, 'forbidden'],
    ['ente', 403, 'forbidden'],
    ['operator', 403, 'forbidden'],
  ];
  test('is another administrator of the comune, and nobody else', async () => {
    const { praticaId, id } = await asked();
    for (const [who, status, code] of WHO) {
      for (const act of ['approve', 'decline'] as const) {
        const body = act === 'approve' ? { refundCents: BACK_CENTS } : { reason: 'No' };
        const answer = await decide(who, id, act, body);
        expect([who, act, answer.status, answer.body.code]).toEqual([who, act, status, code]);
      }
    }
    const [{ expiresAt, status }] = (await stage.ask('secondAdmin', 'GET', '/approvals?box=toDecide')).body.items.filter((each: Json) => each.id === id); // prettier-ignore
    expect([status, expiresAt > new Date().toISOString()]).toEqual(['asked', true]);
    expect((await read('citizen', praticaId)).body.state).toBe('active');
    expect((await approve('secondAdmin', randomUUID())).status).toBe(404);
  });

  test('sees it among what is to decide; who asked, among their own', async () => {
    const { id } = await asked();
    const ids = async (who: Name, box: string) => {
      const { body } = await stage.ask(who, 'GET', `/approvals?box=${box}&limit=100`);
      return body.items.map((each: Json) => each.id) as string[];
    };
    expect(await ids('secondAdmin', 'toDecide')).toContain(id);
    expect(await ids('admin', 'toDecide')).not.toContain(id);
    expect(await ids('admin', 'mine')).toContain(id);
    expect(await ids('auditor', 'all')).toContain(id);
    expect(await ids('adminElsewhere', 'all')).toEqual([]);
    const first = (await stage.ask('secondAdmin', 'GET', '/approvals?limit=1')).body;
    const second = (await stage.ask('secondAdmin', 'GET', `/approvals?limit=1&cursor=${first.next}`)).body; // prettier-ignore
    expect([first.items[0].id, second.items[0].id === id]).toEqual([id, false]);
    expect(first.toDecide).toBeGreaterThan(0);
    for (const who of ['citizen', 'ente', 'sportello'] as const)
      expect((await stage.ask(who, 'GET', `/approvals/${id}`)).status).toBe(403);
  });

  test('is kept apart from who asked by the database, whatever the code above it does', async () => {
    const { id } = await asked();
    const admin = PEOPLE.admin.sub!;
    const byOneself = sql`update approval set status = 'approved', decided_by = asked_by, decided_at = now() where id = ${id}`; // prettier-ignore
    await expect(byOneself.execute(behind)).rejects.toThrow('approval_by_a_second_person');
    const asking = { comuneId: 'milano', role: 'admin', personId: PEOPLE.secondAdmin.sub! };
    const past = asActor(stage.db, asking, (trx) =>
      trx.updateTable('approval').set({ status: 'approved', decidedBy: asking.personId, decidedAt: sql`now()` }).where('id', '=', id).executeTakeFirst(),
    ); // prettier-ignore
    expect((await past).numUpdatedRows).toBe(0n);
    const inAnothersName = asActor(stage.db, asking, (trx) =>
      sql`insert into approval (id, comune_id, act, reason, asked_by, asked_at, expires_at)
        values (${randomUUID()}, 'milano', 'movePratiche', '-', ${admin}, now(), now())`.execute(trx),
    ); // prettier-ignore
    await expect(inAnothersName).rejects.toMatchObject({ code: '42501' });
  });
});

describe('An approval', () => {
  test('of a pratica that has moved meanwhile is refused, and asked again', async () => {
    const { praticaId, id } = await asked();
    await move('citizen', praticaId, 'suspend', { from: day(5), until: day(9) });
    expect((await look(id)).isOutdated).toBe(true);
    const late = await approve('secondAdmin', id);
    expect([late.status, late.body.code]).toEqual([409, 'approval-outdated']);
    expect((await read('citizen', praticaId)).body.state).toBe('active');
    const again = await move('admin', praticaId, 'cancel');
    expect([again.status, again.body.approval.id === id]).toEqual([202, false]);
    expect((await look(id)).status).toBe('lapsed');
    expect((await approve('secondAdmin', id)).body.code).toBe('approval-lapsed');
  });

  test('is of the amount that was read, never of more than was asked', async () => {
    const { id } = await asked();
    for (const body of [{ refundCents: BACK_CENTS - 1 }, { refundCents: 0 }, {}])
      expect((await decide('secondAdmin', id, 'approve', body)).body.code).toBe('approval-outdated'); // prettier-ignore
    await sql`update approval set refund_cents = refund_cents - 1 where id = ${id}`.execute(behind);
    expect((await approve('secondAdmin', id)).body.code).toBe('approval-outdated');
  });

  test('lapses', async () => {
    const { praticaId, id } = await asked();
    await sql`update approval set expires_at = now() where id = ${id}`.execute(behind);
    expect((await look(id)).status).toBe('lapsed');
    for (const answer of [
      await approve('secondAdmin', id),
      await decide('secondAdmin', id, 'decline', { reason: 'No' }),
    ])
      // prettier-ignore
      expect([answer.status, answer.body.code]).toEqual([409, 'approval-lapsed']);
    const { items } = (await stage.ask('secondAdmin', 'GET', '/approvals?box=toDecide&limit=100')).body; // prettier-ignore
    expect(items.some((each: Json) => each.id === id)).toBe(false);
    expect((await move('admin', praticaId, 'cancel')).status).toBe(202);
  });

  test('given twice in the same instant does it once', async () => {
    const { praticaId, id } = await asked();
    const both = await Promise.all([approve('secondAdmin', id), approve('secondAdmin', id)]);
    expect(both.some(({ status }) => status === 200)).toBe(true);
    expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await refundsOf(praticaId)).toEqual([BACK_CENTS]);
    const kinds = await kindsOf(praticaId);
    for (const kind of ['cancel', 'approvalGiven'])
      expect(kinds.filter((each) => each === kind)).toHaveLength(1);
  });

  test.each(['same', 'another'])('broken off before the act is completed by the %s request', async (which) => {
    const { praticaId, id } = await asked();
    jest.spyOn(stage.app.pratiche, 'transition').mockRejectedValueOnce(new EngineUnavailable());
    const key = randomUUID();
    expect((await approve('secondAdmin', id, key)).status).toBe(503);
    expect(await look(id)).toMatchObject({ status: 'approved', outcome: 'waiting' });
    expect((await read('citizen', praticaId)).body.state).toBe('active');
    expect((await approve('admin', id)).body.code).toBe('approval-own');
    const done = await approve('secondAdmin', id, which === 'same' ? key : randomUUID());
    expect([done.status, done.body.outcome]).toEqual([200, 'done']);
    expect(await refundsOf(praticaId)).toEqual([BACK_CENTS]);
  }); // prettier-ignore

  test('overtaken between its writing and the act says so, and is no longer open', async () => {
    const { praticaId, id } = await asked();
    jest.spyOn(stage.app.pratiche, 'transition').mockRejectedValueOnce(new EngineUnavailable());
    await approve('secondAdmin', id);
    await move('citizen', praticaId, 'suspend', { from: day(5), until: day(9) });
    const late = await approve('secondAdmin', id);
    expect([late.status, late.body.code]).toEqual([409, 'approval-outdated']);
    expect(await look(id)).toMatchObject({ outcome: 'refused', refusal: 'stale-version' });
    expect((await move('admin', praticaId, 'cancel')).status).toBe(202);
  });
});
