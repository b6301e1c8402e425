import { describe, expect, test } from '@jest/globals';
import { freePlace, slotsAhead } from './free-times.ts';
import { remindAt } from './remind-at.ts';

const hours = [
  { weekday: 1, from: '09:00', until: '10:40' },
  { weekday: 1, from: '14:00', until: '14:30' },
  { weekday: 7, from: '00:00', until: '05:00' },
];
const times = { hours, closedDays: [{ from: '2026-12-14', through: '2026-12-14' }], holidays: ['2026-12-07'] }; // prettier-ignore
const slots = (now: string, { minutes = 30, daysAhead = 1 } = {}) =>
  slotsAhead({ times, given: { minutes, places: 1, daysAhead }, now });
const times1 = (now: string, how = {}) =>
  slots(now, how).flatMap((day) => day.slots.map(({ startsAt }) => startsAt.slice(5, 16)));

describe('The times at which a sportello gives appointments', () => {
  test('are as many as fit into its hours, in Rome’s', () => {
    expect(slots('2026-11-29T12:00:00Z')).toEqual([
      { day: '2026-11-29', slots: [] },
      {
        day: '2026-11-30',
        slots: ['08:00 08:30', '08:30 09:00', '09:00 09:30', '13:00 13:30'].map((slot) => {
          const [from, until] = slot.split(' ');
          return { startsAt: `2026-11-30T${from}:00.000Z`, endsAt: `2026-11-30T${until}:00.000Z` };
        }),
      },
    ]);
  });

  test('are not in the past, nor of one that has just begun', () => {
    expect(times1('2026-11-30T08:30:00Z')).toEqual(['11-30T09:00', '11-30T13:00']);
  });

  test('leave out public holidays, closed days and what is too far ahead', () => {
    const monday = /^12-(07|14)|01-/;
    const all = times1('2026-12-05T09:00:00Z', { daysAhead: 16 });
    expect(all.filter((one) => monday.test(one))).toEqual([]);
    expect(all.at(-1)).toBe('12-21T13:00');
  });

  test.each([
    ['go back', '2026-10-24T12:00:00Z', 6, '10-24T22:00'],
    ['go on', '2026-03-28T12:00:00Z', 4, '03-28T23:00'],
  ])('keep their length in the night in which clocks %s', (_what, now, count, first) => {
    const all = times1(now, { minutes: 60 });
    expect([all.length, all[0]]).toEqual([count, first]);
  });
});

describe('A place', () => {
  const at = (startsAt: string, endsAt: string, place: number) => ({ startsAt, endsAt, place });
  const slot = { startsAt: '09:00', endsAt: '09:30' };
  test.each([
    ['is the first where nobody comes', [], 1, 1],
    ['is not had where somebody comes', [at('09:00', '09:30', 1)], 1, undefined],
    ['is the next', [at('09:00', '09:30', 1)], 2, 2],
    ['is the one that was left', [at('09:00', '09:30', 2)], 2, 1],
    ['does not matter before or after', [at('08:30', '09:00', 1), at('09:30', '10:00', 1)], 1, 1],
    ['is taken by what lasts longer', [at('08:40', '09:10', 1)], 1, undefined],
    ['is taken once by two in a row', [at('09:00', '09:15', 1), at('09:15', '09:30', 1)], 2, 2],
    ['is not had where there were more places before', [at('09:00', '09:30', 3)], 1, undefined],
  ])('%s', (_what, taken, places, place) => {
    expect(freePlace(slot, { taken, places })).toBe(place);
  });
});

test('A reminder comes the day before at nine, if that is not over', () => {
  const startsAt = '2026-03-30T07:00:00.000Z';
  expect(remindAt(startsAt, '2026-03-20T00:00:00.000Z')).toBe('2026-03-29T07:00:00.000Z');
  expect(remindAt(startsAt, '2026-03-29T07:00:00.000Z')).toBeUndefined();
});
