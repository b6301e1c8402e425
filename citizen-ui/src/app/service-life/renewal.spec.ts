import { describe, expect, it } from '@jest/globals';
import type { PriceLine } from '../remote/types';
import { checkRenewal, draftFrom, endLimits, priced } from './renewal';
import { aProposal, aService } from './testing';

const hours: PriceLine = { label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 40 };
const visits: PriceLine = { label: 'Visite', unit: 'visit', unitCents: 999, quantity: 3 };

describe('a proposal for the next period', () => {
  it('begins as long and as much as the present period, or as what is proposed', () => {
    const lines = [hours, visits];
    expect(draftFrom(aService, { renewal: null, lines })).toEqual({
      endDate: '2099-04-29',
      quantities: ['40', '3'],
    });
    const renewal = { ...aProposal, endDate: '2099-05-31' };
    expect(draftFrom(aService, { renewal, lines }).endDate).toBe('2099-05-31');
  });

  it('adds up in whole cents, and not at all while a quantity cannot be read', () => {
    expect(priced([hours, visits], ['41', ' 7 '])).toEqual({
      lines: [
        { ...hours, quantity: 41 },
        { ...visits, quantity: 7 },
      ],
      totalCents: 95_143,
    });
    expect(priced([hours], ['1,5'])).toBeUndefined();
  });

  it('ends after this period, and not in the past', () => {
    expect(endLimits(aService, '2099-03-10').earliest).toBe('2099-03-31');
    expect(endLimits(aService, '2099-04-02').earliest).toBe('2099-04-02');
  });

  it.each([
    ['2099-04-29', '40', []],
    ['', '40', ['renewalEnd']],
    ['2099-03-30', '40', ['outOfRange']],
    ['2101-12-31', '40', ['outOfRange']],
    ['2099-04-29', '0', ['quantity']],
    ['2099-04-29', '1001', ['quantity']],
    ['', 'tante', ['renewalEnd', 'quantity']],
  ])('until “%s” with “%s” hours is wrong in %j', (endDate, quantity, keys) => {
    const limits = endLimits(aService, '2099-03-10');
    const found = checkRenewal({ endDate, quantities: [quantity] }, limits);
    expect(found.map(({ key }) => key)).toEqual(keys);
  });
});
