import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { sumCommitted } from '../../db/vouchers.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { plantMandate } from '../mandates/testing.ts';
import { type Json, type Name, openApi } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => void (stage = await openApi({} as never)), 60_000);
afterAll(() => stage?.close());

const day = (days: number) => addDays(today(), days);
const RULES = {
  iseeKind: 'ordinary',
  bands: [
    { upToCents: 1_000_000, amount: { cents: 40_000 } },
    { upToCents: 2_000_000, amount: { cents: 10_000 } },
  ],
  per: 'once',
  access: 'firstCome',
  resident: true,
};
const FUND = {
  owner: 'Comune di Milano',
  name: 'Aiuto a casa',
  about: 'Per i servizi a domicilio',
  source: 'Delibera di prova',
  budgetCents: 100_000,
  opensOn: today(),
  applyUntil: day(60),
  spendUntil: day(120),
  rules: RULES,
  reason: 'Bilancio',
};
const fund = async (change: object = {}) =>
  (await stage.ask('admin', 'POST', '/voucher-funds', { ...FUND, name: randomUUID(), ...change })).body; // prettier-ignore
const SAID = { isee: { kind: 'ordinary', cents: 900_000, validUntil: day(30) }, resident: true };
const apply = (who: Name, fundId: string, change: object = {}, key = randomUUID()) =>
  stage.ask(who, 'POST', '/voucher-applications', { fundId, ...SAID, ...change }, key);
const decide = (id: string, { who = 'admin' as Name, body = {}, key = randomUUID() } = {}) =>
  stage.ask(who, 'POST', `/voucher-applications/${id}/decision`, body, key);
const wallet = async (who: Name) => (await stage.ask(who, 'GET', '/vouchers')).body as Json;
const pointers = ({ body }: { body: Json }) =>
  (body.errors as Json[]).map(({ pointer }) => pointer as string);

describe('A fund', () => {
  test('is read by everybody; how much is left is for the office', async () => {
    const { id } = await fund();
    const seen = async (who: Name) =>
      ((await stage.ask(who, 'GET', '/voucher-funds')).body.items as Json[]).find((one) => one.id === id); // prettier-ignore
    expect(await seen('admin')).toMatchObject({ status: 'open', leftCents: 100_000, waiting: 0, rules: RULES, ruleSetVersion: 1 }); // prettier-ignore
    expect(await seen('citizen')).toMatchObject({ leftCents: null, waiting: null });
    expect(await seen('citizenElsewhere')).toBeUndefined();
  });

  test('is written by an administrator only, once for each command', async () => {
    const key = randomUUID();
    const write = (who: Name) => stage.ask(who, 'POST', '/voucher-funds', FUND, key);
    for (const who of ['citizen', 'ente', 'sportello', 'operator', 'auditor'] as const)
      expect((await write(who)).status).toBe(403);
    expect((await write('admin')).body.id).toBe((await write('admin')).body.id);
  });

  test.each([
    ['/spendUntil', { spendUntil: day(10) }],
    ['/applyUntil', { applyUntil: day(-1), opensOn: day(-9) }],
    ['/reason', { reason: ' ' }],
    ['/rules/bands/1/upToCents', { rules: { ...RULES, bands: [RULES.bands[1], RULES.bands[0]] } }],
    ['/rules/child', { rules: { ...RULES, child: { from: 9, to: 3 } } }],
    ['/rules/serviceTypeIds/0', { rules: { ...RULES, serviceTypeIds: ['volo'] } }],
  ])('is refused at %s', async (pointer, change) => {
    const answer = await stage.ask('admin', 'POST', '/voucher-funds', { ...FUND, ...change });
    expect(answer.status).toBe(422);
    expect(pointers(answer)).toContain(pointer);
  });

  test('has rules in versions, none for the past and none behind another’s back', async () => {
    const { id } = await fund();
    const write = (change: object = {}, who: Name = 'admin') =>
      stage.ask(who, 'POST', `/voucher-funds/${id}/rule-sets`, { validFrom: day(5), rules: RULES, reason: 'Più famiglie', expectedVersion: 1, ...change }); // prettier-ignore
    expect(pointers(await write({ validFrom: day(-1) }))).toEqual(['/validFrom']);
    expect((await write()).body).toMatchObject({ version: 2, status: 'coming', writtenBy: 'Carla Neri' }); // prettier-ignore
    expect((await write()).body.code).toBe('rules-changed');
    expect((await write({}, 'adminElsewhere')).status).toBe(404);
    expect((await write({}, 'citizen')).status).toBe(403);
    const { items } = (await stage.ask('auditor', 'GET', `/voucher-funds/${id}/rule-sets`)).body;
    expect((items as Json[]).map(({ status }) => status)).toEqual(['coming', 'inForce']);
  });
});

