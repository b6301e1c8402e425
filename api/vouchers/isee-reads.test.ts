import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { type Json, openApi } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => void (stage = await openApi({} as never)), 60_000);
afterAll(() => stage?.close());

const FUND = {
  owner: 'Comune di Milano',
  name: 'Aiuto a casa',
  about: 'Per i servizi a domicilio',
  source: 'Delibera di prova',
  budgetCents: 100_000,
  opensOn: today(),
  applyUntil: addDays(today(), 60),
  spendUntil: addDays(today(), 120),
  rules: {
    iseeKind: 'ordinary',
    bands: [{ upToCents: 1_000_000, amount: { cents: 40_000 } }],
    per: 'once',
    access: 'firstCome',
  },
  reason: 'Bilancio',
};

test('Who of the staff reads an ISEE is written down, once in a while, and its owner reads of it', async () => {
  const { body: fund } = await stage.ask('admin', 'POST', '/voucher-funds', FUND);
  const isee = { kind: 'ordinary', cents: 900_000, validUntil: addDays(today(), 30) };
  await stage.ask('delegate', 'POST', '/voucher-applications', { fundId: fund.id, isee });
  const readings = async () => (await stage.ask('delegate', 'GET', '/me/readings')).body.items as Json[]; // prettier-ignore
  const before = await readings();
  for (const who of ['auditor', 'auditor', 'sportello'] as const)
    expect((await stage.ask(who, 'GET', `/voucher-funds/${fund.id}/applications`)).status).toBe(
      200,
    );
  const [reading, ...rest] = await readings();
  expect(reading).toMatchObject({ what: 'isee', role: 'auditor', pratica: null });
  expect(rest).toEqual(before);
  const { items } = (await stage.ask('admin', 'GET', '/audit/reads')).body;
  expect(items[0]).toMatchObject({ what: 'isee', subjectName: 'Marta Ferrari', pratica: null });
  const file = await stage.app.inject({ method: 'GET', url: '/api/audit/reads.csv', headers: { authorization: await stage.bearer('auditor') } }); // prettier-ignore
  expect(file.body).toContain('ISEE in una domanda di voucher');
  const { items: others } = (await stage.ask('citizen', 'GET', '/me/readings')).body;
  expect(others).not.toContainEqual(expect.objectContaining({ id: reading!.id }));
});
