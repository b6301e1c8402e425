import type { Param } from '../api-types';
import type { Words } from '../words/words';
import type { CounterNeed, ParamValue } from './counter-need';

export interface NeedWords {
  params: readonly Param[];
  principalName: string;
  municipioName: string;
}

/** The need in words, read aloud before it is sent; what was left empty says so. */
export function needFacts(
  need: CounterNeed,
  known: NeedWords,
  words: Words,
): { label: string; value: string }[] {
  // prettier-ignore
  const isEnglish = words.language() === 'en';
  const say = (key: string) => words.say(`need.${key}`);
  const whom = need.self
    ? known.principalName
    : [need.name.trim(), need.relation.trim()].filter(Boolean).join(', ');
  const months = need.months === '1' ? say('monthsOne') : need.months && words.say('need.monthsMany', { count: need.months }); // prettier-ignore
  const facts = [
    ...known.params.map((param) => ({
      label: isEnglish ? param.en : param.it,
      value: sayAnswer(param, need.params[param.id], words),
    })),
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

function sayAnswer(param: Param, value: ParamValue | undefined, words: Words): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return words.say(`counterNeed.${value ? 'yes' : 'no'}`);
  if (param.type !== 'choice' && param.type !== 'choices') return String(value);
  const chosen = Array.isArray(value) ? value : [String(value)];
  return (param.options ?? [])
    .filter(({ id }) => chosen.includes(id))
    .map(({ it, en }) => (words.language() === 'en' ? en : it))
    .join(', ');
}
