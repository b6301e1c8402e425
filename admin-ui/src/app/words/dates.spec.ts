import { describe, expect, it } from '@jest/globals';
import { daysUntil, dayOf, endOfPeriod, sayDay, sayInstant, today } from './dates';

const march = new Date('2026-03-01T10:00:00Z');

describe('dates', () => {
  it('says an instant in the time of the comune', () => {
    expect(sayInstant('2026-03-03T08:00:00.000Z', 'it', march)).toBe('martedì 3 marzo, ore 9:00');
  });

  it('follows daylight saving', () => {
    expect(sayInstant('2026-07-03T08:00:00.000Z', 'it', march)).toBe('venerdì 3 luglio, ore 10:00');
  });

  it('names the year only when it is another one', () => {
    expect(sayDay('2027-01-11', 'it', march)).toBe('lunedì 11 gennaio 2027');
    expect(sayDay('2026-01-11', 'it', march)).toBe('domenica 11 gennaio');
  });

  it('takes the day of the comune, not that of Greenwich', () => {
    expect(dayOf('2026-03-03T23:30:00.000Z')).toBe('2026-03-04');
    expect(today(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });

  it('counts calendar days across the change of hour', () => {
    expect(daysUntil('2026-03-30T01:00:00Z', new Date('2026-03-28T22:30:00Z'))).toBe(2);
  });

  it.each([
    ['2026-01-11', 3, '2026-04-10'],
    ['2026-01-01', 1, '2026-01-31'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2026-12-15', 2, '2027-02-14'],
  ])('ends a period from %s of %i months on %s', (start, months, end) => {
    expect(endOfPeriod(start, months)).toBe(end);
  });
});
