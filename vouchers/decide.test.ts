import { describe, expect, test } from '@jest/globals';
import {
  BONUS_ASSISTENTI,
  HOME_CARE_TARIFF,
  MEASURES,
  MISURA_B2,
  WISH_MI,
  type MeasureSeed,
} from '../db/seed/measures.ts';
import { decide } from './decide.ts';
import type { Fact, Facts } from './facts.ts';
import { inLine } from './next-in-line.ts';
import { inForceOn, type DocumentKind, type IseeKind } from './rules.ts';
import { simulate } from './simulate.ts';
import { iseeFor, tariffOf } from './tariff.ts';

const said = <T>(value: T, validUntil: string | null = null): Fact<T> => ({
  value,
  source: 'self-declared',
  validUntil,
});
const isee = (cents: number, kind: IseeKind = 'ordinary', until = '2023-12-31') =>
  said({ kind, cents }, until);

const FAMILY: Facts = { childrenBornOn: said(['2012-03-04']), resident: said(true) };
const CARER: Facts = {
  resident: said(true),
  documents: said<DocumentKind[]>(['employment-contract']),
  costCents: said(1_000_000),
};
const DISABLED: Facts = {
  birthDate: said('1980-06-15'),
  resident: said(true),
  documents: said<DocumentKind[]>(['disability-certificate']),
  costCents: said(1_000_00),
};
const amount = ({ ruleSet }: MeasureSeed, facts: Facts, day: string) =>
  decide(ruleSet, facts, day).amountCents;
const failed = ({ ruleSet }: MeasureSeed, facts: Facts, day: string) =>
  decide(ruleSet, facts, day).rules.filter(({ isMet }) => !isMet).map(({ rule }) => rule); // prettier-ignore

describe('WISH-MI', () => {
  const day = '2022-09-01';
  test.each([
    [0, 40000],
    [899_999, 40000],
    [900_000, 40000],
    [900_001, 25000],
    [1_799_999, 25000],
    [1_800_000, 25000],
    [1_800_001, 10000],
    [2_699_999, 10000],
    [2_700_000, 10000],
    [2_700_001, 0],
  ])('gives, with an ISEE of %d cents, %d cents', (cents, given) => {
    expect(amount(WISH_MI, { ...FAMILY, isee: isee(cents) }, day)).toBe(given);
  });

  test.each([
    ['born that very day', '2022-09-01', []],
    ['who turns 18 tomorrow', '2004-09-02', []],
    ['who turns 18 today', '2004-09-01', ['child']],
    ['not born yet', '2022-09-02', ['child']],
  ])('judges a child %s', (_, bornOn, missed) => {
    const facts = { ...FAMILY, isee: isee(900_000), childrenBornOn: said([bornOn]) };
    expect(failed(WISH_MI, facts, day)).toEqual(missed);
  });

  test('wants one child of the age, not all of them', () => {
    const facts = { ...FAMILY, isee: isee(1), childrenBornOn: said(['1999-01-01', '2015-01-01']) };
    expect(amount(WISH_MI, facts, day)).toBe(40000);
  });

  test('refuses an ISEE of another kind, and who lives elsewhere', () => {
    expect(failed(WISH_MI, { ...FAMILY, isee: isee(1, 'sociosanitario') }, day)).toEqual(['isee', 'band']); // prettier-ignore
    expect(failed(WISH_MI, { ...FAMILY, isee: isee(1), resident: said(false) }, day)).toEqual(['resident']); // prettier-ignore
  });

  test.each([
    ['the day before its last', '2023-12-30', null],
    ['on its last day', '2023-12-31', null],
    ['the day after', '2024-01-01', 'run-out'],
  ])('reads an ISEE %s', (_, onDate, fault) => {
    const [first] = decide(WISH_MI.ruleSet, { ...FAMILY, isee: isee(1) }, onDate).rules;
    expect(first).toMatchObject({ rule: 'isee', fault, isMet: fault === null });
  });
});

