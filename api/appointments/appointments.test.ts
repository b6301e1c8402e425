import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { tellOfAppointments } from '../../activities/jobs/tell-of-appointments.ts';
import { asSystem, connect } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { startOfDay } from '../../workflows/pratica/terms.ts';
import { today } from '../days.ts';
import { type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

const [CAPUANA, LORETO] = ['spazio-wemi-capuana', 'spazio-wemi-loreto'];
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', until: '24:00' }));
const SAID = { name: 'Spazio WeMi Capuana', address: 'Via Capuana 3', municipio: 3, phone: '02 0000', hours: always, closedDays: [], isShown: true }; // prettier-ignore
const GIVEN = { minutes: 60, places: 1, daysAhead: 30 };

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of ['citizen', 'otherCitizen', 'delegate', 'citizenElsewhere', 'sportello', 'otherSportello', 'admin', 'adminElsewhere'] as const)
    await stage.ask(who, 'GET', '/me');
  for (const id of [CAPUANA, LORETO]) await write({ appointments: GIVEN }, id);
}, 120_000); // prettier-ignore
afterEach(async () => {
  await behind(sql`truncate wemi.appointment, wemi.appointment_act, wemi.appointment_notice`);
  await write({ appointments: GIVEN });
});
afterAll(() => stage?.close(), 60_000);

/** What no role of the app may do. */
async function behind(statement: ReturnType<typeof sql>) {
  const owner = connect(stage.adminUrl, { max: 1 });
  await statement.execute(owner).finally(() => owner.destroy());
}
async function write(change: object, id = CAPUANA) {
  const { items } = (await stage.ask('admin', 'GET', '/office/sportelli')).body;
  const { version: expectedVersion } = items.find((one: Json) => one.id === id);
  const said = { ...SAID, ...change };
  return stage.ask('admin', 'POST', `/office/sportelli/${id}/versions`, { said, expectedVersion });
}
/** The hour-long slots of the second day from now are counted from its midnight in Rome. */
const at = (hour: number, ahead = 2) =>
  new Date(Date.parse(startOfDay(addDays(today(), ahead))) + hour * 3_600_000).toISOString();
const book = (startsAt: string, who: Name = 'citizen', more: object = {}, key?: string) =>
  stage.ask(who, 'POST', '/me/appointments', { sportelloId: CAPUANA, startsAt, ...more }, key);
const act = (id: string, what: string, who: Name, body?: object) =>
  stage.ask(who, 'POST', `/${who.includes('itizen') ? 'me' : 'office'}/appointments/${id}/${what}`, body); // prettier-ignore
const free = async (who: Name = 'citizen', id = CAPUANA) =>
  (await stage.ask(who, 'GET', `/sportelli/${id}/free-times`)).body;
const mine = async (who: Name = 'citizen') =>
  (await stage.ask(who, 'GET', '/me/appointments')).body;
const agenda = (who: Name, query = `?day=${addDays(today(), 2)}`) =>
  stage.ask(who, 'GET', `/office/appointments${query}`);
const code = ({ status, body }: { status: number; body: Json }) => [status, body?.code];
/** The past, for what is booked already. */
const letPass = (id: string, interval: string) =>
  behind(sql`update wemi.appointment set starts_at = starts_at - ${interval}::interval,
    ends_at = ends_at - ${interval}::interval where id = ${id}`); // prettier-ignore

