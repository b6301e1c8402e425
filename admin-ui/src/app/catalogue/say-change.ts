import type { TypeChange } from '../api-types';
import type { Words } from '../words/words';

/** One difference between two versions, in a sentence. */
export function sayChange(change: TypeChange, words: Words): string {
  const { field, question, property, act } = change;
  if (question !== null && property === null) return words.say(`catalogue.change.${act}`, { question }); // prettier-ignore
  const what = property
    ? `«${question}», ${words.say(`catalogue.property.${property}`)}`
    : words.say(`catalogue.field.${field}`);
  const kind = property ?? field;
  const said = (value: string | null) => sayValue(kind, value, words);
  return words.say('catalogue.change.changed', { what, before: said(change.before), after: said(change.after) }); // prettier-ignore
}

function sayValue(kind: string, value: string | null, words: Words): string {
  if (value === null) return words.say('catalogue.change.nothing');
  if (value === 'true' || value === 'false') return words.say(`catalogue.change.${value}`);
  if (kind === 'type') return words.say(`catalogue.kind.${value}`);
  if (kind === 'days') return words.say(`catalogue.days.${value}`);
  if (kind !== 'priceModels') return value;
  return value.split(' · ').map((one) => words.say(`priceModel.${one}`)).join(', '); // prettier-ignore
}