describe('Bonus assistenti familiari', () => {
  const day = '2025-05-05';
  const with_ = (cents: number, costCents: number): Facts => ({
    ...CARER,
    isee: isee(cents, 'ordinary', '2025-12-31'),
    costCents: said(costCents),
  });
  test.each([
    [2_499_999, 1_000_000, 240000],
    [2_500_000, 1_000_000, 240000],
    [2_500_001, 1_000_000, 200000],
    [3_499_999, 1_000_000, 200000],
    [3_500_000, 1_000_000, 200000],
    [3_500_001, 1_000_000, 0],
    // 60 % of the pay reaches the cap of 2,400 euros at 4,000, that of 2,000 at 3,333.34.
    [2_500_000, 399_999, 239999],
    [2_500_000, 400_000, 240000],
    [2_500_000, 400_001, 240000],
    [3_500_000, 333_333, 199999],
    [3_500_000, 333_334, 200000],
    [2_500_000, 1, 0],
  ])('gives, with an ISEE of %d and a pay of %d cents, %d cents', (cents, pay, given) => {
    expect(amount(BONUS_ASSISTENTI, with_(cents, pay), day)).toBe(given);
  });

  test('wants the contract and a pay', () => {
    const facts = { ...with_(1, 0), documents: said<DocumentKind[]>([]) };
    expect(failed(BONUS_ASSISTENTI, facts, day)).toEqual(['document', 'cost']);
  });
});

describe('Misura B2', () => {
  const day = '2025-02-01';
  const aged = (birthDate: string, cents: number): Facts => ({
    ...DISABLED,
    birthDate: said(birthDate),
    isee: isee(cents, 'sociosanitario', '2025-12-31'),
  });
  test.each([
    ['at 17, one day before 18', '2007-02-02', 2_500_000, 40000],
    ['at 17, above 25,000', '2007-02-02', 2_500_001, 0],
    ['at 18 today', '2007-02-01', 2_500_001, 80000],
    ['at 18, below 30,000', '2007-02-01', 2_999_999, 80000],
    ['at 18, at 30,000', '2007-02-01', 3_000_000, 80000],
    ['at 18, above 30,000', '2007-02-01', 3_000_001, 0],
    ['on the last day at 65', '1959-02-02', 3_000_000, 80000],
    ['at 66 today, above 25,000', '1959-02-01', 3_000_000, 0],
    ['at 66 today, below 25,000', '1959-02-01', 2_499_999, 40000],
    ['at 66 today, at 25,000', '1959-02-01', 2_500_000, 40000],
  ])('gives %s', (_, bornOn, cents, given) => {
    expect(amount(MISURA_B2, aged(bornOn, cents), day)).toBe(given);
  });

  test('gives no more than is paid, each month', () => {
    const facts = { ...aged('1980-01-01', 1), costCents: said(79_999) };
    expect(decide(MISURA_B2.ruleSet, facts, day)).toMatchObject({ amountCents: 79999, per: 'month' }); // prettier-ignore
  });
});

describe('A decision', () => {
  test.each(MEASURES)('of $name names every rule, also when nothing is known', ({ ruleSet }) => {
    const { outcome, rules } = decide(ruleSet, {}, ruleSet.validFrom);
    expect(outcome).toBe('refused');
    expect(rules.length).toBeGreaterThanOrEqual(3);
    for (const rule of rules) expect(rule).toMatchObject({ isMet: false, fault: 'missing', source: null, met: null }); // prettier-ignore
  });

  test('says of each rule the value, its source and how long it is good', () => {
    const facts = { ...FAMILY, isee: isee(2_700_001) };
    expect(decide(WISH_MI.ruleSet, facts, '2022-09-01')).toEqual({
      outcome: 'refused',
      ruleSetId: WISH_MI.ruleSet.id,
      ruleSetVersion: 1,
      onDate: '2022-09-01',
      amountCents: 0,
      per: 'once',
      rules: [
        { rule: 'isee', kind: 'ordinary', ceilingCents: 2_700_000, met: { kind: 'ordinary', cents: 2_700_001 }, isMet: false, source: 'self-declared', validUntil: '2023-12-31', fault: null },
        { rule: 'child', range: { from: 0, to: 17 }, met: [10], isMet: true, source: 'self-declared', validUntil: null, fault: null },
        { rule: 'resident', met: true, isMet: true, source: 'self-declared', validUntil: null, fault: null },
        { rule: 'band', met: null, isMet: false, source: 'self-declared', validUntil: '2023-12-31', fault: null },
      ],
    }); // prettier-ignore
  });

  test('follows household and service type where a set asks for them', () => {
    const rules = {
      ...WISH_MI.ruleSet.rules,
      householdAtLeast: 4,
      serviceTypeIds: ['baby-sitter'],
    };
    const facts = {
      ...FAMILY,
      isee: isee(1),
      householdMembers: said(3),
      serviceTypeId: said('pulizie'),
    };
    const missed = (more: Facts) => decide({ ...WISH_MI.ruleSet, rules }, { ...facts, ...more }, '2022-09-01').rules.filter(({ isMet }) => !isMet).map(({ rule }) => rule); // prettier-ignore
    expect(missed({})).toEqual(['household', 'serviceType']);
    expect(missed({ householdMembers: said(4), serviceTypeId: said('baby-sitter') })).toEqual([]);
  });
});

