import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Json, type Name, openApi, PEOPLE } from '../testing.ts';
import { vouchersOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
let on: ReturnType<typeof vouchersOn>;
beforeAll(async () => {
  stage = await openApi({} as never);
  on = vouchersOn(stage);
  for (const who of ['citizen', 'admin', 'secondAdmin', 'ente'] as const)
    await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());

/** An appeal against what `admin` decided. */
async function appealed(): Promise<string> {
  const fundId = await on.fund({ resident: true });
  const { id } = (await on.apply('citizen', fundId)).body;
  const [refused] = (await on.decide(id)).body.decisions;
  return (await on.appeal('citizen', refused.id)).body.decisions[0].appeal.id;
}
const move = (who: Name, id: string, act: string, body?: object) =>
  stage.ask(who, 'POST', `/voucher-appeals/${id}/${act}`, body);
const open = async (who: Name = 'auditor') =>
  (await stage.ask(who, 'GET', '/voucher-appeals')).body.items as Json[];
const handsOf = async (id: string) => (await open()).find((one) => one.id === id)!.assignee;
const DARIO = { id: PEOPLE.secondAdmin.sub, name: 'Dario Serra' };

test('An appeal is taken in hand, given back, and answered', async () => {
  const id = await appealed();
  expect(await handsOf(id)).toBeNull();
  const claimed = await move('secondAdmin', id, 'claim');
  expect(claimed.status).toBe(200);
  expect((claimed.body.items as Json[]).find((one) => one.id === id)).toMatchObject({ assignee: DARIO, isBarred: false }); // prettier-ignore
  expect((await move('secondAdmin', id, 'claim')).status).toBe(200);
  expect((await move('admin', id, 'release')).body.code).toBe('task-taken');
  expect(await handsOf(id)).toEqual(DARIO);
  expect((await move('secondAdmin', id, 'release')).status).toBe(200);
  expect(await handsOf(id)).toBeNull();
  await on.answer('secondAdmin', id, false);
  expect((await move('secondAdmin', id, 'claim')).body.code).toBe('appeal-answered');
  expect((await open()).map((one) => one.id)).not.toContain(id);
});

test('It is given to a colleague, and never to whoever decided, by nobody', async () => {
  const id = await appealed();
  expect((await move('admin', id, 'claim')).body.code).toBe('own-act');
  for (const who of ['admin', 'secondAdmin'] as const) {
    const barred = await move(who, id, 'assign', { assigneeId: PEOPLE.admin.sub });
    expect(barred.body.code).toBe('own-act');
  }
  // Who decided may still see to it that it comes into other hands.
  expect((await move('admin', id, 'assign', { assigneeId: DARIO.id })).status).toBe(200);
  expect(await handsOf(id)).toEqual(DARIO);
  for (const assigneeId of [randomUUID(), PEOPLE.ente.sub, PEOPLE.adminElsewhere.sub])
    expect((await move('secondAdmin', id, 'assign', { assigneeId })).body.errors[0].pointer).toBe('/assigneeId'); // prettier-ignore
  // The database says so again, whatever the code above does.
  await expect(on.behind(`update wemi.voucher_appeal set assignee_id = decided_by where id = '${id}'`)).rejects.toThrow('appeal_not_in_barred_hands'); // prettier-ignore
});

test('It is the business of this comune’s administrators only', async () => {
  const id = await appealed();
  for (const who of ['citizen', 'ente', 'sportello', 'auditor', 'operator'] as const)
    expect([who, (await move(who, id, 'claim')).status]).toEqual([who, 403]);
  expect((await move('adminElsewhere', id, 'claim')).status).toBe(404);
  expect(await open('auditorElsewhere')).toEqual([]);
  expect(await handsOf(id)).toBeNull();
});
