import { signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { createSearchWords } from './search-words';

/** The address follows what was taken, as the router makes it. */
function searchIn(first?: string) {
  const address = signal(first);
  const search = createSearchWords(address);
  const take = (words: string | undefined) => {
    const said = search.take(words);
    search.words();
    address.set(said);
    return [said, search.words()];
  };
  return { address, search, take };
}

describe('the words of a search', () => {
  it('stand in the address when they are a number', () => {
    expect(searchIn().take(' MI-2026-000001 ')).toEqual(['MI-2026-000001', 'MI-2026-000001']);
  });

  it('stay on the page when they are a name, whatever was searched for before', () => {
    expect(searchIn().take('Anna Ferrari')).toEqual([undefined, 'Anna Ferrari']);
    expect(searchIn('MI-2026-000001').take('Anna Ferrari')).toEqual([undefined, 'Anna Ferrari']);
    expect(searchIn().take('FRRNNA50A41F205X')[0]).toBeUndefined();
    expect(searchIn().take('3331234567')[0]).toBeUndefined();
  });

  it('are forgotten when they are cleared, or when the address goes back', () => {
    const { address, search, take } = searchIn();
    take('Anna');
    expect(take('')).toEqual([undefined, undefined]);
    take('MI-2026-000001');
    address.set(undefined);
    expect(search.words()).toBeUndefined();
  });
});