test('a version holds from its day, and the newest of those that began wins', () => {
  const versions = [
    { version: 1, validFrom: '2025-01-01' },
    { version: 2, validFrom: '2025-07-01' },
    { version: 3, validFrom: '2025-07-01' },
  ];
  const on = (day: string) => inForceOn(versions, day)?.version;
  expect(['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map(on)).toEqual([undefined, 1, 1, 3]); // prettier-ignore
});

test('the line follows arrival, or ISEE and then arrival', () => {
  const waiting = [
    { id: 'c', receivedAt: '2025-01-03T00:00:00Z', iseeCents: 5 },
    { id: 'a', receivedAt: '2025-01-01T00:00:00Z', iseeCents: 9 },
    { id: 'b', receivedAt: '2025-01-02T00:00:00Z', iseeCents: 5 },
  ];
  expect(inLine(waiting, 'firstCome').map(({ id }) => id).join('')).toBe('abc'); // prettier-ignore
  expect(inLine(waiting, 'ranking').map(({ id }) => id).join('')).toBe('bca'); // prettier-ignore
});

describe('Tariffs', () => {
  test.each([
    [700_000, 'free', 0],
    [700_001, 'discounted', 300],
    [1_500_000, 'discounted', 300],
    [1_500_001, 'discounted', 600],
    [3_000_000, 'discounted', 600],
    [3_000_001, 'paid', 1001],
  ])('with an ISEE of %d cents it is %s', (cents, access, payCents) => {
    const known = isee(cents, 'sociosanitario', '2025-12-31');
    expect(tariffOf(HOME_CARE_TARIFF, known, { fullCents: 1001, onDate: '2025-02-01' })).toMatchObject({ access, payCents, fault: null }); // prettier-ignore
  });

  test.each([
    ['missing', undefined],
    ['run-out', isee(1, 'sociosanitario', '2025-01-31')],
    ['other-kind', isee(1, 'ordinary', '2025-12-31')],
  ])('is the full one when the ISEE is %s', (fault, known) => {
    expect(tariffOf(HOME_CARE_TARIFF, known, { fullCents: 1001, onDate: '2025-02-01' })).toEqual({ access: 'paid', payPercent: 100, payCents: 1001, fault }); // prettier-ignore
  });
});

test('a tariff is judged by the latest good ISEE of its kind, else by what tells why not', () => {
  const sociosanitario = (cents: number, until: string) => isee(cents, 'sociosanitario', until);
  const [old, good, late, other] = [sociosanitario(3, '2025-12-31'), sociosanitario(2, '2025-06-30'), sociosanitario(1, '2025-01-31'), isee(9, 'ordinary', '2025-12-31')]; // prettier-ignore
  const met = (known: Parameters<typeof iseeFor>[1], day = '2025-06-30') => iseeFor(HOME_CARE_TARIFF, known, day)?.value.cents; // prettier-ignore
  expect(met([other, late, good, old])).toBe(2);
  expect(met([other, late, good, old], '2025-07-01')).toBe(3);
  expect(met([other, late])).toBe(1);
  expect(met([other])).toBe(9);
  expect(met([])).toBeUndefined();
});

test('a simulation totals its cases and says who gains and who loses', () => {
  const past = [800_000, 1_000_000, 2_700_000, 2_800_000].map((cents, n) => {
    const facts = { ...FAMILY, isee: isee(cents) };
    const onDate = '2022-09-01';
    const { amountCents } = decide(WISH_MI.ruleSet, facts, onDate);
    return { applicationId: String(n), facts, onDate, amountCents };
  });
  const bands = [
    { upToCents: 500_000, amount: { cents: 40000 } },
    { upToCents: 3_000_000, amount: { cents: 25000 } },
  ];
  const other = { ...WISH_MI.ruleSet, rules: { ...WISH_MI.ruleSet.rules, bands } };
  const { cases, gain, lose, beforeCents, afterCents } = simulate(other, past);
  expect(cases.map(({ change }) => change)).toEqual(['loses', 'same', 'gains', 'gains']);
  expect([gain, lose]).toEqual([2, 1]);
  expect(beforeCents).toBe(cases.reduce((sum, one) => sum + one.beforeCents, 0));
  expect(afterCents).toBe(cases.reduce((sum, one) => sum + one.afterCents, 0));
  expect(afterCents).toBe(100000);
});
