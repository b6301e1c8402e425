import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of Object.keys(PEOPLE) as Name[]) await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());
beforeEach(() => void (stage.realm.people.state.isAway = false));

const of = (who: Name) => `/people/${PEOPLE[who].sub}`;
const account = (who: Name) => stage.realm.people.accounts.get(PEOPLE[who].sub!)!;
const search = async (query: string, q?: string, who: Name = 'admin') => {
  const headers = { authorization: await stage.bearer(who), ...(q ? { 'wemi-search': encodeURIComponent(q) } : {}) }; // prettier-ignore
  const { statusCode, payload } = await stage.app.inject({ url: `/api/people?${query}`, headers }); // prettier-ignore
  return { status: statusCode, body: JSON.parse(payload) as Json };
};
const names = ({ body }: { body: Json }) => body.items.map(({ name }: Json) => name);
const NEW = { firstName: 'Nadia', lastName: 'Greco', email: 'Nadia.Greco@example.org', role: 'ente', enteId: ENTE_A }; // prettier-ignore
const invite = (changes: object = {}, key?: string, who: Name = 'admin') =>
  stage.ask(who, 'POST', '/people', { ...NEW, email: `${randomUUID()}@example.org`, ...changes }, key); // prettier-ignore

describe('Looking after people is', () => {
  test.each(['citizen', 'operator', 'sportello', 'auditor'] as const)(
    'not for a %s',
    async (who) => {
      expect((await search('group=staff', undefined, who)).status).toBe(403);
      expect((await stage.ask(who, 'GET', of('ente'))).status).toBe(403);
      expect((await invite({}, undefined, who)).status).toBe(403);
      for (const [path, body] of [
        ['suspend', { reason: '-' }],
        ['reinstate', { reason: '-' }],
        ['role', { role: 'admin' }],
        ['credentials', {}],
        ['sessions/end', {}],
      ] as const)
        // prettier-ignore
        expect((await stage.ask(who, 'POST', `${of('rival')}/${path}`, body)).status).toBe(403);
    },
  );

  test('for those of one’s own comune: others are not found, and nothing is asked about them', async () => {
    for (const [path, body] of [
      ['suspend', { reason: '-' }],
      ['role', { role: 'auditor' }],
      ['credentials', {}],
      ['sessions/end', {}],
    ] as const)
      // prettier-ignore
      expect((await stage.ask('admin', 'POST', `${of('enteElsewhere')}/${path}`, body)).status).toBe(404);
    expect((await stage.ask('admin', 'GET', of('enteElsewhere'))).status).toBe(404);
    expect(account('enteElsewhere').isEnabled).toBe(true);
    // Whom our rows know, but the realm counts among another comune's.
    const moved = account('unasked');
    moved.comuneId = 'sesto-san-giovanni';
    expect((await stage.ask('admin', 'GET', of('unasked'))).status).toBe(404);
    moved.comuneId = 'milano';
  });
});

describe('The list', () => {
  test('shows staff and citizens apart, by name, page after page', async () => {
    const all = names(await search('group=staff'));
    expect(all).toEqual([...all].sort((a: string, b: string) => a.localeCompare(b)));
    expect(all).toEqual(expect.arrayContaining(['Carla Neri', 'Paola Conti', 'Davide Colombo']));
    expect(all).not.toContain('Anna Ferrari');
    const first = await search('group=staff&limit=3');
    const second = await search(`group=staff&limit=100&cursor=${first.body.next}`);
    expect([...names(first), ...names(second)]).toEqual(all);
    expect(names(await search('group=citizens'))).toEqual(['Anna Ferrari', 'Luca Bianchi', 'Marta Ferrari']); // prettier-ignore
  });

  test('is searched by words of a name or by a whole address, which stay out of addresses', async () => {
    expect(names(await search('group=citizens', 'FERRARI an'))).toEqual(['Anna Ferrari']);
    expect(names(await search('group=citizens', 'marta@example.org'))).toEqual(['Marta Ferrari']);
    expect(names(await search('group=citizens', '%'))).toEqual([]);
    expect(names(await search('group=staff&role=sportello'))).toContain('Davide Colombo');
    expect(names(await search('group=staff&role=auditor'))).not.toContain('Davide Colombo');
  });

  test('keeps citizens’ addresses to their own pages', async () => {
    const { body } = await search('group=citizens', 'marta');
    expect(body.items[0].email).toBeNull();
    expect((await stage.ask('admin', 'GET', of('delegate'))).body.email).toBe('marta@example.org');
  });
});

