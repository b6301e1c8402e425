import { describe, expect, it } from '@jest/globals';
import {
  daysLeft,
  daysUntil,
  formatDay,
  formatDeadline,
  formatInstant,
  formatMoment,
  today,
} from './dates';
import { formatCents, parseEuro } from './money';

const now = new Date('2026-03-01T12:00:00Z');
const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');

describe('money', () => {
  it.each([
    [1250, '12,50 €'],
    [5, '0,05 €'],
    [0, '0,00 €'],
    [123456, '1.234,56 €'],
    [-990, '-9,90 €'],
    [900719925474099, '9.007.199.254.740,99 €'],
  ])('writes %d cents as %s', (cents, text) => {
    expect(plain(formatCents(cents, 'it-IT'))).toBe(text);
  });

  it.each([
    ['18', 1800],
    ['18,5', 1850],
    ['1.200,50', 120050],
    ['12,345', null],
    ['-3', null],
    ['', null],
  ])('reads %p as %p cents', (text, cents) => {
    expect(parseEuro(text)).toBe(cents);
  });
});

describe('dates', () => {
  it('says an instant in the time of Rome, winter and summer', () => {
    expect(formatInstant('2026-03-03T08:00:00Z', 'it-IT', now)).toBe('martedì 3 marzo, ore 9:00');
    expect(formatInstant('2026-07-03T08:00:00Z', 'it-IT', now)).toBe('venerdì 3 luglio, ore 10:00');
  });

  it('says the year only when it is another', () => {
    expect(formatDay('2026-12-31', 'it-IT', now)).toBe('giovedì 31 dicembre');
    expect(formatDay('2027-01-01', 'it-IT', now)).toBe('venerdì 1 gennaio 2027');
  });

  it('changes day at midnight of Rome, not of Greenwich', () => {
    expect(today(new Date('2026-03-03T22:59:00Z'))).toBe('2026-03-03');
    expect(today(new Date('2026-03-03T23:00:00Z'))).toBe('2026-03-04');
  });

  it('says a deadline at midnight as the end of the day before, in both languages', () => {
    expect(formatDeadline('2026-03-30T22:00:00Z', 'it-IT', now)).toBe('lunedì 30 marzo, a fine giornata'); // prettier-ignore
    expect(formatDeadline('2026-03-02T23:00:00Z', 'en-GB', now)).toBe('Monday 2 March, end of day');
    expect(formatDeadline('2026-03-03T08:00:00Z', 'it-IT', now)).toBe('martedì 3 marzo, ore 9:00');
    expect(daysLeft('2026-03-02T23:00:00Z', now)).toBe(1);
    expect(daysLeft('2026-03-02T22:00:00Z', now)).toBe(1);
  });

  it('says the hour of what happens, unless it is midnight', () => {
    expect(formatMoment('2026-03-02T23:00:00Z', 'it-IT', now)).toBe('martedì 3 marzo');
    expect(formatMoment('2026-03-03T08:00:00Z', 'it-IT', now)).toBe('martedì 3 marzo, ore 9:00');
  });

  it('counts days on the calendar, also across the change to summer time', () => {
    expect(daysUntil('2026-03-01T22:30:00Z', now)).toBe(0);
    expect(daysUntil('2026-03-02T06:00:00Z', now)).toBe(1);
    expect(daysUntil('2026-03-30T06:00:00Z', new Date('2026-03-28T06:00:00Z'))).toBe(2);
    expect(daysUntil('2026-02-27T12:00:00Z', now)).toBe(-2);
  });
});
