import { describe, expect, test } from '@jest/globals';
import { SERVICE_TYPES } from '../db/seed/write-catalogue.ts';
import { checkDefinition, missingTranslations } from './check-definition.ts';
import { compareTypes } from './compare.ts';
import type { Param, TypeDefinition } from './definition.ts';

const option = (id: string, it = id) => ({ id, it, en: it });
const QUESTIONS: Param[] = [
  { id: 'animal', it: 'Che animale è?', en: 'Which animal?', type: 'choice', options: [option('dog'), option('cat')], sensitive: false, required: true },
  { id: 'walks', it: 'Passeggiate', en: 'Walks', type: 'integer', min: 1, max: 5, sensitive: false, required: false, askedIf: [{ param: 'animal', oneOf: ['dog'] }] },
]; // prettier-ignore
const TYPE: TypeDefinition = {
  sectionId: 'casa', nameIt: 'Animali', nameEn: 'Animals', summaryIt: 'Qualcuno se ne cura.', summaryEn: 'Someone cares.',
  profiles: ['dog-sitter'], params: QUESTIONS, priceModels: ['perVisit'], shared: false,
}; // prettier-ignore
const [ANIMAL, WALKS] = QUESTIONS as [Param, Param];
const asking = (...params: Param[]) => ({ params });
const faultsOf = (change: Partial<TypeDefinition>) =>
  checkDefinition({ ...TYPE, ...change }, ['casa']).map(({ pointer, fault }) => `${pointer} ${fault}`); // prettier-ignore

describe('A definition', () => {
  test('that is sound has no faults, and so have those that come with WeMi', () => {
    expect(faultsOf({})).toEqual([]);
    for (const { it: nameIt, en: nameEn, ...type } of SERVICE_TYPES) {
      const definition = { ...type, nameIt, nameEn, shared: type.shared ?? false } as TypeDefinition;
      expect([type.id, checkDefinition(definition, [type.sectionId])]).toEqual([type.id, []]);
      expect(missingTranslations(definition)).toEqual([]);
    }
  }); // prettier-ignore

  test.each<[string, Partial<TypeDefinition>, string[]]>([
    ['no English name', { nameEn: ' ' }, ['/nameEn required']],
    ['a section that is none', { sectionId: 'mare' }, ['/sectionId section']],
    ['nobody who may come', { profiles: [] }, ['/profiles none']],
    ['the same profile twice', { profiles: ['OSS', 'oss '] }, ['/profiles twice']],
    ['no price', { priceModels: [] }, ['/priceModels none']],
    ['an unknown price', { priceModels: ['barter' as never] }, ['/priceModels price-model']],
    ['one question twice', asking(ANIMAL, { ...ANIMAL, it: 'Altro' }), ['/params/1/id twice']],
    ['an id with blanks', asking({ ...ANIMAL, id: 'che animale' }), ['/params/0/id id']],
    ['a question without words', asking({ ...ANIMAL, it: '' }), ['/params/0/it required']],
    ['a kind that is none', asking({ ...WALKS, askedIf: [], type: 'colour' as never }), ['/params/0/type kind', '/params/0/min bounds']],
    ['a choice of one', asking({ ...ANIMAL, options: [option('dog')] }), ['/params/0/options options']],
    ['two answers of one id', asking({ ...ANIMAL, options: [option('dog'), option('dog', 'altro')] }), ['/params/0/options/1/id twice']],
    ['two answers of one text', asking({ ...ANIMAL, options: [option('dog', 'Cane'), option('cat', 'cane')] }), ['/params/0/options/1/it twice']],
    ['answers to a text', asking({ ...ANIMAL, type: 'text' }), ['/params/0/options options']],
    ['bounds that leave nothing', asking({ ...WALKS, askedIf: [], min: 6 }), ['/params/0/min bounds']],
    ['days of a number', asking({ ...WALKS, askedIf: [], days: 'past' }), ['/params/0/days bounds']],
    ['help in English only', asking({ ...ANIMAL, help: { it: '', en: 'Any' } }), ['/params/0/help/it required']],
    ['a question that waits for one below', asking(WALKS, ANIMAL), ['/params/0/askedIf/0 condition-above']],
    ['a question that waits for itself', asking({ ...WALKS, askedIf: [{ param: 'walks', atLeast: 1 }] }), ['/params/0/askedIf/0 condition-above']],
    ['an answer nobody can give', asking(ANIMAL, { ...WALKS, askedIf: [{ param: 'animal', oneOf: ['fish'] }] }), ['/params/1/askedIf/0 condition-answer']],
    ['a number beyond its bounds', asking({ ...WALKS, askedIf: [] }, { ...ANIMAL, askedIf: [{ param: 'walks', atLeast: 6 }] }), ['/params/1/askedIf/0 condition-answer']],
    ['a condition on free text', asking({ ...WALKS, type: 'text', min: undefined!, max: undefined!, askedIf: [] }, { ...ANIMAL, askedIf: [{ param: 'walks', oneOf: ['x'] }] }), ['/params/1/askedIf/0 condition-answer']],
    ['a condition that asks for nothing', asking(ANIMAL, { ...WALKS, askedIf: [{ param: 'animal' }] }), ['/params/1/askedIf/0 condition-empty']],
  ])('is refused because of %s', (_what, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  }); // prettier-ignore

  test('may wait for its English, and says where', () => {
    const untold = { ...ANIMAL, en: '', help: { it: 'Anche due', en: ' ' }, options: [option('dog'), { ...option('cat'), en: '' }] }; // prettier-ignore
    expect(faultsOf(asking(untold))).toEqual([]);
    expect(missingTranslations(asking(untold))).toEqual(['/params/0/en', '/params/0/help/en', '/params/0/options/1/en']); // prettier-ignore
  });
});

describe('Two definitions', () => {
  test('that say the same have no differences', () => {
    expect(compareTypes(TYPE, structuredClone(TYPE))).toEqual([]);
  });

  test('are told apart field by field, question by question', () => {
    const pets: Param = { ...WALKS, max: 8, askedIf: [{ param: 'animal', oneOf: ['cat'] }], required: true }; // prettier-ignore
    const fresh: Param = { ...ANIMAL, id: 'breed', it: 'Razza' };
    const after = { ...TYPE, nameIt: 'Cani e gatti', profiles: ['dog-sitter', 'OSS'], params: [pets, ANIMAL, fresh] }; // prettier-ignore
    expect(compareTypes(TYPE, after).map(({ field, question, property, act, before, after: is }) => [question ?? field, property ?? act, before, is])).toEqual([
      ['nameIt', 'changed', 'Animali', 'Cani e gatti'],
      ['profiles', 'changed', 'dog-sitter', 'dog-sitter · OSS'],
      ['Passeggiate', 'moved', null, null],
      ['Passeggiate', 'max', '5', '8'],
      ['Passeggiate', 'askedIf', 'Che animale è? = dog', 'Che animale è? = cat'],
      ['Passeggiate', 'required', 'false', 'true'],
      ['Che animale è?', 'moved', null, null],
      ['Razza', 'added', null, null],
    ]);
    expect(compareTypes(after, TYPE).map(({ act, question }) => [act, question])).toContainEqual(['removed', 'Razza']);
  }); // prettier-ignore
});
