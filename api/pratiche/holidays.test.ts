import { describe, expect, test } from '@jest/globals';
import { holidaysOf } from './holidays.ts';

describe('The holidays of a comune', () => {
  const days = holidaysOf('12-07', 2025, 3);

  test('hold the patron and the moving feasts', () => {
    expect(days).toEqual(
      expect.arrayContaining(['2026-12-07', '2026-12-08', '2026-04-06', '2027-03-29']),
    );
  });

  test('hold 4 October from 2026 on, not before', () => {
    expect(days).toContain('2026-10-04');
    expect(days).not.toContain('2025-10-04');
  });
});
