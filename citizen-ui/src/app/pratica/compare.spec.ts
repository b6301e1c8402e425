import { describe, expect, it } from '@jest/globals';
import type { Offer } from '../remote/types';
import { isOver, marksOf, offersToCompare } from './compare';

const offer = (id: string, totalCents: number, firstDate: string, status = 'live') =>
  ({ id, totalCents, firstDate, status }) as Offer;

describe('comparing offers', () => {
  it('shows only live offers, the cheapest first', () => {
    const offers = [
      offer('a', 300, '2026-12-01'),
      offer('b', 100, '2026-12-05'),
      offer('c', 50, '2026-12-02', 'withdrawn'),
    ];
    expect(offersToCompare(offers).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('marks the lowest total and the earliest start, each on its own offer', () => {
    const [a, b] = [offer('a', 300, '2026-12-01'), offer('b', 100, '2026-12-05')];
    expect(marksOf(a, [a, b])).toEqual(['earliest']);
    expect(marksOf(b, [a, b])).toEqual(['cheapest']);
  });

  it('marks nothing on a tie, nor an offer that stands alone', () => {
    const [a, b] = [offer('a', 100, '2026-12-01'), offer('b', 100, '2026-12-01')];
    expect(marksOf(a, [a, b])).toEqual([]);
    expect(marksOf(a, [a])).toEqual([]);
  });

  it.each([
    ['2026-12-01', '2026-12-01T22:30:00Z', false],
    ['2026-12-01', '2026-12-01T23:30:00Z', true],
    ['2026-12-01T12:00:00Z', '2026-12-01T11:59:00Z', false],
    ['2026-12-01T12:00:00Z', '2026-12-01T12:00:00Z', true],
  ])('takes an offer valid until %s, at %s, for over: %p', (validUntil, now, over) => {
    expect(isOver({ validUntil }, new Date(now))).toBe(over);
  });
});
