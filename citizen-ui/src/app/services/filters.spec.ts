import { describe, expect, it } from '@jest/globals';
import { activeFilters, forgotten, toQuery } from './filters';

describe('filters of the results page', () => {
  it.each([
    ['25', '2500'],
    ['25,5', '2550'],
    ['1.200', '120000'],
  ])('asks the API in cents for %s euro', (maxPrice, price) => {
    expect(toQuery({ q: 'badante', maxPrice })).toEqual({ q: 'badante', price, limit: '12' });
  });

  it('leaves out what is empty or cannot be a number', () => {
    const filters = { q: '', maxPrice: 'abc', municipio: 'x' };
    expect(toQuery(filters)).toEqual({ limit: '12' });
    expect(activeFilters({ maxPrice: 'abc' })).toEqual([]);
  });

  it('lists each filter in use once and never the sort order', () => {
    const filters = { sort: 'price', profile: 'OSS', q: 'tata', competence: 'Cucina e diete' };
    expect(activeFilters(filters)).toEqual([
      { name: 'q', value: 'tata' },
      { name: 'profile', value: 'OSS' },
      { name: 'competence', value: 'Cucina e diete' },
    ]);
  });

  it('forgets the type with its section, and the competence with its type', () => {
    expect(forgotten({ section: 'pasti' })).toEqual({ type: '', competence: '' });
    expect(forgotten({ type: 'tata' })).toEqual({ competence: '' });
    expect(forgotten({ q: 'x' })).toEqual({});
  });
});
