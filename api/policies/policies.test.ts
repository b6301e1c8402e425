import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../workflows/pratica/service.ts';
import { TERMS } from '../../workflows/pratica/testing.ts';
import { today } from '../days.ts';
import { type Json, type Name, openApi } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => void (stage = await openApi({} as never)), 60_000);
afterAll(() => stage?.close());

const TYPE = 'assistenza-persona';
const day = (days: number) => addDays(today(), days);
const write = (change: object = {}, { who = 'admin' as Name, key = randomUUID() } = {}) =>
  stage.ask(who, 'POST', '/policies', {
    serviceTypeId: TYPE, validFrom: today(), terms: TERMS, reason: 'Più tempo', expectedVersion: 0, ...change,
  }, key); // prettier-ignore
const versions = async (type?: string, who: Name = 'admin'): Promise<Json[]> =>
  (await stage.ask(who, 'GET', `/policies/versions${type ? `?type=${type}` : ''}`)).body.items;
const scope = async (type: string | null) =>
  ((await stage.ask('auditor', 'GET', '/policies')).body.items as Json[]).find(
    ({ serviceTypeId }) => serviceTypeId === type,
  );
const pointers = ({ body }: { body: Json }) =>
  (body.errors as Json[]).map(({ pointer }) => pointer as string);

