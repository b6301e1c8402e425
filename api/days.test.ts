import { expect, test } from '@jest/globals';
import { endOfDay, monthsAfter } from './days.ts';

test.each([
  ['in winter', '2026-12-31', '2026-12-31T22:59:59.000Z'],
  ['in summer', '2026-07-01', '2026-07-01T21:59:59.000Z'],
  ['on the day summer time begins', '2026-03-29', '2026-03-29T21:59:59.000Z'],
  ['on the day summer time ends', '2026-10-25', '2026-10-25T22:59:59.000Z'],
])('a day ends with its last second in Rome %s', (_when, day, instant) => {
  expect(endOfDay(day)).toBe(instant);
});

test('a month after the last of January is the last of February', () => {
  expect(monthsAfter('2027-01-31', 1)).toBe('2027-02-28');
});