describe('An appointment', () => {
  test('is booked at a free time, which then is no longer free', async () => {
    const before = await free();
    expect(before).toMatchObject({ sportello: { id: CAPUANA, address: 'Via Capuana 3' }, minutes: 60 }); // prettier-ignore
    expect(before.days.at(-1).day).toBe(addDays(today(), 30));
    expect(before.days.flatMap((day: Json) => day.startsAt)).toContain(at(9));
    const booked = await book(at(9), 'citizen', { about: '  Bonus per mia madre ' });
    expect([booked.status, booked.body]).toEqual([201, {
      ...{ id: expect.any(String), startsAt: at(9), endsAt: at(10), about: 'Bonus per mia madre' },
      ...{ state: 'booked', cancelReason: null, canChange: true },
      sportello: { id: CAPUANA, name: 'Spazio WeMi Capuana', address: 'Via Capuana 3' },
    }]);
    expect((await free()).days.flatMap((day: Json) => day.startsAt)).not.toContain(at(9));
    expect(await mine()).toEqual({ coming: [booked.body], past: [], comingAtMost: 3 });
    expect(await mine('otherCitizen')).toMatchObject({ coming: [], past: [] });
  }); // prettier-ignore

  test('asked for again under the same key is one', async () => {
    const key = randomUUID();
    const ids = [await book(at(9), 'citizen', {}, key), await book(at(9), 'citizen', {}, key)];
    expect(ids[0]!.body.id).toBe(ids[1]!.body.id);
    expect(code(await book(at(10), 'citizen', {}, key))).toEqual([422, 'idempotency-key-reused']);
  });

  test('at the last place is one citizen’s, however many ask at once', async () => {
    await write({ appointments: { ...GIVEN, places: 2 } });
    const who: Name[] = ['citizen', 'otherCitizen', 'delegate', 'citizen', 'otherCitizen', 'delegate']; // prettier-ignore
    const answers = await Promise.all(who.map((one) => book(at(9), one)));
    const codes = answers.map((answer) => code(answer).join(' ')).sort();
    expect(codes).toEqual(['201 ', '201 ', ...Array(4).fill('409 appointment-taken')]);
  });

  test('shares its place with no other, whoever writes it', async () => {
    await book(at(9));
    const values = { id: randomUUID(), comuneId: 'milano', sportelloId: CAPUANA!, citizenId: PEOPLE.otherCitizen.sub!, startsAt: at(9.5), endsAt: at(10.5), place: 1, about: null, requestHash: '' }; // prettier-ignore
    const twice = asSystem(stage.db, 'milano', (trx) =>
      trx.insertInto('appointment').values(values).execute(),
    );
    await expect(twice).rejects.toMatchObject({ code: '23P01' });
  });

  test.each<[string, () => string]>([
    ['in the past', () => at(9, -1)],
    ['too far ahead', () => at(9, 31)],
    ['between two', () => at(9.5)],
  ])('is refused at a time %s', async (_what, when) => {
    const answer = await book(when());
    expect([...code(answer), answer.body.errors[0].pointer]).toEqual([422, 'invalid', '/startsAt']);
  });

  test('is refused where the sportello is closed, gives none, is hidden or elsewhere', async () => {
    const day = addDays(today(), 2);
    await write({ appointments: GIVEN, closedDays: [{ from: day, through: day }] });
    expect(code(await book(at(9)))).toEqual([422, 'invalid']);
    for (const change of [{ appointments: null }, {}, { appointments: GIVEN, isShown: false }]) {
      await write(change);
      expect(code(await book(at(9)))).toEqual([404, 'not-found']);
      expect(await free()).toMatchObject({ status: 404 });
    }
    expect(await free('citizenElsewhere')).toMatchObject({ status: 404 });
    expect(code(await book(at(9), 'citizenElsewhere'))).toEqual([404, 'not-found']);
  });

  test('is one of three to come at most, also asked for at once; a cancelled one counts no more', async () => {
    const answers = await Promise.all([9, 10, 11, 12].map((hour) => book(at(hour))));
    const codes = answers.map((answer) => code(answer).join(' ')).sort();
    expect(codes).toEqual(['201 ', '201 ', '201 ', '422 too-many-appointments']);
    await act((await mine()).coming[0].id, 'cancel', 'citizen');
    expect((await book(at(15))).status).toBe(201);
    expect((await mine()).past).toMatchObject([{ state: 'cancelled', canChange: false }]);
  });

  test('is moved and cancelled by its citizen until it begins', async () => {
    const { id } = (await book(at(9))).body;
    await book(at(11), 'otherCitizen');
    expect(code(await act(id, 'move', 'citizen', { startsAt: at(11) }))).toEqual([409, 'appointment-taken']); // prettier-ignore
    const moved = await act(id, 'move', 'citizen', { startsAt: at(10) });
    expect([moved.status, moved.body.startsAt]).toEqual([200, at(10)]);
    expect((await act(id, 'move', 'citizen', { startsAt: at(10) })).status).toBe(200);
    expect((await book(at(9), 'delegate')).status).toBe(201);
    await letPass(id, '3 days');
    expect((await mine()).past).toMatchObject([{ id, state: 'booked', canChange: false }]);
    for (const [what, body] of [['move', { startsAt: at(13) }], ['cancel', undefined]] as const)
      expect(code(await act(id, what, 'citizen', body))).toEqual([422, 'appointment-over']);
  }); // prettier-ignore

  test('is nobody else’s to move or cancel', async () => {
    const { id } = (await book(at(9))).body;
    for (const who of ['otherCitizen', 'citizenElsewhere'] as const) {
      expect(code(await act(id, 'move', who, { startsAt: at(10) }))).toEqual([404, 'not-found']);
      expect(code(await act(id, 'cancel', who))).toEqual([404, 'not-found']);
    }
    for (const who of ['otherSportello', 'sportelloElsewhere', 'adminElsewhere'] as const) {
      expect(code(await act(id, 'cancel', who, { reason: 'x' }))).toEqual([404, 'not-found']);
      expect(code(await act(id, 'outcome', who, { outcome: 'came' }))).toEqual([404, 'not-found']);
    }
    for (const who of ['ente', 'operator', 'auditor'] as const)
      expect(code(await agenda(who))).toEqual([403, 'forbidden']);
    expect(code(await stage.ask('admin', 'GET', '/me/appointments'))).toEqual([403, 'forbidden']);
    expect(await mine()).toMatchObject({ coming: [{ id, state: 'booked' }] });
  });
});

