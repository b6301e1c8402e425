import { describe, expect, it } from '@jest/globals';
import { checkWords, variablesOf } from './check-words.ts';
import { NOTICE_KEYS, partsOf } from './keys.ts';
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
    const known = [...variablesOf(partsOf(key).kind), 'link'];
    for (const text of [words.subject, words.sms])
      for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(known).toContain(name);
    const context = { ...sampleContext({ key, language }, where), isInPlace: true, actedBy: { name: 'Rosa Verdi', right: 'sportello', sportelloName: 'Spazio Nord', reason: 'È malata' } } as const;
    const shown = `${renderMail(words, context).subject} ${renderSms(words, context)}`;
    for (const told of ['Rosa Verdi', 'Spazio Nord', 'È malata']) expect(shown).not.toContain(told);
  }); // prettier-ignore
});

describe('what can be filled in', () => {
  const shown = { subject: 'c’è una novità', action: 'Apri', sms: 'WeMi. {{link}}' };
  it.each([
    ['confirmOrder:citizen', ['numero', 'comune']],
    ['ticket:answered:citizen', ['numero', 'comune']],
    ['voucher:expiring:citizen', ['giorno', 'comune']],
    ['mandate:heldEnding:sportello', ['giorno', 'comune']],
    ['voucher:granted:citizen', ['comune']],
    ['payout:return:ente', ['comune']],
    ['payout:iban-proposed:ente', ['cifre', 'comune']],
  ])('in %s is %j, and nothing else', (key, variables) => {
    const context = sampleContext({ key, language: 'it' }, where);
    for (const name of ['numero', 'comune', 'giorno', 'cifre', 'link', 'nome', 'expiresOn']) {
      const faults = checkWords({ ...shown, text: `Leggi {{${name}}}` }, context);
      expect([name, faults.map(({ field }) => field)]).toEqual([name, variables.includes(name) ? [] : ['text']]);
    }
    const [fault] = checkWords({ ...shown, text: '{{nome}}' }, context);
    for (const name of variables) expect(fault!.message.it).toContain(`{{${name}}}`);
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
