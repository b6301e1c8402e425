import { describe, expect, test } from '@jest/globals';
import {
  begin,
  end,
  firstPeriod,
  interruptionRefusal,
  paidOn,
  suspensionLimits,
  suspensionRefusal,
  unusedDays,
} from './service.ts';
import { instantAfter, startOfDay } from './terms.ts';
import { TERMS } from './testing.ts';

/** 1 March to 30 May 2026: 91 days, across the change of clocks on 29 March. */
const SPRING = firstPeriod({ startDate: '2026-03-01', endDate: '2026-05-30' });
const TODAY = '2026-03-10';
const LIMITED = { ...TERMS, suspension: { noticeDays: 2, daysAtMost: 20, timesAtMost: 2 } };
const suspend = (from: string, until: string, service = SPRING) =>
  suspensionRefusal(service, LIMITED, { from, until, today: TODAY });

describe('A service', () => {
  test('counts the days that were paid for, both ends, whatever the clocks do', () => {
    expect(SPRING).toMatchObject({ period: 1, paidDays: 91, suspendedDays: 0, suspension: null });
    expect(firstPeriod({ startDate: '2028-02-28', endDate: '2028-03-01' }).paidDays).toBe(3);
  });

  test('begins when it is paid: a late payment moves the whole period', () => {
    expect(paidOn(SPRING, '2026-02-20')).toEqual(SPRING);
    expect(paidOn(SPRING, '2026-03-01')).toEqual(SPRING);
    expect(paidOn(SPRING, '2026-03-04')).toMatchObject({ startDate: '2026-03-04', endDate: '2026-06-02', paidDays: 91 }); // prettier-ignore
  });

  test('ends later by exactly the days suspended, across the change of clocks', () => {
    const paused = begin(SPRING, { from: '2026-03-28', until: '2026-04-04' });
    const resumed = end(paused, '2026-04-04');
    expect(resumed).toMatchObject({ endDate: '2026-06-06', suspendedDays: 7, suspensions: 1 });
    const early = end(begin(resumed, { from: '2026-05-01', until: '2026-05-20' }), '2026-05-03');
    expect(early).toMatchObject({ endDate: '2026-06-08', suspendedDays: 9, suspensions: 2 });
  });

  test('is not moved by a suspension that ends on the day it began', () => {
    const resumed = end(begin(SPRING, { from: TODAY, until: '2026-03-20' }), TODAY);
    expect(resumed).toMatchObject({ endDate: '2026-05-30', suspendedDays: 0 });
  });

  test('may be suspended within the notice, the days and the times of its policy', () => {
    expect(suspend('2026-03-12', '2026-04-01')).toBeUndefined();
    expect(suspend('2026-03-11', '2026-03-20')).toBe('suspension-too-soon');
    expect(suspend('2026-03-12', '2026-04-02')).toBe('suspension-too-long');
    expect(suspend('2026-03-12', '2026-03-12')).toBe('suspension-too-long');
    expect(suspend('2026-05-30', '2026-06-02')).toBeUndefined();
    expect(suspend('2026-05-31', '2026-06-02')).toBe('suspension-outside-period');
    const twice = { ...SPRING, suspensions: 2 };
    expect(suspend('2026-03-12', '2026-03-20', twice)).toBe('suspension-used');
    const none = { ...TERMS, suspension: undefined };
    const days = { from: '2026-03-12', until: '2026-03-20', today: TODAY };
    expect(suspensionRefusal(SPRING, none, days)).toBe('suspension-not-foreseen');
    expect(suspensionRefusal(undefined, LIMITED, days)).toBe('suspension-not-foreseen');
  });

  test('says what is left of its limits; one that is planned has used nothing', () => {
    const planned = { ...SPRING, suspension: { from: '2026-04-01', until: '2026-04-05' } };
    const left = { earliest: '2026-03-12', daysLeft: 20, timesLeft: 2 };
    expect(suspensionLimits(planned, LIMITED, TODAY)).toEqual(left);
    const before = suspensionLimits(SPRING, LIMITED, '2026-02-01');
    expect(before).toEqual({ ...left, earliest: '2026-03-01' });
  });

  test('may end for good after the notice and no later than by itself', () => {
    const ends = (effectiveOn: string) =>
      interruptionRefusal(SPRING, TERMS, { effectiveOn, today: TODAY });
    expect(ends('2026-03-16')).toBe('interruption-too-soon');
    expect(ends('2026-03-17')).toBeUndefined();
    expect(ends('2026-05-30')).toBeUndefined();
    expect(ends('2026-05-31')).toBe('interruption-too-late');
  });

  test.each([
    ['2026-02-20', 91, 'before it began'],
    ['2026-03-01', 91, 'on its first day'],
    ['2026-03-02', 90, 'after one day'],
    ['2026-05-30', 1, 'before its last day'],
    ['2026-05-31', 0, 'when it is over'],
    ['2026-08-01', 0, 'long after'],
  ])('that ends on %s has %i days unused: %s', (effectiveOn, unused) => {
    expect(unusedDays(SPRING, effectiveOn)).toBe(unused);
  });

  test('leaves unused what was suspended, be it over, under way or still planned', () => {
    // 1 to 9 March served: 9 days; seven suspended; 17 and 18 March served: 2 days.
    const resumed = end(begin(SPRING, { from: '2026-03-10', until: '2026-03-17' }), '2026-03-17');
    expect(unusedDays(resumed, '2026-03-19')).toBe(91 - 11);
    const paused = begin(SPRING, { from: '2026-03-10', until: '2026-03-17' });
    expect(unusedDays(paused, '2026-03-14')).toBe(91 - 9);
    expect(unusedDays(paused, '2026-03-19')).toBe(91 - 11);
    const planned = { ...SPRING, suspension: { from: '2026-04-01', until: '2026-04-11' } };
    expect(unusedDays(planned, '2026-04-21')).toBe(91 - 31 - 10);
  });
});

test('A day of the comune begins at its own midnight, in winter and in summer', () => {
  expect(startOfDay('2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30')).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-10-25')).toBe('2026-10-24T22:00:00.000Z');
  expect(startOfDay('2026-10-26')).toBe('2026-10-25T23:00:00.000Z');
  expect(instantAfter('2026-10-24T10:00:00.000Z', { days: 1 }, [])).toBe(
    '2026-10-25T11:00:00.000Z',
  );
});
