import { describe, expect, test } from '@jest/globals';
import { answersAsked, askedOf, checkAnswers } from './answers.ts';
import type { Answers, Param } from './definition.ts';
import { sayAnswer } from './say.ts';

const TODAY = '2026-11-29';
const ask = (id: string, type: Param['type'], more: Partial<Param> = {}): Param => ({
  ...{ id, it: id, en: '', type, sensitive: false, required: false },
  ...more,
});
const option = (id: string) => ({ id, it: `«${id}»`, en: '' });
const options = [option('cane'), option('gatto')];

describe('An answer', () => {
  test.each<[string, Param, Answers, string[]]>([
    ['a choice that is offered', ask('q', 'choice', { options }), { q: 'cane' }, []],
    ['a choice that is not', ask('q', 'choice', { options }), { q: 'pesce' }, ['/params/q choice']],
    ['two choices', ask('q', 'choices', { options }), { q: ['cane', 'gatto'] }, []],
    ['the same twice', ask('q', 'choices', { options }), { q: ['cane', 'cane'] }, ['/params/q choice']],
    ['a whole number within', ask('q', 'integer', { min: 2, max: 3 }), { q: 2 }, []],
    ['one below', ask('q', 'integer', { min: 2, max: 3 }), { q: 1 }, ['/params/q range']],
    ['a half', ask('q', 'integer'), { q: 1.5 }, ['/params/q range']],
    ['digits as text', ask('q', 'integer'), { q: '2' }, ['/params/q range']],
    ['yes', ask('q', 'boolean'), { q: true }, []],
    ['a no in words', ask('q', 'boolean'), { q: 'no' }, ['/params/q boolean']],
    ['a text', ask('q', 'text'), { q: 'Un gatto' }, []],
    ['a text without end', ask('q', 'text'), { q: 'x'.repeat(1001) }, ['/params/q text']],
    ['a day', ask('q', 'date'), { q: '2028-02-29' }, []],
    ['a day that does not exist', ask('q', 'date'), { q: '2026-02-29' }, ['/params/q date']],
    ['a day in words', ask('q', 'date'), { q: 'domani' }, ['/params/q date']],
    ['today, of days gone by', ask('q', 'date', { days: 'past' }), { q: TODAY }, []],
    ['tomorrow, of days gone by', ask('q', 'date', { days: 'past' }), { q: '2026-11-30' }, ['/params/q past']],
    ['today, of days to come', ask('q', 'date', { days: 'future' }), { q: TODAY }, []],
    ['yesterday, of days to come', ask('q', 'date', { days: 'future' }), { q: '2026-11-28' }, ['/params/q future']],
    ['an address', ask('q', 'address'), { q: { street: 'Via Capuana 3', city: 'Milano' } }, []],
    ['half an address', ask('q', 'address'), { q: { postcode: '2010' } }, ['/params/q/street required', '/params/q/postcode postcode', '/params/q/city required']],
    ['an address with a name', ask('q', 'address'), { q: { street: '-', city: '-', name: 'Rosa' } }, ['/params/q parts']],
    ['an address in one line', ask('q', 'address'), { q: 'Via Capuana 3' }, ['/params/q parts']],
    ['a person', ask('q', 'person'), { q: { name: 'Rosa', relation: 'figlia', phone: '+39 333 1234567' } }, []],
    ['a person whose phone is none', ask('q', 'person'), { q: { name: 'Rosa', phone: 'a casa' } }, ['/params/q/phone phone']],
    ['a file', ask('q', 'file'), { q: '0198c0de-0000-4000-8000-000000000001' }, []],
    ['the name of a file', ask('q', 'file'), { q: 'pianta.pdf' }, ['/params/q file']],
    ['no file, where one must', ask('q', 'file', { required: true }), {}, ['/params/q required']],
    ['nothing, where it may', ask('q', 'text'), {}, []],
    ['blanks, where it may not', ask('q', 'text', { required: true }), { q: ' ' }, ['/params/q required']],
    ['empty parts, where they may not', ask('q', 'person', { required: true }), { q: { name: '' } }, ['/params/q required']],
    ['no choice, where one must', ask('q', 'choices', { options, required: true }), { q: [] }, ['/params/q required']],
    ['an answer to nothing', ask('q', 'text'), { 'a/b': 'x' }, ['/params/a~1b unasked']],
  ])('is judged: %s', (_what, param, answers, faults) => {
    const found = checkAnswers([param], answers, TODAY);
    expect(found.map(({ pointer, fault }) => `${pointer} ${fault}`)).toEqual(faults);
  }); // prettier-ignore
});

