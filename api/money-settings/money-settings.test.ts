import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSystem } from '../../db/connect.ts';
import { findCreditor, findPayee } from '../../db/payees.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import type { Json, Name } from '../testing.ts';

const IBAN = 'IT60X0542811101000000123456';
const CODE = '01199250158';
const DAY = '2099-01-01';
const TYPE = 'assistenza-persona';
const creditor = { validFrom: DAY, name: 'Comune di Milano', fiscalCode: CODE, iban: IBAN, segregationCode: '47', category: '0201102IM' }; // prettier-ignore
const account = { validFrom: DAY, holder: 'Comune di Milano', fiscalCode: CODE, iban: IBAN };

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
  await archive.ask('secondAdmin', 'GET', '/me');
  await archive.toActive('2026-03-02T08:00:00.000Z', [1, 1, 1, 1]);
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const lay = (path: string, body: object, who: Name = 'admin', key = randomUUID()) =>
  archive.ask(who, 'POST', `/money-settings/${path}`, body, key);
const act = (who: Name, id: string, name: string) =>
  archive.ask(who, 'POST', `/money-settings/${id}/${name}`, {});
const read = async (who: Name = 'admin'): Promise<Json> =>
  (await archive.ask(who, 'GET', '/money-settings')).body;
const rulesOf = async (kind: string) =>
  (await read()).rules.filter((rule: Json) => rule.kind === kind);

describe('Who is paid for a service', () => {
  test('is laid down from a day ahead on, by an administrator, once', async () => {
    const body = { validFrom: DAY, serviceTypeId: TYPE, payee: 'comune' };
    const key = randomUUID();
    const { status, body: said } = await lay('payees', body, 'admin', key);
    expect([status, (await lay('payees', body, 'admin', key)).status]).toEqual([201, 201]);
    expect(said.rules).toMatchObject([{ kind: 'payee', serviceTypeId: TYPE, validFrom: DAY, said: { payee: 'comune' }, when: 'ahead' }]);
    expect(said.asked).toMatchObject([{ status: 'laid-down', askedBy: 'Carla Neri', acts: ['withdraw'] }]);
    expect((await lay('payees', body)).body.errors[0].pointer).toBe('/validFrom');
    expect((await lay('payees', { ...body, payee: 'ente' }, 'admin', key)).body.code).toBe('idempotency-key-reused');
    const payeeOn = (at: string) =>
      asSystem(archive.db, 'milano', (trx) => findPayee(trx, { comuneId: 'milano', serviceTypeId: TYPE, at }));
    expect(await payeeOn('2098-12-31T22:59:59Z')).toBe('ente');
    expect(await payeeOn('2098-12-31T23:00:00Z')).toBe('comune');
  }); // prettier-ignore

  test('changes nothing for pratiche that have payments: how many is said before', async () => {
    const effect = async (query: string) =>
      (await archive.ask('admin', 'GET', `/money-settings/effect?${query}`)).body;
    expect(await effect(`kind=payee&serviceTypeId=${TYPE}`)).toEqual({ kept: 1 });
    expect(await effect('kind=fee')).toEqual({ kept: 1 });
    expect(await effect('kind=creditor')).toEqual({ kept: 0 });
    expect(await effect('kind=account')).toEqual({ kept: 0 });
  });

  test('is taken back before its day only', async () => {
    const [{ id }] = (await read()).asked;
    expect((await act('secondAdmin', id, 'withdraw')).body.asked).toMatchObject([{ status: 'withdrawn' }]);
    expect(await rulesOf('payee')).toEqual([]);
    expect((await act('secondAdmin', id, 'withdraw')).status).toBe(200);
    expect((await act('admin', id, 'withdraw')).body.code).toBe('approval-decided');
    await lay('payees', { validFrom: DAY, serviceTypeId: TYPE, payee: 'comune' });
    const [{ id: begun }] = (await read()).asked;
    await archive.behind(`update wemi.money_setting set valid_from = '2026-01-01' where id = '${begun}';
      update wemi.payee_rule set valid_from = '2026-01-01'`);
    expect((await act('admin', begun, 'withdraw')).status).toBe(422);
    expect(await rulesOf('payee')).toMatchObject([{ when: 'now' }]);
    await archive.behind(`delete from wemi.payee_rule`);
  }); // prettier-ignore
});

