import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asSystem, connect, type Trx } from '../../db/connect.ts';
import { findAddress } from '../../db/contacts.ts';
import { codeOf } from '../../notifications/contact-code.ts';
import { type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

const KEY = 'a-key-for-tests-a-key-for-tests-a-key';
const SMS = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-for-tests',
  SMS_FROM: 'WeMi',
};

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never, SMS);
  for (const who of ['citizen', 'otherCitizen', 'delegate'] as const)
    await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(() => stage?.close(), 60_000);
afterEach(async () => {
  await behind(sql`truncate wemi.contact, wemi.contact_code, wemi.contact_message`);
  await behind(sql`update wemi.comune_rule set codes_per_person_day = 5, codes_per_address_day = 5, sms_per_month = 20000`);
}); // prettier-ignore

/** What no role of the app may do. */
async function behind(statement: ReturnType<typeof sql>) {
  const owner = connect(stage.adminUrl, { max: 1 });
  await statement.execute(owner).finally(() => owner.destroy());
}
const system = <T>(work: (trx: Trx) => Promise<T>) => asSystem(stage.db, 'milano', work);
const NUMBER = '+393331234567';
const begin = (who: Name = 'citizen', address = NUMBER, key?: string, channel = 'sms') =>
  stage.ask(who, 'POST', '/me/contacts', { channel, address }, key);
const confirm = (id: string, code: string, who: Name = 'citizen') =>
  stage.ask(who, 'POST', `/me/contacts/${id}/confirm`, { code });
const codes = (contactId: string) =>
  system((trx) =>
    trx.selectFrom('contactCode').selectAll().where('contactId', '=', contactId).orderBy('createdAt').execute(),
  ); // prettier-ignore
const codeFor = async (contactId: string) => codeOf(KEY, (await codes(contactId)).at(-1)!.id);
const wrongFor = async (contactId: string) =>
  String((Number(await codeFor(contactId)) + 1) % 1_000_000).padStart(6, '0');
const messages = () => system((trx) => trx.selectFrom('contactMessage').selectAll().execute());
const makeOld = (minutes: number) =>
  behind(sql`update wemi.contact_code set created_at = created_at - make_interval(mins => ${minutes}::int),
    expires_at = expires_at - make_interval(mins => ${minutes}::int)`); // prettier-ignore
const addressOf = (who: Name, channel: 'mail' | 'sms') =>
  system((trx) => findAddress(trx, { personId: PEOPLE[who].sub!, enteId: null, channel }));