describe('An application', () => {
  test('is received once, as self-declared, and seen by whom it is of', async () => {
    const { id } = await fund();
    const key = randomUUID();
    const made = await apply('citizen', id, {}, key);
    expect([made.status, made.body]).toMatchObject([201, { status: 'received', isee: { source: 'self-declared', cents: 900_000 }, decisions: [] }]); // prettier-ignore
    expect((await apply('citizen', id, {}, key)).body).toEqual(made.body);
    expect((await apply('citizen', id)).body.code).toBe('application-known');
    expect((await wallet('citizen')).applications.map((one: Json) => one.id)).toContain(made.body.id); // prettier-ignore
    expect((await wallet('otherCitizen')).applications).toEqual([]);
  });

  test('is refused to a fund that is closed, elsewhere or unknown', async () => {
    const coming = await fund({ opensOn: day(2) });
    expect((await apply('citizen', coming.id)).body.code).toBe('fund-closed');
    expect((await apply('citizen', randomUUID())).status).toBe(404);
    expect((await apply('citizenElsewhere', coming.id)).status).toBe(404);
    for (const who of ['admin', 'ente', 'auditor', 'operator'] as const)
      expect((await apply(who, coming.id)).status).toBe(403);
    const { id } = await fund();
    expect(pointers(await apply('citizen', id, { birthDate: day(1) }))).toEqual(['/birthDate']);
  });

  test('comes from a sportello by mandate and with a reason, never without', async () => {
    await stage.ask('citizen', 'GET', '/me');
    const { id } = await fund();
    expect((await apply('sportello', id)).body.code).toBe('mandate-required');
    const mandateId = await plantMandate(stage, { holder: 'sportello' });
    const onBehalfOf = { mandateId };
    expect((await apply('sportello', id, { onBehalfOf })).body.code).toBe('reason-required');
    const made = await apply('sportello', id, { onBehalfOf, reason: 'È venuta allo sportello' });
    expect(made.body).toMatchObject({ status: 'received', submittedRole: 'sportello', personName: 'Anna Ferrari' }); // prettier-ignore
    const seen = async (who: Name) =>
      (await stage.ask(who, 'GET', `/voucher-funds/${id}/applications`)).body.items;
    expect(await seen('sportello')).toHaveLength(1);
    expect(await seen('otherSportello')).toEqual([]);
    expect((await wallet('citizen')).applications[0].id).toBe(made.body.id);
  });

  test('is withdrawn by whom it is of, while it waits', async () => {
    const { id: fundId } = await fund();
    const { id } = (await apply('citizen', fundId)).body;
    const withdraw = (who: Name) =>
      stage.ask(who, 'POST', `/voucher-applications/${id}/withdrawal`);
    expect((await withdraw('otherCitizen')).status).toBe(404);
    expect((await withdraw('citizen')).body.status).toBe('withdrawn');
    expect((await withdraw('citizen')).status).toBe(200);
    expect((await decide(id)).body.code).toBe('application-decided');
    expect((await apply('citizen', fundId)).status).toBe(201);
  });
});

