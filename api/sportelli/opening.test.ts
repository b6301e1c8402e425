import { describe, expect, test } from '@jest/globals';
import { openingAt } from './opening.ts';

const hours = [
  { weekday: 1, from: '14:00', until: '17:30' },
  { weekday: 1, from: '09:00', until: '12:30' },
  { weekday: 3, from: '09:00', until: '12:00' },
  { weekday: 3, from: '12:00', until: '13:00' },
  { weekday: 7, from: '00:00', until: '24:00' },
];
const times = { hours, closedDays: [{ from: '2026-12-14', through: '2026-12-16' }], holidays: ['2026-12-07', '2026-12-08'] }; // prettier-ignore

describe('A sportello', () => {
  test.each([
    ['on a Monday morning is open until noon', '2026-11-30T08:30:00Z', true, '2026-11-30T11:30:00.000Z'],
    ['opens at the very minute', '2026-11-30T08:00:00Z', true, '2026-11-30T11:30:00.000Z'],
    ['is closed at the minute in which it closes, until the afternoon', '2026-11-30T11:30:00Z', false, '2026-11-30T13:00:00.000Z'],
    ['is closed after hours until the next day on which it opens', '2026-11-30T18:00:00Z', false, '2026-12-02T08:00:00.000Z'],
    ['joins hours that touch', '2026-12-02T09:00:00Z', true, '2026-12-02T12:00:00.000Z'],
    ['is open until midnight', '2026-12-06T22:59:00Z', true, '2026-12-06T23:00:00.000Z'],
    ['leaves out holidays', '2026-12-07T09:00:00Z', false, '2026-12-09T08:00:00.000Z'],
    ['leaves out the days on which it is closed, the last one included', '2026-12-13T23:30:00Z', false, '2026-12-19T23:00:00.000Z'],
    ['keeps to the clocks of Rome when they go back', '2026-10-24T22:00:00Z', true, '2026-10-25T23:00:00.000Z'],
    ['and when they go on', '2026-03-29T01:00:00Z', true, '2026-03-29T22:00:00.000Z'],
  ])('%s', (_what, at, isOpen, changesAt) => {
    expect(openingAt(times, at)).toEqual({ isOpen, changesAt });
  }); // prettier-ignore

  test('that never opens says so', () => {
    const never = { isOpen: false, changesAt: null };
    expect(openingAt({ ...times, hours: [] }, '2026-11-30T08:00:00Z')).toEqual(never);
    const closedDays = [{ from: '2026-01-01', through: '2027-12-31' }];
    expect(openingAt({ ...times, closedDays }, '2026-11-30T08:00:00Z')).toEqual(never);
  });
});