describe('An invitation', () => {
  test('makes an account with the role and its place, and mails a link', async () => {
    const { mails, accounts } = stage.realm.people;
    const before = mails.length;
    const { status, body } = await invite({ email: ' Nadia.Greco@example.org ' });
    expect([status, body.role, body.ente.id, body.email]).toEqual([201, 'ente', ENTE_A, 'nadia.greco@example.org']); // prettier-ignore
    expect(body.account).toEqual({ isEnabled: true, isWaiting: true, sessions: [] });
    expect(accounts.get(body.id)).toMatchObject({ comuneId: 'milano', roles: ['ente'], enteId: ENTE_A }); // prettier-ignore
    expect(mails.slice(before)).toEqual([{ to: body.id, app: 'admin-ui' }]);
    expect(names(await search('group=staff', 'Nadia Greco'))).toEqual(['Nadia Greco']);
    expect(body.history).toMatchObject([{ act: 'invited', by: 'Carla Neri', isDone: true, role: 'ente' }]); // prettier-ignore
  });

  test('asked again under its key is one; with anything else it is refused', async () => {
    const email = 'una.volta@example.org';
    const key = randomUUID();
    const first = await invite({ email }, key);
    const mails = stage.realm.people.mails.length;
    const again = await invite({ email }, key);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect(stage.realm.people.mails.length).toBe(mails);
    expect((await invite({ email, lastName: 'Altra' }, key)).body.code).toBe(
      'idempotency-key-reused',
    );
    expect((await invite({ email })).body.code).toBe('person-known');
  });

  test('goes on where it broke off', async () => {
    const { asked, state } = stage.realm.people;
    const mailPassword = asked.mailPassword;
    const key = randomUUID();
    const email = 'a.meta@example.org';
    asked.mailPassword = async () => {
      state.isAway = true;
      return mailPassword('-', 'admin-ui');
    };
    const broken = await invite({ email }, key);
    Object.assign(asked, { mailPassword });
    state.isAway = false;
    expect([broken.status, broken.body.code]).toEqual([503, 'unavailable']);
    const whole = await invite({ email }, key);
    expect([whole.status, whole.body.history.length]).toEqual([201, 1]);
  });

  test.each([
    ['/enteId', { enteId: undefined }],
    ['/enteId', { enteId: 'e0000000-0000-4000-8000-000000000009' }],
    ['/sportelloId', { role: 'sportello' }],
    ['/email', { email: 'nadia' }],
    ['/firstName', { firstName: ' ' }],
    ['/lastName', { lastName: ' ' }],
  ])('says what is wrong at %s', async (pointer, changes) => {
    const { status, body } = await invite(changes);
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('gives no role but those of work', async () => {
    for (const role of ['citizen', 'system', 'realm-admin'])
      expect((await invite({ role })).status).toBe(422);
  });
});

describe('A role', () => {
  const change = (who: Name, body: object, by: Name = 'admin') =>
    stage.ask(by, 'POST', `${of(who)}/role`, body);

  test('is changed with its place, and the one of before is written down', async () => {
    const { status, body } = await change('colleague', { role: 'operator', enteId: ENTE_B });
    expect([status, body.role, body.ente.id]).toEqual([200, 'operator', ENTE_B]);
    expect(body.history[0]).toMatchObject({ act: 'role-changed', role: 'operator', was: 'ente' });
    expect(account('colleague').roles).toEqual(['operator']);
    await change('colleague', { role: 'ente', enteId: ENTE_A });
  });

  test('is not one’s own to change, nor a citizen’s to get', async () => {
    expect((await change('admin', { role: 'auditor' })).body.code).toBe('own-account');
    expect((await change('otherCitizen', { role: 'admin' })).body.code).toBe('citizens-account');
    expect(account('otherCitizen').roles).toEqual(['citizen']);
  });
});

describe('Suspending', () => {
  const turn = (act: 'suspend' | 'reinstate', who: Name, by: Name = 'admin') =>
    stage.ask(by, 'POST', `${of(who)}/${act}`, { reason: 'Ha lasciato l’ente' });

  test('closes the account and every log-in, says why, and can be undone', async () => {
    stage.realm.people.logIn(PEOPLE.rival.sub!, 'rival-session');
    const { body } = await turn('suspend', 'rival');
    expect(body.account).toEqual({ isEnabled: false, isWaiting: false, sessions: [] });
    expect(body.acts).toContain('reinstate');
    expect(body.history[0]).toMatchObject({ act: 'suspended', reason: 'Ha lasciato l’ente', by: 'Carla Neri' }); // prettier-ignore
    expect((await search('group=staff', 'Marco Galli')).body.items[0].isSuspended).toBe(true);
    expect((await turn('reinstate', 'rival')).body.account.isEnabled).toBe(true);
    expect((await search('group=staff', 'Marco Galli')).body.items[0].isSuspended).toBe(false);
  });

  test('is refused for oneself, and for whoever has no account', async () => {
    expect((await turn('suspend', 'admin')).body.code).toBe('own-account');
    const id = randomUUID();
    await asSystem(
      stage.db,
      'milano',
      (trx) =>
      trx.insertInto('person').values({ id, comuneId: 'milano', name: 'Ada Senza', email: null, role: 'citizen', enteId: null }).execute(), // prettier-ignore
    );
    const refused = await stage.ask('admin', 'POST', `/people/${id}/suspend`, {
      reason: '-',
    });
    expect(refused.body.code).toBe('no-account');
    expect((await stage.ask('admin', 'GET', `/people/${id}`)).body).toMatchObject({ account: null, acts: [] }); // prettier-ignore
  });

  test('leaves one administrator: of two who suspend each other one stays', async () => {
    const both = await Promise.all([turn('suspend', 'secondAdmin', 'admin'), turn('suspend', 'admin', 'secondAdmin')]); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    const left = (['admin', 'secondAdmin'] as const).filter((who) => account(who).isEnabled);
    expect(left.length).toBe(1);
    for (const who of ['admin', 'secondAdmin'] as const) account(who).isEnabled = true;
  });

  test('waits, and leaves no doubt, while the realm is away', async () => {
    stage.realm.people.state.isAway = true;
    const refused = await turn('suspend', 'ente');
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    stage.realm.people.state.isAway = false;
    expect(account('ente').isEnabled).toBe(true);
    expect((await stage.ask('admin', 'GET', of('ente'))).body.history).toEqual([]);
  });
});

describe('Credentials', () => {
  test('are chosen anew by a link, in the app of their owner', async () => {
    const { mails } = stage.realm.people;
    for (const who of ['ente', 'citizen'] as const)
      expect((await stage.ask('admin', 'POST', `${of(who)}/credentials`, {})).status).toBe(200);
    expect(mails.slice(-2).map(({ app }) => app)).toEqual(['admin-ui', 'citizen-ui']);
  });
});

describe('Log-ins', () => {
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
  const asIn = async (
    who: Name,
    sid: string,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ) => {
    const authorization = `Bearer ${await stage.realm.sign({ ...PEOPLE[who], sid })}`;
    const headers = { authorization, 'user-agent': FIREFOX, 'idempotency-key': randomUUID() };
    const { payload } = await stage.app.inject({ method, url: `/api${path}`, headers, ...(body ? { payload: body } : {}) }); // prettier-ignore
    return JSON.parse(payload) as Json;
  };
  beforeEach(async () => {
    await stage.realm.people.asked.endSessions(PEOPLE.citizen.sub!);
    for (const id of ['phone', 'desk']) stage.realm.people.logIn(PEOPLE.citizen.sub!, id);
    stage.realm.people.logIn(PEOPLE.otherCitizen.sub!, 'strangers');
  });

  test('are listed with browser and system, and the one that asks is told apart', async () => {
    const { sessions } = await asIn('citizen', 'desk', 'GET', '/me/sessions');
    expect(sessions.map(({ id, device, isThis }: Json) => [id, device, isThis])).toEqual([
      ['phone', '', false],
      ['desk', 'Firefox · Linux', true],
    ]);
  });

  test('of one’s own are ended one by one, or all others at once; never another person’s', async () => {
    const end = (body: object) => asIn('citizen', 'desk', 'POST', '/me/sessions/end', body);
    expect((await end({ sessionId: 'strangers' })).sessions.length).toBe(2);
    expect(await stage.realm.people.asked.listSessions(PEOPLE.otherCitizen.sub!)).not.toEqual([]);
    expect((await end({ sessionId: 'phone' })).sessions.map(({ id }: Json) => id)).toEqual([
      'desk',
    ]);
    stage.realm.people.logIn(PEOPLE.citizen.sub!, 'tablet');
    expect((await end({})).sessions.map(({ id }: Json) => id)).toEqual(['desk']);
    const { body } = await stage.ask('admin', 'GET', of('citizen'));
    expect(body.history[0]).toMatchObject({ act: 'sessions-ended', isOwn: true });
  });

  test('of others an administrator ends, one or all', async () => {
    const one = await stage.ask('admin', 'POST', `${of('citizen')}/sessions/end`, { sessionId: 'phone' }); // prettier-ignore
    expect(one.body.account.sessions.map(({ id }: Json) => id)).toEqual(['desk']);
    const all = await stage.ask('admin', 'POST', `${of('citizen')}/sessions/end`, {});
    expect(all.body.account.sessions).toEqual([]);
  });
});
