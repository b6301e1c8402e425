import type { PolicyScope } from '../api-types';
import type { Words } from '../words/words';

/** Whose rules these are: a service's, or the comune's for all that have none of their own. */
export function scopeName(
  { nameIt, nameEn }: Pick<PolicyScope, 'nameIt' | 'nameEn'>,
  words: Words,
): string {
  return nameIt && nameEn ? words.name({ nameIt, nameEn }) : words.say('rules.ofComune');
}
