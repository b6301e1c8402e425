import { describe, expect, test } from '@jest/globals';
import { actsOn, PAYOUT_ACTS, PAYOUT_STATUSES, type PayoutStatus } from './acts.ts';

const asked = (status: PayoutStatus) => ({ status, askedBy: 'a' });

describe('The acts on a payout', () => {
  test('lead to every status but the first, and from each that is no end', () => {
    const rows = Object.values(PAYOUT_ACTS);
    expect([...new Set(rows.map(({ to }) => to))].sort()).toEqual(PAYOUT_STATUSES.filter((status) => status !== 'asked').sort()); // prettier-ignore
    const ends = PAYOUT_STATUSES.filter((status) => !rows.some(({ from }) => (from as readonly string[]).includes(status))); // prettier-ignore
    expect(ends).toEqual(['declined', 'withdrawn', 'refused', 'returned']);
  });

  test('never let whoever asked approve', () => {
    expect(actsOn(asked('asked'), 'a')).toEqual(['withdraw']);
    expect(actsOn(asked('asked'), 'b')).toEqual(['approve', 'decline']);
    expect(actsOn(asked('executed'), 'a')).toEqual(['return']);
  });

  test('free what was held exactly where nothing was paid', () => {
    for (const { to, frees } of Object.values(PAYOUT_ACTS))
      expect([to, frees]).toEqual([to, ['declined', 'withdrawn', 'refused'].includes(to)]);
  });
});
