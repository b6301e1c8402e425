import { describe, expect, it } from '@jest/globals';
import { activeFilters, forgotten, shareable, toggle, toQuery, without } from './filters';

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
    expect(forgotten({ section: 'pasti' })).toEqual({
      type: '',
      competence: '',
      options: '',
      amount: '',
    });
    expect(forgotten({ type: 'tata' })).toEqual({ competence: '', options: '', amount: '' });
    expect(forgotten({ municipio: '' })).toEqual({ km: '' });
    expect(forgotten({ municipio: '3' })).toEqual({});
    expect(forgotten({ q: 'x' })).toEqual({});
  });

  it.each([
    ['an amount of no type', { amount: '6' }],
    ['a distance from nowhere', { km: '5' }],
    ['an amount in words', { type: '', amount: 'sei' }],
    ['a day that is none', { startBy: '2026-13-01' }],
    ['six stars', { rating: '6' }],
    ['options out of shape', { options: 'notte' }],
  ])('leaves out %s, and has no chip for it', (_, filters) => {
    expect(toQuery(filters)).toEqual({ limit: '12' });
    expect(activeFilters(filters)).toEqual([]);
  });

  it('has a chip for each option, and takes one away without the others', () => {
    const filters = { type: 'pasti-domicilio', options: 'diet:halal,timeBands:night', amount: '3' };
    const [, amount, halal] = activeFilters(filters);
    expect(amount).toEqual({ name: 'amount', value: '3' });
    expect(halal).toEqual({ name: 'options', value: 'diet:halal' });
    expect(without(filters, halal!)).toEqual({ options: 'timeBands:night' });
    expect(without(filters, amount!)).toEqual({ amount: '' });
    expect(toggle('a:b', 'c:d', true)).toBe('a:b,c:d');
    expect(toggle('a:b', 'a:b', true)).toBe('a:b');
    expect(toggle(undefined, 'a:b', false)).toBe('');
  });

  it.each([
    ['badante', 'badante'],
    ['anna@example.org', undefined],
    ['Rossi 3331234567', undefined],
  ])('passes on the filters with “%s” as %s', (q, passed) => {
    expect(shareable({ q, type: 'tata', km: '' })).toEqual({
      type: 'tata',
      ...(passed && { q: passed }),
    });
  });
});
