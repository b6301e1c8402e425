import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MEASURES, WEMI_HOME, WISH_MI } from '../db/seed/measures.ts';
import { decide } from './decide.ts';
import type { Fact, Facts } from './facts.ts';
import { inForceOn, type RuleSet } from './rules.ts';
import { simulate } from './simulate.ts';

const said = <T>(value: T, validUntil: string | null = null): Fact<T> => ({
  value,
  source: 'self-declared',
  validUntil,
});
const isee = (cents: number) => said({ kind: 'ordinary' as const, cents }, '2099-12-31');
const HOME: Facts = { resident: said(true), birthDate: said('1950-03-04') };

describe('Voucher WeMi a casa', () => {
  const day = '2026-11-29';
  test.each([
    [0, 60_000],
    [1_199_999, 60_000],
    [1_200_000, 60_000],
    [1_200_001, 30_000],
    [2_499_999, 30_000],
    [2_500_000, 30_000],
    [2_500_001, 0],
  ])('gives, with an ISEE of %d cents, %d cents', (cents, given) => {
    const facts = { ...HOME, isee: isee(cents) };
    expect(decide(WEMI_HOME.ruleSet, facts, day).amountCents).toBe(given);
  });

  test.each([
    ['the day before 18', '2008-11-30', 0],
    ['on the day of 18', '2008-11-29', 60_000],
    ['the day after', '2008-11-28', 60_000],
  ])('is for adults: %s', (_, bornOn, given) => {
    const facts = { ...HOME, isee: isee(0), birthDate: said(bornOn) };
    expect(decide(WEMI_HOME.ruleSet, facts, day).amountCents).toBe(given);
  });
});

test.each(MEASURES)('$name has rules on the very day it opens, and none before', (measure) => {
  const { opensOn, applyUntil, spendUntil, ruleSet } = measure;
  expect([opensOn <= applyUntil, applyUntil <= spendUntil]).toEqual([true, true]);
  expect(inForceOn([ruleSet], opensOn)).toBe(ruleSet);
  const eve = new Date(Date.parse(opensOn) - 86_400_000).toISOString().slice(0, 10);
  expect(inForceOn([ruleSet], eve)).toBeUndefined();
});

describe('A ceiling raised from a day', () => {
  const { ruleSet } = WISH_MI;
  const bands = [...ruleSet.rules.bands, { upToCents: 3_000_000, amount: { cents: 5_000 } }];
  const raised: RuleSet = { id: 'raised', version: 2, validFrom: '2022-10-01', rules: { ...ruleSet.rules, bands } }; // prettier-ignore
  const facts = { resident: said(true), childrenBornOn: said(['2012-03-04']) };
  const judged = (cents: number, day: string) =>
    decide(inForceOn([ruleSet, raised], day)!, { ...facts, isee: isee(cents) }, day);

  test.each([
    [2_700_000, '2022-09-30', 10_000, 1],
    [2_700_001, '2022-09-30', 0, 1],
    [2_700_001, '2022-10-01', 5_000, 2],
    [3_000_000, '2022-10-01', 5_000, 2],
    [3_000_001, '2022-10-01', 0, 2],
    [2_700_000, '2022-10-02', 10_000, 2],
  ])('an ISEE of %d cents on %s comes to %d, by version %d', (cents, day, given, version) => {
    expect(judged(cents, day)).toMatchObject({ amountCents: given, ruleSetVersion: version });
  });
});

test('A simulation’s totals are always the sums of its cases, and each case is what it would be', () => {
  const one = fc.record({
    cents: fc.integer({ min: 0, max: 3_500_000 }),
    isResident: fc.boolean(),
    amountCents: fc.constantFrom(0, 10_000, 25_000, 40_000),
  });
  const ceilings = fc.tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 40_000 })); // prettier-ignore
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), ceilings, (some, [upToCents, cents]) => {
      const onDate = '2022-09-01';
      const past = some.map((each, n) => ({
        ...{ applicationId: String(n), onDate, amountCents: each.amountCents },
        facts: {
          ...{ isee: isee(each.cents), resident: said(each.isResident) },
          childrenBornOn: said(['2012-03-04']),
        },
      }));
      const bands = [
        { upToCents, amount: { cents } },
        { upToCents: 3_000_000, amount: { cents: 1 } },
      ];
      const other = { ...WISH_MI.ruleSet, rules: { ...WISH_MI.ruleSet.rules, bands } };
      const { cases, gain, lose, beforeCents, afterCents } = simulate(other, past);
      const sum = (read: (of: (typeof cases)[number]) => number) =>
        cases.reduce((total, each) => total + read(each), 0);
      expect(beforeCents).toBe(some.reduce((total, each) => total + each.amountCents, 0));
      expect(afterCents).toBe(sum((each) => each.afterCents));
      expect(cases.map((each) => each.afterCents)).toEqual(
        past.map(({ facts }) => decide(other, facts, onDate).amountCents),
      );
      expect(gain - lose).toBe(sum((each) => Math.sign(each.afterCents - each.beforeCents)));
    }),
  );
});
