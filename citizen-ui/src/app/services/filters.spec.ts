import { describe, expect, it } from '@jest/globals';
import { activeFilters, toQuery } from './filters';

describe('filters of the results page', () => {
  it('asks the API in cents for a price typed in euro', () => {
    expect(toQuery({ q: 'badante', maxPrice: '25' })).toEqual({
      q: 'badante',
      maxPriceCents: '2500',
      limit: '12',
    });
  });

  it('leaves out what is empty or cannot be a number', () => {
    expect(toQuery({ q: '', maxPrice: 'abc', municipio: 'x' })).toEqual({ limit: '12' });
  });

  it('lists each filter in use once and never the sort order', () => {
    expect(activeFilters({ sort: 'price', profile: 'OSS', q: 'tata' })).toEqual([
      { name: 'q', value: 'tata' },
      { name: 'profile', value: 'OSS' },
    ]);
  });
});
