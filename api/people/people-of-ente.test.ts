import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { standsFor } from '../../db/payouts/iban-proposals.ts';
import { RealmAway } from '../../realm/admin-api.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openApi({} as never);
  for (const who of Object.keys(PEOPLE) as Name[]) await stage.ask(who, 'GET', '/me');
}, 180_000);
afterAll(() => stage?.close());

const of = (who: Name) => `/people/${PEOPLE[who].sub}`;
const account = (who: Name) => stage.realm.people.accounts.get(PEOPLE[who].sub!)!;
const names = async (query = '', q?: string) => {
  const headers = { authorization: await stage.bearer('ente'), ...(q ? { 'wemi-search': encodeURIComponent(q) } : {}) }; // prettier-ignore
  const { payload } = await stage.app.inject({ url: `/api/people?group=staff${query}`, headers });
  return (JSON.parse(payload) as Json).items.map(({ name }: Json) => name);
};
const invite = (changes: object = {}, who: Name = 'ente') =>
  stage.ask(who, 'POST', '/people', {
    ...{ firstName: 'Nadia', lastName: 'Greco', email: `${randomUUID()}@example.org`, role: 'operator' },
    ...changes,
  }); // prettier-ignore
const turn = (act: 'suspend' | 'reinstate', whom: Name, by: Name) =>
  stage.ask(by, 'POST', `${of(whom)}/${act}`, { reason: 'Ha lasciato l’ente' });

describe('Who answers for an ente', () => {
  test('finds those who work for it, and nobody else', async () => {
    const own = ['Paola Conti', 'Persona 3333', 'Ugo Sala'];
    expect(await names()).toEqual(own);
    expect(await names('&role=operator')).toEqual(['Persona 3333']);
    expect(await names('&role=admin')).toEqual([]);
    expect([await names('', 'Sala'), await names('', 'Galli')]).toEqual([['Ugo Sala'], []]);
    expect((await stage.ask('ente', 'GET', '/people?group=citizens')).status).toBe(403);
    expect((await stage.ask('ente', 'GET', '/people/places')).status).toBe(403);
  });

  test.each(['rival', 'admin', 'citizen', 'sportello', 'enteElsewhere'] as const)(
    'does not find the %s, whatever is asked about them',
    async (who) => {
      const before = structuredClone(account(who));
      expect((await stage.ask('ente', 'GET', of(who))).status).toBe(404);
      for (const [path, body] of [
        ['suspend', { reason: '-' }],
        ['reinstate', { reason: '-' }],
        ['role', { role: 'operator' }],
        ['credentials', {}],
        ['sessions/end', {}],
      ] as const)
        expect((await stage.ask('ente', 'POST', `${of(who)}/${path}`, body)).status).toBe(404);
      expect(account(who)).toEqual(before);
    },
  );

  test('does not look after one who is a citizen here as well', async () => {
    account('operator').roles.push('citizen');
    expect((await stage.ask('ente', 'GET', of('operator'))).status).toBe(404);
    expect((await turn('suspend', 'operator', 'ente')).status).toBe(404);
    account('operator').roles.pop();
    expect((await stage.ask('ente', 'GET', of('operator'))).status).toBe(200);
  });

  test('invites for it, without saying so', async () => {
    const { mails } = stage.realm.people;
    const { status, body } = await invite();
    expect([status, body.role, body.ente.id]).toEqual([201, 'operator', ENTE_A]);
    expect(mails.at(-1)).toEqual({ to: body.id, app: 'admin-ui' });
    expect(body.history).toMatchObject([{ act: 'invited', by: 'Paola Conti', role: 'operator' }]);
    expect(body.acts).toEqual(['role', 'suspend', 'credentials', 'sessions']);
  });

  test('stays who let somebody in, also when the mail to them fails', async () => {
    const { asked } = stage.realm.people;
    const { mailPassword } = asked;
    asked.mailPassword = () => Promise.reject(new RealmAway('the mail is refused'));
    const email = 'rifiuta@example.org';
    expect((await invite({ email, role: 'ente' })).status).toBe(503);
    Object.assign(asked, { mailPassword });
    const made = [...stage.realm.people.accounts.values()].at(-1)!;
    expect(made.roles).toEqual(['ente']);
    const hand = await asSystem(stage.db, 'milano', (trx) => standsFor(trx, { personId: made.id }));
    expect(hand).toBe(PEOPLE.ente.sub);
  });

  test('invites thirty times in an hour, whatever came of it', async () => {
    for (let asked = 0; asked < 30; asked += 1)
      expect((await invite({ role: 'admin' }, 'rival')).status).toBe(422);
    const { status, headers } = await invite({}, 'rival');
    expect([status, Number(headers['retry-after']) > 3_000]).toEqual([429, true]);
  });

  test.each([
    ['/role', { role: 'admin' }],
    ['/role', { role: 'auditor' }],
    ['/role', { role: 'sportello', sportelloId: 'spazio-wemi-capuana' }],
    ['/enteId', { enteId: ENTE_B }],
    ['/sportelloId', { sportelloId: 'spazio-wemi-capuana' }],
  ])('gives no role and no place but its own: %s', async (pointer, changes) => {
    for (const { status, body } of [
      await invite(changes),
      await stage.ask('ente', 'POST', `${of('colleague')}/role`, { role: 'ente', ...changes }),
    ])
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    expect(account('colleague')).toMatchObject({ roles: ['ente'], enteId: ENTE_A });
  });

  test('changes a role, and closes and opens an account', async () => {
    const change = (role: string) => stage.ask('ente', 'POST', `${of('colleague')}/role`, { role });
    expect((await change('operator')).body).toMatchObject({ role: 'operator', ente: { id: ENTE_A } }); // prettier-ignore
    expect((await turn('suspend', 'ente', 'colleague')).status).toBe(403);
    expect((await change('ente')).body.role).toBe('ente');
    const closed = (await turn('suspend', 'colleague', 'ente')).body;
    expect([closed.account.isEnabled, closed.history[0].reason]).toEqual([false, 'Ha lasciato l’ente']); // prettier-ignore
    expect((await turn('reinstate', 'colleague', 'ente')).body.account.isEnabled).toBe(true);
    expect((await turn('suspend', 'ente', 'ente')).body.code).toBe('own-account');
  });

  test('is one at least: of two who suspend each other one stays', async () => {
    const both = await Promise.all([turn('suspend', 'colleague', 'ente'), turn('suspend', 'ente', 'colleague')]); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    for (const who of ['ente', 'colleague'] as const) account(who).isEnabled = true;
  });

  test('sees that the office acted, not who of it, nor why; of oneself nobody reads why', async () => {
    await turn('suspend', 'colleague', 'admin');
    await turn('reinstate', 'colleague', 'admin');
    const seen = (await stage.ask('ente', 'GET', of('colleague'))).body.history.slice(0, 2);
    expect(seen).toMatchObject([
      { act: 'reinstated', by: null, reason: null },
      { act: 'suspended', by: null, reason: null },
    ]);
    const own = (await stage.ask('colleague', 'GET', of('colleague'))).body;
    expect([own.acts, own.history.every(({ reason }: Json) => reason === null)]).toEqual([[], true]); // prettier-ignore
    const { history } = (await stage.ask('admin', 'GET', of('colleague'))).body;
    expect(history[0]).toMatchObject({ by: 'Carla Neri', reason: 'Ha lasciato l’ente' });
  });
});