describe('Bank data of the comune', () => {
  test.each(['creditors', 'accounts'])('among the %s need a second administrator', async (path) => {
    const body = path === 'creditors' ? creditor : account;
    const kind = path === 'creditors' ? 'creditor' : 'account';
    await lay(path, body);
    expect(await rulesOf(kind)).toEqual([]);
    const [{ id, status }] = (await read()).asked;
    expect(status).toBe('asked');
    for (const name of ['confirm', 'decline', 'withdraw'])
      expect((await act('adminElsewhere', id, name)).status).toBe(404);
    expect((await act('admin', id, 'confirm')).body.code).toBe('approval-own');
    const waits = async (who: Name) =>
      (await archive.ask(who, 'GET', '/approvals?box=toDecide')).body.beside;
    expect(await waits('secondAdmin')).toMatchObject([{ kind: 'moneySetting', id, setting: kind, validFrom: DAY }]);
    for (const who of ['admin', 'adminElsewhere'] as const) expect(await waits(who)).toEqual([]);
    expect((await act('secondAdmin', id, 'withdraw')).body.code).toBe('approval-not-own');
    for (let n = 0; n < 2; n++) expect((await act('secondAdmin', id, 'confirm')).status).toBe(200);
    expect(await rulesOf(kind)).toMatchObject([{ validFrom: DAY, said: { iban: IBAN, fiscalCode: CODE } }]);
    expect(await waits('secondAdmin')).toEqual([]);
    expect((await read('auditor')).rules.find((rule: Json) => rule.kind === kind).said.iban).toBe('IT60 •••• 3456');
    expect((await act('admin', id, 'withdraw')).status).toBe(200);
    expect(await rulesOf(kind)).toEqual([]);
  }); // prettier-ignore

  test('hold at pagoPA from their day on', async () => {
    await lay('creditors', creditor);
    const [{ id }] = (await read()).asked;
    await act('secondAdmin', id, 'confirm');
    const on = (at: string) => asSystem(archive.db, 'milano', (trx) => findCreditor(trx, { comuneId: 'milano', at })); // prettier-ignore
    expect(await on('2098-12-31T12:00:00Z')).toBeUndefined();
    expect(await on('2099-01-01T12:00:00Z')).toMatchObject({ fiscalCode: CODE, iban: IBAN, postalAccount: null }); // prettier-ignore
    const postal = { postalAccount: ' 123456 ', postalAuthorisation: 'AUT. 1 DEL 01/01/2026' };
    await lay('creditors', { ...creditor, validFrom: '2099-03-01', ...postal });
    await act('secondAdmin', (await read()).asked[0].id, 'confirm');
    const told = { ...postal, postalAccount: '000000123456' };
    expect(await on('2099-03-01T12:00:00Z')).toMatchObject(told);
    expect((await rulesOf('creditor'))[0].said).toMatchObject(told);
  });

  test('that another does not confirm hold nothing', async () => {
    await lay('accounts', { ...account, validFrom: '2099-02-01' });
    const [{ id }] = (await read()).asked;
    expect((await act('secondAdmin', id, 'decline')).body.asked[0]).toMatchObject({ status: 'declined', acts: [] }); // prettier-ignore
    expect((await act('secondAdmin', id, 'confirm')).body.code).toBe('approval-decided');
  });

  test.each([
    ['accounts', { ...account, iban: 'IT61X0542811101000000123456' }, '/iban'],
    ['accounts', { ...account, fiscalCode: '01199250159' }, '/fiscalCode'],
    ['accounts', { ...account, bic: 'ABC' }, '/bic'],
    ['accounts', { ...account, holder: ' ' }, '/holder'],
    ['creditors', { ...creditor, iban: 'DE89370400440532013000' }, '/iban'],
    ['creditors', { ...creditor, segregationCode: '4x' }, '/segregationCode'],
    ['creditors', { ...creditor, category: '0201102' }, '/category'],
    [
      'creditors',
      { ...creditor, postalAccount: '12a', postalAuthorisation: 'AUT. 1' },
      '/postalAccount',
    ],
    [
      'creditors',
      { ...creditor, postalAccount: '1234567890123', postalAuthorisation: 'AUT. 1' },
      '/postalAccount',
    ],
    ['creditors', { ...creditor, postalAccount: '123' }, '/postalAuthorisation'],
    ['creditors', { ...creditor, postalAuthorisation: 'AUT. 1' }, '/postalAccount'],
    ['fees', { validFrom: '2026-01-01', rateBasisPoints: 200 }, '/validFrom'],
    ['fees', { validFrom: DAY, rateBasisPoints: 10_001 }, '/rateBasisPoints'],
    ['payees', { validFrom: DAY, serviceTypeId: 'nulla', payee: 'comune' }, '/serviceTypeId'],
  ])('and other rules, in %s, are checked: %j', async (path, body, pointer) => {
    const { status, body: said } = await lay(path, body);
    expect([status, said.errors[0].pointer]).toEqual([422, pointer]);
  });
});

describe('The comune’s fee', () => {
  test('is laid down for one service or for all, and stays what it was before', async () => {
    await lay('fees', { validFrom: DAY, rateBasisPoints: 150 });
    await lay('fees', { validFrom: DAY, serviceTypeId: TYPE, rateBasisPoints: 0 });
    expect((await rulesOf('fee')).map(({ said }: Json) => said.rateBasisPoints).sort()).toEqual([0, 150]); // prettier-ignore
  });
});

test.each(['citizen', 'ente', 'operator', 'sportello', 'auditor'] as Name[])(
  'The %s lays nothing down',
  async (who) => {
    expect((await lay('fees', { validFrom: DAY, rateBasisPoints: 1 }, who)).status).toBe(403);
    const seen = await archive.ask(who, 'GET', '/money-settings');
    expect(seen.status).toBe(who === 'auditor' ? 200 : 403);
  },
);

test('Rules that hold already cannot be written or removed by the platform itself', async () => {
  const fee = { comuneId: 'milano', serviceTypeId: null, rateBasisPoints: 100 };
  const add = (validFrom: string) =>
    asSystem(archive.db, 'milano', (trx) => trx.insertInto('comuneFee').values({ ...fee, validFrom }).execute()); // prettier-ignore
  await expect(add('2026-01-01')).rejects.toMatchObject({ code: '42501' });
  await archive.behind(`insert into wemi.comune_fee values ('milano', null, '2026-01-01', 100)`);
  const remove = asSystem(archive.db, 'milano', (trx) =>
    trx.deleteFrom('comuneFee').where('validFrom', '=', '2026-01-01').execute(),
  );
  await expect(remove).rejects.toMatchObject({ code: '42501' });
});
