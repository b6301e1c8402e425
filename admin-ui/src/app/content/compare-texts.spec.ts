import { describe, expect, it } from '@jest/globals';
import { compareTexts, mergeTexts } from './compare-texts';

const told = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ is, text }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[is])
    .join('');

describe('what became of a text', () => {
  it.each([
    ['uguale', 'uguale', 'uguale'],
    ['', 'nuovo', '[+nuovo]'],
    ['vecchio', '', '[-vecchio]'],
    ['Chiusi il 15.\n', 'Chiusi il 16.\n', 'Chiusi il [-15.][+16.]\n'],
    ['a\nb\nc\n', 'a\nc\n', 'a\n[-b\n]c\n'],
    ['a\nc\n', 'a\nb b\nc\n', 'a\n[+b b\n]c\n'],
  ])('from %j to %j', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it('loses no letter of what came or went, however long the rest', () => {
    const rest = 'Una riga che resta com’è.\n'.repeat(40);
    const pieces = compareTexts(`${rest}prima\n${rest}`, `${rest}dopo\n${rest}`);
    expect(pieces.filter(({ is }) => is !== 'same')).toEqual([
      { is: 'gone', text: 'prima' },
      { is: 'new', text: 'dopo' },
    ]);
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThan(250);
  });

  it('answers at once for texts that have nothing in common', () => {
    const [before, after] = ['a b\n', 'c d\n'].map((line) => line.repeat(5_000)) as [
      string,
      string,
    ];
    const began = Date.now();
    expect(compareTexts(before, after).map(({ is }) => is)).toContain('gone');
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

describe('two changes to one text', () => {
  const begun = 'Titolo\n\nUno\n\nDue\n\nTre\n';
  it.each([
    ['mine alone', 'Titolo\n\nUno!\n\nDue\n\nTre\n', begun, 'Titolo\n\nUno!\n\nDue\n\nTre\n'],
    ['theirs alone', begun, 'Titolo\n\nUno\n\nDue\n', 'Titolo\n\nUno\n\nDue\n'],
    ['both in different places', 'Titolo\n\nUno!\n\nDue\n\nTre\n', 'Titolo\n\nUno\n\nDue\n\nTre?\n', 'Titolo\n\nUno!\n\nDue\n\nTre?\n'],
    ['both the same', 'Titolo\n\nUno!\n\nDue\n\nTre\n', 'Titolo\n\nUno!\n\nDue\n\nTre\n', 'Titolo\n\nUno!\n\nDue\n\nTre\n'],
    ['both in one place, ours first', 'Titolo\n\nUno A\n\nDue\n\nTre\n', 'Titolo\n\nUno B\n\nDue\n\nTre\n', 'Titolo\n\nUno A\nUno B\n\nDue\n\nTre\n'],
    ['both at an end without a line break', 'a\nb', 'a\nc', 'a\nb\nc'],
  ])('%s', (_what, ours, theirs, merged) => {
    expect(mergeTexts(_what.includes('line break') ? 'a\n' : begun, ours, theirs)).toBe(merged);
  }); // prettier-ignore

  it('keep every line that either wrote', () => {
    const merged = mergeTexts(begun, 'Mio\n\nUno mio\n', 'Suo\n\nDue suo\n');
    for (const line of ['Mio', 'Uno mio', 'Suo', 'Due suo']) expect(merged).toContain(line);
  });
});
