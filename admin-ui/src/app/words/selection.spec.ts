import { signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { createSelection } from './selection';

describe('a selection', () => {
  const open = () => {
    const ids = signal(['a', 'b', 'c', 'd']);
    const of = signal(0);
    return { ids, of, selection: createSelection({ ids, of }) };
  };
  const chosen = ({ selection }: ReturnType<typeof open>) =>
    [...selection.chosen()].sort().join('');

  it('reaches from the row touched last to another, in both directions, and takes away so, too', () => {
    const list = open();
    list.selection.toggle('c');
    list.selection.extendTo('a');
    expect(chosen(list)).toBe('abc');
    list.selection.extendTo('b');
    expect(chosen(list)).toBe('c');
  });

  it('begins with one row where none was touched, or the one that was is gone', () => {
    const list = open();
    list.selection.extendTo('b');
    expect(chosen(list)).toBe('b');
    list.ids.set(['c', 'd']);
    list.selection.extendTo('d');
    expect(chosen(list)).toBe('bd');
  });

  it('is of all rows or of none, and of nothing in another list', () => {
    const list = open();
    list.selection.toggleAll();
    expect([chosen(list), list.selection.areAll()]).toEqual(['abcd', true]);
    list.selection.toggleAll();
    expect(chosen(list)).toBe('');
    list.selection.set(['a']);
    list.of.set(1);
    expect(chosen(list)).toBe('');
  });
});