describe('A decision', () => {
  test('names each rule with the value it met, and gives a voucher', async () => {
    const { id: fundId } = await fund();
    const { id } = (await apply('citizen', fundId)).body;
    const key = randomUUID();
    for (const who of ['citizen', 'sportello', 'auditor', 'ente'] as const)
      expect((await decide(id, { who })).status).toBe(403);
    expect((await decide(id, { who: 'adminElsewhere' })).status).toBe(404);
    const decided = (await decide(id, { key })).body;
    expect(decided).toMatchObject({ status: 'granted', decisions: [{
      outcome: 'granted', amountCents: 40_000, ruleSetVersion: 1, funds: { leftCents: 100_000, neededCents: 40_000, isMet: true },
      rules: [
        { rule: 'isee', ceilingCents: 2_000_000, met: { kind: 'ordinary', cents: 900_000 }, source: 'self-declared', validUntil: day(30), isMet: true },
        { rule: 'resident', met: true, isMet: true },
        { rule: 'band', met: { upToCents: 1_000_000 }, isMet: true },
      ],
    }] }); // prettier-ignore
    expect((await decide(id, { key })).body).toEqual(decided);
    expect((await decide(id)).body.code).toBe('application-decided');
    const { vouchers } = await wallet('citizen');
    expect(vouchers.filter((one: Json) => one.valueCents === 40_000)).toEqual([expect.objectContaining({ leftCents: 40_000, expiresOn: FUND.spendUntil, isExpired: false, uses: [] })]); // prettier-ignore
  });

  test('follows the line, and what the office has seen counts as the office’s', async () => {
    const { id: fundId } = await fund();
    const first = (await apply('citizen', fundId, { resident: false })).body;
    const second = (await apply('otherCitizen', fundId)).body;
    expect((await decide(second.id)).body.code).toBe('application-not-next');
    const body = { verified: { resident: true, isee: { ...SAID.isee, cents: 1_000_001 } } };
    const [decision] = (await decide(first.id, { body })).body.decisions;
    expect(decision).toMatchObject({ outcome: 'granted', amountCents: 10_000 });
    expect(decision.rules[0]).toMatchObject({ source: 'office', met: { cents: 1_000_001 } });
    expect((await decide(second.id)).status).toBe(200);
  });

  test('of a ranking waits until applications are closed', async () => {
    const { id: fundId } = await fund({ rules: { ...RULES, access: 'ranking' } });
    const { id } = (await apply('citizen', fundId)).body;
    expect((await decide(id)).body.code).toBe('ranking-open');
  });

  test('is by the rules of the day it came; a ceiling raised later changes nothing that is past', async () => {
    const { id: fundId } = await fund();
    const { id } = (await apply('citizen', fundId, { isee: { ...SAID.isee, cents: 2_000_001 } })).body; // prettier-ignore
    const before = (await decide(id)).body;
    expect(before.decisions[0]).toMatchObject({ outcome: 'refused', amountCents: 0 });
    const bands = [...RULES.bands, { upToCents: 3_000_000, amount: { cents: 5_000 } }];
    await stage.ask('admin', 'POST', `/voucher-funds/${fundId}/rule-sets`, { validFrom: today(), rules: { ...RULES, bands }, reason: 'Più famiglie', expectedVersion: 1 }); // prettier-ignore
    const { items } = (await stage.ask('admin', 'GET', `/voucher-funds/${fundId}/applications`)).body; // prettier-ignore
    expect(items).toEqual([before]);
    // Who is refused may ask again, and meets the new rules.
    const again = (await apply('citizen', fundId, { isee: { ...SAID.isee, cents: 2_000_001 } })).body; // prettier-ignore
    expect((await decide(again.id)).body.decisions[0]).toMatchObject({ amountCents: 5_000, ruleSetVersion: 2 }); // prettier-ignore
  });

  test('on a fund’s last euros is one, also when two are made at once', async () => {
    const { id: fundId } = await fund({ budgetCents: 50_000 });
    const first = (await apply('citizen', fundId)).body;
    const second = (await apply('otherCitizen', fundId)).body;
    const tryBoth = () =>
      Promise.all([decide(first.id), decide(second.id, { who: 'secondAdmin' })]);
    await tryBoth();
    await decide(second.id, { who: 'secondAdmin' });
    const { items } = (await stage.ask('admin', 'GET', `/voucher-funds/${fundId}/applications`)).body; // prettier-ignore
    expect((items as Json[]).map(({ status }) => status).sort()).toEqual(['granted', 'refused']);
    const poor = (items as Json[]).find(({ status }) => status === 'refused')!;
    expect(poor.decisions[0].funds).toEqual({
      leftCents: 10_000,
      neededCents: 40_000,
      isMet: false,
    });
    const committed = await asSystem(stage.db, 'milano', (trx) => sumCommitted(trx, { fundId, on: today() })); // prettier-ignore
    expect(committed).toBe(40_000);
  });

  test('of a monthly measure gives as many months as the fund still runs', async () => {
    const rules = { ...RULES, per: 'month', bands: [{ upToCents: 1_000_000, amount: { percent: 50, capCents: 2_000 } }] }; // prettier-ignore
    const { id: fundId } = await fund({ rules, applyUntil: today(), spendUntil: today() });
    const { id } = (await apply('otherCitizen', fundId, { costCents: 3_001 })).body;
    expect((await decide(id)).body.decisions[0]).toMatchObject({
      amountCents: 1_500,
      per: 'month',
    });
    const { vouchers } = await wallet('otherCitizen');
    expect(vouchers).toContainEqual(expect.objectContaining({ valueCents: 1_500, monthlyCents: 1_500 })); // prettier-ignore
  });
});