describe('The rules of a service', () => {
  test('begin with the comune’s, which hold for every type without its own', async () => {
    const { items } = (await stage.ask('admin', 'GET', '/policies')).body;
    expect(items[0]).toMatchObject({ serviceTypeId: null, inForce: { version: 1, validFrom: '2020-01-01', isOwn: true }, coming: [], behind: 0 }); // prettier-ignore
    expect(await scope('altro')).toMatchObject({ inForce: { version: 1, isOwn: false } });
    expect(await versions()).toEqual([
      expect.objectContaining({ version: 1, status: 'inForce', terms: TERMS, written: null }),
    ]);
    expect(await versions('altro')).toEqual([]);
  });

  test('are written in versions, each with who, when and why; what is past stays', async () => {
    const first = await write({ terms: { ...TERMS, orderFallback: { businessDays: 7 } } });
    expect(first.body).toMatchObject({ version: 1, status: 'inForce', validFrom: today(), written: { by: 'Carla Neri', reason: 'Più tempo' }, open: 0 }); // prettier-ignore
    const second = await write({ expectedVersion: 1, validFrom: day(10), reason: 'Da gennaio' });
    expect(second.body).toMatchObject({ version: 2, status: 'coming' });
    const third = await write({ expectedVersion: 2, reason: 'Correzione' });
    expect(third.body).toMatchObject({ version: 3, status: 'inForce' });
    const list = await versions(TYPE);
    expect(list.map(({ version, status }) => [version, status])).toEqual([
      [3, 'inForce'], [2, 'coming'], [1, 'past'],
    ]); // prettier-ignore
    expect(list[2]!.terms.orderFallback).toEqual({ businessDays: 7 });
    expect(await scope(TYPE)).toMatchObject({ inForce: { version: 3, isOwn: true }, coming: [{ version: 2, validFrom: day(10) }] }); // prettier-ignore
    expect(await scope('altro')).toMatchObject({ inForce: { version: 1, isOwn: false } });
  });

  test('are written once however often the same command comes', async () => {
    const key = randomUUID();
    const change = { serviceTypeId: 'altro', validFrom: day(3) };
    const once = await write(change, { key });
    expect((await write(change, { key })).body).toEqual(once.body);
    expect(await versions('altro')).toHaveLength(1);
    const other = await write({ ...change, validFrom: day(4) }, { key });
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('tell the later of two writers what changed, whichever comes first', async () => {
    const { version } = (await versions(TYPE))[0]!;
    const both = await Promise.all([1, 2].map(() => write({ expectedVersion: version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409)!;
    expect(late.body).toMatchObject({ code: 'policy-changed' });
    expect(late.body.detail).toContain(`Carla Neri ha scritto la versione ${version + 1}`);
  });

  test('can be withdrawn before they begin, once and with a reason', async () => {
    const [coming] = (await versions('altro')) as [Json];
    const withdraw = (id: string, reason: string, who: Name = 'admin') =>
      stage.ask(who, 'POST', `/policies/${id}/withdrawal`, { reason });
    expect(pointers(await withdraw(coming.id, '  '))).toEqual(['/reason']);
    const done = await withdraw(coming.id, 'Un errore');
    expect(done.body).toMatchObject({ status: 'withdrawn', withdrawn: { by: 'Carla Neri', reason: 'Un errore' } }); // prettier-ignore
    expect((await withdraw(coming.id, 'Ancora')).body).toEqual(done.body);
    expect(await scope('altro')).toMatchObject({ coming: [], inForce: { isOwn: false } });
    const [common] = await versions();
    expect((await withdraw(common!.id, 'Basta')).body.code).toBe('policy-begun');
    expect((await withdraw(randomUUID(), 'Nulla')).status).toBe(404);
    expect((await withdraw(common!.id, 'Altrove', 'adminElsewhere')).status).toBe(404);
    // The number stays taken, and the day is free again.
    const next = await write({ serviceTypeId: 'altro', validFrom: day(3), expectedVersion: 1 });
    expect(next.body).toMatchObject({ version: 2, status: 'coming' });
  });
});

describe('A new version is refused, naming the field', () => {
  const wrong: [what: string, pointer: string, change: object][] = [
    ['it would change the past', '/validFrom', { validFrom: day(-1) }],
    ['it lies further ahead than anybody plans', '/validFrom', { validFrom: day(800) }],
    ['nobody says why', '/reason', { reason: ' ' }],
    ['there is no such service', '/serviceTypeId', { serviceTypeId: 'volo' }],
    ['a reminder comes with its deadline', '/terms/offersReminder', terms({ offersReminder: TERMS.offersDeadline })],
    ['an escalation comes after what it announces', '/terms/orderEscalation', terms({ orderEscalation: { businessDays: 9 } })],
    ['a reminder counts other days than its deadline', '/terms/offersReminder', terms({ offersReminder: { days: 2 } })],
    ['the second reminder comes before the first', '/terms/paymentFirstReminder', terms({ paymentFirstReminder: { days: 4 } })],
    ['a term is nothing', '/terms/choiceDeadline', terms({ choiceDeadline: undefined })],
    ['a term is no time at all', '/terms/choiceDeadline/days', terms({ choiceDeadline: { days: 0 } })],
    ['a term outlasts everyone', '/terms/choiceDeadline/days', terms({ choiceDeadline: { days: 2000 } })],
    ['a suspension may last no day', '/terms/suspension/daysAtMost', terms({ suspension: { ...TERMS.suspension, daysAtMost: 0 } })],
    ['the question comes too soon', '/terms/renewalPromptDays', terms({ renewalPromptDays: 400 })],
  ]; // prettier-ignore

  test.each(wrong)('when %s', async (_what, pointer, change) => {
    const answer = await write({ expectedVersion: (await versions(TYPE))[0]!.version, ...change });
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid']);
    expect(pointers(answer)).toContain(pointer);
  });

  test('and nothing of it is kept', async () => {
    const before = await versions(TYPE);
    await write({ expectedVersion: before[0]!.version, validFrom: day(-1) });
    expect(await versions(TYPE)).toEqual(before);
  });

  function terms(change: object) {
    return { terms: { ...TERMS, ...change } };
  }
});

describe('Who may', () => {
  const paths = ['/policies', '/policies/versions'];
  test.each(['citizen', 'ente', 'operator', 'sportello'] as const)('not be a %s', async (who) => {
    for (const path of paths) expect((await stage.ask(who, 'GET', path)).status).toBe(403);
    expect((await write({}, { who })).status).toBe(403);
  });

  test('read is also an auditor, who writes nothing', async () => {
    for (const path of paths) expect((await stage.ask('auditor', 'GET', path)).status).toBe(200);
    expect((await write({}, { who: 'auditor' })).status).toBe(403);
    const [common] = await versions(undefined, 'auditor');
    const path = `/policies/${common!.id}/withdrawal`;
    expect((await stage.ask('auditor', 'POST', path, { reason: 'No' })).status).toBe(403);
  });

  test('see only the rules of the own comune', async () => {
    const theirs = await versions(undefined, 'adminElsewhere');
    expect(theirs.map(({ id }) => id)).not.toContain((await versions())[0]!.id);
    expect(await versions(TYPE, 'adminElsewhere')).toEqual([]);
  });
});
