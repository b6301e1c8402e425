import { describe, expect, it } from '@jest/globals';
import { checkWords, SMS_VARIABLES } from './check-words.ts';
import { NOTICE_KEYS } from './keys.ts';
import { renderMail, renderSms } from './render.ts';
import { sampleContext } from './sample.ts';
import { measureSms } from './sms-segments.ts';
import { languageOf, wordsOf } from './words.ts';

const where = { comuneName: 'Milano', publicUrl: 'https://wemi.comune.milano.it' };
const TOLD = NOTICE_KEYS.flatMap((key) =>
  [...new Set(['it', languageOf(key, 'en')] as const)].map((language) => [key, language] as const),
);

describe('the words that come with WeMi', () => {
  it.each(TOLD)('can be saved as they are: %s in %s', (key, language) => {
    const { words } = wordsOf(key, language);
    expect(checkWords(words, sampleContext({ key, language }, where))).toEqual([]);
  });

  it.each(TOLD)('have in subject and SMS nothing that stands for anybody: %s in %s', (key, language) => {
    const { words } = wordsOf(key, language);
    for (const text of [words.subject, words.sms])
      for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(SMS_VARIABLES).toContain(name);
    const context = { ...sampleContext({ key, language }, where), isInPlace: true, actedBy: { name: 'Rosa Verdi', right: 'sportello', sportelloName: 'Spazio Nord', reason: 'È malata' } } as const;
    const shown = `${renderMail(words, context).subject} ${renderSms(words, context)}`;
    for (const told of ['Rosa Verdi', 'Spazio Nord', 'È malata']) expect(shown).not.toContain(told);
  }); // prettier-ignore
});

describe('the size of an SMS', () => {
  it.each([
    ['a'.repeat(160), 160, 1, null],
    ['a'.repeat(161), 161, 2, null],
    ['a'.repeat(306), 306, 2, null],
    ['a'.repeat(307), 307, 3, null],
    [`${'a'.repeat(158)}€`, 160, 1, null],
    ['àèéìòù', 6, 1, null],
    ['l’ente', 6, 1, '’'],
    [`’${'a'.repeat(70)}`, 71, 2, '’'],
    ['È', 1, 1, 'È'],
    ['😀', 2, 1, '😀'],
  ])('of %j is %i letters in %i messages', (text, length, segments, stranger) => {
    expect(measureSms(text)).toMatchObject({ units: length, segments, stranger });
  });
});