describe('An appeal', () => {
  test('is answered by somebody else, and decided again by them', async () => {
    const { id: fundId } = await fund();
    const { id } = (await apply('citizen', fundId, { resident: false })).body;
    const [refused] = (await decide(id)).body.decisions;
    const appeal = (who: Name, key = randomUUID()) =>
      stage.ask(who, 'POST', `/voucher-decisions/${refused.id}/appeal`, { reason: 'Abito qui' }, key); // prettier-ignore
    expect((await appeal('otherCitizen')).status).toBe(404);
    const key = randomUUID();
    const made = (await appeal('citizen', key)).body;
    expect((await appeal('citizen', key)).body).toEqual(made);
    expect((await appeal('citizen')).body.code).toBe('appeal-known');
    const { id: appealId, dueAt } = made.decisions[0].appeal;
    expect(Date.parse(dueAt)).toBeGreaterThan(Date.now());
    const open = async (who: Name) => (await stage.ask(who, 'GET', '/voucher-appeals')).body.items;
    const waits = { id: appealId, fundId, applicationId: id, dueAt, isOverdue: false };
    expect(await open('admin')).toEqual([expect.objectContaining({ ...waits, isBarred: true })]);
    expect(await open('secondAdmin')).toEqual([expect.objectContaining({ ...waits, isBarred: false })]); // prettier-ignore
    expect(await open('adminElsewhere')).toEqual([]);
    expect((await stage.ask('sportello', 'GET', '/voucher-appeals')).status).toBe(403);
    const answer = (who: Name, upheld = true) =>
      stage.ask(who, 'POST', `/voucher-appeals/${appealId}/answer`, {
        upheld,
        answer: 'Hai ragione',
      });
    expect((await answer('admin')).body.code).toBe('own-act');
    expect((await answer('adminElsewhere')).status).toBe(404);
    expect((await answer('auditor')).status).toBe(403);
    expect((await answer('secondAdmin')).body).toMatchObject({ status: 'received', decisions: [{ appeal: { upheld: true, answer: 'Hai ragione' } }] }); // prettier-ignore
    expect((await answer('secondAdmin', false)).body.code).toBe('appeal-answered');
    expect(await open('secondAdmin')).toEqual([]);
    expect((await decide(id)).body.code).toBe('own-act');
    const again = await decide(id, { who: 'secondAdmin', body: { verified: { resident: true } } });
    expect(again.body).toMatchObject({ status: 'granted', decisions: [{ outcome: 'granted' }, { outcome: 'refused' }] }); // prettier-ignore
  });
});

test('A simulation says who would gain and lose, at what cost, and writes nothing', async () => {
  const { id: fundId } = await fund();
  const poor = (await apply('citizen', fundId)).body;
  const rich = (await apply('otherCitizen', fundId, { isee: { ...SAID.isee, cents: 2_500_000 } })).body; // prettier-ignore
  for (const { id } of [poor, rich]) await decide(id);
  const bands = [{ upToCents: 3_000_000, amount: { cents: 20_000 } }];
  const simulate = (from: string, who: Name = 'admin') =>
    stage.ask(who, 'POST', `/voucher-funds/${fundId}/simulation`, { rules: { ...RULES, bands }, from }); // prettier-ignore
  const list = () => stage.ask('admin', 'GET', `/voucher-funds/${fundId}/applications`);
  const before = (await list()).body;
  const { cases, ...totals } = (await simulate(today())).body;
  expect(totals).toEqual({ gain: 1, lose: 1, beforeCents: 40_000, afterCents: 40_000 });
  const sum = (name: string) => (cases as Json[]).reduce((total, one) => total + one[name], 0);
  expect([sum('beforeCents'), sum('afterCents')]).toEqual([totals.beforeCents, totals.afterCents]);
  expect((cases as Json[]).map(({ change }) => change).sort()).toEqual(['gains', 'loses']);
  expect((await simulate(day(1))).body.cases).toEqual([]);
  expect((await simulate(today(), 'auditor')).status).toBe(403);
  expect((await list()).body).toEqual(before);
});
