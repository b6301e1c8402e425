import { askedOf } from '../../../../catalogue/answers';
import type { Param } from '../../../../catalogue/definition';
import { say as sayIn, sayAnswer } from '../../../../catalogue/say';
import type { Words } from '../words/words';
import { answersOf, type CounterNeed } from './counter-need';

export interface NeedWords {
  params: readonly Param[];
  principalName: string;
  municipioName: string;
  /** Uploaded files, by the question that they answer. */
  files?: Readonly<Record<string, { name: string } | undefined>>;
}

/** The need in words, read aloud before it is sent; what was left empty says so. */
export function needFacts(
  need: CounterNeed,
  known: NeedWords,
  words: Words,
): { label: string; value: string }[] {
  // prettier-ignore
  const language = words.language() === 'en' ? 'en' : 'it';
  const answers = answersOf(need, known.params);
  const say = (key: string) => words.say(`need.${key}`);
  const whom = need.self
    ? known.principalName
    : [need.name.trim(), need.relation.trim()].filter(Boolean).join(', ');
  const months = need.months === '1' ? say('monthsOne') : need.months && words.say('need.monthsMany', { count: need.months }); // prettier-ignore
  const facts = [
    ...askedOf(known.params, answers).map((param) => {
      const answer = answers[param.id];
      const said = () => known.files?.[param.id]?.name ?? sayAnswer(param, answer!, language);
      return { label: sayIn(param, language), value: answer === undefined ? '' : said() };
    }),
    { label: say('beneficiary'), value: whom },
    { label: say('municipio'), value: known.municipioName },
    { label: say('address'), value: need.address },
    { label: say('placeNotes'), value: need.placeNotes },
    { label: say('from'), value: need.from && words.day(need.from) },
    { label: say('months'), value: months },
    { label: say('timeNotes'), value: need.timeNotes },
    { label: words.say('reason.label'), value: need.reason },
  ];
  return facts.map(({ label, value }) => ({ label, value: value.trim() || say('notGiven') }));
}