describe('A question', () => {
  const params = [
    ask('animals', 'choices', { options }),
    ask('breed', 'text', { required: true, askedIf: [{ param: 'animals', oneOf: ['cane'] }] }),
    ask('walks', 'integer', { askedIf: [{ param: 'animals', oneOf: ['cane'] }] }),
    ask('when', 'text', { askedIf: [{ param: 'walks', atLeast: 2, atMost: 4 }] }),
    ask('alone', 'boolean'),
    ask('who', 'person', { askedIf: [{ param: 'alone', oneOf: [false] }, { param: 'animals', oneOf: ['cane', 'gatto'] }] }),
  ]; // prettier-ignore
  test.each<[string, Answers, string[]]>([
    ['before anything was said', {}, ['animals', 'alone']],
    ['with another animal', { animals: ['gatto'] }, ['animals', 'alone']],
    ['with a dog', { animals: ['gatto', 'cane'] }, ['animals', 'breed', 'walks', 'alone']],
    ['with two walks', { animals: ['cane'], walks: 2 }, ['animals', 'breed', 'walks', 'when', 'alone']],
    ['with five walks', { animals: ['cane'], walks: 5 }, ['animals', 'breed', 'walks', 'alone']],
    ['with walks of no dog', { animals: ['gatto'], walks: 2 }, ['animals', 'alone']],
    ['when both hold', { animals: ['gatto'], alone: false }, ['animals', 'alone', 'who']],
    ['when one does not', { alone: false }, ['animals', 'alone']],
  ])('is asked as its conditions say: %s', (_when, answers, asked) => {
    expect(askedOf(params, answers).map(({ id }) => id)).toEqual(asked);
  }); // prettier-ignore

  test('that is not asked need not be answered, and an answer to it is not taken', () => {
    const answers = { animals: ['gatto'], breed: 'Setter', gone: 'x' };
    expect(checkAnswers(params, { animals: ['gatto'] }, TODAY)).toEqual([]);
    expect(checkAnswers(params, answers, TODAY).map(({ pointer }) => pointer)).toEqual(['/params/breed', '/params/gone']); // prettier-ignore
    expect(answersAsked(params, answers)).toEqual({ animals: ['gatto'] });
  });
});

describe('An answer in words', () => {
  const english = { options: [{ id: 'cane', it: 'Cane', en: 'Dog' }, { id: 'gatto', it: 'Gatto', en: '' }] }; // prettier-ignore
  test.each<[Param, Answers[string], string, string]>([
    [ask('q', 'choices', english), ['cane', 'gatto'], 'Cane, Gatto', 'Dog, Gatto'],
    [ask('q', 'choice', english), 'gone', 'gone', 'gone'],
    [ask('q', 'boolean'), false, 'No', 'No'],
    [ask('q', 'integer'), 12, '12', '12'],
    [ask('q', 'date'), '2026-03-03', '3 marzo 2026', '3 March 2026'],
    [ask('q', 'address'), { street: 'Via Capuana 3', postcode: '20100', city: 'Milano' }, 'Via Capuana 3, 20100 Milano', 'Via Capuana 3, 20100 Milano'],
    [ask('q', 'file'), '0198c0de-0000-4000-8000-000000000001', 'Un file', 'A file'],
    [ask('q', 'person'), { name: 'Rosa', phone: '333', relation: 'figlia' }, 'Rosa, figlia, 333', 'Rosa, figlia, 333'],
  ])('is said in both languages, in Italian where there is no English: %j', (param, answer, it, en) => {
    expect([sayAnswer(param, answer, 'it'), sayAnswer(param, answer, 'en')]).toEqual([it, en]);
  }); // prettier-ignore
});
