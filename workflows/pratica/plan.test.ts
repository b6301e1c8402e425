import { describe, expect, test } from '@jest/globals';
import { bandOf, firstVisits, minutesOf, type Plan, quantitiesOf, visitsUntil } from './plan.ts';

const every = (weekday: number, from: string, minutes = 60): Plan => ({
  weekly: [{ weekday, from, minutes }],
  skipsHolidays: true,
});
const startsOf = (plan: Plan, startDate: string, endDate: string, holidays: string[] = []) =>
  visitsUntil(plan, { startDate, holidays }, endDate).map(({ startsAt }) => startsAt);

const [MONDAY, TUESDAY, THURSDAY, SUNDAY] = [1, 2, 4, 7];

describe('A plan', () => {
  test.each([
    ['summer time begins, 29 March 2026', every(SUNDAY, '09:00'), '2026-03-22', '2026-04-05', ['2026-03-22T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-04-05T07:00:00.000Z']],
    ['winter time begins, 25 October 2026', every(SUNDAY, '09:00'), '2026-10-18', '2026-11-01', ['2026-10-18T07:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-11-01T08:00:00.000Z']],
    ['29 February 2028', every(TUESDAY, '09:00'), '2028-02-22', '2028-03-07', ['2028-02-22T08:00:00.000Z', '2028-02-29T08:00:00.000Z', '2028-03-07T08:00:00.000Z']],
    ['an hour that is left out is had right after it', every(SUNDAY, '02:30'), '2026-03-29', '2026-03-29', ['2026-03-29T01:30:00.000Z']],
    ['an hour that comes twice is had the first time', every(SUNDAY, '02:30'), '2026-10-25', '2026-10-25', ['2026-10-25T00:30:00.000Z']],
  ])('keeps its hour on the wall: %s', (_when, plan, from, to, starts) => {
    expect(startsOf(plan, from, to)).toEqual(starts);
  }); // prettier-ignore

  test('lasts as long as it says, also through the night that the clocks change', () => {
    const [spring, autumn] = ['2026-03-29', '2026-10-25'].map(
      (day) => visitsUntil(every(SUNDAY, '01:30', 120), { startDate: day, holidays: [] }, day)[0]!,
    );
    expect([spring!.startsAt, spring!.endsAt]).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T02:30:00.000Z']); // prettier-ignore
    expect([autumn!.startsAt, autumn!.endsAt]).toEqual(['2026-10-24T23:30:00.000Z', '2026-10-25T01:30:00.000Z']); // prettier-ignore
  });

  test.each([
    ['Sant’Ambrogio, 7 December', '2026-12-07', '2026-11-30', '2026-12-14'],
    ['San Francesco, 4 October', '2027-10-04', '2027-09-27', '2027-10-11'],
  ])('leaves out %s, unless it says otherwise', (_name, holiday, before, after) => {
    const days = { startDate: before, holidays: [holiday] };
    const dates = (plan: Plan) => visitsUntil(plan, days, after).map(({ date }) => date);
    expect(dates(every(MONDAY, '09:00'))).toEqual([before, after]);
    expect(dates({ ...every(MONDAY, '09:00'), skipsHolidays: false })).toEqual([before, holiday, after]); // prettier-ignore
  });

  test('leaves out the days of a pause, and makes up for them after it', () => {
    const pauses = [{ from: '2026-03-09', until: '2026-03-16' }];
    const days = { startDate: '2026-03-02', holidays: [], pauses };
    const dates = firstVisits(every(MONDAY, '09:00'), days, 3).map(({ date }) => date);
    expect(dates).toEqual(['2026-03-02', '2026-03-16', '2026-03-23']);
  });

  test('has several visits in a day in their order', () => {
    const weekly = [
      { weekday: MONDAY, from: '18:00', minutes: 30 },
      { weekday: MONDAY, from: '08:00', minutes: 45 },
    ];
    const visits = visitsUntil({ weekly, skipsHolidays: true }, { startDate: '2026-03-02', holidays: [] }, '2026-03-08'); // prettier-ignore
    expect(visits.map(({ from }) => from)).toEqual(['08:00', '18:00']);
    expect(minutesOf(visits)).toBe(75);
  });
});

describe('The units of a plan', () => {
  const holidays = ['2026-12-07'];
  const weekly = [
    { weekday: MONDAY, from: '09:00', minutes: 60 },
    { weekday: THURSDAY, from: '22:30', minutes: 120 },
    { weekday: SUNDAY, from: '10:00', minutes: 60 },
  ];
  // Monday 30 November, Thursday 3, Sunday 6, Monday 7 (the patron's), Thursday 10, Sunday 13.
  const visits = visitsUntil(
    { weekly, skipsHolidays: false },
    { startDate: '2026-11-30', holidays },
    '2026-12-13',
  );
  const hours = (band?: string) => ({ unit: 'hour', band });

  test('are counted on the line of their band', () => {
    expect(visits.map((visit) => bandOf(visit, holidays))).toEqual(['weekday', 'night', 'holiday', 'holiday', 'night', 'holiday']); // prettier-ignore
    const lines = [hours('weekday'), hours('holiday'), hours('night'), { unit: 'month' }];
    expect(quantitiesOf(lines, visits, holidays)).toEqual([1, 3, 4, null]);
  });

  test('are counted on the line without a band where theirs has none', () => {
    expect(quantitiesOf([hours(), hours('night')], visits, holidays)).toEqual([4, 4]);
    expect(quantitiesOf([{ unit: 'visit' }], visits, holidays)).toEqual([6]);
  });

  test('are not counted where the lines are by other units', () => {
    expect(quantitiesOf([{ unit: 'month' }, { unit: 'package' }], visits, holidays)).toEqual([null, null]); // prettier-ignore
  });

  test('cannot be told when a visit has no line, or hours do not come out whole', () => {
    expect(quantitiesOf([hours('weekday')], visits, holidays)).toBeUndefined();
    const [first] = visitsUntil(every(MONDAY, '09:00', 90), { startDate: '2026-11-30', holidays }, '2026-11-30'); // prettier-ignore
    expect(quantitiesOf([hours()], [first!], holidays)).toBeUndefined();
    expect(quantitiesOf([hours()], [first!, first!], holidays)).toEqual([3]);
  });
});
