import type { Words } from '../words/words';
import { readProblem } from './problem';

/** What went wrong, as one sentence: for a row of many, where there is no room for a whole box. */
export function sayRefusal(error: unknown, words: Words): string {
  const { title, code, errors = [] } = readProblem(error);
  const text = title ?? words.sayOr(`problem.${code}`, words.say('problem.internal'));
  return [text, ...errors.slice(0, 1).map(({ message }) => message)].join(' ');
}