describe('The agenda of a sportello', () => {
  test('is read by who works there and by the office: who comes, when and what for', async () => {
    await book(at(10), 'otherCitizen');
    const { id } = (await book(at(9), 'citizen', { about: 'Bonus' })).body;
    for (const [who, query] of [['sportello', ''], ['admin', `&sportello=${CAPUANA}`]] as const) {
      const { status, body } = await agenda(who, `?day=${addDays(today(), 2)}${query}`);
      expect([status, body.sportello]).toEqual([200, { id: CAPUANA, name: SAID.name }]);
      expect(body.items).toMatchObject([
        { id, citizen: 'Anna Ferrari', about: 'Bonus', isOutside: false, canMark: false, canCancel: true },
        { citizen: 'Luca Bianchi', about: null },
      ]);
    }
    expect((await agenda('sportello', '')).body).toMatchObject({ day: today(), items: [] });
  }); // prettier-ignore

  test('is no other sportello’s, and no other comune’s', async () => {
    await book(at(9));
    for (const who of ['otherSportello', 'sportelloElsewhere'] as const)
      expect(code(await agenda(who, `?sportello=${CAPUANA}`))).toEqual([404, 'not-found']);
    expect(code(await agenda('admin', ''))).toEqual([404, 'not-found']);
    expect(code(await agenda('sportelloElsewhere', ''))).toEqual([404, 'not-found']);
    expect(code(await agenda('adminElsewhere', '?sportello=nowhere'))).toEqual([404, 'not-found']);
    // The other comune has a sportello of this name, too.
    const elsewhere = await agenda('adminElsewhere', `?day=${addDays(today(), 2)}&sportello=${CAPUANA}`);
    expect([elsewhere.status, elsewhere.body.items]).toEqual([200, []]);
    const { body } = await agenda('otherSportello');
    expect([body.sportello.id, body.items]).toEqual([LORETO, []]);
  }); // prettier-ignore

  test('says who came and who did not, from the day on, and takes a mistake back', async () => {
    const { id } = (await book(at(9))).body;
    expect(code(await act(id, 'outcome', 'sportello', { outcome: 'came' }))).toEqual([422, 'appointment-not-yet']); // prettier-ignore
    await letPass(id, '3 days');
    for (const outcome of ['missed', 'came']) {
      expect((await act(id, 'outcome', 'sportello', { outcome })).status).toBe(204);
      const { items } = (await agenda('sportello', `?day=${addDays(today(), -1)}`)).body;
      expect(items).toMatchObject([{ id, state: outcome, canMark: true, canCancel: false }]);
    }
    expect(code(await act(id, 'cancel', 'sportello', { reason: 'x' }))).toEqual([422, 'appointment-over']); // prettier-ignore
    expect((await mine()).past).toMatchObject([{ id, state: 'came' }]);
  });

  test('cancels with a reason that the citizen reads; the place is free again', async () => {
    const { id } = (await book(at(9))).body;
    expect(code(await act(id, 'cancel', 'sportello', { reason: ' ' }))).toEqual([422, 'invalid']);
    expect((await act(id, 'cancel', 'sportello', { reason: ' Sciopero ' })).status).toBe(204);
    expect((await mine()).past).toMatchObject([{ state: 'cancelled', cancelReason: 'Sciopero' }]);
    expect((await book(at(9), 'otherCitizen')).status).toBe(201);
    expect(code(await act(id, 'outcome', 'admin', { outcome: 'came' }))).toEqual([422, 'appointment-over']); // prettier-ignore
  });

  test('shows what fell out of hours when they changed, and on which days', async () => {
    const outside = async () =>
      (await stage.ask('admin', 'GET', `/office/appointments/outside?sportello=${CAPUANA}`)).body;
    await book(at(9));
    await book(at(15));
    expect(await outside()).toEqual({ days: [] });
    const hours = always.map((band) => ({ ...band, until: '12:00' }));
    await write({ hours, appointments: GIVEN });
    expect((await agenda('sportello')).body.items).toMatchObject([{ isOutside: false }, { isOutside: true }]); // prettier-ignore
    const day = addDays(today(), 2);
    expect(await outside()).toEqual({ days: [{ day, count: 1 }] });
    await write({ closedDays: [{ from: day, through: day }] });
    expect(await outside()).toEqual({ days: [{ day, count: 2 }] });
  });
});

