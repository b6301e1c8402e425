import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Archive, openArchive } from '../audit/testing.ts';
import { endMandates, plantMandate } from '../mandates/testing.ts';
import { type Json, type Name, PEOPLE } from '../testing.ts';
import { receiptsOn } from './testing.ts';

let archive: Archive;
let old: string;
let recent: string;
let due: string;
beforeAll(async () => {
  archive = await openArchive();
  for (const who of ['delegate', 'otherCitizen', 'sportello'] as const)
    await archive.ask(who, 'GET', '/me');
  old = (await archive.toActive('2025-12-29T08:00:00.000Z', [1, 1, 1, 1])).pratica.id;
  recent = (await archive.toActive('2026-10-05T08:00:00.000Z', [1, 1, 1, 1])).pratica.id;
  due = (await archive.toActive('2026-10-12T08:00:00.000Z', [1, 1, 1, 1])).pratica.id;
  // As if the card had never been charged.
  await archive.behind(`
    update wemi.payment set status = 'due', settled_at = null where pratica_id = '${due}';
    delete from wemi.ledger_entry where pratica_id = '${due}';
    delete from wemi.payment_receipt using wemi.payment where payment_id = id and pratica_id = '${due}';
    update wemi.pratica set state = 'payment' where id = '${due}'`);
}, 120_000);
afterEach(() => endMandates(archive));
afterAll(() => archive?.close(), 60_000);

const ask = (query = '', who: Name = 'citizen') => archive.ask(who, 'GET', `/me/payments?${query}`);
const praticheOf = ({ body }: { body: Json }) => body.items.map(({ pratica }: Json) => pratica.id);

describe('My payments', () => {
  test('come newest first, each with what it is for and how it stands', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.items.map(({ pratica }: Json) => pratica.id)).toEqual([due, recent, old]);
    expect(body.items[0]).toMatchObject({ status: 'due', isPayable: true, settledAt: null, receiptNumber: null, ways: [], paidCents: 0 }); // prettier-ignore
    expect(body.items[1]).toMatchObject({
      status: 'settled', isPayable: false, amountCents: 25_800, paidCents: 25_800, voucherCents: 0,
      ways: ['card'], receiptNumber: 'R-MI-2026-000001', refunds: [], onItsWayCents: 0, payee: 'ente',
      ente: { name: 'Ente 1' }, mandate: null, applicantName: null, counterNumber: null,
    }); // prettier-ignore
    expect(body.items[2].receiptNumber).toBe('R-MI-2025-000001');
  });

  test('can be narrowed to those due or paid, to a year of Rome and to a pratica', async () => {
    expect(praticheOf(await ask('is=due'))).toEqual([due]);
    expect(praticheOf(await ask('is=paid'))).toEqual([recent, old]);
    expect(praticheOf(await ask('is=closed'))).toEqual([]);
    expect(praticheOf(await ask('is=paid&year=2025'))).toEqual([old]);
    expect(praticheOf(await ask(`praticaId=${recent}`))).toEqual([recent]);
    for (const query of ['is=all', 'year=x', 'praticaId=1', 'from=2026', 'cursor=x', 'limit=0'])
      expect([query, (await ask(query)).status]).toEqual([query, 422]);
  });

  test('come page by page', async () => {
    const first = await ask('limit=2');
    const rest = await ask(`limit=2&cursor=${first.body.next}`);
    expect([...praticheOf(first), ...praticheOf(rest)]).toEqual([due, recent, old]);
    expect(rest.body.next).toBeNull();
  });

  test('tell what came back', async () => {
    const { paymentOf, giveBack } = receiptsOn(archive);
    const { id: paymentId, enteId } = await paymentOf(old);
    const at = '2026-02-03T10:00:00.000Z';
    await giveBack(
      { praticaId: old, paymentId, enteId },
      { cents: 1_250, at, cause: randomUUID() },
    );
    expect((await ask(`praticaId=${old}`)).body.items[0].refunds).toEqual([{ amountCents: 1_250, at }]); // prettier-ignore
  });

  test('are nobody else’s, and those of a principal under a mandate for paying only', async () => {
    for (const who of ['otherCitizen', 'delegate', 'sportello', 'citizenElsewhere'] as const)
      expect([who, praticheOf(await ask('', who))]).toEqual([who, []]);
    for (const who of ['ente', 'admin', 'auditor', 'operator'] as const)
      expect([who, (await ask('', who)).status]).toEqual([who, 403]);
    await plantMandate(archive, { scope: ['service'] });
    expect(praticheOf(await ask('', 'delegate'))).toEqual([]);
    const mandateId = await plantMandate(archive, { scope: ['pay'], praticaId: due });
    const { body } = await ask('', 'delegate');
    expect(body.items).toMatchObject([{ pratica: { id: due }, applicantName: 'Anna Ferrari', mandate: { id: mandateId } }]); // prettier-ignore
    await plantMandate(archive, { holder: 'sportello', scope: ['pay'] });
    const applicant = `applicantId=${PEOPLE.citizen.sub}`;
    expect(praticheOf(await ask(`is=due&${applicant}`, 'sportello'))).toEqual([due]);
    expect(praticheOf(await ask(`applicantId=${PEOPLE.otherCitizen.sub}`, 'sportello'))).toEqual([]); // prettier-ignore
  });
});

describe('The payments of a pratica', () => {
  const list = (who: Name, id = recent) => archive.ask(who, 'GET', `/pratiche/${id}/payment-list`);

  test.each(['citizen', 'ente', 'admin', 'auditor'] as const)('are told to the %s', async (who) => {
    const { body } = await list(who);
    expect(body.items).toMatchObject([{ receiptNumber: 'R-MI-2026-000001', status: 'settled' }]);
  });

  test('are none to an ente that was asked and is not paid', async () => {
    expect((await list('rival')).body).toEqual({ items: [], next: null });
  });

  test.each(['otherCitizen', 'delegate', 'sportello', 'operator', 'unasked', 'adminElsewhere'] as const)(
    'do not exist for the %s',
    async (who) => expect((await list(who)).status).toBe(404),
  ); // prettier-ignore

  test('do not exist for a holder whose mandate is not for paying', async () => {
    await plantMandate(archive, { scope: ['service'] });
    expect((await list('delegate')).status).toBe(404);
    await plantMandate(archive, { scope: ['pay'] });
    expect((await list('delegate')).body.items).toHaveLength(1);
  });
});
