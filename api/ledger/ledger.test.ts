import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Archive, openArchive } from '../audit/testing.ts';
import { payoutsOn } from '../payouts/testing.ts';
import { ENTE_A, type Json, type Name } from '../testing.ts';

let archive: Archive;
let fetch: Awaited<ReturnType<typeof payoutsOn>>['fetch'];
let number: string;
beforeAll(async () => {
  archive = await openArchive();
  const on = await payoutsOn(archive);
  fetch = on.fetch;
  await on.setIban();
  await archive.behind(`insert into wemi.comune_fee values ('milano', null, '2026-01-01', 200)`);
  await archive.toActive('2026-03-02T08:00:00.000Z', [1, 1, 1, 1]);
  await archive.toActive('2026-03-09T08:00:00.000Z', [1, 1, 1, 1]);
  await on.toExecuted();
  [
    {
      pratica: { number },
    },
  ] = (await archive.ask('auditor', 'GET', '/ledger')).body.items;
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const list = async (query = '') => (await archive.ask('auditor', 'GET', `/ledger?${query}`)).body;
const totals = async (query = '') =>
  (await archive.ask('auditor', 'GET', `/ledger/totals?${query}`)).body;

describe('The ledger', () => {
  test('says of each entry what caused it: the event and the gateway’s operation, or the payout', async () => {
    const { items } = await list('limit=200');
    expect(items).toHaveLength(2 * (2 + 4 + 2 + 2));
    for (const line of items as Json[]) {
      expect(line.commandId).not.toBeNull();
      if (line.kind === 'charged') expect(line).toMatchObject({ event: { kind: 'confirmOrder' }, gatewayReference: null });
      else if (line.kind === 'payout') expect(line).toMatchObject({ event: null, payoutId: expect.any(String) }); // prettier-ignore
      else expect(line).toMatchObject({ event: { kind: 'paymentSettled', seq: expect.any(Number) }, gatewayReference: expect.any(String), payoutId: null }); // prettier-ignore
    }
    const [{ pratica, event }] = (await list('kind=settled')).items;
    const told = (await archive.ask('auditor', 'GET', `/pratiche/${pratica.id}/timeline`)).body
      .items;
    expect(told.find(({ seq }: Json) => seq === event.seq)?.kind).toBe('paymentSettled');
  });

  test('adds up to nothing, whole and by pratica, and by account to what its entries say', async () => {
    for (const query of ['', `number=${number}`, 'kind=fee', 'from=2026-03-01&until=2026-03-31']) {
      const { debitCents, creditCents, items } = await totals(query);
      expect([query, debitCents]).toEqual([query, creditCents]);
      expect(items.reduce((sum: number, each: Json) => sum + each.entries, 0)).toBe((await list(`limit=200&${query}`)).items.length); // prettier-ignore
    }
    const { items } = await list(`limit=200&account=ente:${ENTE_A}`);
    const { debitCents, creditCents } = await totals(`account=ente:${ENTE_A}`);
    expect(items.reduce((sum: number, { cents }: Json) => sum + cents, 0)).toBe(debitCents - creditCents); // prettier-ignore
    expect((await list('account=ente:&limit=200')).items).toEqual(items);
    expect(items[0].enteName).toBe('Ente 1');
  });

  test('has an account for each payer, by id: what they were charged and have paid', async () => {
    const payer = { chargedCents: 25_800, paidCents: 25_800, backCents: 0, leftCents: 0 };
    expect(await totals(`number=${number}`)).toMatchObject({ payer });
    const { items } = await list(`kind=charged&number=${number}`);
    const account = items.map((line: Json) => line.account).find((one: string) => one !== 'unpaid');
    expect(account).toMatch(/^payer:[0-9a-f-]{36}$/);
    const all = await totals(`account=${account}`);
    expect(all.payer).toMatchObject({ chargedCents: 51_600, paidCents: 51_600, leftCents: 0 });
    for (const query of ['', 'account=payer:', `account=ente:${ENTE_A}`, `number=${number}&kind=fee`])
      expect([query, (await totals(query)).payer]).toEqual([query, null]);
  }); // prettier-ignore

  test('comes page by page, and whole as a file', async () => {
    const all = (await list('limit=200')).items;
    const first = await list('limit=5');
    const second = await list(`limit=200&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(all);
    const { payload } = await fetch('auditor', '/ledger.csv?kind=fee');
    expect(payload.trim().split('\r\n')).toHaveLength(5);
    for (const query of ['account=x%20y', 'kind=other', 'from=1', 'limit=0', 'who=x', 'from=2026-04-01&until=2026-03-01'])
      expect([query, (await archive.ask('auditor', 'GET', `/ledger?${query}`)).status]).toEqual([query, 422]);
  }); // prettier-ignore

  test.each([
    ['admin', 200], ['ente', 403], ['sportello', 403], ['citizen', 403], ['operator', 403],
  ] as [Name, number][])('to the %s answers %d', async (who, status) => {
    for (const path of ['/ledger', '/ledger/totals', '/ledger.csv'])
      expect([path, (await fetch(who, path)).statusCode]).toEqual([path, status]);
  }); // prettier-ignore

  test('of another comune is not seen', async () => {
    const { body } = await archive.ask('auditorElsewhere', 'GET', '/ledger');
    expect(body.items).toEqual([]);
  });
});