describe('Its citizen', () => {
  const told = async () => {
    while (await tellOfAppointments({ db: stage.db }));
    return asSystem(stage.db, 'milano', async (trx) => {
      const rows = await trx
        .selectFrom('notification')
        .select(['kind', 'params', 'path'])
        .where('personId', '=', PEOPLE.citizen.sub!)
        .where('kind', 'like', 'appointment:%')
        .orderBy('createdAt')
        .orderBy('kind')
        .execute();
      return rows.map(({ kind, params, path }) => [kind, params, path]);
    });
  };
  const remindNow = () => behind(sql`update wemi.appointment_notice set try_at = now() where kind = 'reminder'`); // prettier-ignore
  afterEach(() => behind(sql`truncate wemi.delivery, wemi.notification cascade`));

  test('is told of each act, and the day before of the time that stands alone', async () => {
    const { id } = (await book(at(9), 'citizen', { about: 'Segreto' })).body;
    expect(await told()).toEqual([['appointment:booked', { startsAt: at(9) }, '/appuntamenti']]);
    await act(id, 'move', 'citizen', { startsAt: at(10) });
    await remindNow();
    const now = await told();
    expect(now.map(([kind, params]) => [kind, (params as Json).startsAt])).toEqual([
      ['appointment:booked', at(9)],
      ['appointment:moved', at(10)],
      ['appointment:reminder', at(10)],
    ]);
    expect(JSON.stringify(now)).not.toContain('Segreto');
    const notices = (await stage.ask('citizen', 'GET', '/notifications')).body.items;
    expect(notices.map(({ subject }: Json) => subject).join()).toContain('promemoria: ');
  });

  test('is told of a cancelling, and reminded of nothing then', async () => {
    const ids = [(await book(at(9))).body.id, (await book(at(10))).body.id];
    await act(ids[0], 'cancel', 'citizen');
    await act(ids[1], 'cancel', 'sportello', { reason: 'Sciopero' });
    await remindNow();
    const kinds = (await told()).map(([kind]) => kind);
    expect(kinds.sort()).toEqual(['appointment:booked', 'appointment:booked', 'appointment:cancelled', 'appointment:cancelledByOffice']); // prettier-ignore
  });
});
