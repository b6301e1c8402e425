import { describe, expect, it } from '@jest/globals';
import { texts as english } from '../../i18n/en';
import { texts as italian } from '../../i18n/it';
import { dueWords } from './due';

const now = new Date('2026-03-03T12:00:00Z'); // 13:00 in Rome

describe('dueWords', () => {
  it.each([
    ['2026-03-03T12:20:00Z', 'due.minutes', 20, 'now'],
    ['2026-03-03T20:00:00Z', 'due.today', 0, 'now'],
    ['2026-03-04T08:00:00Z', 'due.tomorrow', 0, 'soon'],
    ['2026-03-03T23:30:00Z', 'due.tomorrow', 0, 'soon'],
    ['2026-03-06T08:00:00Z', 'due.days', 3, 'soon'],
    ['2026-03-09T08:00:00Z', 'due.days', 6, 'calm'],
    ['2026-03-03T11:40:00Z', 'due.lateNow', 0, 'late'],
    ['2026-03-03T08:00:00Z', 'due.lateHours', 4, 'late'],
    ['2026-03-02T08:00:00Z', 'due.lateOneDay', 1, 'late'],
    ['2026-03-01T08:00:00Z', 'due.lateDays', 2, 'late'],
  ])('says a term at %s as %s', (dueAt, key, count, urgency) => {
    expect(dueWords(dueAt, now)).toEqual({ key, count, urgency });
  });

  it('has its words in both languages', () => {
    const keys = Object.keys(italian.due).map((key) => `due.${key}`);
    expect(keys).toContain(dueWords('2026-03-02T08:00:00Z', now).key);
    expect(Object.keys(english.due)).toEqual(Object.keys(italian.due));
  });
});
