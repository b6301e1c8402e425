import { describe, expect, it } from '@jest/globals';
import { romeInstant } from './rome-moment';

describe('a moment on the comune’s clock', () => {
  it.each([
    ['2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
    ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['2027-01-01T00:00', '2026-12-31T23:00:00.000Z'],
    ['', undefined],
    ['2026-12-01', undefined],
    ['2026-13-40T09:00', undefined],
  ])('%j is %j', (local, instant) => {
    expect(romeInstant(local)).toBe(instant);
  });
});