describe('A contact', () => {
  test('is used once its code was given, and not before', async () => {
    const { status, body } = await begin('citizen', '333 123 4567');
    expect([status, body]).toMatchObject([201, { channel: 'sms', address: NUMBER, state: 'to-confirm' }]); // prettier-ignore
    expect(await addressOf('citizen', 'sms')).toBeUndefined();
    const code = await codeFor(body.id);
    const confirmed = await confirm(body.id, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect([confirmed.status, confirmed.body]).toMatchObject([200, { state: 'confirmed', code: null }]); // prettier-ignore
    expect(await addressOf('citizen', 'sms')).toBe(NUMBER);
    expect((await confirm(body.id, code)).status).toBe(200);
  });

  test('asked for twice under one key is one, with one code', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => begin('citizen', NUMBER, key)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await messages()).toHaveLength(1);
    const other = await begin('citizen', '+393337654321', key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test.each([
    ['sms', '02 1234 5678'],
    ['sms', 'anna@example.org'],
    ['mail', 'anna'],
    ['mail', 'anna@example.org, luca@example.org'],
  ])('of %s that cannot be %j is refused by its field', async (channel, address) => {
    const { status, body } = await begin('citizen', address, undefined, channel);
    expect([status, body.errors[0].pointer]).toEqual([422, '/address']);
    expect(await messages()).toEqual([]);
  });

  test('that replaces another tells the other', async () => {
    const first = (await begin()).body.id;
    await confirm(first, await codeFor(first));
    const second = (await begin('citizen', '+393337654321')).body.id;
    expect(await addressOf('citizen', 'sms')).toBe(NUMBER);
    await confirm(second, await codeFor(second));
    expect(await addressOf('citizen', 'sms')).toBe('+393337654321');
    const goodbyes = (await messages()).filter(({ kind }) => kind === 'changed');
    expect(goodbyes.map(({ contactId }) => contactId)).toEqual([first]);
  });

  test('of mail takes the place of the mailbox of the login, which is told', async () => {
    const listed = (await stage.ask('delegate', 'GET', '/me/contacts')).body;
    expect(listed).toMatchObject({ channels: ['mail', 'sms'], items: [{ id: null, address: 'marta@example.org', state: 'confirmed' }] }); // prettier-ignore
    const { id } = (await begin('delegate', 'marta@posta.example', undefined, 'mail')).body;
    expect(await addressOf('delegate', 'mail')).toBe('marta@example.org');
    await confirm(id, await codeFor(id), 'delegate');
    expect(await addressOf('delegate', 'mail')).toBe('marta@posta.example');
    const told = await system((trx) =>
      trx.selectFrom('contactMessage').innerJoin('contact', 'contact.id', 'contactId').select('address').where('kind', '=', 'changed').execute(),
    ); // prettier-ignore
    expect(told).toEqual([{ address: 'marta@example.org' }]);
  });

  test('can be taken away, and the address hears of it', async () => {
    const { id } = (await begin()).body;
    await confirm(id, await codeFor(id));
    expect((await stage.ask('citizen', 'DELETE', `/me/contacts/${id}`)).status).toBe(204);
    expect(await addressOf('citizen', 'sms')).toBeUndefined();
    expect((await messages()).map(({ kind }) => kind).sort()).toEqual(['changed', 'code']);
  });

  test('is its owner’s alone', async () => {
    const { id } = (await begin()).body;
    const code = await codeFor(id);
    for (const who of ['otherCitizen', 'delegate', 'citizenElsewhere'] as const) {
      expect([who, (await confirm(id, code, who)).status]).toEqual([who, 404]);
      expect([who, (await stage.ask(who, 'POST', `/me/contacts/${id}/codes`)).status]).toEqual([who, 404]); // prettier-ignore
      expect([who, (await stage.ask(who, 'DELETE', `/me/contacts/${id}`)).status]).toEqual([who, 404]); // prettier-ignore
      const { items } = (await stage.ask(who, 'GET', '/me/contacts')).body;
      expect(items.map((each: Json) => each.id).filter(Boolean)).toEqual([]);
    }
    expect((await confirm(id, code)).status).toBe(200);
  });

  test('of a sportello, an ente or the office is not changed here', async () => {
    for (const who of ['ente', 'operator', 'sportello', 'admin', 'auditor'] as const)
      expect([who, (await begin(who)).status]).toEqual([who, 403]);
  });

  test('that is somebody else’s, too, looks like any other', async () => {
    const theirs = (await begin('otherCitizen')).body.id;
    await confirm(theirs, await codeFor(theirs), 'otherCitizen');
    const known = await begin('citizen', NUMBER);
    const unknown = await begin('citizen', '+393337654321');
    const shape = ({ status, body }: typeof known) => [status, Object.keys(body), body.state];
    expect(shape(known)).toEqual(shape(unknown));
    expect(await addressOf('otherCitizen', 'sms')).toBe(NUMBER);
  });
});

describe('A code', () => {
  test('is stored nowhere, and no answer holds it', async () => {
    const { body } = await begin();
    const code = await codeFor(body.id);
    const rows = [await codes(body.id), await messages(), body];
    expect(JSON.stringify(rows).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')).not.toContain(code);
  });

  test('is good for five tries, also when they come at once', async () => {
    const { id } = (await begin()).body;
    const wrong = await wrongFor(id);
    const answers = await Promise.all(Array.from({ length: 12 }, () => confirm(id, wrong)));
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['code-wrong']));
    expect((await codes(id))[0]!.attempts).toBe(5);
    const late = await confirm(id, await codeFor(id));
    expect([late.status, late.body.code]).toEqual([422, 'code-wrong']);
    await makeOld(2);
    expect((await stage.ask('citizen', 'POST', `/me/contacts/${id}/codes`)).status).toBe(200);
    expect((await confirm(id, await codeFor(id))).status).toBe(200);
  });

  test('that is wrong, over, used up or of an earlier sending looks the same', async () => {
    const { id } = (await begin()).body;
    const first = await codeFor(id);
    const wrong = await confirm(id, await wrongFor(id));
    await makeOld(11);
    const over = await confirm(id, first);
    await stage.ask('citizen', 'POST', `/me/contacts/${id}/codes`);
    const earlier = await confirm(id, first);
    const seen = [wrong, over, earlier].map(({ status, body }) => [status, body]);
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(seen[0]).toMatchObject([422, { code: 'code-wrong' }]);
  });

  test.each(['', '12345', '1234567', 'abcdef', '12345६'])('that is none is refused: %j', async (code) => {
    const { id } = (await begin()).body;
    expect((await confirm(id, code)).body.code).toBe('invalid');
    expect((await codes(id))[0]!.attempts).toBe(0);
  }); // prettier-ignore

  test('is sent again after a minute, not before', async () => {
    const { id } = (await begin()).body;
    const soon = await stage.ask('citizen', 'POST', `/me/contacts/${id}/codes`);
    expect([soon.status, soon.body.code]).toEqual([429, 'code-too-soon']);
    expect(Number(soon.headers['retry-after'])).toBeGreaterThan(50);
    expect((await begin()).body.code).toBe('code-too-soon');
    await makeOld(1);
    const key = randomUUID();
    const again = () => stage.ask('citizen', 'POST', `/me/contacts/${id}/codes`, undefined, key);
    expect((await again()).status).toBe(200);
    expect((await again()).status).toBe(200);
    expect(await codes(id)).toHaveLength(2);
  });
});

describe('The caps', () => {
  const numbers = (n: number) => Array.from({ length: n }, (_, at) => `+39333123456${at}`);

  test('hold for a person, also when all is asked at once', async () => {
    const answers = await Promise.all(numbers(9).map((number) => begin('citizen', number)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(4).fill('codes-over'));
    expect(await messages()).toHaveLength(5);
  });

  test('hold for one number, whoever asks: the rest is not sent, and nobody is told', async () => {
    await behind(sql`update wemi.comune_rule set codes_per_address_day = 2`);
    const people = Array.from({ length: 8 }, () => randomUUID());
    const answers = await Promise.all(people.map((sub) => beginAs(sub)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(201));
    const sent = (await messages()).filter(({ isWithheld }) => !isWithheld);
    expect(sent).toHaveLength(2);
    const shapes = answers.map((answer) => {
      const { id: _id, code: _code, ...rest } = answer.json();
      return JSON.stringify(rest);
    });
    expect(new Set(shapes).size).toBe(1);
  });

  test('hold for a comune’s month', async () => {
    await behind(sql`update wemi.comune_rule set sms_per_month = 3`);
    const answers = await Promise.all([
      ...numbers(3).map((number) => begin('citizen', number)),
      ...numbers(3).map((number) => begin('otherCitizen', number)),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await begin('delegate', 'marta@posta.example', undefined, 'mail')).status).toBe(201);
  });

  test('begin anew with the day', async () => {
    await Promise.all(numbers(5).map((number) => begin('citizen', number)));
    expect((await begin('citizen', '+393337654321')).body.code).toBe('codes-over');
    await behind(sql`update wemi.contact_message set created_at = created_at - interval '1 day'`);
    expect((await begin('citizen', '+393337654321')).status).toBe(201);
  });

  /** A wave of new accounts, all of which name one number. */
  async function beginAs(sub: string) {
    const token = await stage.realm.sign({ sub, roles: ['citizen'], comune: 'milano', name: 'Qualcuno' }); // prettier-ignore
    return stage.app.inject({
      method: 'POST',
      url: '/api/me/contacts',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      payload: { channel: 'sms', address: NUMBER },
    });
  }
});

test('Without an SMS provider no number is taken', async () => {
  const without = await openApi({} as never);
  try {
    const body = { channel: 'sms', address: NUMBER };
    const answer = await without.ask('citizen', 'POST', '/me/contacts', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/channel']);
    expect((await without.ask('citizen', 'GET', '/me/contacts')).body.channels).toEqual(['mail']);
  } finally {
    await without.close();
  }
}, 60_000);
