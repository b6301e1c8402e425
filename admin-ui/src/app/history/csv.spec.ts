import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv';

describe('toCsv', () => {
  it('keeps quotes, semicolons and new lines inside their cell', () => {
    expect(toCsv([['a;b', 'dice "sì"', 'due\nrighe']])).toBe(
      '\uFEFF"a;b";"dice ""sì""";"due\nrighe"\r\n',
    );
  });

  it.each(['=1+1', '+39', '-5', '@nome', '\tx'])('makes %j harmless for a spreadsheet', (text) => {
    expect(toCsv([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  });
});
